"""Having submissions checked by `integrity`: asked for in the transaction that stores them, done by the worker."""

from collections import defaultdict

from django_tasks import task

from nennep.integrity import actions as integrity
from nennep.integrity.actions import Collection, Item
from nennep.integrity.measuring import Expectations
from nennep.study.essay_kinds import CAMPAIGN, SUBMISSION
from nennep.study.models import Campaign, Submission

BATCH = 500


def request_checks(submissions):
    """The job is a row of the same transaction: no submission without its check."""
    keys = [submission.pk for submission in submissions]
    for start in range(0, len(keys), BATCH):
        check_submissions_task.enqueue(submission_ids=keys[start : start + BATCH])


@task()
def check_submissions_task(*, submission_ids):
    check_submissions(submission_ids)


def check_submissions(submission_ids):
    """Check these submissions; twice gives the same result. Those whose text was deleted are left alone."""
    rows = Submission.objects.filter(pk__in=submission_ids, text_deleted_at=None).select_related("essay")
    by_campaign = defaultdict(list)
    for submission in rows.order_by("pk"):
        by_campaign[submission.essay.campaign_id].append(submission)
    campaigns = Campaign.objects.select_related("host", "document").in_bulk(by_campaign)
    for key, submissions in by_campaign.items():
        _check(campaigns[key], submissions)


def expectations_of(campaign):
    """What an essay of this campaign may quote and must hold."""
    document = campaign.document.text if campaign.document else ""
    return Expectations(
        documents=(document,) if document else (),
        template=campaign.template,
        headings=tuple(campaign.headings),
        least_own_words=campaign.least_own_words,
    )


def _check(campaign, submissions):
    earlier = defaultdict(list)
    essays = [submission.essay_id for submission in submissions]
    for key, essay_id, attempt in Submission.objects.filter(essay__in=essays).values_list("pk", "essay", "attempt"):
        earlier[essay_id].append((attempt, key))
    items = [
        Item(
            source_id=row.pk,
            author_id=row.essay.person_id,
            text=row.text,
            checkable=row.checkable,
            replaces=tuple(key for attempt, key in earlier[row.essay_id] if attempt < row.attempt),
        )
        for row in submissions
    ]
    # Organisations of different trees know nothing of one another, copied essays included.
    neighbours = Campaign.objects.filter(host__tree=campaign.host.tree_id).values_list("pk", flat=True)
    collection = Collection(CAMPAIGN, campaign.pk, SUBMISSION, tuple(neighbours))
    integrity.check_texts(items, collection=collection, expectations=expectations_of(campaign))


def texts_of(submission_ids):
    """{submission id: text}, for `integrity.sources`; deleted texts are left out."""
    rows = Submission.objects.filter(pk__in=list(submission_ids), text_deleted_at=None)
    return dict(rows.values_list("pk", "text"))
