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

TITLES = frozenset(
    ("ông", "bà", "cụ", "anh", "chị", "cô", "chú", "bác", "thím", "dì", "cậu", "mợ", "em", "cháu", "thầy")
)
PUNCTUATION = re.compile(r" +([,.;:!?)”])")
OPENING = re.compile(r"([“(]) +")
SENTENCE_START = re.compile(r"(?:^|(?<=[.!?] ))[a-zà-ỹđ]")
# "hôm ngày 3/5", "ngày thứ Ba 7/4", "hôm đầu tháng 2": the first word is one too many.
DOUBLE_DAY = re.compile(r"\b([Hh]ôm|[Nn]gày) (?=(?:ngày|hôm|mùng|thứ|Chủ nhật|đầu tháng|giữa tháng|cuối tháng)\b)")
NUMBER_RANGE = re.compile(r"(\d+)-(\d+)")


def randomness(seed: object, topic: str) -> random.Random:
    """A source of chance of its own for each topic, so that one text growing longer leaves the others as they are."""
    return random.Random(f"{seed}/{topic}")  # noqa: S311 - demo texts, not secrets


class Voice:
    """Who speaks: the facts of a life, what was mentioned a moment ago, and the tape of chance.

    A sentence is decided by the numbers on the tape, so it can be said again with a few of them changed. Beside each
    number stands where in the sentence it was drawn.
    """

    def __init__(self, rng: random.Random, facts: Mapping[str, Sequence[str]] | None = None):
        self.rng = rng
        self.facts = facts or {}
        self.mentioned: dict[str, str] = {}
        self.start([])

    def start(self, tape: list[float]) -> None:
        """Begin a sentence with the numbers of this tape; new ones are drawn when it ends."""
        self.tape = tape
        self.said: list[str] = []
        self.drawn_at: list[int] = []
        self.random = _draws(tape, self.rng.random, self.said, self.drawn_at)

    def pick(self, options: Sequence):
        return options[int(self.random() * len(options))]


def _draws(tape: list[float], fresh: Callable[[], float], said: list[str], drawn_at: list[int]) -> Callable[[], float]:
    """The next number of the tape at each call. Local names only, for it is called ten million times."""
    known = iter(tape[:])
    note, keep = drawn_at.append, tape.append

    def draw() -> float:
        note(len(said))
        number = next(known, None)
        if number is None:
            number = fresh()
            keep(number)
        return number

    return draw


# Adds pieces of text to `voice.said`. Inside the grammar a plain text stands for itself, which is twice as fast.
Say = Callable[[Voice], None]
Node = Say | str


class Grammar:
    """Rules compiled once into functions of a voice."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[str]],
        synonyms: Mapping[str, Sequence[str]],
        functions: Mapping[str, Callable[[Voice], str]],
        facts: frozenset[str] = frozenset(),
    ):
        self._synonyms = synonyms
        longest_first = sorted(synonyms, key=len, reverse=True)
        words = "|".join(re.escape(key) for key in longest_first) or "(?!)"
        self._synonym = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        self._functions = functions
        self._facts = facts
        self.rules: dict[str, list[Node]] = {}
        self._wanted: set[str] = set()
        for name, lines in rules.items():
            self.rules[name] = [self._node(line) for line in lines]
        self.check()

    def check(self) -> None:
        """Every rule that a line asks for was written; ValueError names the missing ones."""
        missing = self._wanted - set(self.rules)
        if missing:
            raise ValueError(f"rules that nobody wrote: {sorted(missing)}")

    def compile(self, line: str) -> Say:
        node = self._node(line)
        return _text(node) if isinstance(node, str) else node

    def _node(self, line: str) -> Node:
        node, rest = self._sequence(line, 0)
        if rest != len(line):
            raise ValueError(f"a bracket too many in: {line}")
        return node

    def _sequence(self, line: str, start: int, inside: bool = False) -> tuple[Node, int]:
        parts: list[Node] = []
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

    def _choice(self, line: str, at: int) -> tuple[Node, int]:
        options: list[Node] = []
        while True:
            option, at = self._sequence(line, at, inside=True)
            options.append(option)
            if at >= len(line):
                raise ValueError(f"a bracket is missing in: {line}")
            at += 1
            if line[at - 1] == "]":
                return _one_of(options), at

    def _plain(self, text: str) -> list[Node]:
        parts: list[Node] = []
        at = 0
        for found in self._synonym.finditer(text):
            if found.start() > at:
                parts.append(text[at : found.start()])
            parts.append(_one_of(list(self._synonyms[found.group()])))
            at = found.end()
        if at < len(text):
            parts.append(text[at:])
        return parts

    def _reference(self, name: str) -> Say:
        name, _, label = name.partition(":")
        if label:
            return _remembered(self._reference(name), label)
        if name.isupper():
            return _added(lambda voice: voice.mentioned[name])
        if numbers := NUMBER_RANGE.fullmatch(name):
            low, high = int(numbers[1]), int(numbers[2])
            return _added(lambda voice: str(low + int(voice.random() * (high - low + 1))))
        if name in self._functions:
            return _added(self._functions[name])
        if name in self._facts:
            return _added(lambda voice: voice.pick(voice.facts[name]))
        self._wanted.add(name)
        return _line_of(self.rules, name)


def _line_of(rules: dict[str, list[Node]], name: str) -> Say:
    def say(voice: Voice) -> None:
        lines = rules[name]
        at = int(voice.random() * len(lines))
        line = lines[at]
        if line.__class__ is not str:
            line(voice)
            return
        if line in voice.said and lines[at - 1].__class__ is str:
            line = lines[at - 1]  # nobody names the same thing twice in a sentence
        voice.said.append(line)

    return say


def _text(text: str) -> Say:
    return lambda voice: voice.said.append(text)


def _added(words: Callable[[Voice], str]) -> Say:
    return lambda voice: voice.said.append(words(voice))


def _joined(parts: list[Node]) -> Node:
    if not parts:
        return ""
    if len(parts) == 1:
        return parts[0]

    def say(voice: Voice) -> None:
        for part in parts:
            if part.__class__ is str:
                voice.said.append(part)
            else:
                part(voice)

    return say


def _one_of(options: list[Node]) -> Node:
    count = len(options)
    if count == 1:
        return options[0]

    def say(voice: Voice) -> None:
        option = options[int(voice.random() * count)]
        if option.__class__ is str:
            voice.said.append(option)
        else:
            option(voice)

    return say


def _remembered(say: Say, label: str) -> Say:
    def remember(voice: Voice) -> None:
        start = len(voice.said)
        say(voice)
        said = "".join(voice.said[start:])
        words = said.split()
        is_person = len(words) > 1 and words[0] in TITLES
        voice.mentioned[label] = f"{words[0]} {_given_name(words)}" if is_person else said

    return remember


def _given_name(words: list[str]) -> str:
    """The last word of a name; what follows in small letters or brackets says where the person lives or works."""
    names = [word.strip(",") for word in words[1:]]
    capitals = [n for n, word in enumerate(names) if not word[:1].isupper()]
    return names[capitals[0] - 1] if capitals and capitals[0] else names[0] if capitals else names[-1]


def tidy(text: str) -> str:
    """One space between words, none before a comma, capitals where sentences begin."""
    text = PUNCTUATION.sub(r"\1", " ".join(text.split()))
    text = DOUBLE_DAY.sub("", OPENING.sub(r"\1", text))
    return SENTENCE_START.sub(lambda found: found.group().upper(), text)
