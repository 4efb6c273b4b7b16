"""The queue of essays to judge, and accepting a selection. Nothing here finds essays by their words."""

from collections import Counter

from django.contrib import messages
from django.db.models import Q
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nennep.duties.errors import DutiesError
from nennep.duties.models import Duty, State
from nennep.integrity.models import Finding, Signal
from nennep.integrity.queries import sources_with
from nennep.study.actions.review import accept_essays
from nennep.study.actions.submissions_receipt import cleaned_code
from nennep.study.essay_errors import CannotAccept
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Campaign, Submission
from nennep.study.queries.review import essays_to_judge, findings_of_essays, reasons_against, texts_of_essays
from nennep.study.rules import review as rules
from nennep.ui.list_page import Filter, by_folded, list_page
from nennep.ui.require import require

WAITING = "waiting"
MOST_AT_ONCE = 2_000
unit_search = by_folded("duty__unit__folded", "duty__unit__code")
folded_search = by_folded("person__folded", "duty__unit__folded", "duty__unit__code")


def queue(request):
    require(rules.can_review(request.user))
    data = request.GET.copy()
    # What waits is shown first; "All" is a choice like the others.
    data.setdefault("state", WAITING)
    request.GET = data
    return list_page(
        request,
        queued(request.user),
        template="study/review.html",
        order=["latest__submitted_at"],
        sorts={"name": ["person__sort_key"], "at": ["latest__submitted_at"], "unit": ["duty__unit__sort_key"]},
        search=search,
        search_label=_("Name, code, unit or receipt"),
        filters=filters_for(request.user),
        complete=add_signals,
        context={"query": data.urlencode()},
    )


def add_signals(essays):
    """What was found about each and is still open, or not checkable: one question for the page."""
    texts = texts_of_essays(essays)
    findings = findings_of_essays(essays, texts)
    for essay in essays:
        found = [row for row in findings.get(essay.pk, []) if row.state == Finding.State.OPEN]
        # Each signal once with its number: a pair in a large cluster would fill the page.
        essay.open_signals = Counter(finding.get_signal_display() for finding in found).items()
        essay.is_unchecked = essay.latest.checkable and essay.pk not in texts


def queued(user):
    related = "duty__unit", "campaign", "person", "latest"
    return essays_to_judge(user).select_related(*related)


def narrowed(user, query):
    """The essays of the list under these filters: the desk walks along them, and all may be accepted at once."""
    essays = queued(user)
    for one in filters_for(user):
        choices = one.choices() if callable(one.choices) else one.choices
        if query.get(one.name) in {str(value) for value, _label in choices}:
            essays = one.apply(essays, query[one.name])
    text = " ".join(query.get("q", "").split())
    return search(essays, text) if text else essays


def search(essays, text):
    """A duty's code or a receipt is looked up; everything else is a name, a person's code or a unit.

    Nobody is looked for across campaigns: names and codes of people find inside one campaign only.
    """
    if key := Duty.pk_of(text):
        return essays.filter(duty=key)
    if code := cleaned_code(text):
        return essays.filter(pk__in=Submission.objects.filter(receipt_code=code).values("essay"))
    several = essays.order_by().values("campaign").distinct().count() > 1
    return unit_search(essays, text) if several else folded_search(essays, text)


def filters_for(user):
    campaigns = Campaign.objects.filter(pk__in=essays_to_judge(user).values("campaign"))
    return [
        Filter("campaign", _("Campaign"), lambda: list(campaigns.values_list("pk", "title")), _in_campaign),
        Filter("state", _("State"), _states(), _in_state),
        Filter("signal", _("Signal"), _signals(), _with_signal),
    ]


def _in_campaign(essays, value):
    return essays.filter(campaign=int(value))


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
        *((signal, signal.label) for signal in FOUND_SO_FAR),
    ]


FOUND_SO_FAR = (
    Signal.TOO_SHORT,
    Signal.FORM_ONLY,
    Signal.QUOTES_ONLY,
    Signal.MISSING_HEADINGS,
    Signal.SAME_TEXT,
    Signal.OWN_EARLIER,
)


def _with_signal(essays, value):
    if value == "not_checkable":
        return essays.filter(latest__checkable=False)
    touched = sources_with(SUBMISSION, Finding.State.OPEN, signal=None if value in ("open", "none") else value)
    if value == "none":
        return essays.filter(~Q(latest__in=touched), latest__checkable=True)
    return essays.filter(latest__in=touched)


@require_POST
def accept_selected(request):
    """First the list of what was selected, with what cannot be accepted and why; then, once confirmed, the act."""
    require(rules.can_review(request.user))
    essays = list(_selected(request)[: MOST_AT_ONCE + 1])
    left_out = len(essays) > MOST_AT_ONCE
    essays = essays[:MOST_AT_ONCE]
    reasons = reasons_against(essays, request.user, in_bulk=True)
    good = [essay for essay in essays if essay.pk not in reasons]
    if "confirmed" in request.POST and good:
        return _accept(request, good)
    context = {
        "good": good,
        "refused": [(essay, reasons[essay.pk]) for essay in essays if essay.pk in reasons],
        "unopened": _unopened(good, request.user),
        "left_out": left_out,
        "most": MOST_AT_ONCE,
        "today": localdate(),
        "back": request.POST.get("back", ""),
    }
    return render(request, "study/review_accept.html", context)


def _selected(request):
    """Those that were ticked, or all that wait in the list that was on the screen."""
    if "all" in request.POST:
        listed = narrowed(request.user, QueryDict(request.POST.get("back", "")))
        essays = listed.filter(duty__state=State.EVIDENCED)
    else:
        chosen = [key for key in request.POST.getlist("essay") if key.isdigit()]
        essays = queued(request.user).filter(pk__in=chosen)
    return essays.order_by("duty__unit__sort_key", "person__sort_key", "pk")


def _unopened(essays, user):
    opened = user.pk
    keys = [essay.latest_id for essay in essays]
    read = set(Submission.objects.filter(pk__in=keys, openings__user=opened).values_list("pk", flat=True))
    return sum(key not in read for key in keys)


def _accept(request, essays):
    try:
        accept_essays(essays, by=request.user)
    except (CannotAccept, DutiesError) as error:
        messages.error(request, str(error))
    else:
        told = ngettext("%(count)d essay accepted.", "%(count)d essays accepted.", len(essays))
        messages.success(request, told % {"count": len(essays)})
    return redirect(f"{reverse('study:review')}?{request.POST.get('back', '')}")
