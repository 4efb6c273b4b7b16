"""Matching a whole collection: its current texts among themselves, then against each collection compared with.

Each collection is a match of its own, so that how often wording stands in one says nothing about another.
"""

from dataclasses import dataclass

from nennep.integrity.actions.pairing import Near, may_pair, near
from nennep.integrity.indexes import texts_in
from nennep.integrity.models import CheckedText
from nennep.integrity.sources import Described, described, texts_of
from nennep.lib.textmatch import Essay, match_corpus

BATCH = 500
# In the order in which a match names them to its progress.
STEPS = ("read", "join", "match", "compare", "locate", "weigh")
NEEDED = ("source_type", "source_id", "collection_type", "collection_id", "author_id", "fingerprint", "is_current")


@dataclass(frozen=True)
class Found:
    """What a run saw: `texts` are all that it read, by key, `current` the keys that it was about."""

    about: Described
    texts: dict[int, CheckedText]
    current: frozenset[int]
    nears: list[Near]


def match_collection(about: Described, work, tell) -> Found:
    """`work` keeps what is done of it, so that a killed match goes on; `tell(done, total)` hears how far it is."""
    own = _rows(about.collection.type, about.collection.id)
    current = {key: text for key, text in own.items() if text.is_current}
    earlier = {key: text for key, text in own.items() if not text.is_current}
    essays = _essays(current)
    others = [number for number in about.collection.compared_with if number != about.collection.id]
    progress = _Progress(1 + len(others), tell)
    texts = dict(own)
    nears = _match(essays, _essays(earlier), texts, about, about, work / "own", progress)
    for number in others:
        progress.next()
        rows = _rows(about.collection.type, number)
        texts |= rows
        other = described(about.collection.type, number)
        found = _match(essays, _essays(rows), texts, about, other, work / str(number), progress) if rows else []
        nears += [one for one in found if {one.text.pk, one.other.pk} & rows.keys()]
    return Found(about, texts, frozenset(current), nears)


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
    """Under the keys of their rows, so that a match gives the same whatever the order."""
    keys, found = list(rows), []
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        words = texts_of(rows[part[0]].source_type, [rows[key].source_id for key in part])
        found += [Essay(f"{key:012}", words.get(rows[key].source_id, "")) for key in part]
    return found


def _match(essays, previous, texts, about, other, work, progress):
    """Pairs of `essays` with one another and with `previous`, which are of the collection `other`."""
    expected, theirs = about.expectations, other.expectations
    documents = (*expected.previous_documents, *theirs.documents, *theirs.previous_documents)
    result = match_corpus(
        essays,
        previous,
        directive="\n".join(expected.documents),
        previous_directive="\n".join(dict.fromkeys(one for one in documents if one not in expected.documents)),
        template="\n".join(dict.fromkeys((expected.template, theirs.template))),
        jobs=1,
        progress=progress,
        work=work,
    )
    found = []
    for pair in result.pairs:
        text, with_text = texts[int(pair.a)], texts[int(pair.b)]
        if may_pair(text, with_text):
            passages = [[one.a_start, one.a_end, one.b_start, one.b_end] for one in pair.passages]
            found.append(near(text, with_text, words=pair.words, sentences=int(pair.score), passages=passages))
    return found
