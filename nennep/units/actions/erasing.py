"""Erasing a person's data: the person becomes nobody in particular, the counts stay."""

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from nennep.accounts.actions import close_account, forget_account
from nennep.accounts.models import User
from nennep.accounts.personal_data import data_sets
from nennep.history.actions import erase_contents, record
from nennep.history.models import Entry
from nennep.lib.vietnamese import fold, name_sort_key
from nennep.units.actions.rights import keep_an_administrator
from nennep.units.errors import NoSuchRecord
from nennep.units.models import ActingGrant, Membership, Person, Position, Role
from nennep.units.queries import home_unit_id


@transaction.atomic
def erase_person(*, person, by):
    """Let every data set forget the person, end what still holds, and close the account.

    Duty rows, receipts and memberships stay, so that no count changes. Returns {code of the data set: rows}.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    if person.erased_at is not None or person.merged_into_id is not None:
        raise NoSuchRecord(person)
    keep_an_administrator(Role.objects.filter(user__person=person))
    home = home_unit_id(person)
    if person.user is None:
        # Data sets know people by their account; who had none gets one that nobody can sign in with.
        person.user = User.objects.create_user(f"erased-{person.pk}")
        person.save(update_fields=["user"])
    erased = {data_set.code: data_set.erase(person.user, by) for data_set in data_sets()}
    if person.user.is_active:
        close_account(user=person.user, by=by, unit_id=home)
    forget_account(user=person.user)
    record(person, "person.erased", by=by, unit_id=home)
    return erased


def erase_identity(user, by):
    """The data set of this app: name and code go, and the history's contents about them; rows of the tree stay."""
    people = Person.objects.filter(user=user) | Person.objects.filter(merged_into__user=user)
    changed = 0
    for person in people.distinct():
        _end_all(person, localdate())
        _forget_name(person)
        erase_contents(Entry.objects.about(person))
        changed += 1
    return changed


def _end_all(person, today):
    for rows in (
        Membership.objects.filter(person=person),
        Position.objects.filter(person=person),
        ActingGrant.objects.filter(principal=person) | ActingGrant.objects.filter(deputy=person),
        Role.objects.filter(user__person=person),
    ):
        for row in rows.exclude(valid_to__lte=today):
            row.valid_to = max(today, row.valid_from)
            row.save(update_fields=["valid_to"])


def _forget_name(person):
    name, code = _("(data erased)"), f"erased-{person.pk}"
    person.full_name, person.code = name, code
    person.sort_key, person.folded = name_sort_key(name), fold(f"{name} {code}")
    person.erased_at = now()
    person.save(update_fields=["full_name", "code", "sort_key", "folded", "erased_at"])
