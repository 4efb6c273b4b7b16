"""A small grammar for texts that differ.

A rule is a name with a list of lines; saying a rule picks one line and says what stands in it:

    [xa|gần|]          one of these, maybe nothing
    {crop}             one line of the rule `crop`
    {elder:A} ... {A}  remember what was said as A; A says it again, a person by title and given name
    {3-12}             a whole number of this range
    {me}               a fact of the writer's life (`Voice.facts`), or one of the grammar's own functions

Words of the lines that stand in the synonym table are read as a choice between their synonyms, so that plain
lines vary every few words by themselves.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence

TITLES = frozenset(["ông", "bà", "cụ", "anh", "chị", "cô", "chú", "bác", "thím", "dì", "cậu", "mợ", "em", "cháu", "thầy"])
PUNCTUATION = re.compile(r" +([,.;:!?)”])")
OPENING = re.compile(r"([“(]) +")
SENTENCE_START = re.compile(r"(?:^|(?<=[.!?] ))[a-zà-ỹđ]")
NUMBER_RANGE = re.compile(r"(\d+)-(\d+)")


def randomness(seed: object, topic: str) -> random.Random:
    """A source of chance of its own for each topic, so that one text growing longer leaves the others as they are."""
    return random.Random(f"{seed}/{topic}")  # noqa: S311 - demo texts, not secrets


class Voice:
    """Who speaks: a source of chance, the facts of a life, and what was mentioned a moment ago."""

    def __init__(self, rng: random.Random, facts: Mapping[str, Sequence[str]] | None = None):
        self.rng = rng
        self.random = rng.random
        self.facts = facts or {}
        self.mentioned: dict[str, str] = {}

    def pick(self, options: Sequence):
        return options[int(self.random() * len(options))]


Say = Callable[[Voice], str]


class Grammar:
    """Rules compiled once into functions of a voice."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[str]],
        synonyms: Mapping[str, Sequence[str]],
        functions: Mapping[str, Say],
        facts: frozenset[str] = frozenset(),
    ):
        self._synonyms = synonyms
        longest_first = sorted(synonyms, key=len, reverse=True)
        words = "|".join(re.escape(key) for key in longest_first) or "(?!)"
        self._synonym = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        self._functions = functions
        self._facts = facts
        self.rules: dict[str, list[Say]] = {}
        self._wanted: set[str] = set()
        for name, lines in rules.items():
            self.rules[name] = [self.compile(line) for line in lines]
        self.check()

    def check(self) -> None:
        """Every rule that a line asks for was written; ValueError names the missing ones."""
        missing = self._wanted - set(self.rules)
        if missing:
            raise ValueError(f"rules that nobody wrote: {sorted(missing)}")

    def say(self, name: str, voice: Voice) -> str:
        """One line of a rule, tidied."""
        return tidy(voice.pick(self.rules[name])(voice))

    def compile(self, line: str) -> Say:
        node, rest = self._sequence(line, 0)
        if rest != len(line):
            raise ValueError(f"a bracket too many in: {line}")
        return node

    def _sequence(self, line: str, start: int, inside: bool = False) -> tuple[Say, int]:
        parts: list[Say] = []
        at = start
        while at < len(line) and not (inside and line[at] in "|]"):
            if line[at] == "[":
                part, at = self._choice(line, at + 1)
            elif line[at] == "{":
                end = line.index("}", at)
                part, at = self._reference(line[at + 1 : end]), end + 1
            else:
                end = min((i for c in "[{" + "|]" * inside if (i := line.find(c, at)) >= 0), default=len(line))
                parts.extend(self._plain(line[at:end]))
                at = end
                continue
            parts.append(part)
        return _joined(parts), at

    def _choice(self, line: str, at: int) -> tuple[Say, int]:
        options: list[Say] = []
        while True:
            option, at = self._sequence(line, at, inside=True)
            options.append(option)
            if at >= len(line):
                raise ValueError(f"a bracket is missing in: {line}")
            at += 1
            if line[at - 1] == "]":
                return _one_of(options), at

    def _plain(self, text: str) -> list[Say]:
        parts: list[Say] = []
        at = 0
        for found in self._synonym.finditer(text):
            if found.start() > at:
                parts.append(_text(text[at : found.start()]))
            parts.append(_one_of([_text(word) for word in self._synonyms[found.group()]]))
            at = found.end()
        if at < len(text):
            parts.append(_text(text[at:]))
        return parts

    def _reference(self, name: str) -> Say:
        name, _, label = name.partition(":")
        if label:
            return _remembered(self._reference(name), label)
        if name.isupper():
            return lambda voice: voice.mentioned[name]
        if numbers := NUMBER_RANGE.fullmatch(name):
            low, high = int(numbers[1]), int(numbers[2])
            return lambda voice: str(low + int(voice.random() * (high - low + 1)))
        if name in self._functions:
            return self._functions[name]
        if name in self._facts:
            return lambda voice: voice.pick(voice.facts[name])
        self._wanted.add(name)
        rules = self.rules
        return lambda voice: voice.pick(rules[name])(voice)


def _text(text: str) -> Say:
    return lambda voice: text


def _joined(parts: list[Say]) -> Say:
    if len(parts) == 1:
        return parts[0]
    return lambda voice: "".join([part(voice) for part in parts])


def _one_of(options: list[Say]) -> Say:
    count = len(options)
    return lambda voice: options[int(voice.random() * count)](voice)


def _remembered(say: Say, label: str) -> Say:
    def remember(voice: Voice) -> str:
        said = say(voice)
        words = said.split()
        is_person = len(words) > 1 and words[0] in TITLES
        voice.mentioned[label] = f"{words[0]} {words[-1]}" if is_person else said
        return said

    return remember


def tidy(text: str) -> str:
    """One space between words, none before a comma, capitals where sentences begin."""
    text = PUNCTUATION.sub(r"\1", " ".join(text.split()))
    text = OPENING.sub(r"\1", text)
    return SENTENCE_START.sub(lambda found: found.group().upper(), text)
