"""What a reviewer does at the desk: accept, send back, clear a signal, ask the author or a second reviewer."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.duties.errors import DutiesError
from nennep.integrity.errors import DecisionError
from nennep.integrity.models import PAIR_SIGNALS, Finding, Signal
from nennep.integrity.queries import open_findings
from nennep.study.actions.review import accept_essay, clear_finding, send_back
from nennep.study.actions.review_asking import ask_author, ask_second_reviewer
from nennep.study.errors import StudyError
from nennep.study.forms.review import AskForm, ClearForm, SecondReviewerForm, SendBackForm
from nennep.study.queries.review import essays_to_judge, texts_of_essays
from nennep.study.queries.review_desk import desk_of, labels_of
from nennep.study.rules import review as rules
from nennep.study.views.review_walk import acting_query, back_to, essay_to_judge, place_of, to_next
from nennep.ui.require import get_or_404, require

DAYS_TO_MEND = 7
PROBLEMS = (StudyError, DutiesError, DecisionError)
# The reason that a signal proposes, the weightiest first.
PROPOSED = [
    ("copied", set(PAIR_SIGNALS)),
    ("quotes", {Signal.QUOTES_ONLY}),
    ("form", {Signal.FORM_ONLY}),
    ("sketchy", {Signal.TOO_SHORT, Signal.PADDED}),
    ("headings", {Signal.MISSING_HEADINGS}),
]


@require_POST
def accept(request, pk):
    essay = essay_to_judge(request, pk)
    require(rules.is_reviewer_of(request.user, essay))
    place = place_of(request, essay)
    try:
        accept_essay(essay=essay, by=request.user)
    except PROBLEMS as error:
        messages.error(request, str(error))
        return back_to(request, essay, place)
    messages.success(request, _("%(code)s is accepted.") % {"code": essay.code})
    return to_next(request, place)


def return_essay(request, pk):
    """The form on its own page, or in a dialog of the desk."""
    essay = essay_to_judge(request, pk)
    require(rules.can_send_back(request.user, essay))
    text = texts_of_essays([essay]).get(essay.pk)
    findings = open_findings([text]) if text else Finding.objects.none()
    form = SendBackForm(
        request.POST or None,
        findings=findings,
        labels=labels_of(desk_of(essay, request.user, essays_to_judge(request.user))),
        initial={"due_at": _proposed_deadline(), "reason": _proposed_reason(findings)},
    )
    if request.method == "POST" and form.is_valid():
        place, data = place_of(request, essay), form.cleaned_data
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
            return to_next(request, place)
    context = {"form": form, "essay": essay, "query": acting_query(request)}
    return render(request, "study/review_send_back.html", context)


def clear(request, pk, finding_pk):
    def act(essay, finding, said):
        clear_finding(essay=essay, finding=finding, by=request.user, reason=said)
        return _("The signal is cleared; the reason stays with it.")

    return _about_finding(request, pk, finding_pk, ClearForm, _("Clear the signal"), act)


def ask(request, pk, finding_pk):
    def act(essay, finding, said):
        ask_author(essay=essay, finding=finding, by=request.user, question=said)
        return _("The author was asked; the answer will stand beside the signal.")

    return _about_finding(request, pk, finding_pk, AskForm, _("Ask the author"), act)


def dispute(request, pk, finding_pk):
    def act(essay, finding, said):
        ask_second_reviewer(essay=essay, finding=finding, by=request.user, reason=said)
        return _("A second reviewer was asked to decide.")

    return _about_finding(request, pk, finding_pk, SecondReviewerForm, _("Ask for a second reviewer"), act)


def _about_finding(request, pk, finding_pk, form_class, name, act):
    """A form of one box about one finding; `act(essay, finding, said)` does it and answers what to tell."""
    essay = essay_to_judge(request, pk)
    require(rules.can_decide_finding(request.user, essay))
    text = texts_of_essays([essay]).get(essay.pk)
    finding = get_or_404(Finding.objects.touching(text) if text else Finding.objects.none(), pk=finding_pk)
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        place = place_of(request, essay)
        try:
            messages.success(request, act(essay, finding, form.cleaned_data["said"]))
        except PROBLEMS as error:
            messages.error(request, str(error))
        return back_to(request, essay, place)
    context = {"form": form, "act": name, "essay": essay, "finding": finding, "query": acting_query(request)}
    return render(request, "study/review_about.html", context)


def _proposed_deadline():
    """A week from now, at the end of office hours."""
    return localtime(now() + timedelta(days=DAYS_TO_MEND)).replace(hour=17, minute=0, second=0, microsecond=0)


def _proposed_reason(findings):
    signals = {finding.signal for finding in findings}
    return next((reason for reason, about in PROPOSED if signals & about), "")
