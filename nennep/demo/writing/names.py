"""Made-up people. The make-believe province they live in stands in `places.py`."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from . import people
from .grammar import randomness


@dataclass(frozen=True)
class PersonName:
    """A name in its parts; sex is "nam" or "nữ", as it stands in Vietnamese lists."""

    family: str
    middle: str
    given: str
    sex: str
    people: str

    @property
    def full(self) -> str:
        return f"{self.family} {self.middle} {self.given}"


def person_names(seed: object, n: int, share_of_women: float = 0.42) -> list[PersonName]:
    """n names with the mix of peoples and family names of the province; a few people share a name, as in life."""
    rng = randomness(seed, "person names")
    peoples, shares = _weights(people.PEOPLES)
    families = {name: _weights(people.FAMILIES[name]) for name in peoples}
    names = []
    for _ in range(n):
        group = rng.choices(peoples, cum_weights=shares)[0]
        values, weights = families[group]
        family = rng.choices(values, cum_weights=weights)[0]
        is_woman = rng.random() < share_of_women
        middle, given = _personal(rng, group, family, is_woman)
        names.append(PersonName(family, middle, given, "nữ" if is_woman else "nam", group))
    return names


def _weights(table: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(table), list(accumulate(table.values()))


def _personal(rng: Random, group: str, family: str, is_woman: bool) -> tuple[str, str]:
    if group == "Mông":
        middles = ["Thị"] if is_woman else people.MONG_MEN_MIDDLE
        givens = people.MONG_WOMEN_GIVEN if is_woman else people.MONG_MEN_GIVEN
    elif group == "Dao":
        middles = people.DAO_WOMEN_MIDDLE if is_woman else people.DAO_MEN_MIDDLE
        givens = people.DAO_WOMEN_GIVEN if is_woman else people.DAO_MEN_GIVEN
    else:
        middles = people.WOMEN_MIDDLE if is_woman else people.MEN_MIDDLE
        givens = people.WOMEN_GIVEN if is_woman else people.MEN_GIVEN
    middle = rng.choice([word for word in middles if word != family])
    given = rng.choice([word for word in givens if word not in (middle, family)])
    return middle, given
