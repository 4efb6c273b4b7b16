"""What the author sees of the check: all that the reviewer sees about their own essay, of others only what is alike."""

from dataclasses import dataclass, field

from nennep.integrity.queries import checked
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Ground, Submission
from nennep.study.queries.evidence import Row, alone, passages_on, pieces, rows_about, unshared
from nennep.ui.passages import Passage


@dataclass
class Told:
    """A finding as its author reads it: `is_ground` when the essay was sent back with it."""

    row: Row
    is_ground: bool
    pieces: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def is_own_earlier(self):
        return bool(self.row.pair and self.row.pair.is_readable)


@dataclass
class Evidence:
    """`passages` are all marks of the text; `unanswered` are the questions that wait for the author."""

    told: list[Told]
    passages: list[Passage]
    own_words: int | None = None
    quoted_words: int | None = None

    @property
    def unanswered(self):
        return [one for told in self.told for one in told.row.questions if not one.answered_at]


def evidence_of(submission, user):
    """About one attempt of the user's own essay. What was kept with a send-back is shown as it stood then."""
    text = checked(SUBMISSION, [submission.pk]).get(submission.pk)
    if text is None:
        return Evidence([], [])
    rows = rows_about(text, Submission.objects.filter(essay__person__user=user))
    kept = dict(Ground.objects.filter(submission=submission).values_list("finding", "passages"))
    told = [_told(row, text, submission, kept) for row in rows]
    shared = _numbered(told)
    return Evidence(
        told,
        unshared(text) + shared + alone(rows),
        own_words=text.own_words if submission.checkable else None,
        quoted_words=text.quoted_words,
    )


def _told(row, text, submission, kept):
    # Questions to another author are between them and the reviewer.
    row.questions = [question for question in row.questions if question.text_id == text.pk]
    if row.finding.pk in kept:
        row.passages = passages_on(text, row.finding, kept[row.finding.pk])
    shown = pieces(row, submission.text) if row.pair else []
    return Told(row, row.finding.pk in kept, shown)


def _numbered(told):
    """The passages of all pairs in the text, numbered through, and their pieces with the same numbers."""
    found = []
    for one in told:
        if not one.row.pair:
            continue
        first = len(found) + 1
        found += [Passage(place[0], place[1], "shared", first + count) for count, place in enumerate(one.row.passages)]
        one.pieces = [(first - 1 + number, own, other) for number, own, other in one.pieces]
    return found
