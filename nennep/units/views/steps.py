"""Every change of one person that a page offers: its form, who may make it, the action, and the words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import data_sets
from nennep.units import actions, consequences, rules
from nennep.units.forms import people as forms
from nennep.units.models import ActingGrant, Role


@dataclass(frozen=True)
class PersonStep:
    """`act(person, row, by, data)` does it, `may(user, person, row)` is the right to.

    `rows(person)` are the memberships, posts, roles or grants that it can be about.
    `follows(person, data)` tells what would happen before it does; `gives_password`: the page behind it shows the
    new password, once.
    """

    form: type
    act: Callable
    title: str
    done: str
    may: Callable
    rows: Callable | None = None
    follows: Callable | None = None
    is_danger: bool = False
    gives_password: bool = False


def _may_change(user, person, row):
    return rules.can_change_person(user, person)


def _may_change_there(user, person, row):
    return rules.can_change_person(user, person) and rules.can_change_people(user, row.unit)


def _may_manage(user, person, row):
    return rules.can_manage_account(user, person)


def _may_manage_account(user, person, row):
    return person.user_id is not None and rules.can_manage_account(user, person)


def _may_grant(user, person, row):
    """For an account that can be signed in with."""
    return person.user_id is not None and person.user.is_active and rules.can_give_rights(user, person)


def _may_end_there(user, person, row):
    return rules.can_grant_role(user, row.unit)


def _open_memberships(person):
    return person.memberships.open().select_related("unit")


def _open_posts(person):
    return person.positions.open().select_related("unit", "kind")


def _roles(person):
    held = Q(valid_to=None) | Q(valid_to__gt=localdate())
    return Role.objects.filter(held, user=person.user_id).exclude(user=None).select_related("unit")


def _grants(person):
    held = Q(valid_to=None) | Q(valid_to__gt=localdate())
    return ActingGrant.objects.filter(held).filter(Q(principal=person) | Q(deputy=person)).select_related("unit")


def _merging(person, data):
    return consequences.of_joining_records(person, data["into"])


def _erasing(person, data):
    return consequences.of_erasing(person, [str(data_set.label) for data_set in data_sets()])


PERSON_STEPS = {
    "rename": PersonStep(
        forms.CorrectNameForm,
        lambda person, row, by, data: actions.rename_person(person=person, by=by, **data),
        _("Correct the name"),
        _("The name has been corrected."),
        _may_change,
    ),
    "join": PersonStep(
        forms.JoinForm,
        lambda person, row, by, data: actions.join_unit(person=person, by=by, **data),
        _("Join another unit"),
        _("The person belongs to the unit now."),
        _may_change,
    ),
    "transfer": PersonStep(
        forms.TransferForm,
        lambda person, row, by, data: actions.transfer_person(
            person=person, source=row.unit, target=data["unit"], on=data["on"], by=by
        ),
        _("Move to another unit"),
        _("The person has moved. Running campaigns offer to move what is still owed."),
        _may_change_there,
        rows=_open_memberships,
    ),
    "leave": PersonStep(
        forms.EndForm,
        lambda person, row, by, data: actions.end_membership(membership=row, by=by, **data),
        _("Leave the unit"),
        _("The person has left the unit."),
        _may_change_there,
        rows=_open_memberships,
    ),
    "appoint": PersonStep(
        forms.AppointForm,
        lambda person, row, by, data: actions.appoint(person=person, by=by, **data),
        _("Give a post"),
        _("The person holds the post now."),
        _may_change,
    ),
    "end-post": PersonStep(
        forms.EndForm,
        lambda person, row, by, data: actions.end_position(position=row, by=by, **data),
        _("End the post"),
        _("The post has ended."),
        _may_change_there,
        rows=_open_posts,
    ),
    "merge": PersonStep(
        forms.MergeForm,
        lambda person, row, by, data: actions.merge_people(duplicate=person, by=by, **data),
        _("Join with another record"),
        _("The two records are one."),
        _may_manage,
        follows=_merging,
    ),
    "account": PersonStep(
        forms.AccountForm,
        lambda person, row, by, data: actions.give_account(person=person, by=by, **data),
        _("Give an account"),
        _("The account is there."),
        lambda user, person, row: person.user_id is None and rules.can_manage_account(user, person),
        gives_password=True,
    ),
    "password": PersonStep(
        forms.ConfirmForm,
        lambda person, row, by, data: actions.give_password(person=person, by=by, **data),
        _("Give a new password"),
        _("There is a new password."),
        _may_manage_account,
        gives_password=True,
    ),
    "close-account": PersonStep(
        forms.ConfirmForm,
        lambda person, row, by, data: actions.close_account_of(person=person, by=by),
        _("Close the account"),
        _("The account is closed."),
        _may_manage_account,
        is_danger=True,
    ),
    "grant": PersonStep(
        forms.GrantForm,
        lambda person, row, by, data: actions.grant_role(user=person.user, by=by, **data),
        _("Grant a role"),
        _("The role has been granted."),
        _may_grant,
    ),
    "end-role": PersonStep(
        forms.EndForm,
        lambda person, row, by, data: actions.end_role(role=row, by=by, **data),
        _("End the role"),
        _("The role has ended."),
        _may_end_there,
        rows=_roles,
    ),
    "acting": PersonStep(
        forms.ActingForm,
        lambda person, row, by, data: actions.grant_acting(principal=person, by=by, **data),
        _("Let somebody act for them"),
        _("The grant is written down."),
        _may_manage,
    ),
    "end-acting": PersonStep(
        forms.EndForm,
        lambda person, row, by, data: actions.end_acting(grant=row, by=by, **data),
        _("End acting for somebody"),
        _("The grant has ended."),
        _may_end_there,
        rows=_grants,
    ),
    "erase": PersonStep(
        forms.ConfirmForm,
        lambda person, row, by, data: actions.erase_person(person=person, by=by),
        _("Erase this person's data"),
        _("The data have been erased; the counts are as before."),
        _may_manage,
        follows=_erasing,
        is_danger=True,
    ),
}
