"""Which personal data this app holds: who spoke and handed in for a unit."""

from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import DataSet
from nennep.directives.models import Delivery, HandOn, Review


def exported_acts(user):
    """Under what one's name stands; the papers themselves are the units' own."""
    found = [
        *({"act": "hand_on", "of": str(row.document), "at": row.at} for row in _by(HandOn, user, "document")),
        *({"act": "review", "of": str(row.document), "at": row.at} for row in _by(Review, user, "document")),
        *({"act": "delivery", "of": row.duty.code, "at": row.at} for row in _by(Delivery, user, "duty")),
    ]
    return sorted(found, key=lambda act: act["at"])


def _by(model, user, related):
    return model.objects.filter(by=user).select_related(related)


DATA_SETS = [
    DataSet(
        code="directives.acts",
        label=_("What you handed on or handed in for a unit"),
        purpose=_("Showing who acted for the unit, so that nobody judges what they handed in themselves."),
        retention=_("As long as the unit keeps its records of the document."),
        export=exported_acts,
        erase=lambda user, by: 0,
    ),
]
