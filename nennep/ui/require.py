"""Two doors that close: a right that is missing is a 403, a record out of sight is a 404."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

LONGEST_ID = 19


def require(condition: object) -> None:
    """Raise PermissionDenied unless the condition holds: `require(rules.can_review(request.user, essay))`."""
    if not condition:
        raise PermissionDenied


def get_or_404(queryset, **lookup):
    """The one record of an already scoped queryset; a hidden or missing one is a 404."""
    return get_object_or_404(queryset, **lookup)


def id_in(words: str) -> int | None:
    """The id that an address or a form names; None where it names none: "²" is a digit too, and no id is that long."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < LONGEST_ID else None
