"""How the queue is narrowed: by campaign, unit, state and signal; never by the words of essays."""

from django.db.models import Q
from django.utils.translation import gettext as _

from nennep.duties.models import State
from nennep.integrity.models import Finding, Question, Signal
from nennep.integrity.queries import sources_of, sources_with
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Campaign, reviewed_areas
from nennep.study.queries.review import essays_to_judge
from nennep.ui.list_page import Filter
from nennep.units.models import Unit

WAITING = "waiting"
DISPUTED = "disputed"


def filters_for(user):
    campaigns = Campaign.objects.filter(pk__in=essays_to_judge(user).values("campaign"))
    return [
        Filter("campaign", _("Campaign"), lambda: list(campaigns.values_list("pk", "title")), _in_campaign),
        Filter("unit", _("Unit"), lambda: _units(user), _in_unit),
        Filter("state", _("State"), _states(), _in_state),
        Filter("signal", _("Signal"), _signals(), _with_signal),
    ]


def _in_campaign(essays, value):
    return essays.filter(campaign=int(value))


def _units(user):
    """The units right below those that one judges for."""
    areas = {*user.unit_scope.paths("officer"), *(path for _campaign, path in reviewed_areas(user))}
    return list(Unit.objects.filter(parent__path__in=areas).order_by("sort_key", "pk").values_list("pk", "name"))


def _in_unit(essays, value):
    path = Unit.objects.filter(pk=value).values_list("path", flat=True)
    return essays.filter(duty__unit__in=Unit.objects.under(*path))


def _states():
    return [
        (WAITING, _("waiting for a judgement")),
        ("all", _("all that was handed in")),
        (State.RETURNED, State.RETURNED.label),
        (State.VERIFIED, State.VERIFIED.label),
        ("objected", _("with an objection")),
    ]


def _in_state(essays, value):
    if value == WAITING:
        return essays.filter(duty__state=State.EVIDENCED, campaign__state=Campaign.State.RUNNING)
    if value == "objected":
        return essays.filter(latest__objection__resolved_at=None, latest__objection__isnull=False)
    return essays if value == "all" else essays.filter(duty__state=value)


def _signals():
    return [
        ("open", _("an open signal")),
        ("none", _("no open signal, checkable")),
        ("not_checkable", _("not checkable")),
        (DISPUTED, _("a second reviewer is wanted")),
        ("asked", _("the author was asked, no answer yet")),
        ("answered", _("the author answered a question")),
        *Signal.choices,
    ]


def _with_signal(essays, value):
    if value == "not_checkable":
        return essays.filter(latest__checkable=False)
    if value == "none":
        return essays.filter(~Q(latest__in=sources_of(SUBMISSION, Finding.objects.open())), latest__checkable=True)
    if value in ("asked", "answered"):
        asked = Question.objects.filter(finding__state=Finding.State.OPEN, answered_at__isnull=value == "asked")
        return essays.filter(latest__in=asked.filter(text__source_type=SUBMISSION).values("text__source_id"))
    if value == DISPUTED:
        return essays.filter(
            latest__in=sources_of(SUBMISSION, Finding.objects.open().filter(disputed_at__isnull=False))
        )
    signal = None if value == "open" else value
    return essays.filter(latest__in=sources_with(SUBMISSION, Finding.State.OPEN, signal=signal))
