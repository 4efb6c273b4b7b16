"""Every figure about a document equals the records that its page opens, and goes down the tree."""

import re
from datetime import timedelta
from itertools import product

from django.utils.timezone import localdate

from nennep.duties.queries import disagreements
from nennep.figures.links import evidence_url
from nennep.figures.queries import records, value, values, values_by_unit
from nennep.figures.registry import Kind, Scope, figures
from nennep.units.queries import children_of

COUNTED = [figure for kind in ("directive", "hand_on") for figure in figures(kind) if figure.kind != Kind.RATIO]

SAID = {
    "directives.acknowledgements.expected": 4,
    "directives.acknowledgements.received": 1,
    "directives.plans.expected": 4,
    "directives.plans.received": 2,
    "directives.plans.verified": 1,
    "directives.plans.sent_back": 1,
    "directives.plans.rewriting": 1,
    "directives.reports.expected": 4,
    "directives.reports.excused": 1,
    "directives.reviews.expected": 1,
    "directives.reviews.received": 1,
    "directives.reviews.verified": 0,
    "directives.all.expected": 12,
    "directives.all.excused": 1,
    "directives.all.overdue": 0,
}


def subject_of(figure, directive):
    return directive.document if figure.subject_kind == "directive" else directive.first


def test_figures_say_what_was_done(filled):
    found = values([figure for figure in COUNTED if figure.subject_kind == "directive"], Scope(subject=filled.document))

    assert {code: found[code] for code in SAID} == SAID


def test_a_hand_on_counts_what_went_further_from_it(filled):
    plans = next(figure for figure in COUNTED if figure.code == "hand_on.plans.expected")

    assert value(plans, Scope(subject=filled.first)) == 4
    assert value(plans, Scope(subject=filled.further)) == 2


def test_every_figure_is_the_count_of_its_records(filled, cast):
    units = (None, cast.units["NS"], cast.units["NS.01"], cast.units["NS.01.1"])
    for figure, unit, day in product(COUNTED, units, (None, localdate() - timedelta(days=4))):
        scope = Scope(unit=unit, as_of=day, subject=subject_of(figure, filled))
        rows = list(records(figure, scope))

        assert value(figure, scope) == len(rows) == len({row.pk for row in rows}), figure.code


def test_units_below_add_up_to_the_whole(filled, cast):
    province = cast.units["NS"]
    for figure in COUNTED:
        subject = subject_of(figure, filled)
        below = values_by_unit([figure], Scope(subject=subject), list(children_of(province)))
        whole = value(figure, Scope(unit=province, subject=subject))

        assert sum(row[figure.code] for row in below.values()) == whole, figure.code


def test_the_evidence_pages_open_exactly_the_counted_records(filled, signed_in):
    officer = signed_in("officer@NS")
    for figure in COUNTED:
        subject = subject_of(figure, filled)
        page = officer.get(evidence_url(figure.code, f"{figure.subject_kind}:{subject.pk}"))
        codes = re.findall(r'<span class="code">([^<]+)</span>', page.content.decode())
        rows = records(figure, Scope(subject=subject)).order_by("pk")

        assert codes == [figure.base.row(row).code for row in rows], figure.code


def test_records_outside_ones_units_are_told_as_a_number(filled, signed_in):
    page = signed_in("officer@NS.02").get(evidence_url("directives.plans.expected", f"directive:{filled.document.pk}"))

    evidence = page.context["evidence"]
    assert (evidence.total, evidence.shown, evidence.outside) == (4, 1, 3)


def test_duties_agree_with_their_transitions(filled):
    assert list(disagreements()) == []
