"""People: adding, joining, leaving, moving between units, posts, and joining two records of one person."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from nennep.accounts.actions import close_account
from nennep.history.actions import Act, record, record_many
from nennep.lib.vietnamese import fold, name_sort_key, nfc
from nennep.units.actions.rights import keep_an_administrator
from nennep.units.errors import (
    AlreadyThere,
    CodeTaken,
    EndedAlready,
    EndsBeforeItBegins,
    HoldsPostAlready,
    NoSuchRecord,
    NotOpen,
    NotThere,
    SamePerson,
)
from nennep.units.models import Membership, Person, Position, Role
from nennep.units.queries import home_unit_id


@dataclass(frozen=True)
class NewPerson:
    code: str
    full_name: str
    unit: object


def add_person(*, code, full_name, unit, on, by):
    return add_people(new=[NewPerson(code, full_name, unit)], on=on, by=by)[0]


@transaction.atomic
def add_people(*, new, on, by):
    """Add many people, each a member of one unit from `on`; returns them in order."""
    taken = set(Person.objects.filter(code__in=[item.code for item in new]).values_list("code", flat=True))
    for item in new:
        if item.code in taken:
            raise CodeTaken(item.code)
        taken.add(item.code)
    for unit in {item.unit for item in new}:
        _not_closed(unit, on)
    people = Person.objects.bulk_create(
        [
            Person(
                code=item.code,
                full_name=nfc(item.full_name).strip(),
                sort_key=name_sort_key(item.full_name)[:300],
                folded=fold(f"{item.full_name} {item.code}")[:160],
            )
            for item in new
        ],
        batch_size=1_000,
    )
    Membership.objects.bulk_create(
        [Membership(person=person, unit=item.unit, valid_from=on) for person, item in zip(people, new, strict=True)],
        batch_size=1_000,
    )
    record_many(
        [Act(person, "person.added", item.unit.pk, {"on": on}) for person, item in zip(people, new, strict=True)],
        by=by,
    )
    return people


@transaction.atomic
def rename_person(*, person, full_name, by):
    _not_closed_record(person)
    person.full_name = nfc(full_name).strip()
    person.sort_key = name_sort_key(full_name)[:300]
    person.folded = fold(f"{full_name} {person.code}")[:160]
    person.save(update_fields=["full_name", "sort_key", "folded"])
    record(person, "person.renamed", by=by, unit_id=home_unit_id(person))
    return person


@transaction.atomic
def join_unit(*, person, unit, on, by, is_main=False):
    """Belong to one more unit. Whoever belonged to none has this one as the main one."""
    _not_closed_record(person)
    _not_closed(unit, on)
    if _from(on, person.memberships).filter(unit=unit).exists():
        raise AlreadyThere(person, unit)
    if is_main:
        Membership.objects.open().filter(person=person, is_main=True).update(is_main=False)
    membership = Membership.objects.create(person=person, unit=unit, valid_from=on, is_main=is_main)
    _keep_a_main_one(person)
    record(person, "person.joined", by=by, unit_id=unit.pk, on=on)
    return membership


@transaction.atomic
def end_membership(*, membership, on, by):
    """Leave the unit. When it was the main one, the longest of those that are left becomes it."""
    _end(membership, on)
    _keep_a_main_one(membership.person)
    record(membership.person, "person.left", by=by, unit_id=membership.unit_id, on=on)
    return membership


@transaction.atomic
def transfer_person(*, person, source, target, on, by):
    """Leave one unit and belong to another from the same day; the main mark goes along.

    Duties do not follow by themselves: a campaign offers the transfer to its officer.
    """
    _not_closed(target, on)
    old = Membership.objects.open().filter(person=person, unit=source).first()
    if old is None:
        raise NotThere(person, source)
    if _from(on, person.memberships).filter(unit=target).exists():
        raise AlreadyThere(person, target)
    _end(old, on)
    new = Membership.objects.create(person=person, unit=target, valid_from=on, is_main=old.is_main)
    record(person, "person.transferred", by=by, unit_id=target.pk, source=source.pk, on=on)
    return new


@transaction.atomic
def appoint(*, person, unit, kind, on, by):
    _not_closed_record(person)
    _not_closed(unit, on)
    if _from(on, person.positions).filter(unit=unit, kind=kind).exists():
        raise HoldsPostAlready(person, kind, unit)
    position = Position.objects.create(person=person, unit=unit, kind=kind, valid_from=on)
    record(person, "person.appointed", by=by, unit_id=unit.pk, post=kind.code, on=on)
    return position


@transaction.atomic
def end_position(*, position, on, by):
    _end(position, on)
    record(position.person, "person.post_ended", by=by, unit_id=position.unit_id, on=on)
    return position


@transaction.atomic
def merge_people(*, duplicate, into, by):
    """Two records turn out to be one person: `duplicate` points at `into`; what it did stays where it is.

    Where `duplicate` still belongs and the posts it still holds pass to `into` today. So does its account, unless
    `into` has one: then it is closed, and its roles end.
    """
    if duplicate.pk == into.pk:
        raise SamePerson
    _not_closed_record(duplicate)
    _not_closed_record(into)
    today = localdate()
    for membership in _from(today, duplicate.memberships).select_related("unit"):
        _pass_on(membership, into, today, {"unit": membership.unit}, {"is_main": False})
    for position in _from(today, duplicate.positions).select_related("unit", "kind"):
        _pass_on(position, into, today, {"unit": position.unit, "kind": position.kind}, {})
    _keep_a_main_one(into)
    _pass_account_on(duplicate, into, today, by)
    Person.objects.filter(merged_into=duplicate).update(merged_into=into)
    duplicate.merged_into = into
    duplicate.save(update_fields=["merged_into", "user"])
    record(into, "person.merged", by=by, unit_id=home_unit_id(into), duplicate=duplicate.pk)
    return into


def _pass_on(row, person, day, same, more):
    """End the row that day, and let the other person have it unless they have one like it."""
    row.valid_to = max(day, row.valid_from)
    row.save(update_fields=["valid_to"])
    if not _from(day, type(row).objects.filter(person=person)).filter(**same).exists():
        type(row).objects.create(person=person, valid_from=row.valid_to, **same, **more)


def _pass_account_on(duplicate, into, day, by):
    user, duplicate.user = duplicate.user, None
    if user is None:
        return
    # The account is free only when no record names it any more.
    duplicate.save(update_fields=["user"])
    if into.user is None:
        into.user = user
        into.save(update_fields=["user"])
        return
    keep_an_administrator(Role.objects.filter(user=user))
    for role in _from(day, Role.objects.filter(user=user)):
        role.valid_to = max(day, role.valid_from)
        role.save(update_fields=["valid_to"])
    close_account(user=user, by=by, unit_id=home_unit_id(into))


def _keep_a_main_one(person):
    """One of the open memberships is the main one: the longest, when none is marked."""
    mine = Membership.objects.open().filter(person=person)
    if not mine.filter(is_main=True).exists() and (longest := mine.order_by("valid_from", "pk").first()):
        Membership.objects.filter(pk=longest.pk).update(is_main=True)


def _from(day, rows):
    """Those of the dated rows that hold on the day or later."""
    return rows.filter(Q(valid_to=None) | Q(valid_to__gt=day))


def _end(row, on):
    """End a dated row; what ended already can only end earlier."""
    if on < row.valid_from:
        raise EndsBeforeItBegins(row.valid_from)
    if row.valid_to is not None and row.valid_to <= on:
        raise EndedAlready(row.valid_to)
    row.valid_to = on
    row.save(update_fields=["valid_to"])


def _not_closed(unit, on):
    if unit.closed_on is not None and unit.closed_on <= on:
        raise NotOpen(unit, on)


def _not_closed_record(person):
    person.refresh_from_db(fields=["merged_into", "erased_at"])
    if person.merged_into_id is not None or person.erased_at is not None:
        raise NoSuchRecord(person)
