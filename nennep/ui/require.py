"""Two doors that close: a right that is missing is a 403, a record out of sight is a 404."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404


def require(condition: object) -> None:
    """Raise PermissionDenied unless the condition holds: `require(rules.can_review(request.user, essay))`."""
    if not condition:
        raise PermissionDenied


def get_or_404(queryset, **lookup):
    """The one record of an already scoped queryset; a hidden or missing one is a 404."""
    return get_object_or_404(queryset, **lookup)
