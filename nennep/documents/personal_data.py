"""Which personal data the registry holds: read by the person's own page and by erasure."""

from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import DataSet
from nennep.documents.models import SavedSearch


def exported_searches(user):
    rows = SavedSearch.objects.visible_to(user)
    return [{"name": row.name, "query": row.query, "tells": row.tells, "created_at": row.created_at} for row in rows]


def erase_searches(user, by):
    return SavedSearch.objects.visible_to(user).delete()[0]


DATA_SETS = [
    DataSet(
        code="documents.searches",
        label=_("Saved searches"),
        purpose=_("Finding the same documents again, and being told of new ones."),
        retention=_("Until the person forgets the search or the account is erased."),
        export=exported_searches,
        erase=erase_searches,
    ),
]
