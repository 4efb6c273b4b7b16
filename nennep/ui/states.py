"""The states of a duty as people see them: a word, a shape and a colour, never colour alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class State:
    """`shape` is the inside of a 16 by 16 SVG, drawn in the colour of the state."""

    code: str
    word: str | Promise
    shape: str


_RING = '<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_DISC = '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>'

STATES = {
    state.code: state
    for state in [
        State(
            "expected",
            _("expected"),
            '<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5"'
            ' stroke-dasharray="2.4 2.1"/>',
        ),
        State("received", _("received"), _RING + '<path d="M8 4a4 4 0 0 0 0 8z" fill="currentColor"/>'),
        State("evidenced", _("evidenced"), _RING + '<circle cx="8" cy="8" r="3.1" fill="currentColor"/>'),
        State(
            "verified",
            _("verified"),
            _DISC + '<path d="m5 8.2 2.1 2.1L11.1 6" class="state-knockout"/>',
        ),
        State(
            "returned",
            _("sent back"),
            '<path d="M6.2 3 2.8 6.3l3.4 3.3M3.2 6.3h6a3.6 3.6 0 0 1 0 7.2H6" fill="none"'
            ' stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>',
        ),
        State(
            "excused",
            _("excused"),
            _RING + '<path d="M5.2 8h5.6" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>',
        ),
        State(
            "withdrawn",
            _("no longer owed"),
            _RING + '<path d="m4.2 11.8 7.6-7.6" stroke="currentColor" stroke-width="1.5"/>',
        ),
        State(
            "overdue",
            _("overdue"),
            '<path d="M8 1.4 15 14H1z" fill="currentColor" stroke="currentColor" stroke-width="1"'
            ' stroke-linejoin="round"/><path d="M8 6v3.6M8 11.4v.4" class="state-knockout"/>',
        ),
        State(
            "not_checkable",
            _("not checkable"),
            '<rect x="2" y="2" width="12" height="12" rx="2" fill="none" stroke="currentColor"'
            ' stroke-width="1.5" stroke-dasharray="2.4 1.6"/>'
            '<path d="M6.2 6.4a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.2M8 11.5v.2" fill="none"'
            ' stroke="currentColor" stroke-width="1.4" stroke-linecap="round"/>',
        ),
    ]
}

# From done to owed: the order in which a strip is filled, from the left.
STRIP_ORDER = (
    "verified",
    "evidenced",
    "received",
    "not_checkable",
    "returned",
    "excused",
    "withdrawn",
    "expected",
    "overdue",
)
