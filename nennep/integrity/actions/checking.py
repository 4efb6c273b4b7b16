"""Checking texts: what each shows by itself, and what it shares with others. The program finds; a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import now
from django_tasks import task

from nennep.integrity.actions.pairing import keep_pairs, near_pairs, same_pairs
from nennep.integrity.measuring import Expectations, Measured, measure
from nennep.integrity.models import EMPTINESS, CheckedText, Finding, Run, Signal
from nennep.integrity.sources import Collection, Described, described, texts_of
from nennep.integrity.styles import style_signals

BATCH = 500
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
    """One text to be checked. `replaces` are the sources of the same owner that it takes the place of.

    `runs` tell how an uploaded text is set: lists [start, end, font, size, colour, hidden] that count in `text`.
    """

    source_id: int
    author_id: int
    text: str
    checkable: bool = True
    replaces: tuple[int, ...] = ()
    runs: tuple = ()


def check_text(item, *, collection, expectations) -> CheckedText:
    return check_texts([item], collection=collection, expectations=expectations)[0]


def check_texts(items: Sequence[Item], *, collection: Collection, expectations: Expectations):
    """Check texts and keep what is found; doing it twice gives the same. Decisions of people stay as they are."""
    checked = []
    for start in range(0, len(items), BATCH):
        batch = items[start : start + BATCH]
        # Measuring takes seconds, so it holds no lock: others write meanwhile.
        measured = {item.source_id: measure(item.text, expectations) for item in batch if item.checkable}
        texts = _keep_batch(batch, measured, collection, expectations)
        words = {item.source_id: item.text for item in batch if item.source_id in measured}
        _compare(
            [text for text in texts if text.source_id in words], words, measured, Described(collection, expectations)
        )
        checked += texts
    return checked


def _compare(texts, words, measured, about):
    """Look for partners. Every text is in the table by now, so of two checked at once one sees the other."""
    if run_will_compare(about.collection):
        return
    nears = same_pairs(texts, about.collection, about.expectations, measured)
    nears += near_pairs(texts, words, about.collection, about.expectations)
    with transaction.atomic():
        keep_pairs(nears)
        mark_compared(texts)


@task()
def compare_left_task(*, collection_type, collection_id):
    compare_left(collection_type, collection_id)


def compare_left(collection_type, collection_id):
    """Compare the texts that were left to a full run which failed."""
    about = described(collection_type, collection_id)
    rows = CheckedText.objects.filter(
        collection_type=collection_type, collection_id=collection_id, state=CheckedText.State.CHECKING
    )
    left = list(rows.order_by("pk"))
    for start in range(0, len(left), BATCH):
        texts = left[start : start + BATCH]
        words = texts_of(about.collection.source_type, [text.source_id for text in texts])
        _compare([text for text in texts if text.source_id in words], words, {}, about)


def run_will_compare(collection):
    """A full run that has not begun will read these texts too."""
    waiting = Run.objects.filter(state=Run.State.WAITING)
    return waiting.filter(collection_type=collection.type, collection_id=collection.id).exists()


def mark_compared(texts):
    keys = [text.pk for text in texts]
    for start in range(0, len(keys), BATCH):
        CheckedText.objects.filter(pk__in=keys[start : start + BATCH]).update(state=CheckedText.State.CHECKED)
    for text in texts:
        text.state = CheckedText.State.CHECKED


@transaction.atomic
def _keep_batch(items, measured, collection, expectations):
    texts = _write_texts(items, measured, collection)
    by_source = {item.source_id: item for item in items}
    findings = [
        finding
        for text in texts
        if text.source_id in measured
        for finding in _alone(text, by_source[text.source_id], measured[text.source_id], expectations)
    ]
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
        state=CheckedText.State.CHECKING if measured else CheckedText.State.NOT_CHECKABLE,
        checked_at=at,
    )
    if measured:
        text.fingerprint = measured.fingerprint
        text.own_words, text.total_words = measured.own_words, measured.total
        text.quoted_words = measured.quoted_words
        text.quotes, text.form = measured.quotes, measured.form
    return text


def _alone(text, item, measured: Measured, expectations):
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
    for style in style_signals(item.text, item.runs, (*measured.quotes, *measured.form)):
        yield Finding(text=text, signal=style.signal, numbers=style.numbers, passages=style.passages)
