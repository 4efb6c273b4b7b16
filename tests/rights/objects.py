"""What the table of rights is asked about: the same things at the own unit, a sibling, the parent and a child.

Everybody who asks stands at the commune NS.01. A thing is what an address needs of it, by name; `mine` are things
that belong to the one who asks. Every essay holds one word that stands nowhere else.
"""

from dataclasses import dataclass, field

from nennep.accounts.models import User
from nennep.units.models import Unit
from nennep.units.tests.cast import Cast, build_cast
from tests.rights.objects_campaigns import add_campaigns
from tests.rights.objects_directives import add_directives
from tests.rights.objects_documents import add_documents
from tests.rights.objects_essays import add_essays, add_handed_down
from tests.rights.objects_finding import add_searches
from tests.rights.objects_house import add_house
from tests.rights.objects_intake import add_intake
from tests.rights.objects_neighbour import add_neighbour
from tests.rights.objects_units import add_units
from tests.rights.people import HERE, PLACES, STAFF, add_member


@dataclass
class World:
    """`things[about, relation]`; `mine[about, role]`; `essays[word]` is where a word of an essay comes from."""

    cast: Cast
    things: dict[tuple[str, str], dict] = field(default_factory=dict)
    mine: dict[tuple[str, str], dict] = field(default_factory=dict)
    essays: dict[str, "Source"] = field(default_factory=dict)
    _words: int = 0

    def unit(self, relation) -> Unit:
        return self.cast.units[PLACES[relation]]

    def user(self, role) -> User | None:
        """Who asks: a role at NS.01, the stranger; nobody for anonymous."""
        return self.cast.users.get(role if role == "stranger" else f"{role}@{HERE}")

    def staff(self, role, relation) -> User:
        """The keeper of another place, with whose hands the things are made."""
        return self.cast.users[f"{role}@{PLACES[relation]}"]

    def word(self, about, relation, author):
        """A word that stands nowhere else, remembered with the essay that it goes into."""
        self._words += 1
        word = f"zq{self._words:04}zq"
        self.essays[word] = Source(about, relation, author)
        return word


@dataclass(frozen=True)
class Source:
    """The essay that a word stands in: its kind, where it lies, and the role of its author if one of ours."""

    about: str
    relation: str
    author: str


def build_world():
    world = World(build_cast())
    for code in PLACES.values():
        add_member(world.cast, f"author@{code}", f"Hoàng Văn Tác {code}", code)
    add_member(world.cast, f"member@{HERE}", "Vàng Thị Tâm", HERE)
    add_units(world)
    for relation in PLACES:
        add_campaigns(world, relation)
        add_essays(world, relation)
    add_handed_down(world)
    for relation in PLACES:
        add_documents(world, relation)
    add_directives(world)
    add_house(world)
    add_searches(world)
    add_intake(world)
    add_neighbour(world)
    return world


__all__ = ["HERE", "PLACES", "STAFF", "Source", "World", "build_world"]
