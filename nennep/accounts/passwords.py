"""First passwords, made by the program: read out over the telephone, typed on a phone, changed at the first sign-in."""

import secrets

# Without letters and digits that are taken for one another (0 o, 1 l i), and without capitals.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LETTERS_IN_A_GROUP = 3, 4


def new_password() -> str:
    """Twelve letters in three groups, "k3vq-8mzn-t4hc": about 59 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LETTERS_IN_A_GROUP)) for _ in range(GROUPS))
