"""Essays of the make-believe members: the form, honest quotes of the document, and prose of their own.

Every essay draws a life, the themes it cares about and a way of typing; each sentence is tried several times and
the version that repeats the fewest five-word runs of all essays so far is written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from .directive import DOCUMENTS, Document, form_layout, passages
from .grammar import Say, Voice, randomness, tidy
from .library import Library, library
from .lives import KINDS, Author, voice_of
from .novelty import GRAM, Memory
from .typing_habits import TypingHabit

__all__ = ["KINDS", "Author", "write_essays"]

TRIES = 9
MANY = 4  # repeated runs from which on two are mended at once
WHOLLY_NEW = (0, 4)  # these tries begin anew, the others change one choice
CANDIDATES = 3  # lines looked at before one is taken, the least worn of them
LEAST_OWN, USUAL_OWN, MOST_OWN = 170, 195, 350  # aims; sentences that run over add about a third
AWARENESS, PRACTICE, PLANNED, ASKED = 0.26, 0.46, 0.17, 0.09  # shares of the own words
LEAST_WORDS, FORM_WORDS = 375, 90  # of the whole essay, and about what the form takes of it
PERSONAL = re.compile(r"\b([Tt])ôi\b")
WRITTEN_ON = {"digital": (date(2026, 9, 20), 21), "flood": (date(2026, 11, 2), 19)}

# How much more than the others a theme is on the mind of people of a kind of branch.
CARES = {
    "village": {"fields": 4, "market": 3, "village_life": 3, "elders": 2, "network": 2},
    "street": {"market": 3, "services": 2, "scams": 2, "family": 2, "village_life": 2, "fields": 0.3},
    "school": {"school": 30, "family": 2, "fields": 0.2},
    "health": {"nurses": 30, "health": 6, "fields": 0.2},
    "office": {"office": 30, "services": 5, "fields": 0.2},
}
# Themes told by people of one kind of branch only.
OWN_WORK = {"school": "school", "nurses": "health", "office": "office"}


def write_essays(seed: object, people: Sequence[Author], campaign: str = "digital") -> Iterator[str]:
    """One essay for each author, in their order; campaign is a key of `directive.DOCUMENTS`.

    The same seed and people give the same texts. An essay avoids what the ones before it said, so leaving out an
    author changes those after.
    """
    memory = Memory()
    for number, author in enumerate(people):
        rng = randomness(seed, f"essay {campaign} {number}")
        yield _Essay(author, rng, memory, campaign).text()


class _Essay:
    def __init__(self, author: Author, rng: Random, memory: Memory, campaign: str):
        self.author = author
        self.rng = rng
        self.memory = memory
        self.document: Document = DOCUMENTS[campaign]
        self.library: Library = library(campaign)
        self.voice: Voice = voice_of(author, rng)
        self.habit = TypingHabit(rng)
        self.pronoun = rng.choices(("tôi", "em", "mình"), (80, 12, 8))[0]
        self.own_words = int(rng.triangular(LEAST_OWN, MOST_OWN, USUAL_OWN))
        self.used: set[Say] = set()
        self.before: list[int] = []
        self.quotable = list(passages(campaign))

    def text(self) -> str:
        first, days = WRITTEN_ON[self.document.key]
        written_on = first + timedelta(days=self.rng.randrange(days))
        themes = self._themes()
        quotes = self._quotes(themes)
        author = self.author
        filled = form_layout().format(
            title=self.document.essay_title,
            name=author.name,
            unit=author.unit_name,
            commune=author.commune_name,
            written_on=f"{written_on:%d/%m/%Y}",
            awareness=self._awareness(quotes, themes),
            practice=self._practice(themes),
            plans=self._list(
                "PLANS", themes, PLANNED, ("Tôi sẽ {}", "Tôi {}", "Sẽ {}", "Xin {}", "Cố {}", "Từ nay {}")
            ),
            requests=self._list("ASKS", themes, ASKED, ("Đề nghị {}", "Mong {}", "Xin {}", "Kiến nghị {}")),
            signed=author.name,
        )
        return self.habit.whole(filled)

    def _themes(self) -> list[str]:
        """Three to five themes, those first that people of this kind care about."""
        cares = CARES[self.author.kind]
        themes = [theme for theme in self.library.lines["EVENTS"] if self._may_tell(theme)]
        drawn = sorted(themes, key=lambda theme: self.rng.random() ** (1 / cares.get(theme, 1)), reverse=True)
        return drawn[: self.rng.randint(3, 5)]

    def _quotes(self, themes: list[str]) -> list[tuple[str, str]]:
        """Runs of sentences of the document that make 10 to 35 % of the essay: (topic, text)."""
        share = self.rng.triangular(0.14, 0.34, 0.22)
        own = self.own_words
        wanted = max(share * (own + FORM_WORDS) / (1 - share), LEAST_WORDS - own - FORM_WORDS)
        found, words = [], 0
        passages_left = self.quotable[:]
        self.rng.shuffle(passages_left)
        passages_left.sort(key=lambda passage: passage.topic not in themes and self.rng.random() < 0.8)
        for passage in passages_left:
            count = len(passage.sentences)
            length = min(count, self.rng.choices((1, 2, 3, 4), (40, 35, 17, 8))[0])
            start = self.rng.randrange(count - length + 1)
            run = " ".join(passage.sentences[start : start + length])
            size = len(run.split())
            if words + size <= wanted * 1.15:
                found.append((passage.topic, run))
                words += size
            if words >= wanted * 0.95:
                break
        return found

    def _awareness(self, quotes: list[tuple[str, str]], themes: list[str]) -> str:
        lines = self.library.lines
        has_opening = not quotes or self.rng.random() < 0.6
        paragraphs = [self._sentences(lines["OPENINGS"]["general"], 1)] if has_opening else []
        budget = AWARENESS * self.own_words
        spent = sum(map(_count, paragraphs))
        for topic, run in quotes:
            lead_in = self._sentences(lines["LEAD_INS"]["general"], 1, end="")
            quote = f"“{run}”" if self.rng.random() < 0.6 else run
            comment = ""
            if spent < budget:
                told = self.rng.random() < 0.4
                comment = self._events(topic, 1) if told else self._views(topic)
            spent += _count(comment) + _count(lead_in)
            paragraphs.append(f"{lead_in} {quote} {comment}".strip())
        return "\n".join(paragraphs)

    def _views(self, topic: str) -> str:
        views = self.library.lines["VIEWS"]
        is_known = topic in views and self._may_tell(topic) and self.rng.random() < 0.7
        known = views[topic] if is_known else views["general"]
        return self._sentences(known, 1, opener=0.45)

    def _events(self, theme: str, count: int) -> str:
        events = self.library.lines["EVENTS"]
        known = events[theme] if theme in events and self._may_tell(theme) else events["general"]
        return self._sentences(known, count, when=0.6, tail=0.35)

    def _may_tell(self, theme: str) -> bool:
        return OWN_WORK.get(theme, self.author.kind) == self.author.kind

    def _practice(self, themes: list[str]) -> str:
        is_told = self.rng.random() < 0.6
        paragraphs = [self._sentences(self.library.lines["SELVES"]["general"], 1)] if is_told else []
        budget, spent = PRACTICE * self.own_words, sum(map(_count, paragraphs))
        turn = 0
        while spent < budget:
            theme = themes[turn % len(themes)]
            told = self._events(theme, self.rng.choice((1, 1, 2)))
            if self.rng.random() < 0.2:
                told += " " + self._views(theme)
            paragraphs.append(told)
            spent += _count(told)
            turn += 1
        return "\n".join(paragraphs)

    def _list(self, purpose: str, themes: list[str], share: float, heads: tuple[str, ...]) -> str:
        """Plans or requests, as a list with marks or as plain sentences."""
        lines = self.library.lines[purpose]
        style = self.rng.choice(("- {}", "+ {}", "plain", "plain", "{n}) {}", "* {}"))
        budget, spent, items = share * self.own_words, 0, []
        turn = 0
        while spent < budget:
            theme = themes[turn % len(themes)]
            item = self._sentences(lines.get(theme) or lines["general"], 1, end="")
            turn += 1
            spent += _count(item)
            items.append(item)
        if style == "plain":
            said = [self.rng.choice(heads).format(item[0].lower() + item[1:]) + "." for item in items]
            return " ".join(self._personal(sentence) for sentence in said)
        ends = [";"] * (len(items) - 1) + ["."]
        return "\n".join(
            style.replace("{n}", str(n)).format(item) + end
            for n, (item, end) in enumerate(zip(items, ends, strict=True), 1)
        )

    def _sentences(
        self, options: list[Say], count: int, *, when: float = 0, opener: float = 0, tail: float = 0, end: str = "."
    ) -> str:
        return " ".join(self._sentence(options, _Frame(when, opener, tail), end) for _ in range(count))

    def _sentence(self, options: list[Say], frame: "_Frame", end: str) -> str:
        """A line that this essay has not used yet, if there is one, in the words that repeat the least."""
        fresh = [option for option in options if option not in self.used] or options
        best = self._attempt(self._least_worn(fresh), frame, [])
        for turn in range(TRIES):
            if not best.repeated:
                break
            if turn in WHOLLY_NEW:
                attempt = self._attempt(self._least_worn(fresh), frame, [])
            else:
                attempt = self._attempt(best.line, frame, best.changed(self.rng, self.memory))
            if len(attempt.repeated) <= len(best.repeated):
                best = attempt
        self.used.add(best.line)
        self.memory.wear(best.line, len(best.repeated) / len(best.words))
        self.memory.keep(best.words)
        self.before = best.words[-4:]
        return self.habit.own(self._personal(tidy("".join(best.pieces) + end)))

    def _least_worn(self, lines: list[Say]) -> Say:
        few = [self.rng.choice(lines) for _ in range(CANDIDATES)]
        return min(few, key=self.memory.weariness)

    def _attempt(self, line: Say, frame: "_Frame", tape: list[float]) -> "_Attempt":
        voice = self.voice
        voice.start(tape)
        frame.say(line, voice, self.library.frames, line in self.library.dated)
        words = [*self.before, *self.memory.words(voice.said)]
        return _Attempt(line, voice.said, tape, voice.drawn_at, words, self.memory.repeated(words))

    def _personal(self, text: str) -> str:
        """The word this author uses for themselves."""
        if self.pronoun == "tôi":
            return text
        word = self.pronoun
        return PERSONAL.sub(lambda found: word if found[1] == "t" else word.capitalize(), text)


@dataclass(frozen=True)
class _Frame:
    """How often a line is set behind a time or an opening word, or before an afterthought."""

    when: float
    opener: float
    tail: float

    def say(self, line: Say, voice: Voice, rules: dict[str, Say], is_dated: bool) -> None:
        chance = voice.random()
        head = "when" if chance < self.when and not is_dated else "opener" if chance < self.opener else None
        if head:
            rules[head](voice)
            voice.said.append(", ")
        line(voice)
        if voice.random() < self.tail:
            voice.said.append(", ")
            rules["tail"](voice)


@dataclass(slots=True)
class _Attempt:
    """One wording of a sentence; words begin with the last ones of the sentence before."""

    line: Say
    pieces: list[str]
    tape: list[float]
    drawn_at: list[int]
    words: list[int]
    repeated: list[int]

    def changed(self, rng: Random, memory: Memory) -> list[float]:
        """The tape with other numbers where one repeated run, or two of many, were decided."""
        lengths = memory.lengths(self.pieces)
        before = len(self.words) - sum(lengths)
        ends = list(accumulate(lengths))
        tape = self.tape[: len(self.drawn_at)]
        for start in rng.sample(self.repeated, 2 if len(self.repeated) >= MANY else 1):
            first, last = (bisect_right(ends, start - before + word) for word in (0, GRAM - 1))
            decisive = [n for n, piece in enumerate(self.drawn_at) if first <= piece <= last]
            at = rng.choice(decisive) if decisive else rng.randrange(len(tape))
            # A step of about a half, because a fresh number would leave every second choice between two as it was.
            tape[at] = (tape[at] + rng.uniform(0.3, 0.7)) % 1
        return tape


def _count(text: str) -> int:
    return len(text.split())
