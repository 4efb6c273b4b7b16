"""Accounts for people, roles on subtrees, and acting for somebody."""

from django.db import transaction

from nennep.accounts.models import User
from nennep.history.actions import record
from nennep.units.models import ActingGrant, Role


@transaction.atomic
def give_account(*, person, username, password, by, must_change_password=True):
    """Give a person an account to sign in with. Without a password nobody can sign in with it yet."""
    user = User.objects.create_user(username, password, must_change_password=must_change_password)
    person.user = user
    person.save(update_fields=["user"])
    record(person, "person.account_given", by=by)
    return user


@transaction.atomic
def grant_role(*, user, unit, kind, on, by, until=None):
    role = Role.objects.create(user=user, unit=unit, kind=kind, valid_from=on, valid_to=until)
    record(role, "role.granted", by=by, unit_id=unit.pk, user=user.pk, kind=str(kind), on=on, until=until)
    return role


@transaction.atomic
def end_role(*, role, on, by):
    role.valid_to = max(on, role.valid_from)
    role.save(update_fields=["valid_to"])
    record(role, "role.ended", by=by, unit_id=role.unit_id, on=on)
    return role


@transaction.atomic
def grant_acting(*, principal, deputy, unit, on, until, reason, by):
    grant = ActingGrant.objects.create(
        principal=principal,
        deputy=deputy,
        unit=unit,
        valid_from=on,
        valid_to=until,
        reason=reason,
        given_by=by,
    )
    record(grant, "acting.granted", by=by, unit_id=unit.pk, on=on, until=until)
    return grant
