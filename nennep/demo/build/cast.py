"""Who lives where, worked out from the seed alone, so that the texts can be written while the tables are filled."""

from functools import cache
from random import Random

from nennep.demo.build.steps import SEED
from nennep.demo.writing import places
from nennep.demo.writing.lives import Author
from nennep.demo.writing.names import person_names

PEOPLE = 5_875
SMALLEST_BRANCH = 3


@cache
def homes():
    """The branch of each person, by number."""
    rng = Random(f"{SEED} people")  # noqa: S311 - make-believe people, not secrets
    branches = sorted(places.branches(SEED), key=lambda branch: branch.code)
    weights = [rng.uniform(0.6, 1.6) for _ in branches]
    sizes = [max(SMALLEST_BRANCH, round(PEOPLE * weight / sum(weights))) for weight in weights]
    while (gap := PEOPLE - sum(sizes)) != 0:
        position = rng.randrange(len(sizes))
        sizes[position] += 1 if gap > 0 else -1 if sizes[position] > SMALLEST_BRANCH else 0
    return [branch for branch, size in zip(branches, sizes, strict=True) for _ in range(size)]


@cache
def authors():
    """Everybody as the author of an essay, by number."""
    communes = {commune.code: capital(commune.name) for commune in places.COMMUNES}
    return [
        Author(name.full, home.name, communes[home.commune], home.kind)
        for name, home in zip(person_names(SEED, PEOPLE), homes(), strict=True)
    ]


def person_code(number):
    """NS00001 is the first."""
    return f"NS{number:05}"


def capital(name):
    return name[:1].upper() + name[1:]
