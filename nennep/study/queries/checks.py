"""Checks and judging of a campaign, unit by unit: the numbers, and how long essays wait."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import OuterRef, Subquery
from django.utils.timezone import now

from nennep.duties.models import Act, State, Transition
from nennep.figures.links import evidence_url
from nennep.figures.queries import values_by_unit
from nennep.figures.registry import Scope, figure_of, subject_key
from nennep.study.figures import CAMPAIGN
from nennep.study.figures_checked import GROUNDS
from nennep.study.models import Submission
from nennep.study.queries.progress import Number, units_shown
from nennep.units.models import Unit
from nennep.units.queries import home_units, units_below

# Speed is told of units, never of single people: with fewer authors, or fewer who judged, it is not told.
LEAST_PEOPLE = 5
CHECK_WORDS = ("checked", "not_checkable", "copies_found", "copies_confirmed", "copies_cleared")
JUDGING_WORDS = ("accepted_unopened", "waiting", "waiting_long")
EXPECTED, HANDED_IN = "study.essays.expected", "study.essays.received"
RETURN_WORDS = (*(f"sent_back_for_{ground}" for ground in GROUNDS), "sent_back_for_other")


@dataclass(frozen=True)
class CheckLine:
    """One unit with everything below it; `wait` is the median wait until a judgement, None where too few wrote
    or too few judged.

    `waited_url` opens the essays whose waits they are.
    """

    unit: Unit
    numbers: list[Number]
    wait: timedelta | None
    waited_url: str

    @property
    def days(self):
        return None if self.wait is None else self.wait / timedelta(days=1)


def check_lines(campaign, unit, user):
    """The unit first, then those right below it that this user may see and that owe something."""
    places = [unit, *units_shown(campaign, unit, user)]
    codes = [f"study.{word}" for word in (*CHECK_WORDS, *JUDGING_WORDS, *RETURN_WORDS)]
    counted = values_by_unit(
        [figure_of(code) for code in (EXPECTED, *codes)], Scope(unit=unit, subject=campaign), places
    )
    waits = waits_by_unit(campaign, places)
    key = subject_key(CAMPAIGN, campaign)
    labels = {code: str(figure_of(code).label) for code in codes}

    def line(place):
        numbers = [
            Number(code, code.rpartition(".")[2], label, counted[place.pk][code], evidence_url(code, key, unit=place))
            for code, label in labels.items()
        ]
        return CheckLine(place, numbers, waits.get(place.pk), evidence_url(HANDED_IN, key, unit=place))

    return [line(place) for place in places if place == unit or counted[place.pk][EXPECTED]]


def waits_by_unit(campaign, units):
    """{unit id: the median time from handing in to the judgement, or until now}; every attempt is a wait of its own."""
    judged = Transition.objects.filter(
        duty=OuterRef("essay__duty"), attempt=OuterRef("attempt"), act__in=(Act.VERIFY, Act.SEND_BACK)
    ).order_by("pk")
    rows = (
        Submission.objects.filter(essay__campaign=campaign, essay__duty__unit__in=units_below(units[0]))
        .exclude(essay__duty__state=State.WITHDRAWN)
        .order_by()
        .values_list(
            "essay__duty__unit",
            "essay__person",
            "submitted_at",
            Subquery(judged.values("at")[:1]),
            Subquery(judged.values("by")[:1]),
        )
    )
    home, moment = home_units(units), now()
    waits, authors, judges = defaultdict(list), defaultdict(set), defaultdict(set)
    for unit_id, person_id, submitted_at, judged_at, judge_id in rows:
        for place in home.get(unit_id, ()):
            waits[place].append((judged_at or moment) - submitted_at)
            authors[place].add(person_id)
            judges[place] |= {judge_id} - {None}
    return {
        place: median(found)
        for place, found in waits.items()
        if min(len(authors[place]), len(judges[place])) >= LEAST_PEOPLE
    }
