"""Essays that hold next to nothing of their author's own."""

from .model import Emptiness, Settings


def reason(found: Emptiness, settings: Settings) -> str:
    """Which kind of emptiness the figures show, or "" for none.

    Set phrases count half as own words: they are the author's choice, not the author's words.
    """
    if found.own <= settings.few_own:
        return "only_directive" if found.quoted >= settings.least_quoted else "template_only"
    if found.own + found.phrases / 2 < settings.least_own:
        return "too_short"
    if found.distinct < settings.padded_below * found.own:
        return "padded_repeats"
    return ""
