"""Precision and recall of found citations against labelled ones: numbers, dates, spans, clean look-alikes."""

from dataclasses import dataclass, field
from typing import Any

from nennep.lib.citations.numbers import number_key

Row = dict[str, Any]

SPAN_OVERLAP = 0.8  # of the union: a missing word is a miss, a missing letter is not


@dataclass
class Tally:
    """Right, invented and missed things of one kind."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, other: "Tally") -> None:
        self.right += other.right
        self.invented += other.invented
        self.missed += other.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class CaseResult:
    """What was right and wrong in one case."""

    numbers: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    is_look_alike: bool = False
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    wrong_dates: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    @property
    def is_perfect(self) -> bool:
        return not (self.missed or self.invented or self.wrong_dates)


@dataclass
class Scores:
    """The sum over many cases."""

    numbers: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    look_alikes: int = 0
    left_alone: int = 0
    cases: int = 0
    perfect: int = 0

    def add(self, result: CaseResult) -> None:
        self.numbers.add(result.numbers)
        self.dates.add(result.dates)
        self.spans.add(result.spans)
        self.look_alikes += result.is_look_alike
        self.left_alone += result.is_look_alike and not result.invented
        self.cases += 1
        self.perfect += result.is_perfect

    def table(self) -> str:
        lines = [
            f"{name:12s} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
            for name, tally in (("number", self.numbers), ("date", self.dates), ("span", self.spans))
        ]
        lines.append(f"look-alikes  {self.left_alone} of {self.look_alikes} left alone")
        lines.append(f"cases        {self.perfect} of {self.cases} without an error")
        return "\n".join(lines)


def score_case(expected: list[Row], found: list[Row]) -> CaseResult:
    """Compare one case. Documents cited by name only are not counted, found or not."""
    expected = [row for row in expected if row.get("number")]
    found = [row for row in found if row.get("number")]
    pairs = _pairs(expected, found)
    result = CaseResult(is_look_alike=not expected)
    result.numbers = Tally(len(pairs), len(found) - len(pairs), len(expected) - len(pairs))
    near = sum(_overlap(expected[i]["span"], found[j]["span"]) >= SPAN_OVERLAP for i, j in pairs)
    result.spans = Tally(near, len(found) - near, len(expected) - near)
    matched, matching = {i for i, _ in pairs}, {j for _, j in pairs}
    result.missed = [row["number"] for i, row in enumerate(expected) if i not in matched]
    result.invented = [row["number"] for j, row in enumerate(found) if j not in matching]
    for i, j in pairs:
        _compare_dates(expected[i], found[j], result)
    result.dates.missed += sum(bool(row.get("date")) for i, row in enumerate(expected) if i not in matched)
    result.dates.invented += sum(bool(row.get("date")) for j, row in enumerate(found) if j not in matching)
    return result


def _compare_dates(expected: Row, found: Row, result: CaseResult) -> None:
    wanted, given = expected.get("date"), found.get("date")
    if wanted == given:
        result.dates.right += bool(wanted)
        return
    result.dates.missed += bool(wanted)
    result.dates.invented += bool(given)
    result.wrong_dates.append((expected["number"], wanted, given))


def _pairs(expected: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """One-to-one: the exact number before the number without its notation, the nearest place first."""
    candidates = sorted(
        (number_key(wanted["number"]) != number_key(given["number"]), -_overlap(wanted["span"], given["span"]), i, j)
        for i, wanted in enumerate(expected)
        for j, given in enumerate(found)
        if _same(wanted, given)
    )
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in candidates:
        if all(i != other_i and j != other_j for other_i, other_j in pairs):
            pairs.append((i, j))
    return pairs


def _same(expected: Row, found: Row) -> bool:
    if found["type"] != expected["type"] and found["type"] not in expected.get("type_alt", ()):
        return False
    wanted, given = number_key(expected["number"]), number_key(found["number"])
    return wanted == given or bool(expected.get("partial") and given.startswith(wanted + "/"))


def _overlap(one: list[int], other: list[int]) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    union = max(one[1], other[1]) - min(one[0], other[0])
    return shared / union if union else 0.0
