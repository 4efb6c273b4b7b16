"""What a new attempt takes over from an earlier one of the same two authors."""

from collections import defaultdict

from nennep.integrity.models import Finding
from nennep.integrity.sources import texts_of
from nennep.lib.vietnamese import fold

# A cleared pair stays cleared in a later attempt when so much of what is shared was shared, and cleared, before.
SAME_PASSAGES = 0.8
SHINGLE = 3


def owner_of(text):
    """Whose essay it is: attempts of one author in one collection are one essay."""
    return text.collection_id, text.author_id


def carry_over(findings):
    """Mark those as cleared that a person cleared for the same two owners, with the same passages."""
    cleared = _between(findings, Finding.State.CLEARED)
    wanted = [(finding, cleared[_owners(finding)]) for finding in findings if cleared.get(_owners(finding))]
    if not wanted:
        return
    texts = _texts_of([row for finding, earlier in wanted for row in (finding, *earlier)])
    for finding, earlier in wanted:
        shared = _shared(finding, texts)
        for before in earlier:
            if shared and len(shared & _shared(before, texts)) >= SAME_PASSAGES * len(shared):
                finding.state, finding.reason = Finding.State.CLEARED, before.reason
                finding.decided_by, finding.decided_at = before.decided_by, before.decided_at
                break


def let_go_of_replaced(findings):
    """An open pair with an attempt that was replaced goes when the newer attempt is in a pair of its own."""
    gone = []
    for rows in _between(findings, Finding.State.OPEN).values():
        if any(_is_current(row) for row in rows):
            gone += [row.pk for row in rows if not _is_current(row)]
    Finding.objects.untouched().filter(pk__in=gone).delete()


def _between(findings, state):
    """{two owners: pairs in this state between them}, for the owners of these findings."""
    authors = {text.author_id for finding in findings for text in (finding.text, finding.other)}
    rows = Finding.objects.filter(
        state=state, other__isnull=False, text__author_id__in=authors, other__author_id__in=authors
    )
    found, wanted = defaultdict(list), {_owners(finding) for finding in findings}
    for row in rows.select_related("text", "other") if authors else ():
        if _owners(row) in wanted:
            found[_owners(row)].append(row)
    return found


def _owners(finding):
    return frozenset((owner_of(finding.text), owner_of(finding.other)))


def _is_current(finding):
    return finding.text.is_current and finding.other.is_current


def _texts_of(findings):
    """{(source type, source id): words}"""
    wanted = defaultdict(set)
    for finding in findings:
        for text in (finding.text, finding.other):
            wanted[text.source_type].add(text.source_id)
    return {(kind, key): text for kind, keys in wanted.items() for key, text in texts_of(kind, keys).items()}


def _shared(finding, texts):
    """What both sides share, as folded runs of three words."""
    found = set()
    for text, first in ((finding.text, 0), (finding.other, 2)):
        words = texts.get((text.source_type, text.source_id), "")
        for passage in finding.passages:
            plain = fold(words[passage[first] : passage[first + 1]]).split()
            found |= set(zip(*(plain[at:] for at in range(SHINGLE)), strict=False))
    return found
