"""The author's side of the check: the same evidence about their own essay, the questions, the answers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.integrity.errors import DecisionError
from nennep.integrity.models import Question
from nennep.study.actions.review_asking import answer_question
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.forms.essays import AnswerQuestionForm
from nennep.study.models import Essay
from nennep.study.queries.essays import last_send_back, with_all
from nennep.study.queries.essays_evidence import evidence_of
from nennep.study.rules import essays as rules
from nennep.ui.require import get_or_404


def evidence(request, pk):
    """What was found in an attempt of one's own, the newest unless another is asked for."""
    essay = _own(request, pk)
    wanted = request.GET.get("attempt", "")
    attempts = essay.submissions.order_by("-attempt")
    submission = attempts.filter(attempt=int(wanted)).first() if wanted.isdigit() else attempts.first()
    if submission is None:
        raise Http404
    context = {
        "essay": essay,
        "submission": submission,
        "evidence": evidence_of(submission, request.user),
        "sent_back": last_send_back(essay) if rules.can_answer(request.user, essay) else None,
        "can_write": rules.can_write(request.user, essay),
        "can_answer": rules.can_answer(request.user, essay),
    }
    return render(request, "study/essay_evidence.html", context)


@require_POST
def answer(request, pk, question_pk):
    essay = _own(request, pk)
    asked = Question.objects.filter(text__source_id__in=essay.submissions.values("pk"))
    question = get_or_404(asked.filter(text__source_type=SUBMISSION).select_related("asked_by"), pk=question_pk)
    form = AnswerQuestionForm(request.POST)
    if form.is_valid():
        try:
            answer_question(essay=essay, question=question, by=request.user, answer=form.cleaned_data["answer"])
        except DecisionError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your answer was sent."))
    else:
        messages.error(request, _("The answer holds no words."))
    return redirect("study:evidence", essay.pk)


def _own(request, pk):
    return get_or_404(with_all(Essay.objects.filter(person__user=request.user)), pk=pk)
