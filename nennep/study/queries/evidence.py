"""What was found about one text, as the desk and its author see it: places, partners, questions."""

from collections import defaultdict
from dataclasses import dataclass, field

from nennep.integrity.models import PAIR_SIGNALS, CheckedText, Finding, Question
from nennep.integrity.queries import findings_about
from nennep.integrity.showing import only_alike
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Submission
from nennep.study.signals import EXPLANATIONS
from nennep.ui.passages import Passage


@dataclass
class Pair:
    """The text on the other side of a finding; without the right to read it, only what is shared."""

    partner: CheckedText
    submission: Submission
    is_readable: bool


@dataclass
class Row:
    """One finding about the text; `passages` are its places as [start, end(, other start, other end)]."""

    finding: Finding
    passages: list
    pair: Pair | None = None
    questions: list[Question] = field(default_factory=list)

    @property
    def explained(self):
        return EXPLANATIONS[self.finding.signal]

    @property
    def is_open(self):
        return self.finding.state == Finding.State.OPEN


def rows_about(text, readable):
    """What was found about a checked text: what is open and ties texts together first.

    `readable` are the submissions whose words the reader may see whole. Five questions for any number of findings.
    """
    if text is None:
        return []
    findings = sorted(findings_about([text])[text.pk], key=_urgency)
    pairs, questions = _pairs(text, findings, readable), _questions(text, findings)
    return [
        Row(finding, passages_on(text, finding), pairs.get(finding.pk), questions[finding.pk]) for finding in findings
    ]


def passages_on(text, finding, passages=None):
    """Its places with this text's own first; `passages` are those kept with a send-back."""
    places = finding.passages if passages is None else passages
    if finding.text_id == text.pk or not finding.other_id:
        return places
    return [[start, end, own_start, own_end] for own_start, own_end, start, end in places]


def shared(row):
    """The passages of a pair in this text and in the other, numbered alike."""
    own = [Passage(place[0], place[1], "shared", number) for number, place in enumerate(row.passages, 1)]
    other = [Passage(place[2], place[3], "shared", number) for number, place in enumerate(row.passages, 1)]
    return own, other


def alone(rows):
    """Places of findings about the text by itself, such as hidden words."""
    return [Passage(place[0], place[1], "style") for row in rows if not row.pair for place in row.passages]


def unshared(text):
    """What was quoted and what belongs to the form."""
    quotes = [Passage(start, end, "quote") for start, end in text.quotes]
    return quotes + [Passage(start, end, "form") for start, end in text.form]


def pieces(row, own_text):
    """[(number, own words, the other's words as far as they are the same)] of a pair."""
    other = row.pair.submission.text
    found = []
    for number, (start, end, other_start, other_end) in enumerate(row.passages, 1):
        own, there = own_text[start:end], other[other_start:other_end]
        found.append((number, own, there if row.pair.is_readable else only_alike(own, there)))
    return found


def _urgency(finding):
    return finding.state != Finding.State.OPEN, finding.signal not in PAIR_SIGNALS, finding.pk


def _pairs(text, findings, readable):
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
    open_to_reader = set(readable.filter(pk__in=keys).values_list("pk", flat=True))
    return {
        key: Pair(partner, submissions[partner.source_id], partner.source_id in open_to_reader)
        for key, partner in partners.items()
        if partner.source_id in submissions
    }


def _questions(text, findings):
    found = defaultdict(list)
    rows = Question.objects.filter(finding__in=[finding.pk for finding in findings]).select_related("asked_by__person")
    for question in rows:
        found[question.finding_id].append(question)
    return found
