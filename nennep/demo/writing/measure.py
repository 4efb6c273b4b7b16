"""Measures the essays of the demo: time, words, and how much of their own prose stands in two or more of them.

    python -m nennep.demo.writing.measure [--essays 5875] [--campaign digital] [--seed demo] [--out DIR]

With --out it writes directive.txt, template.txt and essays/E000000.txt ... for `nennep check-essays DIR`; with
--sent-back the thirteen first attempts stand there in place of their authors' essays, and truth.json says which.
"""

import argparse
import json
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from .directive import DOCUMENTS, form_layout, form_template, passages
from .essays import Author, write_essays
from .names import person_names
from .novelty import GRAM, WORD, fold
from .places import COMMUNES, branches
from .sent_back import SentBack, first_attempts

_folded: dict[str, str] = {}


def authors(seed: object, count: int) -> list[Author]:
    """Members spread over the branches of the province."""
    communes = {commune.code: commune.name for commune in COMMUNES}
    units = branches(seed)
    return [
        Author(name.full, unit.name, communes[unit.commune], unit.kind)
        for number, name in enumerate(person_names(seed, count))
        for unit in [units[number % len(units)]]
    ]


def folded(text: str) -> list[str]:
    words = []
    for word in WORD.findall(unicodedata.normalize("NFC", text)):
        if word not in _folded:
            _folded[word] = fold(word)
        words.append(_folded[word])
    return words


def own_prose(essay: str, quotes: list[str], author: Author) -> list[list[str]]:
    """The paragraphs of an essay as folded words, without the form and without sentences of the document."""
    form = {" ".join(folded(line)) for line in form_layout().splitlines()}
    kept = []
    for line in essay.splitlines():
        words = " ".join(folded(line))
        is_form = words in form or words.startswith(
            ("bai thu", "hoc tap", "ho va ten", "chi bo", "don vi", "ngay viet")
        )
        if not words or is_form or words == " ".join(folded(author.name)):
            continue
        text = f" {words} "
        for quote in quotes:
            text = text.replace(f" {quote} ", " | ")
        kept.extend(part.split() for part in text.split("|"))
    return kept


def shared_runs(essays: list[list[list[str]]]) -> tuple[float, float]:
    """Share of five-word runs that stand in two or more essays: of all their occurrences, and of the distinct ones."""
    in_essays: Counter[int] = Counter()
    per_essay = []
    for parts in essays:
        runs = [hash(run) for words in parts for run in zip(*(words[at:] for at in range(GRAM)), strict=False)]
        per_essay.append(runs)
        in_essays.update(set(runs))
    occurrences = sum(len(runs) for runs in per_essay)
    shared = sum(1 for runs in per_essay for run in runs if in_essays[run] > 1)
    distinct = sum(1 for count in in_essays.values() if count > 1)
    return shared / max(occurrences, 1), distinct / max(len(in_essays), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--essays", type=int, default=5875)
    parser.add_argument("--campaign", choices=sorted(DOCUMENTS), default="digital")
    parser.add_argument("--seed", default="demo")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--sent-back", action="store_true")
    asked = parser.parse_args()
    people = authors(asked.seed, asked.essays)
    started = time.process_time()
    essays = list(write_essays(asked.seed, people, asked.campaign))
    seconds = time.process_time() - started
    quotes = [" ".join(folded(sentence)) for passage in passages(asked.campaign) for sentence in passage.sentences]
    own = [own_prose(essay, quotes, author) for essay, author in zip(essays, people, strict=True)]
    occurrences, distinct = shared_runs(own)
    totals = [len(essay.split()) for essay in essays]
    own_totals = [sum(map(len, parts)) for parts in own]
    report = (
        f"{len(essays)} essays in {seconds:.1f} s of CPU\n"
        f"words: {sum(totals)} in all, {min(totals)} to {max(totals)}, median {statistics.median(totals):.0f}\n"
        f"own words: {min(own_totals)} to {max(own_totals)}, median {statistics.median(own_totals):.0f}\n"
        f"own 5-word runs in two or more essays: {occurrences:.2%} of occurrences, {distinct:.2%} of distinct\n"
    )
    sys.stdout.write(report)
    if asked.out:
        attempts = first_attempts(asked.seed, people, essays) if asked.sent_back else []
        write_folder(asked.out, essays, asked.campaign, attempts)


def write_folder(folder: Path, essays: list[str], campaign: str, attempts: Sequence[SentBack] = ()) -> None:
    """The shared essay format, for the integrity engine."""
    (folder / "essays").mkdir(parents=True, exist_ok=True)
    (folder / "directive.txt").write_text(DOCUMENTS[campaign].text, encoding="utf-8")
    (folder / "template.txt").write_text(form_template(DOCUMENTS[campaign]), encoding="utf-8")
    first = {attempt.author_index: attempt.text for attempt in attempts}
    if attempts:
        (folder / "truth.json").write_text(json.dumps(truth_of(attempts), indent=1), encoding="utf-8")
    for number, essay in enumerate(essays):
        (folder / "essays" / f"E{number:06}.txt").write_text(first.get(number, essay), encoding="utf-8")


def truth_of(attempts: Sequence[SentBack]) -> dict[str, list]:
    """The pairs and the sketchy essays that a check should find; members of a ring are pairs of each other."""
    groups = [(a.author_index, b.author_index) for a, b in combinations(attempts, 2) if a.why == b.why == "ring"]
    copies = [(a.source_index, a.author_index) for a in attempts if a.source_index is not None and a.why != "ring"]
    pairs = {tuple(sorted(pair)) for pair in [*groups, *copies]}
    sketchy = [(a.author_index, a.why) for a in attempts if a.source_index is None]
    return {
        "cases": [{"a": f"E{a:06}", "b": f"E{b:06}"} for a, b in sorted(pairs)],
        "sketchy": [{"id": f"E{index:06}", "why": why} for index, why in sketchy],
    }


if __name__ == "__main__":
    main()
