"""A small organisation that every test knows.

province NS                       officer, leader, administrator, reviewer of the province
  commune NS.01 (Hùng Sơn)        officer, leader, administrator, reviewer, clerk of the commune
    branch NS.01.1                clerk of the branch; members An, Bình
    branch NS.01.2                member Chi
  commune NS.02 (Quang Lâm)       officer, leader, administrator, reviewer, clerk of the sibling commune
    branch NS.02.1                member Dung
"""

from dataclasses import dataclass, field
from datetime import date

from nennep.accounts.models import User
from nennep.units import actions
from nennep.units.actions.tree import NewUnit
from nennep.units.models import PositionKind, Tree, Unit, UnitKind
from tests.machinery.remembered import remembered

SINCE = date(2025, 7, 1)
STAFF = ("administrator", "officer", "reviewer", "clerk", "leader")
PASSWORD = "mat-khau-thu-nghiem"


@dataclass
class Cast:
    """`units[code]`, `users[name]`, `people[name]`; a staff user's name is `role@unit code`."""

    tree: Tree
    units: dict[str, Unit] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    posts: dict[str, PositionKind] = field(default_factory=dict)


@remembered
def build_cast():
    by = User.objects.create_user("founder", PASSWORD)
    tree = actions.start_tree(code="ns", name="Tỉnh Nà Sơn", words={"member": "đảng viên"}, by=by)
    cast = Cast(tree)
    cast.users["founder"] = by
    kinds = {
        code: UnitKind.objects.create(tree=tree, code=code, name=name, rank=rank)
        for rank, (code, name) in enumerate([("province", "Tỉnh"), ("commune", "Xã"), ("branch", "Chi bộ")], 1)
    }
    for code, name, may_sign in [("secretary", "Bí thư", True), ("head", "Trưởng ban", True)]:
        cast.posts[code] = PositionKind.objects.create(tree=tree, code=code, name=name, may_sign=may_sign)
    new = [
        _new("NS", "Tỉnh Nà Sơn", kinds["province"], None),
        _new("NS.01", "Xã Hùng Sơn", kinds["commune"], "NS"),
        _new("NS.01.1", "Chi bộ Bản Mới", kinds["branch"], "NS.01"),
        _new("NS.01.2", "Chi bộ Trường học", kinds["branch"], "NS.01"),
        _new("NS.02", "Xã Quang Lâm", kinds["commune"], "NS"),
        _new("NS.02.1", "Chi bộ Đồng Tâm", kinds["branch"], "NS.02"),
    ]
    for unit in actions.open_units(tree=tree, new=new, on=SINCE, by=by, legal_basis="thử nghiệm"):
        cast.units[unit.code] = unit
    for unit_code in ("NS", "NS.01", "NS.02", "NS.01.1"):
        for role in STAFF:
            _add_staff(cast, role, unit_code, by)
    for name, full_name, unit_code in [
        ("an", "Nguyễn Văn An", "NS.01.1"),
        ("binh", "Hoàng Thị Bình", "NS.01.1"),
        ("chi", "Lý Thị Chi", "NS.01.2"),
        ("dung", "Đặng Văn Dũng", "NS.02.1"),
    ]:
        _add(cast, name, full_name, unit_code, by)
    cast.users["stranger"] = User.objects.create_user("stranger", PASSWORD)
    return cast


def _new(code, name, kind, parent_code):
    return NewUnit(code, name, kind, parent_code)


def _add_staff(cast, role, unit_code, by):
    name = f"{role}@{unit_code}"
    user = _add(cast, name, f"Vai {role} {unit_code}", unit_code, by)
    actions.grant_role(user=user, unit=cast.units[unit_code], kind=role, on=SINCE, by=by)
    if role == "leader":
        actions.appoint(
            person=cast.people[name],
            unit=cast.units[unit_code],
            kind=cast.posts["secretary"],
            on=SINCE,
            by=by,
        )


def _add(cast, name, full_name, unit_code, by):
    person = actions.add_person(code=f"P-{name}", full_name=full_name, unit=cast.units[unit_code], on=SINCE, by=by)
    cast.people[name] = person
    cast.users[name] = actions.give_account(
        person=person, username=name.replace("@", "."), password=PASSWORD, by=by, must_change_password=False
    )
    return cast.users[name]
