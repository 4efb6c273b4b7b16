"""Who may, rule by rule; and that the lists show exactly what the rules allow."""

import pytest

from nennep.accounts.models import User
from nennep.units import actions, rules
from nennep.units.models import Person, Unit
from nennep.units.tests.cast import SINCE

KEEPERS = {"administrator@NS", "administrator@NS.01"}
STAFF = ("administrator", "officer", "reviewer", "clerk", "leader")


def fresh(user):
    """The account as at a new request: what it may was not asked yet."""
    return User.objects.get(pk=user.pk)


def allowed(cast, rule, *arguments):
    return {name for name, user in cast.users.items() if rule(fresh(user), *arguments)}


@pytest.mark.parametrize(
    ("unit", "who"),
    [
        ("NS", {"administrator@NS"}),
        ("NS.01", {"administrator@NS", "administrator@NS.01"}),
        ("NS.01.1", {"administrator@NS", "administrator@NS.01", "administrator@NS.01.1"}),
        ("NS.02", {"administrator@NS", "administrator@NS.02"}),
    ],
)
def test_only_administrators_at_or_above_change_a_unit_or_grant_roles_on_it(cast, unit, who):
    assert allowed(cast, rules.can_change_unit, cast.units[unit]) == who
    assert allowed(cast, rules.can_grant_role, cast.units[unit]) == who


def test_administrators_and_officers_keep_the_people_and_read_the_history(cast):
    who = {f"{role}@{unit}" for role in ("administrator", "officer") for unit in ("NS", "NS.01")}

    assert allowed(cast, rules.can_change_people, cast.units["NS.01"]) == who
    assert allowed(cast, rules.can_read_history, cast.units["NS.01"]) == who


def test_staff_at_or_above_see_names(cast):
    who = {f"{role}@{unit}" for role in STAFF for unit in ("NS", "NS.01")}

    assert allowed(cast, rules.can_see_people, cast.units["NS.01"]) == who


def test_staff_see_lists_and_members_do_not(cast):
    who = {f"{role}@{unit}" for role in STAFF for unit in ("NS", "NS.01", "NS.02", "NS.01.1")}

    assert allowed(cast, rules.can_see_lists) == who


def test_person_is_changed_by_who_keeps_one_of_their_units(cast):
    places = ("NS", "NS.01", "NS.01.1")
    who = {f"{role}@{unit}" for role in ("administrator", "officer") for unit in places}

    assert allowed(cast, rules.can_change_person, cast.people["an"]) == who


def test_account_is_managed_by_administrators_of_all_the_units_of_the_person(cast):
    assert allowed(cast, rules.can_manage_account, cast.people["an"]) == {
        "administrator@NS",
        "administrator@NS.01",
        "administrator@NS.01.1",
    }

    actions.join_unit(person=cast.people["an"], unit=cast.units["NS.02.1"], on=SINCE, by=cast.users["founder"])

    assert allowed(cast, rules.can_manage_account, cast.people["an"]) == {"administrator@NS"}


def test_account_with_a_role_higher_up_is_out_of_reach_below(cast):
    """Else a commune's administrator could give the province's officer a new password, and have their rights."""
    founder = cast.users["founder"]
    actions.grant_role(user=cast.users["an"], unit=cast.units["NS"], kind="officer", on=SINCE, by=founder)

    assert allowed(cast, rules.can_manage_account, cast.people["an"]) == {"administrator@NS"}


def test_nobody_gives_rights_to_themselves(cast):
    boss = cast.people["administrator@NS"]

    assert rules.can_manage_account(fresh(cast.users["administrator@NS"]), boss)
    assert allowed(cast, rules.can_give_rights, boss) == set()


@pytest.mark.parametrize("rule", [rules.can_change_person, rules.can_manage_account, rules.can_give_rights])
def test_closed_record_is_changed_by_nobody(cast, rule):
    actions.merge_people(duplicate=cast.people["an"], into=cast.people["binh"], by=cast.users["founder"])

    assert allowed(cast, rule, cast.people["an"]) == set()


def test_history_of_something_is_read_by_administrators_and_officers(cast):
    who = {f"{role}@{unit}" for role in ("administrator", "officer") for unit in ("NS", "NS.01", "NS.02", "NS.01.1")}

    assert allowed(cast, rules.can_read_some_history) == who


def test_visible_units_are_those_that_the_rule_allows(cast):
    merged = actions.open_unit(
        tree=cast.tree, code="NS.00", name="Xã Cũ", kind=cast.units["NS.01"].kind, parent=cast.units["NS"], on=SINCE,
        by=cast.users["founder"],
    )  # fmt: skip
    actions.merge_units(predecessors=[merged], successor=cast.units["NS.01"], on=SINCE, by=cast.users["founder"])

    for name, account in cast.users.items():
        user = fresh(account)
        seen = set(Unit.objects.visible_to(user).values_list("pk", flat=True))
        assert seen == {unit.pk for unit in Unit.objects.all() if rules.can_see_unit(user, unit)}, name


def test_successors_see_what_was_merged_into_them_and_siblings_do_not(cast):
    founder = cast.users["founder"]
    kind, province = cast.units["NS.01"].kind, cast.units["NS"]
    oldest, old = (
        actions.open_unit(tree=cast.tree, code=code, name=code, kind=kind, parent=province, on=SINCE, by=founder)
        for code in ("NS.000", "NS.00")
    )
    actions.merge_units(predecessors=[oldest], successor=old, on=SINCE, by=founder)
    actions.merge_units(predecessors=[old], successor=cast.units["NS.01"], on=SINCE, by=founder)

    assert {oldest, old} <= set(Unit.objects.visible_to(fresh(cast.users["clerk@NS.01"])))
    assert not {oldest, old} & set(Unit.objects.visible_to(fresh(cast.users["clerk@NS.02"])))


def test_visible_people_are_those_that_the_rule_allows(cast):
    for name, account in cast.users.items():
        user = fresh(account)
        seen = set(Person.objects.visible_to(user).values_list("pk", flat=True))
        assert seen == {person.pk for person in Person.objects.all() if rules.can_see_person(user, person)}, name


def test_stranger_sees_nothing(cast):
    stranger = fresh(cast.users["stranger"])

    assert not Unit.objects.visible_to(stranger).exists()
    assert not Person.objects.visible_to(stranger).exists()
