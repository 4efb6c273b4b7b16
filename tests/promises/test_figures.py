"""No figure without its evidence: every registered figure equals the records that its page opens."""

import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from python_calamine import CalamineWorkbook

from nennep.duties.queries import disagreements
from nennep.figures.links import evidence_url
from nennep.figures.queries import records, value, values, values_by_unit
from nennep.figures.registry import Kind, Scope, figure_of, figures
from nennep.units.queries import children_of

COUNTED = [figure for figure in figures("campaign") if figure.kind != Kind.RATIO]
# Those about documents are compared in nennep/directives/tests/test_figures.py.
COMPARED = {"campaign", "directive", "hand_on"}
SAID = {
    "study.essays.expected": 24 - 5,
    "study.essays.received": 3,
    "study.essays.evidenced": 3,
    "study.essays.verified": 1,
    "study.essays.sent_back": 2,
    "study.essays.rewriting": 1,
    "study.essays.excused": 5,
    "study.essays.withdrawn": 5,
    "study.accepted_unopened": 0,
    "study.venues": 2,
    "study.venues_planned": 2,
    "study.sheets_confirmed": 1,
}


def test_figures_about_everything_are_compared_somewhere():
    assert {figure.subject_kind for figure in figures()} == COMPARED


def test_figures_say_what_was_done(small):
    found = values(figures("campaign"), Scope(subject=small.campaign))

    assert {code: found[code] for code in SAID} == SAID


@pytest.mark.parametrize("figure", COUNTED, ids=lambda figure: figure.code)
def test_every_figure_is_the_count_or_sum_of_its_records(figure, small, cast):
    for unit in (None, cast.units["NS"], cast.units["NS.01"], cast.units["NS.01.1"]):
        for day in (None, localdate() - timedelta(days=4), localdate() - timedelta(days=30)):
            scope = Scope(unit=unit, as_of=day, subject=small.campaign)
            rows = list(records(figure, scope))
            expected = sum(getattr(row, figure.column) or 0 for row in rows) if figure.column else len(rows)

            assert value(figure, scope) == expected
            assert len({row.pk for row in rows}) == len(rows)


@pytest.mark.parametrize("figure", COUNTED, ids=lambda figure: figure.code)
def test_units_below_add_up_to_the_whole(figure, small, cast):
    province = cast.units["NS"]
    scope = Scope(subject=small.campaign)
    below = values_by_unit([figure], scope, list(children_of(province)))
    own = [row for row in records(figure, scope) if figure.base.row(row).unit_id == province.pk]
    here = sum(getattr(row, figure.column) or 0 for row in own) if figure.column else len(own)

    assert sum(row[figure.code] for row in below.values()) + here == value(
        figure, Scope(unit=province, subject=small.campaign)
    )


@pytest.mark.parametrize("figure", COUNTED, ids=lambda figure: figure.code)
def test_the_evidence_page_opens_exactly_the_counted_records(figure, small, cast, client):
    client.force_login(cast.users["officer@NS"])
    page = client.get(evidence_url(figure.code, f"campaign:{small.campaign.pk}"))

    rows = records(figure, Scope(subject=small.campaign))
    codes = re.findall(r'<span class="code">([^<]+)</span>', page.content.decode())
    assert codes == [figure.base.row(row).code for row in rows.order_by("pk")]


def test_records_outside_ones_units_are_told_as_a_number(small, cast, client):
    client.force_login(cast.users["officer@NS.01"])

    page = client.get(evidence_url("study.essays.expected", f"campaign:{small.campaign.pk}"))

    evidence = page.context["evidence"]
    assert (evidence.total, evidence.outside > 0, evidence.shown > 0) == (19, True, True)
    assert "Đặng Văn Dũng" not in page.content.decode()


def test_a_leader_sees_names_but_a_reader_without_names_sees_codes(small, cast, client):
    client.force_login(cast.users["administrator@NS"])

    page = client.get(evidence_url("study.essays.received", f"campaign:{small.campaign.pk}"))

    assert [row.label for row in page.context["rows"]] == ["", "", ""]
    assert len([row.code for row in page.context["rows"]]) == 3


def test_the_workbook_holds_the_same_records(small, cast, client):
    client.force_login(cast.users["officer@NS"])
    url = evidence_url("study.essays.received", f"campaign:{small.campaign.pk}") + "&export=xlsx"

    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(url).content))

    rows = book.get_sheet_by_index(0).to_python()
    head = next(number for number, row in enumerate(rows) if row[0] == "Mã")
    wanted = records(figure_of("study.essays.received"), Scope(subject=small.campaign)).order_by("pk")
    assert [row[0] for row in rows[head + 1 :]] == [duty.code for duty in wanted]


def test_evidence_costs_the_same_for_few_and_for_many_rows(small, cast, client):
    client.force_login(cast.users["officer@NS"])
    few = evidence_url("study.essays.verified", f"campaign:{small.campaign.pk}")
    many = evidence_url("study.essays.expected", f"campaign:{small.campaign.pk}")
    counts = [_queries(client, url) for url in (few, many)]

    assert counts[0] == counts[1]


def test_the_past_is_what_it_was(small):
    before = Scope(subject=small.campaign, as_of=localdate() - timedelta(days=4))
    found = values([figure_of("study.essays.received"), figure_of("study.essays.verified")], before)

    assert found == {"study.essays.received": 1, "study.essays.verified": 0}


def test_duties_agree_with_their_transitions(small):
    assert list(disagreements()) == []


@pytest.mark.parametrize("name", ["an", "stranger"])
def test_members_and_strangers_open_no_figures(name, small, cast):
    client = Client()
    client.force_login(cast.users[name])

    assert client.get(evidence_url("study.essays.expected", f"campaign:{small.campaign.pk}")).status_code == 403


def _queries(client, url):

    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
