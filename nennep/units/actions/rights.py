"""Accounts for people, roles on subtrees, and acting for somebody."""

from django.db import transaction
from django.db.models import Q

from nennep.accounts.actions import close_account, set_first_password
from nennep.accounts.models import User
from nennep.history.actions import record
from nennep.units.errors import (
    EndedAlready,
    EndsBeforeItBegins,
    HasAccount,
    HasRoleAlready,
    LastAdministrator,
    NoSuchRecord,
    NotOpen,
    SamePerson,
    UserNameTaken,
)
from nennep.units.models import ActingGrant, Role
from nennep.units.queries import home_unit_id


@transaction.atomic
def give_account(*, person, username, password, by, must_change_password=True):
    """Give a person an account to sign in with. Without a password nobody can sign in with it yet."""
    if person.user_id is not None:
        raise HasAccount(person)
    if person.merged_into_id is not None or person.erased_at is not None:
        raise NoSuchRecord(person)
    if User.objects.filter(username__iexact=User.normalize_username(username)).exists():
        raise UserNameTaken(username)
    user = User.objects.create_user(username, password, must_change_password=must_change_password)
    person.user = user
    person.save(update_fields=["user"])
    record(person, "person.account_given", by=by, unit_id=home_unit_id(person))
    return user


@transaction.atomic
def give_password(*, person, password, by):
    """A new first password, for somebody who forgot theirs or whose account was closed."""
    set_first_password(user=person.user, password=password, by=by, unit_id=home_unit_id(person))
    return person.user


@transaction.atomic
def close_account_of(*, person, by):
    """Nobody signs in with it any more; roles stay written down, and hold nothing while it is closed."""
    keep_an_administrator(Role.objects.filter(user=person.user))
    close_account(user=person.user, by=by, unit_id=home_unit_id(person))
    return person.user


@transaction.atomic
def grant_role(*, user, unit, kind, on, by, until=None):
    """Let the account do what that role does in the unit and everything below it, from `on` up to before `until`."""
    if until is not None and until <= on:
        raise EndsBeforeItBegins(on)
    if unit.closed_on is not None and unit.closed_on <= on:
        raise NotOpen(unit, on)
    same = Role.objects.filter(user=user, unit=unit, kind=kind).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    if same.filter(valid_from__lt=until).exists() if until else same.exists():
        raise HasRoleAlready(Role.Kind(kind).label, unit)
    role = Role.objects.create(user=user, unit=unit, kind=kind, valid_from=on, valid_to=until)
    record(role, "role.granted", by=by, unit_id=unit.pk, user=user.pk, kind=str(kind), on=on, until=until)
    return role


@transaction.atomic
def end_role(*, role, on, by):
    if role.valid_to is not None and role.valid_to <= on:
        raise EndedAlready(role.valid_to)
    keep_an_administrator(Role.objects.filter(pk=role.pk))
    role.valid_to = max(on, role.valid_from)
    role.save(update_fields=["valid_to"])
    record(role, "role.ended", by=by, unit_id=role.unit_id, on=on)
    return role


@transaction.atomic
def grant_acting(*, principal, deputy, unit, on, until, reason, by):
    """Let `deputy` sign for `principal` in the unit from `on` up to before `until`."""
    if principal.pk == deputy.pk:
        raise SamePerson
    if until is not None and until <= on:
        raise EndsBeforeItBegins(on)
    if unit.closed_on is not None and unit.closed_on <= on:
        raise NotOpen(unit, on)
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


@transaction.atomic
def end_acting(*, grant, on, by):
    """The grant ends that day; what was signed by it stays signed."""
    if grant.valid_to is not None and grant.valid_to <= on:
        raise EndedAlready(grant.valid_to)
    grant.valid_to = max(on, grant.valid_from)
    grant.save(update_fields=["valid_to"])
    record(grant, "acting.ended", by=by, unit_id=grant.unit_id, on=on)
    return grant


def keep_an_administrator(ending):
    """At the top of a tree somebody must be left who can grant roles; nobody could ever mend it."""
    top = Role.objects.open().filter(kind=Role.Kind.ADMINISTRATOR, unit__parent=None, user__is_active=True)
    for role in ending & top:
        if not top.filter(unit=role.unit_id).exclude(user=role.user_id).exists():
            raise LastAdministrator(role.unit)
