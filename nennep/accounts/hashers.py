from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """argon2id with 19 MiB, two passes, one lane: OWASP's first recommendation, about 25 ms here."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
