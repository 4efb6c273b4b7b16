"""Bringing the findings in line with what a full run saw. What people decided, asked or disputed stays."""

from nennep.integrity.actions.checking import mark_compared
from nennep.integrity.actions.corpus import Found
from nennep.integrity.actions.grouping import regroup
from nennep.integrity.actions.pairing import is_same, keep_pairs, same_pairs
from nennep.integrity.models import EMPTINESS, CheckedText, Finding, Signal

BATCH = 500
# Texts that are the same word for word are told by their fingerprints, however many there are.
OF_RUNS = (Signal.NEAR_COPY, Signal.OWN_EARLIER)


def reconcile(found: Found) -> int:
    """Add the pairs that are new and drop the open ones that the run does not see; returns how many it saw."""
    nears = [one for one in found.nears if not is_same(one.text, one.other)]
    _drop_unseen(found, {one.key for one in nears})
    waiting = _waiting(found)
    same = same_pairs(waiting, found.about.collection, found.about.expectations)
    keep_pairs([*same, *nears])
    _name_rightly(found.empty)
    mark_compared(waiting)
    return len({one.key for one in (*same, *found.nears)})


def _waiting(found):
    """Texts that were left to this run to compare."""
    rows = CheckedText.objects.filter(
        collection_type=found.about.collection.type,
        collection_id=found.about.collection.id,
        state=CheckedText.State.CHECKING,
    )
    return [text for text in rows if text.pk in found.texts]


def _drop_unseen(found, seen):
    keys, gone = sorted(found.current), {}
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        for side in ("text", "other"):
            rows = Finding.objects.untouched().filter(signal__in=OF_RUNS, other__isnull=False, **{f"{side}__in": part})
            for row in rows:
                if (row.text_id, row.other_id) not in seen and _was_read(row, found.texts):
                    gone[row.pk] = row
    Finding.objects.filter(pk__in=gone).delete()
    regroup({key for row in gone.values() for key in (row.text_id, row.other_id)})


def _name_rightly(empty):
    """What looked merely short may turn out to be the form and a phrase of everybody's: tell that in its place."""
    keys = list(empty)
    for start in range(0, len(keys), BATCH):
        rows = Finding.objects.filter(signal__in=EMPTINESS.values(), text__in=keys[start : start + BATCH])
        told = set(rows.values_list("text", "signal"))
        for finding in rows.untouched():
            right = empty[finding.text_id]
            if (finding.text_id, right) not in told:
                finding.signal = right
                finding.save(update_fields=["signal"])


def _was_read(finding, texts):
    """Both sides were there when the run began, and differ: the run would have seen the pair."""
    text, other = texts.get(finding.text_id), texts.get(finding.other_id)
    return text is not None and other is not None and not is_same(text, other)
