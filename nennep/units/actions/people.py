"""People: adding, joining, leaving, moving between units, posts, and joining two records of one person."""

from dataclasses import dataclass

from django.db import transaction

from nennep.history.actions import Act, record, record_many
from nennep.lib.vietnamese import fold, name_sort_key, nfc
from nennep.units.errors import AlreadyThere, CodeTaken
from nennep.units.models import Membership, Person, Position


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
    person.full_name = nfc(full_name).strip()
    person.sort_key = name_sort_key(full_name)[:300]
    person.folded = fold(f"{full_name} {person.code}")[:160]
    person.save(update_fields=["full_name", "sort_key", "folded"])
    record(person, "person.renamed", by=by)
    return person


@transaction.atomic
def join_unit(*, person, unit, on, by, is_main=False):
    """Belong to one more unit."""
    if Membership.objects.open().filter(person=person, unit=unit).exists():
        raise AlreadyThere(person, unit)
    if is_main:
        Membership.objects.open().filter(person=person, is_main=True).update(is_main=False)
    membership = Membership.objects.create(person=person, unit=unit, valid_from=on, is_main=is_main)
    record(person, "person.joined", by=by, unit_id=unit.pk, on=on)
    return membership


@transaction.atomic
def end_membership(*, membership, on, by):
    membership.valid_to = on
    membership.save(update_fields=["valid_to"])
    record(membership.person, "person.left", by=by, unit_id=membership.unit_id, on=on)
    return membership


@transaction.atomic
def transfer_person(*, person, source, target, on, by):
    """Leave one unit and belong to another from the same day; the main mark goes along.

    Duties do not follow by themselves: a campaign offers the transfer to its officer.
    """
    old = Membership.objects.open().get(person=person, unit=source)
    if Membership.objects.open().filter(person=person, unit=target).exists():
        raise AlreadyThere(person, target)
    old.valid_to = on
    old.save(update_fields=["valid_to"])
    new = Membership.objects.create(person=person, unit=target, valid_from=on, is_main=old.is_main)
    record(person, "person.transferred", by=by, unit_id=target.pk, source=source.pk, on=on)
    return new


@transaction.atomic
def appoint(*, person, unit, kind, on, by):
    position = Position.objects.create(person=person, unit=unit, kind=kind, valid_from=on)
    record(person, "person.appointed", by=by, unit_id=unit.pk, post=kind.code, on=on)
    return position


@transaction.atomic
def end_position(*, position, on, by):
    position.valid_to = on
    position.save(update_fields=["valid_to"])
    record(position.person, "person.post_ended", by=by, unit_id=position.unit_id, on=on)
    return position


@transaction.atomic
def merge_people(*, duplicate, into, by):
    """Two records turn out to be one person: `duplicate` points at `into`; what it did stays where it is."""
    duplicate.merged_into = into
    duplicate.save(update_fields=["merged_into"])
    record(into, "person.merged", by=by, duplicate=duplicate.pk)
    return into
