"""Which personal data essays hold: read by the person's own page and by erasure."""

from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import DataSet
from nennep.integrity.models import Question
from nennep.study.actions.retention import delete_texts
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Answer, Draft, Opening, Submission
from nennep.study.rules.retention import ERASURE


def exported_essays(user):
    rows = Submission.objects.filter(essay__person__user=user).select_related("essay__campaign")
    return [
        {
            "campaign": row.essay.campaign.title,
            "attempt": row.attempt,
            "receipt": row.receipt_code,
            "submitted_at": row.submitted_at,
            "sha256": row.sha256,
            "text": row.text,
            "text_deleted_at": row.text_deleted_at,
        }
        for row in rows.order_by("submitted_at")
    ]


def erase_essays(user, by):
    keys = Submission.objects.filter(essay__person__user=user, text_deleted_at=None).values_list("pk", flat=True)
    return delete_texts(list(keys), rule=ERASURE)


def exported_drafts(user):
    rows = Draft.objects.filter(essay__person__user=user).select_related("essay__campaign")
    return [{"campaign": row.essay.campaign.title, "saved_at": row.saved_at, "text": row.text} for row in rows]


def erase_drafts(user, by):
    return Draft.objects.filter(essay__person__user=user).delete()[0]


def exported_answers(user):
    rows = Answer.objects.filter(essay__person__user=user).select_related("essay__campaign")
    answers = [{"campaign": row.essay.campaign.title, "at": row.at, "text": row.text} for row in rows]
    return answers + [
        {"question": row.question, "at": row.answered_at, "text": row.answer} for row in _questions_to(user)
    ]


def erase_answers(user, by):
    answers = Answer.objects.filter(essay__person__user=user).exclude(text="").update(text="")
    return answers + _questions_to(user).exclude(answer="").update(answer="")


def _questions_to(user):
    """What reviewers asked about the user's own texts."""
    mine = Submission.objects.filter(essay__person__user=user).values("pk")
    return Question.objects.filter(text__source_type=SUBMISSION, text__source_id__in=mine)


def exported_openings(user):
    rows = Opening.objects.filter(submission__essay__person__user=user).select_related("submission")
    return [{"receipt": row.submission.receipt_code, "at": row.at} for row in rows]


DATA_SETS = [
    DataSet(
        code="study.essays",
        label=_("Essays handed in"),
        purpose=_("Showing that the essay was handed in, judging it, and comparing it for copying."),
        retention=_("Words and files eighteen months; receipt, time and SHA-256 as long as the campaign's records."),
        export=exported_essays,
        erase=erase_essays,
    ),
    DataSet(
        code="study.drafts",
        label=_("Drafts of essays"),
        purpose=_("Going on writing on another day or device; nobody else reads them."),
        retention=_("Until handed in, thirty days after the deadline at the latest."),
        export=exported_drafts,
        erase=erase_drafts,
    ),
    DataSet(
        code="study.answers",
        label=_("Answers to reviewers"),
        purpose=_("Hearing the author before anything is final."),
        retention=_("As long as the essay's words."),
        export=exported_answers,
        erase=erase_answers,
    ),
    DataSet(
        code="study.openings",
        label=_("When your essays were opened by somebody else"),
        purpose=_("Showing that what was accepted had been read, and who could read it."),
        retention=_("As long as the campaign's records."),
        export=exported_openings,
        erase=lambda user, by: 0,
    ),
]
