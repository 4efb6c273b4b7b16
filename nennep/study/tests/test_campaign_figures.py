from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import get_current_timezone, localdate

from nennep.duties import actions as duty_actions
from nennep.duties.models import Duty
from nennep.figures.evidence import evidence_for, rows_of
from nennep.figures.queries import counts_by_day, records, value, values_by_unit
from nennep.figures.registry import Kind, Scope, figure_of
from nennep.study import actions
from nennep.study.actions.review import accept_essay
from nennep.study.figures import FIGURES
from nennep.study.kinds import ESSAY
from nennep.study.models import Opening, Submission
from nennep.study.queries.progress import progress
from nennep.study.tests.campaign_cast import during, launched_campaign, line_of, sheet_at
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    """An's essay accepted unread, Bình's accepted after reading, Chi's sent back; Hùng Sơn met, Quang Lâm did not."""
    campaign = launched_campaign(cast)
    reviewer = cast.users["reviewer@NS"]
    an, binh, chi = (hand_in(campaign, cast, name) for name in ("an", "binh", "chi"))
    Opening.objects.create(submission=binh, user=reviewer)
    for submission in (an, binh):
        accept_essay(essay=submission.essay, by=reviewer)
    duty_actions.send_back([chi.essay.duty], by=reviewer, reason="sơ sài", to_mend="viết thêm", due_at=campaign.due_at)
    meet(campaign, cast)
    return campaign


def hand_in(campaign, cast, name):
    essay = campaign.essays.select_related("duty").get(person=cast.people[name])
    is_scan = name == "binh"
    submission = Submission.objects.create(
        essay=essay,
        attempt=1,
        source=Submission.Source.SCANNED if is_scan else Submission.Source.WRITTEN,
        checkable=not is_scan,
        submitted_by=cast.users[name],
        receipt_code=f"R-{name}",
        sha256="0" * 64,
        form_key=uuid4(),
    )
    essay.latest = submission
    essay.save(update_fields=["latest"])
    duty_actions.receive([essay.duty], by=cast.users[name])
    duty_actions.evidence([essay.duty], by=cast.users[name])
    return submission


def meet(campaign, cast):
    sheet, clerk = sheet_at(campaign, cast, "NS.01"), cast.users["clerk@NS.01"]
    ticks = {line_of(sheet, cast, name).pk: actions.Tick(True, name == "an") for name in ("an", "binh")}
    actions.tick(sheet=sheet, ticks=ticks, by=clerk, heads_start=(None, 2), heads_end=(None, 1))
    actions.hand_in_sheet(sheet=sheet, by=clerk, at=during(campaign))
    actions.confirm_sheet(sheet=sheet, by=cast.users["officer@NS.01"], at=during(campaign))


def number(campaign, code, unit=None, as_of=None):
    return value(figure_of(code), Scope(unit=unit, as_of=as_of, subject=campaign))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("study.essays.received", 3),
        ("study.essays.verified", 2),
        ("study.essays.sent_back", 1),
        ("study.essays.rewriting", 1),
        ("study.accepted_unopened", 1),
        ("study.not_checkable", 1),
        ("study.on_behalf", 1),
        ("study.attendance.received", 2),
        ("study.attendance.evidenced", 1),
        ("study.attendance.verified", 1),
        ("study.venues", 1),
        ("study.venues_planned", 2),
        ("study.sheets_confirmed", 1),
        ("study.heads_start", 2),
        ("study.heads_end", 1),
    ],
)
def test_figure_counts_what_it_says(campaign, code, expected):
    assert number(campaign, code) == expected


@pytest.mark.parametrize("figure", [one for one in FIGURES if one.kind != Kind.RATIO], ids=lambda one: one.code)
def test_every_number_equals_its_evidence(campaign, cast, figure):
    for unit in (cast.units["NS"], cast.units["NS.01"], cast.units["NS.01.1"]):
        scope = Scope(unit=unit, subject=campaign)
        found = evidence_for(figure, scope, cast.users["officer@NS"])
        told = rows_of(figure, found.found, cast.users["officer@NS"])

        counted = sum(row.amount for row in told) if figure.kind == Kind.SUM else len(told)
        assert counted == value(figure, scope)
        assert found.outside == 0


@pytest.mark.parametrize("figure", [one for one in FIGURES if one.kind != Kind.RATIO], ids=lambda one: one.code)
def test_figure_of_a_past_day_can_be_asked(campaign, cast, figure):
    before = localdate(campaign.launched_at) - timedelta(days=1)

    scope = Scope(unit=cast.units["NS"], as_of=before, subject=campaign)

    planned = {"study.venues_planned": 2}
    assert value(figure, scope) == planned.get(figure.code, 0)
    assert len(records(figure, scope)) == planned.get(figure.code, 0)


def test_page_shows_what_the_figures_count(campaign, cast):
    shown = progress(campaign, cast.units["NS"], user=cast.users["officer@NS"])

    codes = [one.code for one in shown.total.essays]
    counted = values_by_unit(
        [figure_of(code) for code in codes], Scope(subject=campaign), [line.unit for line in shown.lines]
    )
    for line in shown.lines:
        assert {one.code: one.value for one in line.essays} == {code: counted[line.unit.pk][code] for code in codes}
    for place, total in enumerate(shown.total.essays):
        parts = [line.essays[place].value for line in shown.lines]
        assert sum(parts) + shown.rest.essays[place].value == total.value


def test_day_of_a_record_is_the_day_on_the_organisations_clocks(campaign):
    clocks = get_current_timezone()
    for name, at in (("an", time(0, 5)), ("binh", time(23, 55)), ("chi", time(6, 59, 59, 999_999))):
        received_at = datetime.combine(date(2026, 3, 1), at, tzinfo=clocks)
        Duty.objects.filter(essay__person__user__username=name, kind=ESSAY).update(received_at=received_at)
    later = datetime.combine(date(2026, 3, 2), time(0), tzinfo=clocks)
    Duty.objects.filter(essay__person__user__username="chi", kind=ESSAY).update(received_at=later)

    counted = counts_by_day(figure_of("study.essays.received"), Scope(subject=campaign))

    assert counted == {date(2026, 3, 1): 2, date(2026, 3, 2): 1}


def test_strip_adds_up_to_all_who_owe(campaign, cast):
    total = progress(campaign, cast.units["NS"], user=cast.users["officer@NS"]).total

    assert sum(total.states.values()) == number(campaign, "study.essays.expected")


def test_names_are_told_only_to_those_who_may_see_them(campaign, cast):
    figure, scope = figure_of("study.essays.received"), Scope(subject=campaign)
    essays = list(records(figure, scope))

    seen = figure.base.details(essays, cast.users["clerk@NS.01.1"])
    other = figure.base.details(essays, cast.users["officer@NS.02"])

    assert sorted(label for label, _url in seen.values()) == ["Hoàng Thị Bình", "Nguyễn Văn An"]
    assert other == {}


def test_page_asks_as_many_questions_for_many_as_for_few(cast, django_assert_max_num_queries):
    small = launched_campaign(cast, rules=("NS.01.1",))
    large = launched_campaign(cast)
    user, unit = cast.users["officer@NS"], cast.units["NS"]
    user.unit_scope.paths()

    asked = []
    for campaign in (small, large):
        with django_assert_max_num_queries(12) as questions:
            progress(campaign, unit, user=user)
        asked.append(len(questions))

    assert Duty.objects.about(small).count() < Duty.objects.about(large).count()
    assert asked[0] == asked[1]
