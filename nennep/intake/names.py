"""Names as a register writes them: heads of papers are set in capitals, registers are not."""

import re

from django.db.models import Q

from nennep.lib.vietnamese import fold
from nennep.units.models import Unit, UnitName

# Behind these words stands the name of a place, which keeps its capitals; longer ones first.
PLACES = (
    "thành phố", "đặc khu", "thị trấn", "thị xã", "tỉnh ủy", "thành ủy", "huyện ủy", "tỉnh", "huyện", "quận", "phường",
    "xã", "thôn", "bản", "ấp", "tổ dân phố", "trường",
)  # fmt: skip
PLACE = re.compile(rf"\b(?:{'|'.join(PLACES)})\s+(?P<name>.+)$")
# "Sở Nội vụ", "Ban Tuyên giáo": the field of work begins with a capital.
FIELD = re.compile(r"\b(?<!ủy )(?:ban|sở|bộ|phòng|cục|chi cục|viện|hội(?! đồng))\s+(?P<field>\w)")
ALWAYS = (
    "Việt Nam",
    "Hồ Chí Minh",
    "Đoàn Thanh niên",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Mặt trận Tổ quốc",
)
# The body of a unit is issued for under the unit's own name: "Ủy ban nhân dân xã Hùng Sơn" is of "Xã Hùng Sơn".
BODIES = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "ban chap hanh dang bo", "ban thuong vu dang uy",
    "ban thuong vu", "dang uy", "uy ban mat tran to quoc viet nam", "van phong",
)  # fmt: skip


def as_in_a_register(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ HÙNG SƠN" as "Ủy ban nhân dân xã Hùng Sơn"; what is not all capitals stays as it is."""
    name = " ".join(name.split())
    if not name.isupper():
        return name
    small = name.lower()
    place = PLACE.search(small)
    if place and place["name"] != "ủy":
        small = small[: place.start("name")] + " ".join(_capital(word) for word in place["name"].split())
    for found in FIELD.finditer(small):
        small = small[: found.start("field")] + _capital(small[found.start("field") :])
    for written in ALWAYS:
        small = small.replace(written.lower(), written)
    return _capital(small)


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


def _capital(words):
    return words[:1].upper() + words[1:]
