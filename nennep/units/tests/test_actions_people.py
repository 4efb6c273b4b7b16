"""People join, leave, move, hold posts and turn out to be one person: what happens, and what is refused."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from nennep.history.models import Entry
from nennep.units import actions, errors
from nennep.units.models import Membership, Role
from nennep.units.queries import people_in
from nennep.units.tests.cast import SINCE

DAY = date(2026, 3, 1)
LATER = date(2026, 5, 1)


@pytest.fixture
def by(cast):
    return cast.users["founder"]


def units_of(person):
    return list(person.memberships.open().order_by("pk").values_list("unit__code", "is_main"))


def test_joining_another_unit_leaves_the_main_one(cast, by):
    actions.join_unit(person=cast.people["an"], unit=cast.units["NS.02.1"], on=DAY, by=by)

    assert units_of(cast.people["an"]) == [("NS.01.1", True), ("NS.02.1", False)]


def test_joining_as_the_main_unit_moves_the_mark(cast, by):
    actions.join_unit(person=cast.people["an"], unit=cast.units["NS.02.1"], on=DAY, by=by, is_main=True)

    assert units_of(cast.people["an"]) == [("NS.01.1", False), ("NS.02.1", True)]


def test_joining_twice_is_refused(cast, by):
    with pytest.raises(errors.AlreadyThere):
        actions.join_unit(person=cast.people["an"], unit=cast.units["NS.01.1"], on=DAY, by=by)


def test_leaving_the_main_unit_passes_the_mark_on(cast, by):
    an = cast.people["an"]
    actions.join_unit(person=an, unit=cast.units["NS.02.1"], on=DAY, by=by)

    actions.end_membership(membership=an.memberships.get(unit=cast.units["NS.01.1"]), on=LATER, by=by)

    assert units_of(an) == [("NS.02.1", True)]


def test_first_unit_after_having_left_all_is_the_main_one(cast, by):
    an = cast.people["an"]
    actions.end_membership(membership=an.memberships.get(), on=DAY, by=by)

    actions.join_unit(person=an, unit=cast.units["NS.02.1"], on=LATER, by=by)

    assert units_of(an) == [("NS.02.1", True)]


def test_membership_does_not_end_before_it_began_or_twice(cast, by):
    membership = cast.people["an"].memberships.get()
    with pytest.raises(errors.EndsBeforeItBegins):
        actions.end_membership(membership=membership, on=date(2020, 1, 1), by=by)

    actions.end_membership(membership=membership, on=DAY, by=by)

    with pytest.raises(errors.EndedAlready):
        actions.end_membership(membership=membership, on=LATER, by=by)


def test_transfer_holds_from_one_day_to_the_next(cast, by):
    an, source, target = cast.people["an"], cast.units["NS.01.1"], cast.units["NS.01.2"]

    actions.transfer_person(person=an, source=source, target=target, on=DAY, by=by)

    assert units_of(an) == [("NS.01.2", True)]
    before = date(2026, 2, 28)
    assert an in people_in([source], before)
    assert an not in people_in([source], DAY)
    assert an in people_in([target], DAY)


def test_transfer_from_where_somebody_is_not_is_refused(cast, by):
    with pytest.raises(errors.NotThere):
        actions.transfer_person(
            person=cast.people["an"], source=cast.units["NS.02.1"], target=cast.units["NS.01.2"], on=DAY, by=by
        )


def test_closed_unit_takes_nobody(cast, by):
    actions.close_unit(unit=cast.units["NS.02.1"], on=DAY, by=by)
    closed = type(cast.units["NS"]).objects.get(code="NS.02.1")

    for refused in (
        lambda: actions.join_unit(person=cast.people["an"], unit=closed, on=DAY, by=by),
        lambda: actions.appoint(person=cast.people["an"], unit=closed, kind=cast.posts["head"], on=DAY, by=by),
        lambda: actions.grant_role(user=cast.users["an"], unit=closed, kind="clerk", on=DAY, by=by),
        lambda: actions.add_person(code="D-9", full_name="Lò Thị Mai", unit=closed, on=DAY, by=by),
    ):
        with pytest.raises(errors.NotOpen):
            refused()


def test_post_is_held_once_at_a_time(cast, by):
    an, unit, head = cast.people["an"], cast.units["NS.01.1"], cast.posts["head"]
    position = actions.appoint(person=an, unit=unit, kind=head, on=DAY, by=by)
    with pytest.raises(errors.HoldsPostAlready):
        actions.appoint(person=an, unit=unit, kind=head, on=LATER, by=by)

    actions.end_position(position=position, on=LATER, by=by)

    assert actions.appoint(person=an, unit=unit, kind=head, on=LATER, by=by).valid_to is None


def test_code_is_used_once(cast, by):
    with pytest.raises(errors.CodeTaken):
        actions.add_person(code="P-an", full_name="Người Khác", unit=cast.units["NS.01.1"], on=DAY, by=by)


def test_joined_records_are_one_person_with_all_units_posts_and_the_account(cast, by):
    an, binh = cast.people["an"], cast.people["binh"]
    double = actions.add_person(code="P-an-2", full_name="Nguyễn Văn An", unit=cast.units["NS.02.1"], on=SINCE, by=by)
    actions.appoint(person=double, unit=cast.units["NS.02.1"], kind=cast.posts["head"], on=DAY, by=by)

    actions.merge_people(duplicate=double, into=an, by=by)

    assert units_of(an) == [("NS.01.1", True), ("NS.02.1", False)]
    assert list(an.positions.open().values_list("kind__code", "unit__code")) == [("head", "NS.02.1")]
    assert units_of(double) == []
    assert double not in people_in([cast.units["NS.02.1"]])
    assert [an, binh] == [person for person in (an, binh) if person in people_in([cast.units["NS.01.1"]])]
    assert Entry.objects.about(an).filter(verb="person.merged").count() == 1


def test_account_passes_on_when_the_other_record_has_none(cast, by):
    keeper = actions.add_person(code="P-0", full_name="Nguyễn Văn An", unit=cast.units["NS.01.1"], on=SINCE, by=by)

    actions.merge_people(duplicate=cast.people["an"], into=keeper, by=by)

    cast.people["an"].refresh_from_db()
    assert (keeper.user, cast.people["an"].user) == (cast.users["an"], None)


def test_second_account_is_closed_and_its_roles_end(cast, by):
    clerk = cast.people["clerk@NS.01"]

    actions.merge_people(duplicate=clerk, into=cast.people["an"], by=by)

    cast.users["clerk@NS.01"].refresh_from_db()
    assert not cast.users["clerk@NS.01"].is_active
    assert not Role.objects.on(localdate()).filter(user=cast.users["clerk@NS.01"]).exists()


def test_record_is_not_joined_to_itself_or_to_a_closed_one(cast, by):
    an, binh, chi = (cast.people[name] for name in ("an", "binh", "chi"))
    with pytest.raises(errors.SamePerson):
        actions.merge_people(duplicate=an, into=an, by=by)
    actions.merge_people(duplicate=an, into=binh, by=by)

    with pytest.raises(errors.NoSuchRecord):
        actions.merge_people(duplicate=chi, into=an, by=by)
    with pytest.raises(errors.NoSuchRecord):
        actions.rename_person(person=an, full_name="Khác", by=by)


def test_role_is_granted_once_for_a_time(cast, by):
    grant = {"user": cast.users["an"], "unit": cast.units["NS.01"], "kind": "clerk", "by": by}
    actions.grant_role(on=DAY, until=LATER, **grant)

    with pytest.raises(errors.HasRoleAlready):
        actions.grant_role(on=date(2026, 4, 1), **grant)
    with pytest.raises(errors.EndsBeforeItBegins):
        actions.grant_role(on=LATER, until=LATER, **grant)
    assert actions.grant_role(on=LATER, **grant).valid_to is None


def test_top_is_never_left_without_an_administrator(cast, by):
    boss = cast.users["administrator@NS"]
    role = Role.objects.get(user=boss, unit=cast.units["NS"])
    for refused in (
        lambda: actions.end_role(role=role, on=DAY, by=by),
        lambda: actions.close_account_of(person=cast.people["administrator@NS"], by=by),
        lambda: actions.erase_person(person=cast.people["administrator@NS"], by=by),
        lambda: actions.merge_people(duplicate=cast.people["administrator@NS"], into=cast.people["an"], by=by),
    ):
        with pytest.raises(errors.LastAdministrator):
            refused()
    actions.grant_role(user=cast.users["an"], unit=cast.units["NS"], kind="administrator", on=DAY, by=by)

    actions.end_role(role=role, on=DAY, by=by)

    assert role.valid_to == DAY


def test_nobody_acts_for_themselves(cast, by):
    leader = cast.people["leader@NS"]
    with pytest.raises(errors.SamePerson):
        actions.grant_acting(
            principal=leader, deputy=leader, unit=cast.units["NS"], on=DAY, until=LATER, reason="nghỉ phép", by=by
        )


def test_account_is_given_once_under_a_free_name(cast, by):
    new = actions.add_person(code="D-1", full_name="Lò Thị Mai", unit=cast.units["NS.01.1"], on=DAY, by=by)
    with pytest.raises(errors.UserNameTaken):
        actions.give_account(person=new, username="AN", password=None, by=by)
    with pytest.raises(errors.HasAccount):
        actions.give_account(person=cast.people["an"], username="an2", password=None, by=by)

    assert actions.give_account(person=new, username="mai", password="x", by=by).must_change_password


def test_bulk_adding_costs_the_same_questions_for_one_and_for_many(cast, by, django_assert_max_num_queries):
    new = [actions.people.NewPerson(f"D-{number}", "Lò Thị Mai", cast.units["NS.01.1"]) for number in range(200)]

    with django_assert_max_num_queries(12):
        actions.add_people(new=new, on=DAY, by=by)

    assert Membership.objects.filter(person__code__startswith="D-").count() == 200
