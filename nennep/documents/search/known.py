"""Which types, issuers, years ... there are among the documents that somebody sees: the choices of the filters.

Telling them looks at every document, so what was found is remembered for a minute for all who see the same units.
"""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from nennep.documents.models import Document
from nennep.documents.queries.topics import topics_in_order
from nennep.lib.vietnamese import sort_key
from nennep.units.models import Unit, UnitKind

REMEMBERED_SECONDS = 60
_DEEPER = "\u2003"  # a wide space: a choice has no other way of standing further in


@dataclass(frozen=True)
class Known:
    """Each a list of pairs (value in an address, what is shown), in Vietnamese order; years newest first."""

    types: list
    issuers: list
    years: list
    terms: list
    units: list
    levels: list
    topics: list


def known_to(user) -> Known:
    units = (user.unit_scope.paths(), sorted(user.unit_scope.predecessors), sorted(user.unit_scope.lineage))
    scope = repr((*units, sorted(user.given_documents)))
    key = f"documents.known.{hashlib.sha256(scope.encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = _look(user)
        cache.set(key, found, REMEMBERED_SECONDS)
    return found


def told(name: str, value: str, user) -> str:
    """What a value is called that is not among the choices."""
    if name == "citing" and value.isdigit():
        document = Document.objects.visible_to(user).filter(pk=value).defer("text").first()
        return str(document or value)
    if name == "naming":
        return value.partition(":")[2]
    return _("none") if value == "-" else value


def _look(user) -> Known:
    # One question for each: every one is answered from the index of the list alone.
    documents = Document.objects.visible_to(user).order_by()
    ends = documents.aggregate(first=Min("issued_on"), last=Max("issued_on"))
    years = range(ends["last"].year, ends["first"].year - 1, -1) if ends["last"] else ()
    units = Unit.objects.filter(pk__in=documents.values("unit")).values_list("pk", "name")
    kinds = UnitKind.objects.filter(units__in=Unit.objects.visible_to(user)).distinct().order_by("rank", "pk")
    return Known(
        types=_in_order({code or word: word for word, code in documents.values_list("type", "type_code").distinct()}),
        issuers=_in_order({name: name for name in documents.values_list("issuer", flat=True).distinct()}),
        years=[(str(year), str(year)) for year in years],
        terms=_in_order({term: term for term in documents.values_list("term", flat=True).distinct() if term}),
        units=_in_order({str(pk): name for pk, name in units}),
        levels=[(str(kind.pk), kind.name) for kind in kinds] + [("-", _("other bodies"))],
        topics=[(str(topic.pk), _DEEPER * depth + topic.name) for topic, depth in topics_in_order(user)],
    )


def _in_order(names: dict) -> list:
    return sorted(names.items(), key=lambda pair: (sort_key(pair[1]), pair[0]))
