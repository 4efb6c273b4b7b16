"""Documents that a unit was given although it does not keep them: handed on to it, or asked of it.

    given.register(lambda units: Review.objects.filter(unit__in=units).values_list("document", flat=True))

Higher apps register theirs in `apps.py`; each answers a queryset of ids of documents. The staff of those
units see the documents then, wherever they are kept.
"""

from collections.abc import Callable

from django.db.models import QuerySet

# Whoever has a task in a unit; what was handed on to its office its members see once the unit keeps it too.
STAFF = ("administrator", "officer", "reviewer", "clerk", "leader")

_sources: list[Callable[[QuerySet], QuerySet]] = []


def register(source: Callable[[QuerySet], QuerySet]) -> None:
    _sources.append(source)


def given_to(units) -> set[int]:
    """Ids of the documents that one of those units was given."""
    return {pk for source in _sources for pk in source(units).order_by().distinct()}
