"""The tree with time in it, and the people in it."""

from nennep.units.models.dated import Dated, DatedQuerySet
from nennep.units.models.doors import ListImport, SentForm
from nennep.units.models.people import Membership, Person, Position, PositionKind
from nennep.units.models.rights import ActingGrant, Role
from nennep.units.models.tree import (
    Reorganisation,
    Succession,
    Tree,
    Unit,
    UnitIdentifier,
    UnitKind,
    UnitName,
    UnitParent,
    UnitService,
)

__all__ = [
    "ActingGrant",
    "Dated",
    "DatedQuerySet",
    "ListImport",
    "Membership",
    "Person",
    "Position",
    "PositionKind",
    "Reorganisation",
    "Role",
    "SentForm",
    "Succession",
    "Tree",
    "Unit",
    "UnitIdentifier",
    "UnitKind",
    "UnitName",
    "UnitParent",
    "UnitService",
]
