"""From duties to what they are about."""

from nennep.directives.kinds import REVIEW
from nennep.directives.models import HandOn, Review


def subject_of(duty):
    """The hand-on or the review that the duty comes from, with its document."""
    model = Review if duty.kind == REVIEW else HandOn
    return model.objects.select_related("document", "unit").defer("document__text").get(pk=duty.subject_id)


def document_of(duty):
    return subject_of(duty).document


def subjects_of(duties):
    """{duty id: its hand-on or review}: one question for each of the two."""
    found = {}
    for model in (HandOn, Review):
        chosen = [duty for duty in duties if (duty.kind == REVIEW) == (model is Review)]
        if chosen:
            rows = model.objects.select_related("document").defer("document__text")
            loaded = rows.in_bulk({duty.subject_id for duty in chosen})
            found |= {duty.pk: loaded[duty.subject_id] for duty in chosen}
    return found
