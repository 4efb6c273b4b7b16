"""The words in which every module counts its duties: expected, received, evidenced, verified, and their exceptions.

A module declares its set with `duty_figures`, so that "received" means the same for an essay, a report or a task.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.duties.models import OWED, Act, State
from nennep.duties.queries import duties_as_of, had
from nennep.figures.registry import Base, Figure, Kind, Row
from nennep.units.days import end_of
from nennep.units.queries import is_today


@dataclass(frozen=True)
class Word:
    """One of the shared words: which duties it means, and the column that says when it happened."""

    code: str
    label: str
    sentence: str
    condition: object
    moment: str


def _came_by(act, column):
    """Went through the act at least once: by today's column, or by the transitions of that day."""

    def condition(scope):
        still_counted = ~Q(state_then=State.WITHDRAWN)
        if is_today(scope.as_of):
            return Q(**{f"{column}__isnull": False}) & still_counted
        return Q(had(act, scope.as_of)) & still_counted

    return condition


def _stands_in(*states):
    return lambda scope: Q(state_then__in=states)


def _overdue(scope):
    moment = now() if is_today(scope.as_of) else end_of(scope.as_of)
    return Q(state_then__in=OWED, due_then__lt=moment)


def _sent_back(scope):
    if is_today(scope.as_of):
        return Q(returned_at__isnull=False)
    return Q(had(Act.SEND_BACK, scope.as_of))


WORDS = (
    Word(
        "expected",
        _("expected"),
        _("everyone who owes it, without those from whom it was withdrawn; the excused are counted"),
        lambda scope: ~Q(state_then=State.WITHDRAWN),
        "expected_at",
    ),
    Word(
        "received",
        _("received"),
        _("handed in at least once, also when it was sent back afterwards"),
        _came_by(Act.RECEIVE, "received_at"),
        "received_at",
    ),
    Word(
        "evidenced",
        _("evidenced"),
        _("what was handed in carried the evidence asked for, at least once"),
        _came_by(Act.EVIDENCE, "evidenced_at"),
        "evidenced_at",
    ),
    Word(
        "verified",
        _("verified"),
        _("accepted by somebody who neither wrote nor entered it, and not sent back since"),
        _stands_in(State.VERIFIED),
        "verified_at",
    ),
    Word(
        "sent_back",
        _("sent back"),
        _("sent back at least once, also when it was mended since"),
        _sent_back,
        "returned_at",
    ),
    Word(
        "rewriting",
        _("being rewritten"),
        _("sent back and not handed in again yet"),
        _stands_in(State.RETURNED),
        "changed_at",
    ),
    Word(
        "excused",
        _("excused"),
        _("not asked of them, with a reason"),
        _stands_in(State.EXCUSED),
        "changed_at",
    ),
    Word(
        "withdrawn",
        _("withdrawn"),
        _("no longer owed, because they left or moved, or it was a mistake"),
        _stands_in(State.WITHDRAWN),
        "changed_at",
    ),
    Word(
        "overdue",
        _("overdue"),
        _("past the deadline and not handed in, or not handed in again"),
        _overdue,
        "due_at",
    ),
)
WORD_CODES = tuple(word.code for word in WORDS)


def duty_base(kind, details):
    """Duties of one kind about the scope's subject."""

    def records(scope):
        found = duties_as_of(scope.as_of).filter(kind=kind)
        if scope.subject is not None:
            found = found.about(scope.subject)
        return found

    return base_of_duties(records, details)


def base_of_duties(records, details):
    """Any duties, each row telling itself by code, unit, state and date."""

    def row(duty):
        state = State(duty.state_then).label
        return Row(duty.code, duty.unit_then, state, duty.changed_at)

    return Base(records=records, row=row, unit_field="unit_then", details=details)


def duty_figures(*, prefix, subject_kind, labels, kind="", details=None, base=None, words=WORD_CODES, order=100):
    """The nine counts and the share of verified for one kind of duty, or for the duties of another `base`.

    `labels[word]` gives the module's own label ("essays received") where it has one; `words` leaves out those that
    never happen to such duties.
    """
    base = base or duty_base(kind, details)
    counts = [
        Figure(
            code=f"{prefix}.{word.code}",
            label=labels.get(word.code, word.label),
            sentence=word.sentence,
            subject_kind=subject_kind,
            base=base,
            condition=word.condition,
            moment=word.moment,
            order=order + position,
        )
        for position, word in enumerate(WORDS)
        if word.code in words
    ]
    if "verified" not in words:
        return tuple(counts)
    share = Figure(
        code=f"{prefix}.verified_share",
        label=labels.get("verified_share", _("share verified")),
        sentence=_("verified out of expected; excused and withdrawn stand beside it"),
        subject_kind=subject_kind,
        kind=Kind.RATIO,
        parts=(f"{prefix}.verified", f"{prefix}.expected"),
        adds_up=False,
        order=order + len(WORDS),
    )
    return (*counts, share)
