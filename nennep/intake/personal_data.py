"""Which personal data the tray holds: who sent, decided and answered for papers, and who a mail says it is from."""

from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import DataSet
from nennep.intake.models import Arrival, Delivery


def exported_acts(user):
    """Under what one's name stands; the papers themselves are the unit's own."""
    decided = Arrival.objects.filter(decided_by=user).select_related("unit")
    declared = Arrival.objects.filter(declared_by=user).select_related("unit")
    found = [
        *({"act": "sent", "unit": row.unit.name, "at": row.at} for row in _sent(user)),
        *({"act": str(row.state), "unit": row.unit.name, "at": row.decided_at} for row in decided),
        *({"act": "declared_unmarked", "unit": row.unit.name, "at": row.arrived_at} for row in declared),
    ]
    return sorted(found, key=lambda act: act["at"])


def _sent(user):
    return Delivery.objects.filter(by=user).select_related("unit")


DATA_SETS = [
    DataSet(
        code="intake.acts",
        label=_("What you sent to a tray, registered or answered for there"),
        purpose=_("Showing who took a paper in, and who answers for it that a scan carries no secrecy marking."),
        retention=_("Papers that were not taken: 30 days. Those registered: as long as the unit keeps the document."),
        export=exported_acts,
        erase=lambda user, by: 0,
    ),
    DataSet(
        code="intake.senders",
        label=_("Whom a mail to a tray says it is from"),
        purpose=_("Finding out where a paper came from, until it was dealt with."),
        retention=_("30 days after its papers were dealt with; it belongs to no account."),
        export=lambda user: [],
        erase=lambda user, by: 0,
    ),
]
