from nennep.accounts.hashers import Argon2id


class CheapArgon2id(Argon2id):
    """The product's own algorithm with the smallest effort it takes: tests make many accounts."""

    time_cost = 1
    memory_cost = 8
