"""Checking texts: what each shows by itself, and what it shares with others. The program finds; a person decides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import now

from nennep.integrity.measuring import Expectations, Measured, measure, shared_passages
from nennep.integrity.models import CheckedText, Finding, Signal
from nennep.integrity.sources import texts_of

BATCH = 500
# One text handed in by a whole class is told as a few pairs, not as all of them.
MOST_PARTNERS = 10
EMPTINESS = {
    "too_short": Signal.TOO_SHORT,
    "template_only": Signal.FORM_ONLY,
    "only_directive": Signal.QUOTES_ONLY,
    "padded_repeats": Signal.PADDED,
}
UPDATED = [
    "collection_type",
    "collection_id",
    "author_id",
    "state",
    "fingerprint",
    "own_words",
    "total_words",
    "quoted_words",
    "quotes",
    "form",
    "checked_at",
]


@dataclass(frozen=True)
class Item:
    """One text to be checked. `replaces` are the sources of the same owner that it takes the place of."""

    source_id: int
    author_id: int
    text: str
    checkable: bool = True
    replaces: tuple[int, ...] = ()


@dataclass(frozen=True)
class Collection:
    """Where the texts belong, and the collections of the same type that they are compared with, its own included."""

    type: str
    id: int
    source_type: str
    compared_with: tuple[int, ...]


def check_text(item, *, collection, expectations) -> CheckedText:
    return check_texts([item], collection=collection, expectations=expectations)[0]


def check_texts(items: Sequence[Item], *, collection: Collection, expectations: Expectations):
    """Check texts and keep what is found; doing it twice gives the same. Decisions of people stay as they are."""
    checked = []
    for start in range(0, len(items), BATCH):
        batch = items[start : start + BATCH]
        # Measuring takes seconds, so it holds no lock: others write meanwhile.
        measured = {item.source_id: measure(item.text, expectations) for item in batch if item.checkable}
        checked += _keep_batch(batch, measured, collection, expectations)
    return checked


@transaction.atomic
def _keep_batch(items, measured, collection, expectations):
    texts = _write_texts(items, measured, collection)
    findings = [
        finding
        for text in texts
        if text.source_id in measured
        for finding in _alone(text, measured[text.source_id], expectations)
    ]
    findings += _pairs(texts, measured, collection, expectations)
    Finding.objects.bulk_create(findings, ignore_conflicts=True, batch_size=BATCH)
    return texts


def _write_texts(items, measured, collection):
    at = now()
    CheckedText.objects.bulk_create(
        [_checked(item, measured.get(item.source_id), collection, at) for item in items],
        update_conflicts=True,
        unique_fields=["source_type", "source_id"],
        update_fields=UPDATED,
    )
    own = CheckedText.objects.filter(source_type=collection.source_type)
    replaced = [source for item in items for source in item.replaces]
    own.filter(source_id__in=replaced).update(is_current=False)
    by_source = {text.source_id: text for text in own.filter(source_id__in=[item.source_id for item in items])}
    return [by_source[item.source_id] for item in items]


def _checked(item, measured, collection, at):
    text = CheckedText(
        collection_type=collection.type,
        collection_id=collection.id,
        source_type=collection.source_type,
        source_id=item.source_id,
        author_id=item.author_id,
        state=CheckedText.State.CHECKED if measured else CheckedText.State.NOT_CHECKABLE,
        checked_at=at,
    )
    if measured:
        text.fingerprint = measured.fingerprint
        text.own_words, text.total_words = measured.own_words, measured.total
        text.quoted_words = measured.quoted_words
        text.quotes, text.form = measured.quotes, measured.form
    return text


def _alone(text, measured: Measured, expectations):
    """What a text shows by itself."""
    if measured.emptiness:
        numbers = {
            "own_words": measured.own_words,
            "least": expectations.least_own_words,
            "quoted_percent": round(100 * measured.quoted_share),
        }
        yield Finding(text=text, signal=EMPTINESS[measured.emptiness], numbers=numbers)
    if measured.missing_headings:
        yield Finding(text=text, signal=Signal.MISSING_HEADINGS, numbers={"headings": measured.missing_headings})


def _pairs(texts, measured, collection, expectations):
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
        for other in [earlier for earlier in alike[text.fingerprint] if _is_pair(text, earlier)][:MOST_PARTNERS]
    ]
    own_of = _own_words_of(pairs, measured, expectations)
    for text, other in pairs:
        passages = []
        if other.source_id in own_of:
            passages = shared_passages(measured[text.source_id].own, own_of[other.source_id])
        signal = Signal.OWN_EARLIER if text.author_id == other.author_id else Signal.SAME_TEXT
        yield Finding(text=text, other=other, signal=signal, numbers={"words": text.own_words}, passages=passages)


def _is_pair(text, other):
    """The later text names the earlier one; a second attempt is not held against the first."""
    same_owner = text.author_id == other.author_id and text.collection_id == other.collection_id
    return other.pk < text.pk and not same_owner


def _own_words_of(pairs, measured, expectations):
    own = {source_id: found.own for source_id, found in measured.items()}
    missing = {other.source_id: other for _text, other in pairs if other.source_id not in own}
    if missing:
        # A text of another campaign had other documents to quote; what both share is its own words all the same.
        source_type = next(iter(missing.values())).source_type
        for source_id, text in texts_of(source_type, missing).items():
            found = measure(text, expectations)
            if found.fingerprint == missing[source_id].fingerprint:
                own[source_id] = found.own
    return own
