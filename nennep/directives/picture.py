"""The thread as a drawing: a spine down the left, and on it the branches with their items as boxes.

What it shows stands beside it in words, with links; so the drawing is one image for screen readers.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nennep.directives.thread import Side

WIDTH, SPINE, LEFT = 560, 12, 36
BOX_WIDTH, BOX_HEIGHT, GAP = 254, 52, 16
CAPTION = 28
# So many letters fit into a box, title and line below; the words beside the drawing tell the rest.
MOST_LETTERS, MOST_LETTERS_BELOW, MOST_BOXES = 28, 34, 4


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
        end=y - GAP - BOX_HEIGHT // 2,
        parts=format_html_join("", "{}", ((part,) for part in parts)),
    )


def _centre(parts, document, y):
    width = WIDTH - SPINE - 4
    parts.append(_box(SPINE - 8, y, width, str(document), document.subject, "node here", letters=(62, 74)))
    return y + BOX_HEIGHT + GAP


def _limb(parts, limb, y):
    """A caption and rows of two boxes; what does not fit is told as a number."""
    parts.append(format_html('<text class="caption" x="{}" y="{}">{}</text>', LEFT, y + 18, limb.label))
    y += CAPTION
    boxes = [(item.title, _below(item)) for item in limb.items[:MOST_BOXES]]
    more = len(limb.items) - len(boxes) + limb.hidden
    if more:
        boxes.append((_("and %(number)d more") % {"number": more}, ""))
    for row in range(0, len(boxes), 2):
        cells = boxes[row : row + 2]
        parts.append(format_html('<path class="spine" d="M{} {}H{}"/>', SPINE, y + BOX_HEIGHT // 2, LEFT))
        if len(cells) == 2:
            start = LEFT + BOX_WIDTH
            parts.append(format_html('<path class="spine" d="M{} {}h{}"/>', start, y + BOX_HEIGHT // 2, GAP))
        for place, (title, below) in enumerate(cells):
            parts.append(_box(LEFT + place * (BOX_WIDTH + GAP), y, BOX_WIDTH - 8, title, below, "node"))
        y += BOX_HEIGHT + GAP
    return y


def _box(x, y, width, title, below, name, letters=(MOST_LETTERS, MOST_LETTERS_BELOW)):
    return format_html(
        '<g class="{name}"><rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'
        '<text x="{text}" y="{first}">{title}</text><text class="below" x="{text}" y="{second}">{below}</text></g>',
        name=name,
        x=x,
        y=y,
        width=width,
        height=BOX_HEIGHT,
        text=x + 12,
        first=y + 22,
        second=y + 41,
        title=_short(title, letters[0]),
        below=_short(below, letters[1]),
    )


def _below(item):
    day = item.day.strftime("%d/%m/%Y") if item.day else ""
    return " · ".join(part for part in (item.verb or item.unit, day, item.state) if part)


def _short(words, letters):
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def _told(document, limbs):
    counts = "; ".join(f"{limb.label}: {len(limb.items) + limb.hidden}" for limb in limbs)
    return f"{_('The thread of %(document)s') % {'document': document}}. {counts}"
