"""Units with what happened to them, the people in them, and lists of people that wait for a look."""

from datetime import date
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from nennep.lib.handover import Head, SheetOut, write_xlsx
from nennep.units import actions
from nennep.units.lists.taking_over import keep_list
from nennep.units.models import Reorganisation, Role
from tests.rights.people import HERE, PLACES, add_member


def add_units(world):
    by = world.cast.users["founder"]
    for relation, code in PLACES.items():
        unit = world.unit(relation)
        actions.rename_unit(unit=unit, name=f"{unit.name} mới", on=localdate(), by=by, legal_basis="NQ 1")
        unit.refresh_from_db()
        renamed = Reorganisation.objects.filter(unit=unit, kind="rename").latest("pk")
        tree = world.cast.tree.code
        world.things["unit", relation] = {
            "pk": unit.pk,
            "code": code,
            "tree": tree,
            "event": renamed.pk,
            "kind": unit.kind_id,
            **_beside(unit, by),
        }
        world.things["person", relation] = _person(world, f"author@{code}", code)
        world.things["helper", relation] = _helper(world, code, by)
        keeper = f"administrator@{code}" if code != HERE else "administrator@NS"
        world.things["list", relation] = _list(world.cast.users[keeper], unit) | {"owner": keeper}
    name, kind = "Tổ một", world.unit("child").kind
    actions.open_unit(
        tree=world.cast.tree, parent=world.unit("child"), code="NS.01.1.1", name=name, kind=kind, on=localdate(), by=by
    )
    for role in ("administrator", "officer", "member"):
        world.mine["list", role] = _list(world.user(role), world.unit("own"))
    for role in ("administrator", "officer", "reviewer", "clerk", "leader", "member"):
        world.mine["person", role] = _person(world, f"{role}@{HERE}", HERE)


def _person(world, name, code):
    person = world.cast.people[name]
    return {
        "pk": person.pk,
        "code": person.code,
        "membership": person.memberships.get().pk,
        "unit": code,
        "post": world.cast.posts["head"].pk,
    }


def _helper(world, code, by):
    """Somebody with a role, a post and a grant, each of which may be ended."""
    name = f"helper@{code}"
    add_member(world.cast, name, f"Lò Thị Giúp {code}", code)
    user = world.cast.users[name]
    actions.grant_role(user=user, unit=world.cast.units[code], kind="clerk", on=localdate(), by=by)
    person, unit = world.cast.people[name], world.cast.units[code]
    post = actions.appoint(person=person, unit=unit, kind=world.cast.posts["head"], on=localdate(), by=by)
    grant = actions.grant_acting(
        principal=world.cast.people[f"author@{code}"],
        deputy=person,
        unit=unit,
        on=localdate(),
        until=date(2030, 1, 1),
        reason="đi học",
        by=by,
    )
    role = Role.objects.get(user=user)
    return {"pk": person.pk, "role": role.pk, "post": post.pk, "grant": grant.pk}


def _beside(unit, by):
    """A number of the unit, and a service to another one of its tree."""
    number = actions.identify_unit(unit=unit, scheme="Mã số thuế", value=f"2600-{unit.pk}", on=localdate(), by=by)
    other = unit.tree.units.exclude(pk=unit.pk).first()
    return {
        "identifier": number.pk,
        "service": actions.serve_unit(unit=unit, serves=other, on=localdate(), by=by).pk,
    }


def _list(by, unit):
    heads = [Head("Mã", 20), Head("Họ và tên", 28), Head("Mã đơn vị", 20)]
    row = [f"M-{by.pk}-{unit.code}", "Lò Văn Mới", unit.code]
    packed = write_xlsx([SheetOut("Danh sách", heads, [row])])
    upload = SimpleUploadedFile("nguoi.xlsx", packed)
    return {"pk": keep_list(kind="people", unit=unit, upload=upload, on=localdate(), by=by, form_key=uuid4()).pk}
