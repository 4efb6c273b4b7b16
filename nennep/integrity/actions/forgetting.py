"""Letting go of what was read in texts whose words are deleted."""

from django.db import transaction

from nennep.integrity.models import CheckedText, Finding, Question


@transaction.atomic
def forget(source_type, source_ids):
    """The texts are deleted: places, fingerprints and what was asked about them go; counts and decisions stay."""
    texts = CheckedText.objects.filter(source_type=source_type, source_id__in=list(source_ids))
    Finding.objects.filter(text__in=texts).update(passages=[])
    Finding.objects.filter(other__in=texts).update(passages=[])
    Question.objects.filter(text__in=texts).update(question="", answer="")
    return texts.update(fingerprint="", quotes=[], form=[])
