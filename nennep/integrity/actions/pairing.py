"""Pairs: what a text shares with others, and keeping it as findings that name the later text first."""

from collections import defaultdict
from dataclasses import dataclass

from nennep.integrity.actions.carrying import carry_over, let_go_of_replaced, owner_of
from nennep.integrity.actions.grouping import regroup
from nennep.integrity.indexes import index_of, source_of
from nennep.integrity.measuring import measure, shared_passages
from nennep.integrity.models import CheckedText, Finding, Signal
from nennep.integrity.sources import described, texts_of

BATCH = 500
# One text handed in by a whole class is told as a few pairs, not as all of them.
MOST_PARTNERS = 10


@dataclass(frozen=True)
class Near:
    """Two texts that share passages; `text` is the later one, and `passages` count in both."""

    text: CheckedText
    other: CheckedText
    numbers: dict
    passages: list[list[int]]

    @property
    def key(self):
        return self.text.pk, self.other.pk


def near_of(pair, text, other) -> Near:
    """A pair of `lib.textmatch` whose `a` is `text`; the later of the two comes first."""
    passages = [[one.a_start, one.a_end, one.b_start, one.b_end] for one in pair.passages]
    if other.pk > text.pk:
        text, other = other, text
        passages = [[start, end, own_start, own_end] for own_start, own_end, start, end in passages]
    return Near(text, other, {"words": pair.words, "sentences": int(pair.score)}, sorted(passages))


def same_pairs(texts, collection, expectations, measured=None):
    """Texts with the same own words as an earlier text of somebody else, or of the same author elsewhere."""
    wanted = [text for text in texts if text.fingerprint]
    same = CheckedText.objects.filter(
        collection_type=collection.type,
        collection_id__in=collection.compared_with,
        source_type=collection.source_type,
        fingerprint__in={text.fingerprint for text in wanted},
    )
    alike = defaultdict(list)
    for other in same.order_by("pk"):
        alike[other.fingerprint].append(other)
    pairs = [
        (text, other)
        for text in wanted
        for other in [one for one in alike[text.fingerprint] if one.pk < text.pk and may_pair(text, one)][
            :MOST_PARTNERS
        ]
    ]
    own_of = _own_words_of(pairs, measured or {}, expectations)
    found = []
    for text, other in pairs:
        sides = own_of.get(text.source_id), own_of.get(other.source_id)
        passages = shared_passages(*sides) if all(sides) else []
        found.append(Near(text, other, {"words": text.own_words}, passages))
    return found


def _own_words_of(pairs, measured, expectations):
    own = {source_id: found.own for source_id, found in measured.items()}
    missing = {text.source_id: text for pair in pairs for text in pair if text.source_id not in own}
    if missing:
        # A text of another campaign had other documents to quote; what both share is its own words all the same.
        source_type = next(iter(missing.values())).source_type
        for source_id, text in texts_of(source_type, missing).items():
            found = measure(text, expectations)
            if found.fingerprint == missing[source_id].fingerprint:
                own[source_id] = found.own
    return own


def near_pairs(texts, words, collection, expectations):
    """What the indexes of the collections compared with know of these texts; `words` is {source id: text}."""
    found = {}
    for number in collection.compared_with:
        is_own = number == collection.id
        expected = expectations if is_own else described(collection.type, number).expectations
        index = index_of(collection.source_type, collection.type, number, expected)
        with index.lock:
            index.keep_up()
            asked = [(text, index.query(text.source_id, text.fingerprint, words[text.source_id])) for text in texts]
        sources = {source_of(pair.b) for _text, pairs in asked for pair in pairs}
        others = _by_source(collection.source_type, sources)
        for text, pairs in asked:
            for pair in pairs:
                other = others.get(source_of(pair.b))
                if other and may_pair(text, other) and not is_same(text, other):
                    one = near_of(pair, text, other)
                    found[one.key] = one
    return list(found.values())


def _by_source(source_type, sources):
    rows = CheckedText.objects.filter(source_type=source_type, source_id__in=sources)
    return {text.source_id: text for text in rows}


def may_pair(text, other):
    """An attempt is never held against another of the same essay."""
    return text.pk != other.pk and owner_of(text) != owner_of(other)


def is_same(text, other):
    return bool(text.fingerprint) and text.fingerprint == other.fingerprint


def keep_pairs(nears):
    """Keep as findings what is new among them; pairs that are known keep what people decided. Returns how many."""
    known = _known_pairs({one.text.pk for one in nears})
    forgotten = _forgotten({key for one in nears for key in one.key})
    there = [one for one in nears if not forgotten & {*one.key}]
    new = [_finding(one) for one in strongest(there) if one.key not in known]
    carry_over(new)
    Finding.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)
    let_go_of_replaced(new)
    regroup({key for finding in new for key in (finding.text_id, finding.other_id)})
    return len(new)


def _forgotten(text_ids):
    """Those of them whose words were deleted while somebody looked."""
    keys, found = list(text_ids), set()
    for start in range(0, len(keys), BATCH):
        rows = CheckedText.objects.filter(pk__in=keys[start : start + BATCH], forgotten_at__isnull=False)
        found |= set(rows.values_list("pk", flat=True))
    return found


def _known_pairs(text_ids):
    keys, found = list(text_ids), set()
    for start in range(0, len(keys), BATCH):
        rows = Finding.objects.filter(text__in=keys[start : start + BATCH], other__isnull=False)
        found |= set(rows.values_list("text", "other"))
    return found


def strongest(nears):
    """Of each text the partners with whom it shares most; of each partner the newest attempt."""
    newest = {}
    for one in sorted(nears, key=lambda one: one.key):
        newest[one.text.pk, owner_of(one.other)] = one
    by_text = defaultdict(list)
    for one in newest.values():
        by_text[one.text.pk].append(one)
    return [
        one
        for partners in by_text.values()
        for one in sorted(partners, key=lambda one: (-one.numbers["words"], one.other.pk))[:MOST_PARTNERS]
    ]


def _finding(one):
    if one.text.author_id == one.other.author_id:
        signal = Signal.OWN_EARLIER
    else:
        signal = Signal.SAME_TEXT if is_same(one.text, one.other) else Signal.NEAR_COPY
    return Finding(text=one.text, other=one.other, signal=signal, numbers=one.numbers, passages=one.passages)
