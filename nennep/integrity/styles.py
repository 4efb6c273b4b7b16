"""What the look of an uploaded text tells: hidden letters, several styles, a block set otherwise, mixed encodings.

Plain functions. Only prose is looked at: headings, the lines of the form, quotes of the document, bold and italics
are set otherwise in every honest essay and count for nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from nennep.integrity.models import Signal
from nennep.lib.vietnamese import font_encoding, guess_legacy


@dataclass(frozen=True)
class Thresholds:
    """Where a look begins to mean something; words are words of prose."""

    hidden_letters: int = 20
    heading_words: int = 8  # a line with fewer is no prose
    stretch_words: int = 15  # a stretch in another style that is counted at all
    block_words: int = 60  # one stretch that is called a pasted block
    styles: int = 3  # so many styles with a stretch each are several
    stretches: int = 3  # ... or so many stretches that are not the common style
    minor_share: float = 0.4  # a larger block is simply the other half of the text
    disguised_words: int = 3  # words with letters of two scripts
    legacy_words: int = 30  # words set in an old font, while as many are not
    legacy_line: int = 5  # marked words of a line that is still in an old encoding
    dark: int = 0x60  # a colour none of whose parts is brighter is black to the reader
    same_size: float = 1.5  # points; sizes no further from the common one are the same to the reader


DEFAULT = Thresholds()

_WORD = re.compile(r"\w+")
# Letters that look like Latin ones; a Vietnamese keyboard has none of them.
_LOOK_ALIKE = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Western letters and signs that Vietnamese does not use, and old encodings do.
_FOREIGN = re.compile(
    r"[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de-\u00df"
    r"\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FACE = re.compile(r"([,\- ]*(bold|italic|regular|roman|oblique|mt|ps|psmt))+$")


@dataclass(frozen=True)
class Look:
    """A signal with the places in the text, [start, end], and what was measured."""

    signal: Signal
    passages: list[list[int]]
    numbers: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Stretch:
    """Prose in one style; `style` is (font, size, colour) as a reader sees it."""

    start: int
    end: int
    words: int
    style: tuple
    encoding: str | None


def style_signals(text: str, runs=(), set_apart=(), thresholds: Thresholds = DEFAULT) -> list[Look]:
    """What stands out. `runs` are [start, end, font, size, colour, hidden]; `set_apart` spans are quotes and form."""
    stretches = _stretches(text, runs, set_apart, thresholds)
    looks = [
        _hidden(text, runs, thresholds),
        _styles(stretches, thresholds),
        _encodings(text, stretches, thresholds),
    ]
    return [look for look in looks if look]


def _hidden(text, runs, thresholds):
    passages = _joined([[run[0], run[1]] for run in runs if run[5]])
    letters = sum(sum(map(str.isalpha, text[start:end])) for start, end in passages)
    if letters < thresholds.hidden_letters:
        return None
    words = sum(len(_WORD.findall(text[start:end])) for start, end in passages)
    return Look(Signal.HIDDEN_TEXT, passages, {"words": words})


def _styles(stretches, thresholds):
    """A pasted block, or several styles; nothing where one style has no clear majority and no third joins in."""
    words = Counter()
    for stretch in stretches:
        words[stretch.style] += stretch.words
    common = max(words, key=words.get, default=None)
    others = [one for one in stretches if one.style != common and one.words >= thresholds.stretch_words]
    if not others:
        return None
    passages = [[one.start, one.end] for one in others]
    numbers = {"words": sum(one.words for one in others), "styles": 1 + len({one.style for one in others})}
    if numbers["styles"] >= thresholds.styles or len(others) >= thresholds.stretches:
        return Look(Signal.MIXED_STYLES, passages, numbers)
    block = max(others, key=lambda one: one.words)
    is_minor = block.words < thresholds.minor_share * sum(words.values())
    if is_minor and block.words >= thresholds.block_words:
        return Look(Signal.PASTED_BLOCK, [[block.start, block.end]], {"words": block.words})
    return None


def _encodings(text, stretches, thresholds):
    passages = _disguised(text, thresholds) + _undecoded(text, thresholds) + _old_fonts(stretches, thresholds)
    if not passages:
        return None
    words = sum(len(_WORD.findall(text[start:end])) for start, end in passages)
    return Look(Signal.MIXED_ENCODINGS, sorted(passages), {"words": words})


def _disguised(text, thresholds):
    """Words in which Latin letters stand beside letters of another script that look the same."""
    if text.isascii() or not _LOOK_ALIKE.search(text):
        return []
    found = [
        [word.start(), word.end()]
        for word in _WORD.finditer(text)
        if _LOOK_ALIKE.search(word[0]) and _LATIN.search(word[0])
    ]
    return found if len(found) >= thresholds.disguised_words else []


def _undecoded(text, thresholds):
    """Lines still in an old encoding in a text that is in Unicode."""
    lines = list(re.finditer(r"[^\n]+", text))
    enough = thresholds.legacy_line
    old = [line for line in lines if _FOREIGN.search(line[0]) and guess_legacy(line[0], enough=enough)]
    return [[line.start(), line.end()] for line in old] if len(old) < len(lines) else []


def _old_fonts(stretches, thresholds):
    """Prose set in fonts of an old encoding beside prose that is not."""
    old = [one for one in stretches if one.encoding]
    rest = sum(one.words for one in stretches if not one.encoding)
    if min(sum(one.words for one in old), rest) < thresholds.legacy_words:
        return []
    return [[one.start, one.end] for one in old]


def _stretches(text, runs, set_apart, thresholds):
    """The prose of the text in order, neighbours of one style joined."""
    pieces = [
        (first, last, words, run)
        for start, end in (_prose(text, set_apart, thresholds) if runs else ())
        for run in runs
        if (first := max(start, run[0])) < (last := min(end, run[1])) and not run[5]
        if (words := len(_WORD.findall(text[first:last])))
    ]
    common = _common_size(pieces)
    found = []
    for first, last, words, (_start, _end, font, size, colour, _is_hidden) in pieces:
        is_common = not size or abs(size - common) <= thresholds.same_size
        style = _family(font), 0 if is_common else size, _shade(colour, thresholds)
        _extend(found, Stretch(first, last, words, style, font_encoding(font)[0]))
    return found


def _common_size(pieces):
    words = Counter()
    for _first, _last, number, run in pieces:
        words[run[3] or 0] += number
    return words.most_common(1)[0][0] if words else 0


def _extend(found, new):
    last = found[-1] if found else None
    if last and (last.style, last.encoding) == (new.style, new.encoding):
        found[-1] = Stretch(last.start, new.end, last.words + new.words, new.style, new.encoding)
    else:
        found.append(new)


def _prose(text, set_apart, thresholds):
    """Places of prose: lines long enough, without what is quoted or form."""
    apart = sorted(set_apart)
    for line in re.finditer(r"[^\n]+", text):
        if len(_WORD.findall(line[0])) < thresholds.heading_words:
            continue
        at = line.start()
        for start, end in apart:
            if end > at and start < line.end():
                if start > at:
                    yield at, start
                at = max(at, end)
        if at < line.end():
            yield at, line.end()


def _family(font):
    name = _SUBSET.sub("", font).lower().replace("-", " ")
    return _FACE.sub("", name).replace(" ", "")


def _shade(colour, thresholds):
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return ""
    return "" if len(parts) != 3 or max(parts) <= thresholds.dark else colour.upper()


def _joined(spans):
    found = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(end, found[-1][1])
        else:
            found.append([start, end])
    return found
