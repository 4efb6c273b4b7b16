"""Letting go of what was read in texts whose words are deleted."""

from django.db import transaction
from django.utils.timezone import now
from django_tasks import task

from nennep.integrity.actions.grouping import regroup
from nennep.integrity.indexes import index_of
from nennep.integrity.models import CheckedText, Finding, Question
from nennep.integrity.sources import described


@transaction.atomic
def forget(source_type, source_ids):
    """The texts are deleted: places, fingerprints and what was asked about them go; counts and decisions stay."""
    texts = CheckedText.objects.filter(source_type=source_type, source_id__in=list(source_ids), forgotten_at=None)
    keys = list(texts.values_list("pk", flat=True))
    collections = set(texts.values_list("collection_type", "collection_id"))
    for side in ("text", "other"):
        Finding.objects.filter(**{f"{side}__in": keys}).update(passages=[])
    Question.objects.filter(text__in=keys).update(question="", answer="")
    texts.update(fingerprint="", quotes=[], form=[], forgotten_at=now())
    regroup(keys)
    for collection in sorted(collections):
        tidy_index_task.enqueue(collection_type=collection[0], collection_id=collection[1])
    return len(keys)


@task()
def tidy_index_task(*, collection_type, collection_id):
    tidy_index(collection_type, collection_id)


def tidy_index(collection_type, collection_id):
    """Take deleted texts out of the index of their collection, on disk too."""
    about = described(collection_type, collection_id)
    index = index_of(about.collection.source_type, collection_type, collection_id, about.expectations)
    with index.lock:
        index.tidy()
