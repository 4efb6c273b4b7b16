"""The lines of all themes, compiled once per campaign, sorted by what they are for.

A theme is a text file in `themes/`. `# ` begins a remark, `## name` a rule, or in capitals a purpose: EVENTS tell what
happened, VIEWS what the writer makes of it, PLANS what they will do (after "sẽ"), ASKS what they ask for (after
"đề nghị"). Below it stands one line of the grammar per line; a row of three commas or more without brackets, or
with a comma at its end, holds several short lines. A theme's name is the topic of a part of the document.
"""

import re
from functools import cache
from pathlib import Path

from .grammar import Grammar, Say
from .lives import FACTS
from .moments import FUNCTIONS
from .synonyms import SYNONYMS

_FOLDER = Path(__file__).parent / "themes"

LEAST_COMMAS_OF_A_ROW = 3
# A line that begins so says itself when it happened.
TELLS_WHEN = re.compile(
    r"\[?(?:hôm|buổi|ngày|sáng|tối|đêm|bữa|phiên|lần|hồi|đợt|cứ|hễ|sau|từ|suốt|trong|năm|tan|ca|tháng|dịp|trời|mưa|nhân|"
    r"trước|chuyến|lúc|mùa|học kỳ|tiết|họp|ngồi|mất|đi)\b"
)
PURPOSES = ("OPENINGS", "LEAD_INS", "SELVES", "EVENTS", "VIEWS", "PLANS", "ASKS")
# By campaign: the topic of the document, and the file that speaks about it.
DIGITAL_THEMES = (
    "general", "learning", "services", "market", "scams", "elders", "family", "school", "health", "nurses", "fields",
    "network", "office", "village_life",
)  # fmt: skip
FLOOD_THEMES = ("general", "before", "shelter", "warning", "during", "after")
THEMES = {
    "digital": {theme: theme for theme in DIGITAL_THEMES},
    "flood": {theme: f"flood_{theme}" for theme in FLOOD_THEMES},
}


def read_theme(name: str) -> dict[str, list[str]]:
    """The lines of a theme by their heading."""
    rules: dict[str, list[str]] = {}
    lines: list[str] = []
    for row in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            lines = rules.setdefault(row[3:].strip(), [])
        elif row.endswith(",") or (row.count(", ") >= LEAST_COMMAS_OF_A_ROW and "[" not in row):
            lines.extend(part.strip() for part in row.removesuffix(",").split(","))
        elif row and not row.startswith("#"):
            lines.append(row)
    return rules


class Library:
    """lines[purpose][theme] = compiled lines; the other rules of all themes are shared."""

    def __init__(self, campaign: str):
        themes = {theme: read_theme(file) for theme, file in THEMES[campaign].items()}
        rules = read_theme("common")
        for theme in themes.values():
            rules |= {name: lines for name, lines in theme.items() if name not in PURPOSES}
        self.grammar = Grammar(rules, SYNONYMS, FUNCTIONS, FACTS)
        self.dated: set[Say] = set()  # lines that tell by themselves when it was
        self.lines: dict[str, dict[str, list[Say]]] = {purpose: {} for purpose in PURPOSES}
        for theme, sections in themes.items():
            for purpose in PURPOSES:
                if purpose in sections:
                    self.lines[purpose][theme] = [self._line(line) for line in sections[purpose]]
        # What a sentence may begin or end with, whatever it is about.
        self.frames = {rule: self.grammar.compile(f"{{{rule}}}") for rule in ("when", "opener", "tail")}
        self.grammar.check()

    def _line(self, line: str) -> Say:
        compiled = self.grammar.compile(line)
        if TELLS_WHEN.match(line):
            self.dated.add(compiled)
        return compiled


@cache
def library(campaign: str) -> Library:
    return Library(campaign)
