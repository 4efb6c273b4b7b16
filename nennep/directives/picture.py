"""The thread as a drawing: a spine down the left, and on it the branches with their items as boxes.

What it shows stands below it in words, with links; so the drawing is one image for screen readers.
"""

from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nennep.directives.thread import Side

WIDTH, SPINE, LEFT = 890, 12, 36
BOX_WIDTH, GAP, IN_A_ROW = 274, 14, 3
CAPTION = 28
# Lines reach a box so far above its lower edge; the spine ends with the last one.
LAST = 20
# So many letters fit into a line of a box; the words below the drawing tell the rest.
MOST_LETTERS, MOST_LETTERS_SMALL, MOST_BOXES = 29, 40, 6


def picture(document, limbs) -> SafeString:
    """An SVG of the document between what it rests on and what came of it."""
    parts, y = [], 8
    above = [limb for limb in limbs if limb.side == Side.ABOVE]
    others = [limb for limb in limbs if limb.side != Side.ABOVE]
    for limb in above:
        y = _limb(parts, limb, y)
    y = _centre(parts, document, y)
    for limb in others:
        y = _limb(parts, limb, y)
    return format_html(
        '<svg class="thread-picture" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        'aria-label="{label}"><path class="spine" d="M{x} 20V{end}"/>{parts}</svg>',
        width=WIDTH,
        height=y + 4,
        label=_told(document, limbs),
        x=SPINE,
        end=y - GAP - LAST,
        parts=format_html_join("", "{}", ((part,) for part in parts)),
    )


def _centre(parts, document, y):
    lines = (str(document), _short(document.subject, 120))
    parts.append(_box(SPINE - 8, y, WIDTH - SPINE + 4, lines, "node here"))
    return y + _height(lines) + GAP


def _limb(parts, limb, y):
    """A caption and rows of boxes; what does not fit is told as a number."""
    parts.append(format_html('<text class="caption" x="{}" y="{}">{}</text>', LEFT, y + 18, limb.label))
    y += CAPTION
    number = len(limb.items) + limb.hidden
    shown = limb.items[: MOST_BOXES if number <= MOST_BOXES else MOST_BOXES - 1]
    boxes = [(*_title(item.title), _below(item)) for item in shown]
    if number > len(shown):
        boxes.append((_("and %(number)d more") % {"number": number - len(shown)},))
    for row in range(0, len(boxes), IN_A_ROW):
        cells = boxes[row : row + IN_A_ROW]
        height = max(map(_height, cells))
        line = format_html('<path class="spine" d="M{} {}H{}"/>', SPINE, y + height - LAST, _x(len(cells) - 1) + LAST)
        parts.append(line)
        parts += [_box(_x(place), y, BOX_WIDTH, lines, "node", height) for place, lines in enumerate(cells)]
        y += height + GAP
    return y


def _x(place):
    return LEFT + place * (BOX_WIDTH + GAP)


def _height(lines):
    return 14 + 19 * len(lines)


def _box(x, y, width, lines, name, height=0):
    """The first line tells what it is, the others stand below it in small letters."""
    return format_html(
        '<g class="{name}"><rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>{lines}</g>',
        name=name,
        x=x,
        y=y,
        width=width,
        height=height or _height(lines),
        lines=format_html_join(
            "",
            '<text{} x="{}" y="{}">{}</text>',
            (
                (SafeString(' class="below"') if place else "", x + 12, y + 23 + 19 * place, words)
                for place, words in enumerate(lines)
            ),
        ),
    )


def _title(title):
    """A document's number, and below it its subject; other titles run over two lines."""
    first, _colon, rest = title.partition(": ")
    if not rest or len(first) > MOST_LETTERS:
        first, *more = wrap(title, MOST_LETTERS, break_long_words=False) or [""]
        rest = " ".join(more)
    return (_short(first, MOST_LETTERS), _short(rest, MOST_LETTERS_SMALL)) if rest else (first,)


def _below(item):
    """Unit or verb, day and state, as many of them as stand in one line whole."""
    day = item.day.strftime("%d/%m/%Y") if item.day else ""
    parts = [str(part) for part in (item.verb or item.unit, day, item.state) if part]
    while len(parts) > 1 and len(" · ".join(parts)) > MOST_LETTERS_SMALL:
        parts.pop()
    return _short(" · ".join(parts), MOST_LETTERS_SMALL)


def _short(words, letters):
    """Cut between two words."""
    if len(words) <= letters:
        return words
    return f"{words[:letters].rsplit(maxsplit=1)[0]}…"


def _told(document, limbs):
    counts = "; ".join(f"{limb.label}: {len(limb.items) + limb.hidden}" for limb in limbs)
    return f"{_('The thread of %(document)s') % {'document': document}}. {counts}"
