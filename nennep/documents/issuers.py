"""Which unit of the tree a paper means by the name of its issuer."""

from django.db.models import Q

from nennep.lib.vietnamese import fold
from nennep.units.models import Unit, UnitName

# The body of a unit is issued for under the unit's own name: "Ủy ban nhân dân xã Hùng Sơn" is of "Xã Hùng Sơn".
BODIES = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "ban chap hanh dang bo", "ban thuong vu dang uy",
    "ban thuong vu", "dang uy", "uy ban mat tran to quoc viet nam", "van phong",
)  # fmt: skip


def unit_named(name: str, tree_id):
    """The one unit of the tree that this name means, whatever its case and marks; None when none or several do."""
    folded = " ".join(fold(name).split())
    wanted = {folded, *(folded.removeprefix(f"{body} ") for body in BODIES)}
    begins = Q(pk__in=[])
    for words in wanted - {""}:
        begins |= Q(folded__startswith=f"{words} ")  # the code stands behind the name
    units = Unit.objects.filter(tree=tree_id)
    found = [unit for unit in units.filter(begins, closed_on=None) if fold(unit.name) in wanted]
    if not found:
        old = UnitName.objects.filter(begins, unit__tree=tree_id).select_related("unit")
        found = list({row.unit for row in old if fold(row.name) in wanted})
    return found[0] if len(found) == 1 else None
