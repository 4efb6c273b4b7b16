"""Gaps that show when documents are put in order: nothing carries it out, nothing reviews it."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.directives.kinds import PLAN
from nennep.directives.models import Delivery, HandOn, Review
from nennep.documents.gaps import Gap
from nennep.documents.models import Relation, Standing
from nennep.documents.type_words import DIRECTING
from nennep.duties.models import State

REVIEW_AFTER = timedelta(days=365)


def without_plan(documents):
    """Directing documents in force to which no plan stands confirmed or was handed in; plans and reports need none."""
    planned = Delivery.objects.filter(
        duty__kind=PLAN,
        duty__state__in=[State.RECEIVED, State.EVIDENCED, State.VERIFIED],
        duty__subject_type=HandOn._meta.label_lower,
        duty__subject_id__in=HandOn.objects.filter(document=OuterRef(OuterRef("pk"))).values("pk"),
    )
    return _directing(documents).exclude(Exists(_related(Relation.Kind.CARRIES_OUT)) | Exists(planned))


def without_review(documents):
    """Directing documents in force for more than a year that nothing reviews and of which no review is asked."""
    asked = Review.objects.filter(document=OuterRef("pk"))
    old = _directing(documents).filter(issued_on__lt=localdate() - REVIEW_AFTER)
    return old.exclude(Exists(_related(Relation.Kind.REVIEWS)) | Exists(asked))


def _directing(documents):
    return documents.filter(
        Q(standing=Standing.IN_FORCE) | Q(standing=Standing.PARTLY), type_code__in=[str(one) for one in DIRECTING]
    )


def _related(kind):
    return Relation.objects.filter(target=OuterRef("pk"), kind=kind, state=Relation.State.CONFIRMED)


GAPS = [
    Gap(
        "unplanned",
        _("Without a plan"),
        _("Resolutions, directives and conclusions in force that no plan carries out."),
        without_plan,
        order=40,
    ),
    Gap(
        "unreviewed",
        _("Without a review"),
        _("Resolutions, directives and conclusions in force for over a year, without a review done or asked for."),
        without_review,
        order=50,
    ),
]
