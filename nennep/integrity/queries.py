"""Questions about checked texts and what was found in them."""

from collections import defaultdict

from django.db.models import F, Q

from nennep.integrity.models import CheckedText, Finding


def checked(source_type, source_ids):
    """{source id: its checked text}; what was not checked yet is left out."""
    found = CheckedText.objects.filter(source_type=source_type, source_id__in=list(source_ids))
    return {text.source_id: text for text in found}


def findings_about(texts):
    """{text id: findings about it, on either side of a pair}, what is open first. One question."""
    ids = {text.pk for text in texts}
    touching = Q(text__in=ids) | Q(other__in=ids)
    found = defaultdict(list)
    rows = Finding.objects.filter(touching).select_related("text", "other", "decided_by__person")
    for finding in sorted(rows, key=lambda row: (row.state != Finding.State.OPEN, row.pk)):
        for key in {finding.text_id, finding.other_id} & ids:
            found[key].append(finding)
    return found


def open_findings(texts):
    """The findings about these texts that nobody has decided yet."""
    ids = [text.pk for text in texts]
    return Finding.objects.open().filter(Q(text__in=ids) | Q(other__in=ids))


def sources_with(source_type, *states, signal=None):
    """Ids of the sources that a finding in one of these states touches, on either side."""
    rows = Finding.objects.filter(state__in=states)
    return sources_of(source_type, rows.filter(signal=signal) if signal else rows)


def sources_of(source_type, rows):
    """Ids of the sources that any of these findings touches, on either side."""
    texts = CheckedText.objects.filter(source_type=source_type)
    return texts.filter(
        Q(pk__in=rows.values("text")) | Q(pk__in=rows.filter(other__isnull=False).values("other"))
    ).values("source_id")


def matched_authors(texts):
    """{text id: people whose texts it is matched with}, cleared pairs left out; both sides of each pair."""
    ids = {text.pk for text in texts}
    pairs = (
        Finding.objects.exclude(state=Finding.State.CLEARED)
        .filter(Q(text__in=ids) | Q(other__in=ids), other__isnull=False)
        .annotate(author=F("text__author_id"), other_author=F("other__author_id"))
    )
    found = defaultdict(set)
    for text_id, other_id, author, other_author in pairs.values_list("text", "other", "author", "other_author"):
        found[text_id].add(other_author)
        found[other_id].add(author)
    return found
