"""The words of a report. A number in them is written as {code} and always comes from the registry.

"Có {study.essays.verified} bài được công nhận" shows the figure, as a link to its records.
"""

import re
from dataclasses import dataclass

from nennep.figures.registry import figure_of
from nennep.reports.errors import UnknownFigure

TOKEN = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)+)\}")


@dataclass(frozen=True)
class Piece:
    """Either plain words, or the code of a figure that stands in their place."""

    words: str = ""
    code: str = ""


def paragraphs(text):
    """The text as paragraphs, each a list of pieces."""
    return [_pieces(line.strip()) for line in text.splitlines() if line.strip()]


def check(text, subject_kind):
    """Raise `UnknownFigure` for a code that is no figure about this kind of subject."""
    for code in TOKEN.findall(text):
        figure = figure_of(code)
        if figure is None or figure.subject_kind != subject_kind:
            raise UnknownFigure(code)


def _pieces(line):
    pieces, end = [], 0
    for found in TOKEN.finditer(line):
        pieces += [Piece(words=line[end : found.start()]), Piece(code=found[1])]
        end = found.end()
    return [piece for piece in (*pieces, Piece(words=line[end:])) if piece.words or piece.code]
