"""Which personal data the organisation's lists hold: read by the person's own page and by erasure."""

from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import DataSet
from nennep.units.actions.erasing import erase_identity
from nennep.units.models import ActingGrant, Membership, Person, Position, Role


def exported_person(user):
    return [
        {"code": person.code, "name": person.full_name, "user_name": user.username, "account_since": user.created_at}
        for person in Person.objects.filter(user=user)
    ]


def exported_places(user):
    rows = Membership.objects.filter(person__user=user).select_related("unit").order_by("valid_from", "pk")
    places = [_dated(row, unit=row.unit.name, is_main=row.is_main) for row in rows]
    posts = Position.objects.filter(person__user=user).select_related("unit", "kind").order_by("valid_from", "pk")
    return places + [_dated(row, unit=row.unit.name, post=row.kind.name) for row in posts]


def exported_rights(user):
    roles = Role.objects.filter(user=user).select_related("unit").order_by("valid_from", "pk")
    grants = ActingGrant.objects.filter(deputy__user=user) | ActingGrant.objects.filter(principal__user=user)
    rights = [_dated(role, unit=role.unit.name, role=role.kind) for role in roles]
    # Who the other one is, is not this person's to take along.
    return rights + [
        _dated(grant, unit=grant.unit.name, reason=grant.reason) for grant in grants.select_related("unit")
    ]


def _dated(row, **facts):
    return {**facts, "from": row.valid_from, "until": row.valid_to}


DATA_SETS = [
    DataSet(
        code="units.person",
        label=_("Name, code and account"),
        purpose=_("Knowing who belongs to the organisation and who signs in."),
        retention=_("As long as you belong to the organisation, and until erasure is asked for."),
        export=exported_person,
        erase=erase_identity,
    ),
    DataSet(
        code="units.places",
        label=_("Units and posts"),
        purpose=_("Giving tasks to the right unit, and knowing who may sign for it."),
        retention=_("As long as the records of the unit; without a name after erasure."),
        export=exported_places,
        erase=lambda user, by: 0,
    ),
    DataSet(
        code="units.rights",
        label=_("Roles, and acting for somebody"),
        purpose=_("Deciding what an account may see and do, and showing later who could."),
        retention=_("As long as the records of the unit; without a name after erasure."),
        export=exported_rights,
        erase=lambda user, by: 0,
    ),
]
