"""Having submissions checked by `integrity`: asked for in the transaction that stores them, done by the worker."""

from collections import defaultdict

from django_tasks import task

from nennep.integrity import actions as integrity
from nennep.integrity.actions import Collection, Item
from nennep.integrity.measuring import Expectations
from nennep.integrity.sources import Described
from nennep.study.essay_kinds import CAMPAIGN, SUBMISSION
from nennep.study.models import Campaign, Page, Submission

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
    for key, submissions in by_campaign.items():
        _check(key, submissions)


def describe(campaign_id):
    """A campaign as `integrity.sources` knows it."""
    campaign = Campaign.objects.select_related("host", "document").get(pk=campaign_id)
    # Organisations of different trees know nothing of one another, copied essays included.
    neighbours = Campaign.objects.launched().filter(host__tree=campaign.host.tree_id)
    others = neighbours.exclude(pk=campaign.pk).order_by("pk").values_list("pk", flat=True)
    collection = Collection(CAMPAIGN, campaign.pk, SUBMISSION, (campaign.pk, *others))
    return Described(collection, expectations_of(campaign))


def expectations_of(campaign):
    """What an essay of this campaign may quote and must hold."""
    document = _words_of(campaign)
    previous = _words_of(_campaign_before(campaign))
    return Expectations(
        documents=(document,) if document else (),
        template=campaign.template,
        headings=tuple(campaign.headings),
        least_own_words=campaign.least_own_words,
        previous_documents=(previous,) if previous and previous != document else (),
    )


def _words_of(campaign):
    return campaign.document.text if campaign and campaign.document else ""


def _campaign_before(campaign):
    """The last one that the tree launched before; what was studied there may be quoted too."""
    earlier = Campaign.objects.launched().filter(host__tree=campaign.host.tree_id, launched_at__lt=campaign.launched_at)
    return earlier.select_related("document").order_by("-launched_at").first()


def _check(campaign_id, submissions):
    essays = [submission.essay_id for submission in submissions]
    earlier = defaultdict(list)
    for key, essay_id, attempt in Submission.objects.filter(essay__in=essays).values_list("pk", "essay", "attempt"):
        earlier[essay_id].append((attempt, key))
    looks = runs_of(submissions)
    items = [
        Item(
            source_id=row.pk,
            author_id=row.essay.person_id,
            text=row.text,
            checkable=row.checkable,
            replaces=tuple(key for attempt, key in earlier[row.essay_id] if attempt < row.attempt),
            runs=looks.get(row.pk, ()),
        )
        for row in submissions
    ]
    about = describe(campaign_id)
    integrity.check_texts(items, collection=about.collection, expectations=about.expectations)


def runs_of(submissions):
    """{submission id: how its words are set}, where they are those of its one file as it was uploaded."""
    pages = Page.objects.filter(submission__in=submissions, file__text__isnull=False)
    texts = {row.pk: row.text for row in submissions}
    found = {}
    for key, text, runs in pages.values_list("submission", "file__text__text", "file__text__runs"):
        own = texts[key]
        # Leading white space was left out when it was handed in; several files or changed words do not match.
        skipped = len(text) - len(text.lstrip())
        if text.strip() == own:
            found[key] = tuple(
                (max(start - skipped, 0), min(end - skipped, len(own)), *look)
                for start, end, *look in runs
                if end > skipped and start - skipped < len(own)
            )
    return found


def texts_of(submission_ids):
    """{submission id: text}, for `integrity.sources`; deleted texts are left out."""
    rows = Submission.objects.filter(pk__in=list(submission_ids), text_deleted_at=None)
    return dict(rows.values_list("pk", "text"))
