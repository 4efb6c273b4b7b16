"""Deleting words when their time is over. What was counted stays counted, and every receipt stays valid."""

from django.db import transaction
from django.utils.timezone import now
from django_tasks import task

from nennep.duties.models import Duty
from nennep.files import actions as files
from nennep.files.models import StoredFile
from nennep.integrity import actions as integrity
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Answer, BulkImport, Draft, Ground, ImportRow, Objection, Page, Submission
from nennep.study.rules.retention import DRAFTS, ESSAY_TEXTS, IMPORTS

BATCH = 500


@task()
def retention_task():
    run()


def run(*, at=None):
    """Delete what is due by `at` (now); returns how many drafts and texts went. Running twice deletes once."""
    at = at or now()
    drafts = delete_drafts(at)
    _let_go_of_imports(at)
    texts = 0
    while due := list(_texts_due(at)[:BATCH]):
        texts += delete_texts(due, rule=ESSAY_TEXTS.code, at=at)
    return drafts, texts


def delete_drafts(at):
    overdue = Duty.objects.filter(due_at__lt=at - DRAFTS.keep, essay__draft__isnull=False)
    return Draft.objects.filter(essay__duty__in=overdue.values("pk")).delete()[0]


@transaction.atomic
def delete_texts(submission_ids, *, rule, at=None):
    """Take the words of these submissions away, with their files, what was said about them and their places."""
    pages = Page.objects.filter(submission__in=submission_ids)
    files.erase(StoredFile.objects.filter(pk__in=pages.values("file")))
    integrity.forget(SUBMISSION, submission_ids)
    Ground.objects.filter(submission__in=submission_ids).update(passages=[])
    Objection.objects.filter(submission__in=submission_ids).update(text="", resolution="")
    essays = Submission.objects.filter(pk__in=submission_ids).values("essay")
    Answer.objects.filter(essay__in=essays).update(text="")
    kept = Submission.objects.filter(pk__in=submission_ids, text_deleted_at=None)
    return kept.update(text="", text_deleted_at=at or now(), text_deleted_rule=rule)


def _texts_due(at):
    due = Submission.objects.filter(text_deleted_at=None, submitted_at__lt=at - ESSAY_TEXTS.keep)
    return due.order_by("pk").values_list("pk", flat=True)


@transaction.atomic
def _let_go_of_imports(at):
    """The ZIP itself, and files in it that became nobody's essay."""
    old = BulkImport.objects.filter(at__lt=at - IMPORTS.keep)
    loose = ImportRow.objects.filter(bulk_import__in=old).exclude(outcome=ImportRow.Outcome.SUBMITTED)
    files.erase(StoredFile.objects.filter(pk__in=old.values("file")))
    files.erase(StoredFile.objects.filter(pk__in=loose.filter(file__isnull=False).values("file")))
