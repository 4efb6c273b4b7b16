"""One essay: its state and history for everybody who may see it, its words for the few who may read them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nennep.duties.models import Act, State
from nennep.integrity.models import Finding
from nennep.study.actions.essays_answer import answer_send_back
from nennep.study.errors import StudyError
from nennep.study.forms.essays import AnswerForm
from nennep.study.models import Essay
from nennep.study.queries.essays import findings_of, last_send_back, unanswered, with_all
from nennep.study.rules import essays as rules
from nennep.study.rules import review as review_rules
from nennep.ui.require import get_or_404, require


def my_essay(request, pk):
    """The reader's own essay in a campaign, wherever a link only knows the campaign."""
    essay = get_or_404(Essay.objects.filter(person__user=request.user), campaign=pk)
    return redirect("study:essay", essay.pk)


def essay(request, pk):
    user = request.user
    essay = get_or_404(with_all(Essay.objects.visible_to(user)), pk=pk)
    reads = rules.is_author(user, essay) or review_rules.is_reviewer_of(user, essay)
    found = findings_of(essay) if reads and essay.latest_id else []
    context = {
        "essay": essay,
        "is_author": rules.is_author(user, essay),
        "reads": reads,
        "can_write": rules.can_write(user, essay),
        "can_enter": rules.can_enter(user, essay),
        "can_answer": rules.can_answer(user, essay),
        "can_review": review_rules.is_reviewer_of(user, essay),
        "submissions": essay.submissions.select_related("submitted_by__person", "objection"),
        "sent_back": last_send_back(essay) if essay.duty.state == State.RETURNED and reads else None,
        "findings": [one for one in found if one.state == Finding.State.CONFIRMED],
        "noticed": bool(found),
        "questions": unanswered(essay.submissions) if found and rules.is_author(user, essay) else [],
        "events": _events(essay, user, reads),
        "answers": essay.answers.select_related("by__person") if reads else [],
    }
    if essay.latest:
        essay.latest.essay = essay
        context["can_object"] = rules.can_object(user, essay.latest)
    return render(request, "study/essay.html", context)


def answer(request, pk):
    essay = get_or_404(with_all(Essay.objects.visible_to(request.user)), pk=pk)
    require(rules.can_answer(request.user, essay))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_send_back(
                essay=essay, text=form.cleaned_data["text"], by=request.user, form_key=form.cleaned_data["key"]
            )
        except StudyError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your answer was sent."))
        return redirect("study:essay", essay.pk)
    context = {"form": form, "essay": essay, "sent_back": last_send_back(essay)}
    return render(request, "study/essay_answer.html", context)


def _events(essay, user, reads):
    """The kept steps; why it was sent back is between the author and the judges."""
    rows = []
    shown = essay.duty.transitions.exclude(act=Act.EVIDENCE).select_related("by__person")
    for step in shown:
        told = reads or step.act not in (Act.SEND_BACK,)
        rows.append(
            {
                "at": step.at,
                "text": step.get_act_display(),
                "state": step.to_state if step.act != Act.EXTEND else "",
                "who": name_of(step.by),
                "note": " – ".join(part for part in (step.reason, step.to_mend) if part) if told else "",
            }
        )
    return rows


def name_of(user):
    if user is None:
        return ""
    person = user.unit_scope.person
    return person.full_name if person else user.username
