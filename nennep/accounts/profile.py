"""Parts of the page "My account" that other apps add; each names a template and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class ProfilePart:
    """`context(request)` answers what the template at `template` shows."""

    template: str
    context: Callable
    order: int = 100


_parts: dict[str, ProfilePart] = {}


def register(part: ProfilePart) -> None:
    _parts[part.template] = part


def parts_for(request) -> list[tuple[str, dict]]:
    """(template, context) of each part, in order."""
    return [(part.template, part.context(request)) for part in sorted(_parts.values(), key=lambda part: part.order)]
