"""What essays tell the inbox: the judgements that wait, and notices about what happened to an essay."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nennep.duties.kinds import Waiting
from nennep.notifications.kinds import NoticeKind
from nennep.study.essay_kinds import (
    ACCEPTED,
    ANSWERED,
    ASKED,
    DISPUTED,
    ENTERED,
    OBJECTED,
    OBJECTION_SETTLED,
    QUESTION_ANSWERED,
    RETURNED,
)
from nennep.study.models import Submission
from nennep.study.queries.essays import unanswered
from nennep.study.queries.review import disputed_for, essays_to_judge, waiting_for
from nennep.study.rules.review import can_review


def essays_waiting(user):
    """A reviewer's questions to answer; and for those who judge, essays to judge and objections to settle."""
    return [*_questions_to(user), *(_judgements_of(user) if can_review(user) else [])]


def _questions_to(user):
    mine = Submission.objects.filter(essay__person__user=user)
    asked = list(unanswered(mine).values_list("text__source_id", flat=True))
    if not asked:
        return []
    essay_id = mine.values_list("essay", flat=True).get(pk=asked[0])
    return [
        Waiting(ngettext("question to answer", "questions to answer", len(asked)), len(asked), _evidence_url(essay_id))
    ]


def _judgements_of(user):
    found = []
    if count := waiting_for(user).count():
        label = ngettext("essay to judge", "essays to judge", count)
        found.append(Waiting(label, count, reverse("study:review")))
    objected = essays_to_judge(user).filter(latest__objection__isnull=False, latest__objection__resolved_at=None)
    if count := objected.count():
        label = ngettext("objection to settle", "objections to settle", count)
        found.append(Waiting(label, count, f"{reverse('study:review')}?state=objected"))
    if count := disputed_for(user).count():
        label = ngettext("essay wants a second reviewer", "essays want a second reviewer", count)
        found.append(Waiting(label, count, f"{reverse('study:review')}?signal=disputed"))
    return found


def _essay_url(essay_id):
    return reverse("study:essay", args=[essay_id])


def _desk_url(essay_id):
    return f"{reverse('study:desk', args=[essay_id])}?state=all"


def _evidence_url(essay_id):
    return reverse("study:evidence", args=[essay_id])


NOTICE_KINDS = [
    NoticeKind(ENTERED, _("An essay was entered on your behalf. Please look at it."), _essay_url),
    NoticeKind(RETURNED, _("Your essay was sent back. Read what to mend and until when."), _essay_url),
    NoticeKind(ACCEPTED, _("Your essay was accepted."), _essay_url),
    NoticeKind(ANSWERED, _("An author answered your send-back."), _essay_url),
    NoticeKind(OBJECTED, _("An author objects to what was entered on their behalf."), _essay_url),
    NoticeKind(ASKED, _("A reviewer asks you about your essay. Please answer."), _evidence_url),
    NoticeKind(QUESTION_ANSWERED, _("An author answered your question."), _desk_url),
    NoticeKind(DISPUTED, _("A second reviewer is wanted for an essay."), _desk_url),
    NoticeKind(OBJECTION_SETTLED, _("Your objection was settled."), _essay_url),
]
