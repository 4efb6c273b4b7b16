"""Essays of the make-believe members: the form, honest quotes of the document, and prose of their own.

Every essay draws a life, the themes it cares about and a way of typing; each sentence is tried several times and
the version that repeats the fewest five-word runs of all essays so far is written.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from .directive import DOCUMENTS, Document, form_layout, passages
from .grammar import Say, Voice, randomness, tidy
from .library import Library, library
from .lives import KINDS, Author, voice_of
from .novelty import Memory
from .typing_habits import TypingHabit

__all__ = ["KINDS", "Author", "write_essays"]

TRIES = 8
LEAST_OWN, USUAL_OWN, MOST_OWN = 215, 300, 520
MOST_WORDS = 880
PERSONAL = re.compile(r"\b([Tt])ôi\b")
WRITTEN_ON = {"digital": (date(2026, 9, 20), 21), "flood": (date(2026, 11, 2), 19)}

# How much more than the others a theme is on the mind of people of a kind of branch.
CARES = {
    "village": {"fields": 5, "market": 4, "village_life": 4, "elders": 3, "network": 2},
    "street": {"market": 5, "services": 3, "scams": 3, "family": 3, "elders": 2},
    "school": {"school": 14, "family": 3, "scams": 2},
    "health": {"health": 14, "elders": 3, "scams": 2},
    "office": {"office": 10, "services": 6},
}


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
                "PLANS", themes, 0.21, ("Tôi sẽ {}", "Bản thân tôi {}", "Tôi nhận việc {}", "Việc của tôi là {}")
            ),
            requests=self._list("ASKS", themes, 0.12, ("Đề nghị {}", "Tôi mong {}", "Xin {}", "Kiến nghị {}")),
            signed=author.name,
        )
        return self.habit.whole(filled)

    def _themes(self) -> list[str]:
        """Three to five themes, those first that people of this kind care about."""
        cares = CARES[self.author.kind]
        themes = list(self.library.lines["EVENTS"])
        drawn = sorted(themes, key=lambda theme: self.rng.random() ** (1 / cares.get(theme, 1)), reverse=True)
        return drawn[: self.rng.randint(3, 5)]

    def _quotes(self, themes: list[str]) -> list[tuple[str, str]]:
        """Runs of sentences of the document that make 10 to 35 % of the essay: (topic, text)."""
        share = self.rng.triangular(0.11, 0.33, 0.18)
        own = self.own_words
        wanted = min(share * (own + 90) / (1 - share), MOST_WORDS - own - 110)
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
            if words >= wanted * 0.85:
                break
        return found

    def _awareness(self, quotes: list[tuple[str, str]], themes: list[str]) -> str:
        general = self.library.lines
        paragraphs = [self._sentences(list(general["OPENINGS"]["general"]), 1) + " " + self._views(themes[0], 1)]
        budget = 0.27 * self.own_words
        share = budget / (len(quotes) + 1)
        spent = _count(paragraphs[0])
        for topic, run in quotes:
            lead_in = self._sentences(general["LEAD_INS"]["general"], 1, end="")
            quote = f"“{run}”" if self.rng.random() < 0.6 else run
            comment = self._views(topic, 1) if spent < budget + share else ""
            spent += _count(comment) + _count(lead_in)
            paragraphs.append(f"{lead_in} {quote} {comment}".strip())
        return "\n".join(paragraphs)

    def _views(self, topic: str, count: int) -> str:
        views = self.library.lines["VIEWS"]
        return self._sentences(views.get(topic) or views["general"], count, opener=0.45, tail=0.1)

    def _practice(self, themes: list[str]) -> str:
        lines = self.library.lines
        paragraphs = [self._sentences(lines["SELVES"]["general"], 1)]
        budget, spent = 0.4 * self.own_words, _count(paragraphs[0])
        turn = 0
        while spent < budget:
            theme = themes[turn % len(themes)]
            told = [self._sentences(lines["EVENTS"][theme], 1, when=0.7, tail=0.4)]
            if self.rng.random() < 0.55:
                told.append(self._sentences(lines["EVENTS"][theme], 1, when=0.5, tail=0.3))
            if self.rng.random() < 0.35:
                told.append(self._views(theme, 1))
            paragraphs.append(" ".join(told))
            spent += _count(paragraphs[-1])
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
        said = [self._sentence(options, when, opener, tail, end) for _ in range(count)]
        return " ".join(said)

    def _sentence(self, options: list[Say], when: float, opener: float, tail: float, end: str) -> str:
        """The most novel of a few tries; a line is used once in an essay while others are left."""
        fresh = [option for option in options if option not in self.used] or options
        best, best_cost = None, 10**9
        for _ in range(TRIES):
            option = self.voice.pick(fresh)
            text = tidy(self._framed(option, when, opener, tail) + end)
            words = self.memory.words(text)
            cost = self.memory.repeated(self.before, words)
            if cost < best_cost:
                best, best_cost = (option, text, words), cost
            if not cost:
                break
        option, text, words = best
        self.used.add(option)
        self.memory.keep(self.before, words)
        self.before = words[-4:]
        return self.habit.own(self._personal(text))

    def _framed(self, option: Say, when: float, opener: float, tail: float) -> str:
        voice, rules = self.voice, self.library.grammar.rules
        text = option(voice)
        chance = voice.random()
        if chance < when:
            text = f"{voice.pick(rules['when'])(voice)}, {text}"
        elif chance < opener and (head := voice.pick(rules["opener"])(voice)):
            text = f"{head}, {text}"
        if voice.random() < tail:
            text = f"{text}, {voice.pick(rules['tail'])(voice)}"
        return text

    def _personal(self, text: str) -> str:
        """The word this author uses for themselves."""
        if self.pronoun == "tôi":
            return text
        word = self.pronoun
        return PERSONAL.sub(lambda found: word if found[1] == "t" else word.capitalize(), text)


def _count(text: str) -> int:
    return len(text.split())
