"""One essay on the desk: read it, look at what was found, accept or send back, go on to the next."""

from datetime import timedelta

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.duties.errors import DutiesError
from nennep.integrity.errors import DecisionError
from nennep.integrity.models import Finding
from nennep.integrity.queries import open_findings
from nennep.study.actions.review import accept_essay, clear_finding, record_opening, send_back
from nennep.study.errors import StudyError
from nennep.study.forms.review import ClearForm, SendBackForm
from nennep.study.queries.essays import last_send_back
from nennep.study.queries.review import essays_to_judge, reasons_against, texts_of_essays
from nennep.study.queries.review_desk import desk_of, labels_of
from nennep.study.rules import review as rules
from nennep.study.views.review import WAITING, narrowed
from nennep.ui.require import get_or_404, require

DAYS_TO_MEND = 7
PROBLEMS = (StudyError, DutiesError, DecisionError)


def desk(request, pk):
    essay = _essay(request, pk)
    submission = essay.latest
    record_opening(submission=submission, by=request.user)
    wanted = request.GET.get("finding", "")
    found = desk_of(essay, request.user, int(wanted) if wanted.isdigit() else None)
    before, after, position, count = _neighbours(request, essay)
    context = {
        "essay": essay,
        "submission": submission,
        "desk": found,
        "pages": submission.pages.select_related("file"),
        "document": essay.campaign.document,
        "against": reasons_against([essay], request.user, in_bulk=False).get(essay.pk, ""),
        "can_accept": rules.can_accept(request.user, essay),
        "can_send_back": rules.can_send_back(request.user, essay),
        "can_decide": rules.can_decide_finding(request.user, essay),
        "sent_back": last_send_back(essay),
        "earlier": essay.submissions.exclude(pk=submission.pk),
        "answers": essay.answers.select_related("by__person"),
        "objection": getattr(submission, "objection", None),
        "before": before,
        "after": after,
        "position": position,
        "count": count,
        "query": _queue(request).urlencode(),
    }
    return render(request, "study/review_desk.html", context)


@require_POST
def accept(request, pk):
    essay = _essay(request, pk)
    require(rules.is_reviewer_of(request.user, essay))
    _before, after, _position, _count = _neighbours(request, essay)
    try:
        accept_essay(essay=essay, by=request.user)
    except PROBLEMS as error:
        messages.error(request, str(error))
        return _to(request, essay)
    messages.success(request, _("%(code)s is accepted.") % {"code": essay.code})
    return _to(request, after)


def return_essay(request, pk):
    """The form on its own page, or in a dialog of the desk."""
    essay = _essay(request, pk)
    require(rules.can_send_back(request.user, essay))
    text = texts_of_essays([essay]).get(essay.pk)
    findings = open_findings([text]) if text else Finding.objects.none()
    initial = {"due_at": _proposed(), "reason": _reason_for(findings)}
    labels = labels_of(desk_of(essay, request.user))
    form = SendBackForm(request.POST or None, findings=findings, labels=labels, initial=initial)
    if request.method == "POST" and form.is_valid():
        _before, after, _position, _count = _neighbours(request, essay)
        data = form.cleaned_data
        try:
            send_back(
                [essay],
                by=request.user,
                reason=data["told"],
                to_mend=data["to_mend"],
                due_at=data["due_at"],
                findings=list(data.get("findings", [])),
            )
        except PROBLEMS as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(code)s was sent back to its author.") % {"code": essay.code})
            return _to(request, after)
    context = {"form": form, "essay": essay, "query": _queue(request).urlencode()}
    return render(request, "study/review_send_back.html", context)


def clear(request, pk, finding_pk):
    essay = _essay(request, pk)
    require(rules.can_decide_finding(request.user, essay))
    text = texts_of_essays([essay]).get(essay.pk)
    finding = get_or_404(Finding.objects.touching(text) if text else Finding.objects.none(), pk=finding_pk)
    form = ClearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            clear_finding(essay=essay, finding=finding, by=request.user, reason=form.cleaned_data["reason"])
        except PROBLEMS as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The signal is cleared; the reason stays with it."))
        return _to(request, essay)
    context = {"form": form, "essay": essay, "finding": finding, "query": _queue(request).urlencode()}
    return render(request, "study/review_clear.html", context)


def _essay(request, pk):
    related = "duty__unit", "campaign__document", "person__user", "latest__submitted_by__person"
    essay = get_or_404(essays_to_judge(request.user).select_related(*related), pk=pk)
    essay.latest.essay = essay
    return essay


def _queue(request):
    """The filters of the list that the reviewer came from: the desk walks along the same essays."""
    query = QueryDict(mutable=True)
    query["state"] = request.GET.get("state", WAITING)
    for name in ("q", "campaign", "signal"):
        if request.GET.get(name):
            query[name] = request.GET[name]
    return query


def _neighbours(request, essay):
    """The essays before and after this one in the list, its place and how many there are: in order of handing in."""
    essays = narrowed(request.user, _queue(request))
    at, key = essay.latest.submitted_at, essay.pk
    earlier = essays.filter(latest__submitted_at__lt=at) | essays.filter(latest__submitted_at=at, pk__lt=key)
    later = essays.filter(latest__submitted_at__gt=at) | essays.filter(latest__submitted_at=at, pk__gt=key)
    before = earlier.order_by("-latest__submitted_at", "-pk").first()
    after = later.order_by("latest__submitted_at", "pk").first()
    return before, after, earlier.count() + 1, essays.count()


def _to(request, essay):
    """The desk of that essay, or the list when there is none left."""
    query = _queue(request).urlencode()
    if essay is None:
        return redirect(f"{reverse('study:review')}?{query}")
    return redirect(f"{reverse('study:desk', args=[essay.pk])}?{query}")


def _proposed():
    """A week from now, at the end of office hours."""
    return localtime(now() + timedelta(days=DAYS_TO_MEND)).replace(hour=17, minute=0, second=0, microsecond=0)


def _reason_for(findings):
    signals = {finding.signal for finding in findings}
    for reason, about in {
        "copied": {"same_text", "near_copy", "own_earlier"},
        "quotes": {"quotes_only"},
        "form": {"form_only"},
        "sketchy": {"too_short", "padded"},
        "headings": {"missing_headings"},
    }.items():
        if signals & about:
            return reason
    return ""
