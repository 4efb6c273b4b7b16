"""What an officer may choose when setting up ends at the host; nobody is looked for across campaigns."""

import pytest
from django.urls import reverse

from nennep.study import actions
from nennep.study.forms.setup import ExceptionForm, PersonUnitForm
from nennep.study.tests.essays_cast import hand_in, running_campaign
from nennep.units.actions import join_unit
from nennep.units.tests.cast import SINCE, build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def draft(cast):
    officer = cast.users["officer@NS.01"]
    draft = actions.create_campaign(title="Đọc sách", host=cast.units["NS.01"], by=officer)
    actions.add_rule(campaign=draft, unit=cast.units["NS.01"], by=officer)
    return draft


@pytest.mark.parametrize(("typed", "is_found"), [("nguyen van an", True), ("dang van dung", False), ("P-dung", True)])
def test_a_guest_from_outside_the_host_is_named_by_the_code(draft, cast, typed, is_found):
    form = ExceptionForm({"person": typed, "is_included": "in", "reason": "khách mời"}, campaign=draft)

    assert form.is_valid() == is_found
    assert is_found or "Đặng" not in form.errors.as_text()


def test_only_double_cases_are_settled(draft, cast):
    by = cast.users["founder"]
    join_unit(person=cast.people["an"], unit=cast.units["NS.01.2"], on=SINCE, is_main=False, by=by)

    def settled(person, unit):
        data = {"person": cast.people[person].pk, "unit": cast.units[unit].pk}
        return PersonUnitForm(data, campaign=draft).is_valid()

    assert settled("an", "NS.01.2")
    assert not settled("an", "NS.02")
    assert not settled("dung", "NS.01")


def test_a_name_finds_inside_one_campaign_only(client, cast):
    campaigns = [running_campaign(cast, names=("an", "binh")) for _round in range(2)]
    for campaign in campaigns:
        hand_in(campaign, cast, "an")
    client.force_login(cast.users["officer@NS.01"], backend="django.contrib.auth.backends.ModelBackend")

    def found(**asked):
        return len(client.get(reverse("study:review"), asked).context["rows"])

    assert found() == 2
    assert found(q="nguyen van an") == 0
    assert found(q="P-an") == 0
    assert found(q="ban moi") == 2
    assert found(q="nguyen van an", campaign=campaigns[0].pk) == 1
