"""What the desk shows of one essay: its text with what is quoted, form and shared, and the text beside it."""

from dataclasses import dataclass, field

from nennep.integrity.models import CheckedText, Finding
from nennep.integrity.queries import findings_about
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Submission
from nennep.study.queries.review import texts_of_essays
from nennep.ui.passages import Passage


@dataclass
class Pair:
    """A finding about two texts and the text on the other side; without the right to read it, only what is shared."""

    finding: Finding
    partner: CheckedText
    submission: Submission
    is_readable: bool
    passages: list[Passage] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)


@dataclass
class Desk:
    """`rows` are the findings, each with its pair or None; `other` is the pair shown beside the essay."""

    rows: list[tuple[Finding, Pair | None]]
    passages: list[Passage]
    other: Pair | None
    own_words: int | None
    quoted_words: int | None


def desk_of(essay, user, finding_id=None):
    """The newest submission with its findings; the pair shown is the chosen one, else the first that is open."""
    text = texts_of_essays([essay]).get(essay.pk)
    findings = findings_about([text])[text.pk] if text else []
    pairs = _pairs(text, findings, user)
    other = pairs.get(finding_id) or next(iter(pairs.values()), None)
    if other:
        _show(other)
    passages = _shared(other.finding, text) if other else []
    return Desk(
        rows=[(finding, pairs.get(finding.pk)) for finding in findings],
        passages=passages + (_unshared(text) if text else []),
        other=other,
        own_words=text.own_words if text and essay.latest.checkable else None,
        quoted_words=text.quoted_words if text else None,
    )


def labels_of(desk):
    """{finding id: its signal, with the name of the other author where the user may know it}."""
    labels = {}
    for finding, pair in desk.rows:
        name = pair.submission.essay.person.full_name if pair and pair.is_readable else ""
        labels[finding.pk] = " – ".join(part for part in (str(finding.get_signal_display()), name) if part)
    return labels


def _pairs(text, findings, user):
    """{finding id: pair} in the order of the findings; three questions for any number of pairs."""
    partners = {
        finding.pk: finding.other if finding.text_id == text.pk else finding.text
        for finding in findings
        if finding.other_id
    }
    keys = [partner.source_id for partner in partners.values() if partner.source_type == SUBMISSION]
    if not keys:
        return {}
    related = "essay__person", "essay__duty__unit", "essay__campaign"
    submissions = Submission.objects.select_related(*related).in_bulk(keys)
    readable = set(Submission.objects.readable_by(user).filter(pk__in=keys).values_list("pk", flat=True))
    return {
        finding.pk: Pair(finding, partner, submissions[partner.source_id], partner.source_id in readable)
        for finding in findings
        if (partner := partners.get(finding.pk)) and partner.source_id in submissions
    }


def _show(pair):
    shared = _shared(pair.finding, pair.partner)
    if pair.is_readable:
        pair.passages = shared + _unshared(pair.partner)
    else:
        pair.pieces = [pair.submission.text[passage.start : passage.end] for passage in shared]


def _unshared(text):
    """What was quoted and what belongs to the form."""
    quotes = [Passage(start, end, "quote") for start, end in text.quotes]
    return quotes + [Passage(start, end, "form") for start, end in text.form]


def _shared(finding, text):
    """The passages of this side of the pair, numbered alike on both sides."""
    first = 0 if finding.text_id == text.pk else 2
    return [
        Passage(passage[first], passage[first + 1], "shared", number)
        for number, passage in enumerate(finding.passages, 1)
    ]
