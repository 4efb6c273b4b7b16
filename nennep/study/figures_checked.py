"""What a campaign's checks and judgements count: compared, matched, sent back for what, accepted unopened, waiting.

Each figure counts essays. Ids of duties are asked for on their own: a condition that looks back at the row it judges
cannot be counted over the states of a past day.
"""

from datetime import timedelta

from django.db.models import F, OuterRef, Q
from django.db.models.expressions import Exists
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.duties.models import Act, State, Transition
from nennep.figures.registry import Figure
from nennep.integrity.models import PAIR_SIGNALS, CheckedText, Finding, Signal
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Ground, Submission
from nennep.units.days import end_of
from nennep.units.queries import is_today

LONG_WAIT = timedelta(days=7)
# What an essay may have been sent back for, in words; each stands for the signals of one sort.
GROUNDS = {
    "copying": (_("sent back for passages of another essay"), PAIR_SIGNALS),
    "own_earlier": (_("sent back for the author's own earlier essay"), (Signal.OWN_EARLIER,)),
    "emptiness": (
        _("sent back for little of their own"),
        (Signal.TOO_SHORT, Signal.FORM_ONLY, Signal.QUOTES_ONLY, Signal.PADDED),
    ),
    "headings": (_("sent back for a missing heading"), (Signal.MISSING_HEADINGS,)),
    "looks": (
        _("sent back for hidden, pasted or mixed text"),
        (Signal.HIDDEN_TEXT, Signal.MIXED_STYLES, Signal.PASTED_BLOCK, Signal.MIXED_ENCODINGS),
    ),
}


def until(scope, column):
    """Nothing for today; for a past day only what had happened by its end."""
    return Q() if is_today(scope.as_of) else Q(**{f"{column}__lt": end_of(scope.as_of)})


def submissions(scope):
    """What was handed in by the scope's day."""
    found = Submission.objects.filter(until(scope, "submitted_at"))
    return found if scope.subject is None else found.filter(essay__campaign=scope.subject)


def newest(scope):
    """Of each essay what was handed in last by the scope's day."""
    later = submissions(scope).filter(essay=OuterRef("essay"), attempt__gt=OuterRef("attempt"))
    # Today every essay points at it, and nothing need be compared.
    return (
        submissions(scope).filter(essay__latest=F("pk"))
        if is_today(scope.as_of)
        else submissions(scope).filter(~Exists(later))
    )


def of_newest_submission(column, values):
    """The duty's latest submission has one of these values in that column."""

    def condition(scope):
        found = newest(scope).filter(**{f"{column}__in": values})
        return Q(pk__in=found.values("essay__duty")) & ~Q(state_then=State.WITHDRAWN)

    return condition


def _checked(scope):
    texts = CheckedText.objects.filter(
        until(scope, "checked_at"), source_type=SUBMISSION, state=CheckedText.State.CHECKED
    )
    found = newest(scope).filter(pk__in=texts.values("source_id"))
    return Q(pk__in=found.values("essay__duty")) & ~Q(state_then=State.WITHDRAWN)


def _matched(state, column):
    """Any version of the essay is on either side of a pair in this state, whichever it is for None."""

    def condition(scope):
        pairs = Finding.objects.filter(until(scope, column), signal__in=PAIR_SIGNALS)
        pairs = pairs.filter(state=state) if state else pairs
        found = [
            Submission.objects.filter(
                pk__in=pairs.filter(**{f"{side}__source_type": SUBMISSION}).values(f"{side}__source_id")
            )
            for side in ("text", "other")
        ]
        return Q(pk__in=found[0].values("essay__duty")) | Q(pk__in=found[1].values("essay__duty"))

    return condition


def _sent_back_for(signals):
    def condition(scope):
        grounds = Ground.objects.filter(until(scope, "sent_back__at"), finding__signal__in=signals)
        return Q(pk__in=grounds.values("sent_back__duty"))

    return condition


def _sent_back_without_signal(scope):
    steps = Transition.objects.filter(until(scope, "at"), act=Act.SEND_BACK, grounds=None)
    return Q(pk__in=steps.values("duty"))


def _accepted_unopened(scope):
    """Verified now, and whoever verified it had not opened the words by then."""
    unopened = Submission.objects.filter(until(scope, "accepted_unopened_at"), accepted_unopened_at__isnull=False)
    later = submissions(scope).filter(essay=OuterRef("essay"), attempt__gt=OuterRef("attempt"))
    return Q(state_then=State.VERIFIED, pk__in=unopened.filter(~Exists(later)).values("essay__duty"))


def _waiting(scope):
    return Q(state_then=State.EVIDENCED)


def _waiting_long(scope):
    moment = now() if is_today(scope.as_of) else end_of(scope.as_of)
    waiting = newest(scope).filter(submitted_at__lt=moment - LONG_WAIT)
    return _waiting(scope) & Q(pk__in=waiting.values("essay__duty"))


def checked_figures(base, subject_kind):
    """They count the records of `base`, the duties of essays."""

    def figure(code, label, sentence, condition, *, moment, order):
        return Figure(f"study.{code}", label, sentence, subject_kind, base, condition, moment, order=order)

    behalf = [Submission.Source.ENTERED, Submission.Source.SCANNED, Submission.Source.IMPORTED]
    return (
        figure(
            "accepted_unopened",
            _("accepted without being opened"),
            _("essays accepted by somebody who had not opened them before"),
            _accepted_unopened,
            moment="verified_at",
            order=120,
        ),
        figure(
            "not_checkable",
            _("not checkable"),
            _("essays whose latest version is a photo or a scan without text, so that nothing can be compared"),
            of_newest_submission("checkable", [False]),
            moment="received_at",
            order=121,
        ),
        figure(
            "on_behalf",
            _("entered on behalf"),
            _("essays whose latest version was entered, scanned or imported by somebody else for the author"),
            of_newest_submission("source", behalf),
            moment="received_at",
            order=122,
        ),
        figure(
            "checked",
            _("compared with the others"),
            _("essays whose latest version could be read and was compared with this and earlier campaigns"),
            _checked,
            moment="received_at",
            order=130,
        ),
        figure(
            "copies_found",
            _("matched with another essay"),
            _("essays of which any version shares passages with another author's, whatever was decided about it"),
            _matched(None, "found_at"),
            moment="received_at",
            order=131,
        ),
        figure(
            "copies_confirmed",
            _("matched, and confirmed by a person"),
            _("essays in a match of which somebody decided that it is what it looks like; on either side of it"),
            _matched(Finding.State.CONFIRMED, "decided_at"),
            moment="received_at",
            order=132,
        ),
        figure(
            "copies_cleared",
            _("matched, and cleared by a person"),
            _("essays in a match of which somebody decided that it is not what it looks like, and said why"),
            _matched(Finding.State.CLEARED, "decided_at"),
            moment="received_at",
            order=133,
        ),
        *(
            figure(
                f"sent_back_for_{code}",
                label,
                _("essays sent back at least once with such a signal attached; one may count in several of these"),
                _sent_back_for(signals),
                moment="returned_at",
                order=140 + place,
            )
            for place, (code, (label, signals)) in enumerate(GROUNDS.items())
        ),
        figure(
            "sent_back_for_other",
            _("sent back for another reason"),
            _("essays sent back at least once with the reviewer's reason and no signal attached"),
            _sent_back_without_signal,
            moment="returned_at",
            order=149,
        ),
        figure(
            "waiting",
            _("waiting to be judged"),
            _("essays handed in with evidence and neither accepted nor sent back since"),
            _waiting,
            moment="evidenced_at",
            order=150,
        ),
        figure(
            "waiting_long",
            _("waiting for more than a week"),
            _("essays that wait to be judged and whose latest version was handed in more than seven days ago"),
            _waiting_long,
            moment="evidenced_at",
            order=151,
        ),
    )
