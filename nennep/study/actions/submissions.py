"""Handing essays in: the author, a clerk on behalf, an import, the demo; one or thousands in one transaction."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils.timezone import now

from nennep.duties import actions as duties
from nennep.duties.errors import WrongState
from nennep.history.actions import Act, record, record_many
from nennep.lib.citations.secrecy import secrecy_marking
from nennep.lib.vietnamese import nfc
from nennep.notifications.actions import notify_each
from nennep.study.actions.submissions_check import request_checks
from nennep.study.actions.submissions_receipt import digest_of, receipt_code
from nennep.study.errors import NotRunning
from nennep.study.essay_errors import FormUsed, MarkedText, NothingHandedIn
from nennep.study.essay_kinds import ENTERED
from nennep.study.models import Draft, Essay, Page, Submission

BATCH = 500
ON_BEHALF = (Submission.Source.ENTERED, Submission.Source.SCANNED, Submission.Source.IMPORTED)


@dataclass(frozen=True)
class HandIn:
    """What is handed in for one essay. `files` are stored files in the order of pages, read where they have words.

    With files and no text, the text is what was read in them.
    """

    essay: Essay
    form_key: UUID
    source: str
    text: str = ""
    files: tuple = ()


def submit_essay(*, essay, source, by, form_key, text="", files=(), at=None) -> Submission:
    """Hand one essay in. The same form again gives the same submission, whose receipt is unchanged.

    Raises WrongState (not owed now), NotRunning, NothingHandedIn, MarkedText, FormUsed.
    """
    hand_in = HandIn(essay, form_key, source, text, tuple(files))
    return submit_essays([hand_in], by=by, at=at)[0]


def submit_essays(hand_ins, *, by, at=None) -> list[Submission]:
    """Hand many in, all or none; returns their submissions in order. `at` only for records of an earlier time."""
    found = _stored(hand_ins, by)
    new = [hand_in for hand_in in hand_ins if hand_in.form_key not in found]
    # Before the transaction: that something marked was refused stays in history when nothing else does.
    contents = [_content(hand_in, by) for hand_in in new]
    if new:
        try:
            found |= _submit_new(new, contents, by, at or now())
        except (IntegrityError, WrongState):
            # The same form came twice at the same moment, and the other one was first.
            found = _stored(hand_ins, by)
            if len(found) < len({hand_in.form_key for hand_in in hand_ins}):
                raise
    return [found[hand_in.form_key] for hand_in in hand_ins]


def _stored(hand_ins, by):
    """{form key: submission} of what these forms handed in before. Raises FormUsed."""
    expected = {hand_in.form_key: hand_in.essay.pk for hand_in in hand_ins}
    keys, found = list(expected), {}
    for start in range(0, len(keys), BATCH):
        for submission in Submission.objects.filter(form_key__in=keys[start : start + BATCH]):
            if submission.essay_id != expected[submission.form_key] or submission.submitted_by_id != by.pk:
                raise FormUsed
            found[submission.form_key] = submission
    return found


@transaction.atomic
def _submit_new(hand_ins, contents, by, at):
    essays = _essays_of(hand_ins)
    received = duties.receive([essay.duty for essay in essays], by=by, at=at)
    submissions = _insert(hand_ins, contents, received, by, at)
    _with_evidence(received, submissions, contents, by, at)
    _point_at(submissions)
    Draft.objects.filter(essay__in=[essay.pk for essay in essays], essay__person__user=by).delete()
    _tell(essays, submissions, by)
    request_checks(submissions)
    return {submission.form_key: submission for submission in submissions}


def _content(hand_in, by):
    """The words as they are kept. Raises NothingHandedIn and MarkedText."""
    text = nfc(hand_in.text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text and hand_in.files:
        text = "\n\n".join(file.text.text.strip() for file in hand_in.files).strip()
    if not has_words(text) and not hand_in.files:
        raise NothingHandedIn
    if not hand_in.files and secrecy_marking(text):
        record(by, "text.refused_marked", by=by)
        raise MarkedText
    return text


def has_words(text):
    return any(letter.isalpha() for letter in text)


def _essays_of(hand_ins):
    keys, essays = [hand_in.essay.pk for hand_in in hand_ins], {}
    for start in range(0, len(keys), BATCH):
        rows = Essay.objects.select_related("duty", "campaign", "person__user")
        essays |= rows.in_bulk(keys[start : start + BATCH])
    if any(not essay.campaign.is_running for essay in essays.values()):
        raise NotRunning
    return [essays[key] for key in keys]


def _insert(hand_ins, contents, received, by, at):
    codes = _free_codes([hand_in.form_key for hand_in in hand_ins])
    submissions = Submission.objects.bulk_create(
        [
            Submission(
                essay=hand_in.essay,
                attempt=duty.attempt,
                source=hand_in.source,
                text=text,
                checkable=_is_checkable(hand_in, text),
                submitted_by=by,
                submitted_at=at,
                receipt_code=codes[hand_in.form_key],
                sha256=digest_of(text, hand_in.files),
                form_key=hand_in.form_key,
            )
            for hand_in, text, duty in zip(hand_ins, contents, received, strict=True)
        ],
        batch_size=BATCH,
    )
    Page.objects.bulk_create(
        [
            Page(submission=submission, file=file, position=position)
            for hand_in, submission in zip(hand_ins, submissions, strict=True)
            for position, file in enumerate(hand_in.files, 1)
        ],
        batch_size=BATCH,
    )
    return submissions


def _is_checkable(hand_in, text):
    """Words that were typed stand for the scans beside them; else every file must have given its words."""
    return has_words(text) and (bool(hand_in.text) or all(file.text.checkable for file in hand_in.files))


def _free_codes(form_keys):
    codes = {key: receipt_code(key) for key in form_keys}
    for turn in range(1, 10):
        taken = _taken(codes)
        if not taken:
            break
        codes |= {key: receipt_code(key, turn) for key in taken}
    return codes


def _taken(codes):
    """The keys whose code somebody has already, in the database or earlier in this batch."""
    seen, taken, words = set(), [], list(codes.values())
    for start in range(0, len(words), BATCH):
        rows = Submission.objects.filter(receipt_code__in=words[start : start + BATCH])
        seen |= set(rows.values_list("receipt_code", flat=True))
    for key, code in codes.items():
        if code in seen:
            taken.append(key)
        seen.add(code)
    return taken


def _with_evidence(received, submissions, contents, by, at):
    """The evidence asked for is there: words, or files that could be opened."""
    with_files = set(Page.objects.filter(submission__in=_keys(submissions)).values_list("submission", flat=True))
    complete = [
        duty
        for duty, submission, text in zip(received, submissions, contents, strict=True)
        if has_words(text) or submission.pk in with_files
    ]
    if complete:
        duties.evidence(complete, by=by, at=at)


def _keys(rows):
    """Keys as a question where there are few; a whole bulk is one range, whatever the database allows."""
    if len(rows) <= BATCH:
        return [row.pk for row in rows]
    return type(rows[0]).objects.filter(pk__gte=rows[0].pk, pk__lte=rows[-1].pk).values("pk")


def _point_at(submissions):
    newest = Submission.objects.filter(essay=OuterRef("pk")).order_by("-attempt").values("pk")[:1]
    for start in range(0, len(submissions), BATCH):
        keys = [submission.essay_id for submission in submissions[start : start + BATCH]]
        Essay.objects.filter(pk__in=keys).update(latest=Subquery(newest))


def _tell(essays, submissions, by):
    acts = [
        Act(essay, "essay.submitted", essay.duty.unit_id, {"attempt": row.attempt, "source": str(row.source)})
        for essay, row in zip(essays, submissions, strict=True)
    ]
    record_many(acts, by=by)
    on_behalf = [
        (essay.person.user, essay)
        for essay, row in zip(essays, submissions, strict=True)
        if row.source in ON_BEHALF and essay.person.user_id != by.pk
    ]
    if on_behalf:
        notify_each(kind=ENTERED, pairs=on_behalf)
