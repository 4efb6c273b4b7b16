"""The gaps that the registry itself knows of."""

from django.utils.translation import gettext_lazy as _

from nennep.documents.gaps import Gap
from nennep.documents.models import Standing
from nennep.documents.queries.ordering import rests_on_ended

GAPS = [
    Gap(
        "ended",
        _("Held but no longer in force"),
        _("Documents that are held although something has ended them, or their time is over."),
        lambda documents: documents.of_standing(Standing.NO_LONGER),
        order=20,
    ),
    Gap(
        "rests_on_ended",
        _("Resting on what is no longer in force"),
        _("Documents in force that name among their legal bases one that is no longer in force."),
        rests_on_ended,
        order=30,
    ),
]
