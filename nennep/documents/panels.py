"""Blocks that higher apps put on a document's page: what was done about it, hand-ons, reviews.

    panels.register(Panel("handons", "directives/_handons.html", handons_of, order=10))

`context` gets the document and the request and answers what the template needs; None leaves the block out. The
template gets `document`, `request` and that context, and begins with its own h2.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """One block; the smallest `order` comes first."""

    code: str
    template: str
    context: Callable[[object, object], dict | None]
    order: int = 50


@dataclass(frozen=True)
class Shown:
    template: str
    context: dict


_panels: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    if panel.code in _panels:
        raise ValueError(f"panel {panel.code} is registered already")
    _panels[panel.code] = panel


def panels_for(document, request) -> list[Shown]:
    """What the page of this document shows this reader, in order."""
    found = []
    for panel in sorted(_panels.values(), key=lambda panel: (panel.order, panel.code)):
        context = panel.context(document, request)
        if context is not None:
            found.append(Shown(panel.template, context))
    return found
