"""A life for each author: sex, age, family, the place they live in. Facts stay the same through an essay."""

from dataclasses import dataclass
from random import Random

from .grammar import Voice
from .word_lists import word_list

KINDS = ("village", "street", "school", "health", "office")


@dataclass(frozen=True)
class Author:
    """Who writes: full name, name of the branch, name of the commune, and the kind of the branch (see KINDS)."""

    name: str
    unit_name: str
    commune_name: str
    kind: str


_CHILDREN = word_list("children")


def facts_of(author: Author, rng: Random) -> dict[str, tuple[str, ...]]:
    """What the lines may ask for: kin, child, spouse, here, commune, age, years."""
    words = author.name.split()
    is_woman = "Thị" in words if len(words) > 2 and words[1] in ("Thị", "Văn", "A") else rng.random() < 0.5
    age = 24 + int(rng.triangular(0, 44, 18))
    spouse = "chồng tôi" if is_woman else "vợ tôi"
    first, second = rng.sample(_CHILDREN, 2)
    child = (
        f"cháu {first}",
        f"con tôi là {first}",
        f"{first} nhà tôi",
        f"bé {first}" if age < 38 else f"con {first} lớn",
        f"cháu {second}",
    )
    kin = [spouse, spouse, *child[:3], f"cháu {second} nhà tôi", *_relatives(age, is_woman, rng)]
    place = author.unit_name.removeprefix("Chi bộ ")
    return {
        "kin": tuple(kin),
        "child": child,
        "spouse": (spouse,),
        "here": (place, place, "chỗ tôi", f"{place} này"),
        "commune": (author.commune_name,),
        "age": (str(age),),
        "years": (str(max(1, int((age - 21) * rng.uniform(0.3, 1.0)))),),
    }


FACTS = frozenset(("kin", "child", "spouse", "here", "commune", "age", "years"))


def _relatives(age: int, is_woman: bool, rng: Random) -> list[str]:
    name = rng.choice(_CHILDREN)
    everybody = [
        "chị gái tôi",
        "em trai tôi",
        "cô em họ",
        f"anh họ tôi tên {name}",
        "ông chú họ",
        "dì tôi",
        "cậu tôi",
        "em dâu tôi",
        "bà bác tôi",
        f"thằng cháu {name}",
    ]
    parents = [
        "mẹ tôi",
        "bố tôi",
        "mẹ chồng tôi" if is_woman else "mẹ vợ tôi",
        "bố chồng tôi" if is_woman else "bố vợ tôi",
    ]
    children = [
        "con dâu tôi",
        "con rể tôi",
        f"cháu nội tôi tên {name}",
        f"cháu ngoại {name}",
        "bà thông gia",
        "con gái lớn tôi",
        "thằng út nhà tôi",
    ]
    if age < 40:
        return rng.sample(parents, 2) + rng.sample(everybody, 3)
    if age < 54:
        return rng.sample(parents, 1) + rng.sample(children[-2:], 1) + rng.sample(everybody, 3)
    return rng.sample(children, 4) + rng.sample(everybody, 1)


def voice_of(author: Author, rng: Random) -> Voice:
    return Voice(rng, facts_of(author, rng))
