"""What the desk shows of one essay: its text with what is marked, the text beside it, the group it belongs to."""

from dataclasses import dataclass, field

from django.utils.text import Truncator
from django.utils.translation import ngettext

from nennep.integrity.models import CheckedText
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Submission
from nennep.study.queries.evidence import Row, alone, pieces, rows_about, shared, unshared
from nennep.study.queries.review import texts_of_essays
from nennep.ui.passages import Passage

MOST_MEMBERS = 30
MOST_WORDS = 8


@dataclass
class Member:
    """Another essay of the group; `finding_id` names the pair when it is alike directly."""

    submission: Submission
    is_readable: bool
    is_judged: bool
    finding_id: int | None


@dataclass
class Desk:
    """`current` is the finding that the page is about: chosen, else the first; its pair is shown beside the essay."""

    rows: list[Row]
    current: Row | None
    # Not checked yet, or only by itself.
    is_waiting: bool
    own_words: int | None
    quoted_words: int | None
    passages: list[Passage] = field(default_factory=list)
    other_passages: list[Passage] = field(default_factory=list)
    pieces: list[tuple[int, str, str]] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    size: int = 0
    text_id: int | None = None
    words: str = ""

    @property
    def pair(self):
        return self.current.pair if self.current else None

    @property
    def after(self):
        """The finding after the current one, the first again after the last; None when there is but one."""
        if len(self.rows) < 2:
            return None
        return self.rows[(self.rows.index(self.current) + 1) % len(self.rows)].finding


def desk_of(essay, user, judged, finding_id=None):
    """The newest submission with its findings; `judged` are the essays that the user judges."""
    text = texts_of_essays([essay]).get(essay.pk)
    rows = rows_about(text, Submission.objects.readable_by(user))
    chosen = [row for row in rows if row.finding.pk == finding_id]
    desk = Desk(
        rows=rows,
        current=next(iter(chosen or rows), None),
        is_waiting=essay.latest.checkable and (text is None or text.state == CheckedText.State.CHECKING),
        own_words=text.own_words if text and essay.latest.checkable else None,
        quoted_words=text.quoted_words if text else None,
        text_id=text.pk if text else None,
        words=essay.latest.text,
    )
    for row in rows:
        # What another author was asked is for those who may read that essay.
        allowed = row.pair is not None and row.pair.is_readable
        row.questions = [one for one in row.questions if allowed or one.text_id == text.pk]
    if text:
        _mark(desk, text, essay.latest.text)
    if text and text.cluster:
        _add_group(desk, text, user, judged)
    return desk


def labels_of(desk):
    """{finding id: its signal, with the name of the other author where the user may know it}."""
    labels = {}
    for row in desk.rows:
        name = row.pair.submission.essay.person.full_name if row.pair and row.pair.is_readable else ""
        places = _told(row, desk.words)
        told = str(row.finding.get_signal_display()), name, places
        labels[row.finding.pk] = " – ".join(part for part in told if part)
    return labels


def _told(row, words):
    """How many passages, and how the first begins, so that one knows which finding it is."""
    if not row.passages:
        return ""
    told = ngettext("%(count)d passage", "%(count)d passages", len(row.passages)) % {"count": len(row.passages)}
    start, end = row.passages[0][:2]
    return f"{told}: “{Truncator(words[start:end]).words(MOST_WORDS)}”"


def _mark(desk, text, words):
    if desk.pair:
        own, other = shared(desk.current)
        # Quotes and the form stay what they are inside a passage as well: they do not count.
        desk.passages += unshared(text) + own
        if desk.pair.is_readable:
            desk.other_passages = unshared(desk.pair.partner) + other
        else:
            desk.pieces = pieces(desk.current, words)
    else:
        desk.passages += unshared(text)
    desk.passages += alone(desk.rows)


def _add_group(desk, text, user, judged):
    tied = CheckedText.objects.filter(cluster=text.cluster, is_current=True, source_type=SUBMISSION)
    desk.size = tied.count()
    keys = list(tied.exclude(pk=text.pk).order_by("pk").values_list("source_id", flat=True)[:MOST_MEMBERS])
    rows = Submission.objects.filter(pk__in=keys).select_related("essay__person", "essay__duty__unit")
    readable = set(Submission.objects.readable_by(user).filter(pk__in=keys).values_list("pk", flat=True))
    mine = set(judged.filter(latest__in=keys).values_list("latest", flat=True))
    pairs = {row.pair.submission.pk: row.finding.pk for row in reversed(desk.rows) if row.pair}
    desk.members = [
        Member(row, row.pk in readable, row.pk in mine, pairs.get(row.pk))
        for row in rows.order_by("submitted_at", "pk")
    ]
