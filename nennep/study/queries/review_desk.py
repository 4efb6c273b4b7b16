"""What the desk shows of one essay: its text with what is quoted, form and shared, and the text beside it."""

from dataclasses import dataclass, field

from nennep.integrity.models import Finding
from nennep.integrity.queries import findings_about
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Submission
from nennep.study.queries.review import texts_of_essays
from nennep.ui.passages import Passage


@dataclass
class Other:
    """The text on the other side of a pair. Without the right to read it, only what is the same is shown."""

    finding: Finding
    submission: Submission
    is_readable: bool
    passages: list[Passage] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)


@dataclass
class Desk:
    findings: list[Finding]
    passages: list[Passage]
    other: Other | None
    own_words: int | None
    quoted_words: int | None


def desk_of(essay, user, finding_id=None):
    """The newest submission with its findings; the pair shown is the chosen one, else the first that is open."""
    text = texts_of_essays([essay]).get(essay.pk)
    findings = findings_about([text])[text.pk] if text else []
    other = _other(text, findings, user, finding_id)
    passages = _shared(other.finding, text) if other else []
    if text:
        passages += [Passage(start, end, "quote") for start, end in text.quotes]
        passages += [Passage(start, end, "form") for start, end in text.form]
    return Desk(
        findings=findings,
        passages=passages,
        other=other,
        own_words=text.own_words if text and essay.latest.checkable else None,
        quoted_words=text.quoted_words if text else None,
    )


def _other(text, findings, user, finding_id):
    pairs = [finding for finding in findings if finding.other_id]
    chosen = next((finding for finding in pairs if finding.pk == finding_id), pairs[0] if pairs else None)
    if chosen is None:
        return None
    partner = chosen.other if chosen.text_id == text.pk else chosen.text
    if partner.source_type != SUBMISSION:
        return None
    related = "essay__person", "essay__duty__unit", "essay__campaign"
    submission = Submission.objects.select_related(*related).filter(pk=partner.source_id).first()
    if submission is None:
        return None
    readable = Submission.objects.readable_by(user).filter(pk=submission.pk).exists()
    other = Other(chosen, submission, readable)
    if readable:
        other.passages = _shared(chosen, partner)
        other.passages += [Passage(start, end, "quote") for start, end in partner.quotes]
        other.passages += [Passage(start, end, "form") for start, end in partner.form]
    else:
        other.pieces = [submission.text[passage.start : passage.end] for passage in _shared(chosen, partner)]
    return other


def _shared(finding, text):
    """The passages of this side of the pair, numbered alike on both sides."""
    first = 0 if finding.text_id == text.pk else 2
    return [
        Passage(passage[first], passage[first + 1], "shared", number)
        for number, passage in enumerate(finding.passages, 1)
    ]
