"""What the tables of documents in order are called, and where each of their numbers leads."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nennep.units.models import Unit


@dataclass(frozen=True)
class Links:
    """Addresses of lists that show exactly what a number counts."""

    unit: Unit
    # Of documents issued in this year alone; empty: of all years.
    year: str = ""

    def to(self, **asked):
        held = asked.pop("column", "")
        if held in ("held", "no_longer"):
            asked["standing"] = held
        query = urlencode({"for": self.unit.pk, **self._of_year, **asked})
        return f"{reverse('documents:documents')}?{query}"

    def order(self):
        return f"{reverse('documents:order')}?{self._query}"

    def missing(self):
        return f"{reverse('documents:order_missing')}?{self._query}"

    def export(self, form):
        return f"{reverse('documents:order_export', args=[form])}?{self._query}"

    @property
    def _query(self):
        return urlencode({"unit": self.unit.pk, **self._of_year})

    @property
    def _of_year(self):
        return {"year": self.year} if self.year else {}


def table_titles():
    return {
        "type": _("By type"),
        "level": _("By level"),
        "issuer": _("By issuer"),
        "term": _("By term"),
        "topic": _("By topic"),
    }


def column_titles():
    return {"all": pgettext("documents", "All"), "held": _("In force"), "no_longer": _("No longer in force")}
