"""Which documents were given to units: handed on to them, or to be reviewed by them."""

from nennep.directives.models import HandOnTarget, Review


def handed_on_to(units):
    return HandOnTarget.objects.filter(unit__in=units).values_list("hand_on__document", flat=True)


def reviews_asked_of(units):
    return Review.objects.filter(unit__in=units).values_list("document", flat=True)
