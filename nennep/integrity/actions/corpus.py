"""Matching a whole collection: its current texts among themselves, then against each collection compared with.

Each collection is a match of its own, so that how often wording stands in one says nothing about another.
"""

from dataclasses import dataclass

from nennep.integrity.actions.pairing import Near, may_pair, near_of
from nennep.integrity.indexes import texts_in
from nennep.integrity.models import EMPTINESS, CheckedText, Signal
from nennep.integrity.sources import Described, described, texts_of
from nennep.lib.textmatch import Campaign

BATCH = 500
# In the order in which a match names them to its progress.
STEPS = ("read", "join", "match", "compare", "locate", "weigh")
NEEDED = ("source_type", "source_id", "collection_type", "collection_id", "author_id", "fingerprint", "is_current")


@dataclass(frozen=True)
class Found:
    """What a run saw: `texts` are all that it read, by key, `current` the keys that it was about.

    `empty` names how little there is in a text, by key, with what only the whole collection shows left out: phrases
    that stand in many texts.
    """

    about: Described
    texts: dict[int, CheckedText]
    current: frozenset[int]
    nears: list[Near]
    empty: dict[int, Signal]


def match_collection(about: Described, work, tell) -> Found:
    """`work` keeps what is done of it, so that a killed match goes on; `tell(done, total)` hears how far it is."""
    own = _rows(about.collection.type, about.collection.id)
    current = {key: text for key, text in own.items() if text.is_current}
    earlier = {key: text for key, text in own.items() if not text.is_current}
    essays = _essays(current)
    others = [number for number in about.collection.compared_with if number != about.collection.id]
    progress = _Progress(1 + len(others), tell)
    texts = dict(own)
    result = _match(essays, _essays(earlier), about, about, work / "own", progress)
    nears = _nears(result, texts)
    empty = {int(signal.essay): EMPTINESS[signal.kind] for signal in result.signals}
    for number in others:
        progress.next()
        rows = _rows(about.collection.type, number)
        texts |= rows
        other = described(about.collection.type, number)
        if rows:
            found = _nears(_match(essays, _essays(rows), about, other, work / str(number), progress), texts)
            nears += [one for one in found if {one.text.pk, one.other.pk} & rows.keys()]
    return Found(about, texts, frozenset(current), nears, empty)


class _Progress:
    """Hundredths of each match, of all of them."""

    def __init__(self, matches, tell):
        self.matches, self.tell, self.before = matches, tell, 0

    def next(self):
        self.before += 100

    def __call__(self, step, done, of):
        at = 100 * (STEPS.index(step) + done / of) / len(STEPS)
        self.tell(self.before + int(at), 100 * self.matches)


def _rows(collection_type, collection_id):
    rows = texts_in(collection_type, collection_id).only(*NEEDED)
    return {text.pk: text for text in rows.order_by("pk")}


def _essays(rows):
    """Under the keys of their rows, so that a match gives the same whatever the order; as bytes, for there are many."""
    keys, found = list(rows), {}
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        words = texts_of(rows[part[0]].source_type, [rows[key].source_id for key in part])
        found |= {f"{key:012}": words.get(rows[key].source_id, "").encode() for key in part}
    return found


def _match(essays, previous, about, other, work, progress):
    """`essays` among themselves and with `previous`, which are of the collection `other`."""
    expected, theirs = about.expectations, other.expectations
    documents = (*expected.documents, *expected.previous_documents, *theirs.documents, *theirs.previous_documents)
    template = "\n".join(dict.fromkeys((expected.template, theirs.template)))
    match = Campaign(essays, previous, tuple(dict.fromkeys(documents)), template)
    return match.check(work=work, progress=progress)


def _nears(result, texts):
    pairs = ((pair, texts[int(pair.a)], texts[int(pair.b)]) for pair in result.pairs)
    return [near_of(pair, text, other) for pair, text, other in pairs if may_pair(text, other)]
