"""Many essays in one ZIP: read by the worker, matched, shown, and handed in when somebody has looked.

Both jobs go on where they stopped: each file is one row, and a row is read, and handed in, once.
"""

import zipfile
from uuid import uuid5

from django.db import transaction
from django_tasks import task

from nennep.duties.errors import WrongState
from nennep.duties.models import OWED
from nennep.files.actions import drop, store_scan_bytes, store_text_bytes
from nennep.files.incoming import short_name
from nennep.files.refusals import FileRefused
from nennep.history.actions import record
from nennep.lib.citations import secrecy_marking
from nennep.lib.extract import PICTURES, Refused, sniff
from nennep.lib.extract.zipbundle import read_bundle
from nennep.study.actions.submissions import HandIn, submit_essays
from nennep.study.errors import StudyError
from nennep.study.essay_errors import ImportNotReady
from nennep.study.models import BulkImport, ImportRow, Submission
from nennep.study.queries.imports import essays_for, outcome_of, people_of

Outcome, State = ImportRow.Outcome, BulkImport.State
HANDED_IN_AT_ONCE = 50
LONGEST_ROW_NAME = 300
# What stands in place of the name of a file with a secrecy marking.
MARKED = "…"


@transaction.atomic
def start_import(*, campaign, unit, file, by, form_key):
    """Have a stored ZIP read. The same form again gives the same import."""
    bulk_import, is_new = BulkImport.objects.get_or_create(
        form_key=form_key, defaults={"campaign": campaign, "unit": unit, "file": file, "by": by}
    )
    if is_new:
        record(bulk_import, "import.started", by=by, unit_id=unit.pk)
        read_import_task.enqueue(import_id=bulk_import.pk)
    return bulk_import


@task()
def read_import_task(*, import_id):
    read_import(import_id)


def read_import(import_id):
    """Every file becomes a row with its words; then all rows are matched at once."""
    bulk_import = BulkImport.objects.select_related("unit", "file", "by").get(pk=import_id)
    if bulk_import.state != State.READING:
        return
    try:
        _read_files(bulk_import)
    except (Refused, zipfile.BadZipFile) as error:
        code = getattr(error, "code", "broken")
        limit = getattr(error, "details", {}).get("limit", 0)
        refused = FileRefused(code, bulk_import.file.name, kinds=("zip",), limit=limit)
        _move(bulk_import, State.FAILED, problem=str(refused))
        return
    match_rows(bulk_import)
    _move(bulk_import, State.READY)


def _read_files(bulk_import):
    path = bulk_import.file.path
    with zipfile.ZipFile(path) as archive:
        total = sum(not info.is_dir() for info in archive.infolist())
    BulkImport.objects.filter(pk=bulk_import.pk).update(total=total)
    known = set(bulk_import.rows.values_list("name", flat=True))
    for done, (name, content) in enumerate(read_bundle(path), 1):
        if name[:LONGEST_ROW_NAME] not in known:
            _read_file(bulk_import, done, name, content)
        BulkImport.objects.filter(pk=bulk_import.pk).update(done=done)
    if bulk_import.rows.filter(name__startswith=MARKED).exists():
        drop(bulk_import.file)


def _read_file(bulk_import, place, name, content):
    if secrecy_marking("", name):  # a folder in the ZIP may carry the mark
        _refuse_marked(bulk_import, place)
        return
    row = ImportRow(bulk_import=bulk_import, name=name[:LONGEST_ROW_NAME], outcome=Outcome.UNMATCHED)
    try:
        if isinstance(content, Refused):
            raise FileRefused(content.code, short_name(name), kinds=("docx", "pdf", "odt", "txt"))
        is_picture = sniff(content, name) in PICTURES
        store = store_scan_bytes if is_picture else store_text_bytes
        with transaction.atomic():
            row.file = store([content], name=short_name(name), by=bulk_import.by)
            row.save()
    except FileRefused as refused:
        if refused.code == "marked":
            _refuse_marked(bulk_import, place)
            return
        row.file, row.outcome, row.problem = None, Outcome.REFUSED, str(refused)[:300]
        row.save()


def _refuse_marked(bulk_import, place):
    """Not even the name of a marked file is kept; only its place in the ZIP."""
    problem = str(FileRefused("marked", "…"))[:300]
    values = {"outcome": Outcome.REFUSED, "problem": problem}
    ImportRow.objects.get_or_create(bulk_import=bulk_import, name=f"{MARKED} {place}", defaults=values)


@transaction.atomic
def match_rows(bulk_import):
    """Match what nobody has chosen by hand. Two files for one person are left to the clerk."""
    people, taken = people_of(bulk_import), {}
    rows = list(bulk_import.rows.filter(outcome=Outcome.UNMATCHED, essay=None))
    for row in rows:
        row.outcome, row.essay = outcome_of(essays_for(row.name, people))
        if row.outcome == Outcome.MATCHED:
            taken.setdefault(row.essay.pk, []).append(row)
    for same in taken.values():
        if len(same) > 1:
            for row in same:
                row.outcome, row.essay = Outcome.AMBIGUOUS, None
    ImportRow.objects.bulk_update(rows, ["outcome", "essay"], batch_size=500)


@transaction.atomic
def choose_essay(*, row, essay, by):
    """A person says whose file it is; `essay` None leaves the file out. Another row of that person gives way."""
    _locked(row.bulk_import, State.READY)
    if essay is None:
        row.outcome, row.essay = Outcome.UNMATCHED, None
    else:
        others = row.bulk_import.rows.filter(essay=essay, outcome=Outcome.MATCHED).exclude(pk=row.pk)
        others.update(outcome=Outcome.AMBIGUOUS, essay=None)
        row.essay = essay
        row.outcome = Outcome.MATCHED if essay.duty.state in OWED else Outcome.NOT_OWED
    row.save(update_fields=["outcome", "essay"])
    record(row, "import.chosen", by=by, unit_id=row.bulk_import.unit_id)
    return row


@transaction.atomic
def hand_in_import(*, bulk_import, by):
    """Hand in all matched rows, in the background. Pressing twice does it once."""
    bulk_import = BulkImport.objects.select_for_update(of=("self",)).get(pk=bulk_import.pk)
    if bulk_import.state in (State.SUBMITTING, State.DONE):
        return bulk_import
    if bulk_import.state != State.READY:
        raise ImportNotReady
    matched = bulk_import.rows.filter(outcome=Outcome.MATCHED).count()
    bulk_import.state, bulk_import.done, bulk_import.total = State.SUBMITTING, 0, matched
    bulk_import.save(update_fields=["state", "done", "total"])
    record(bulk_import, "import.handed_in", by=by, unit_id=bulk_import.unit_id, files=matched)
    submit_import_task.enqueue(import_id=bulk_import.pk)
    return bulk_import


@task()
def submit_import_task(*, import_id):
    submit_import(import_id)


def submit_import(import_id):
    bulk_import = BulkImport.objects.select_related("by").get(pk=import_id)
    if bulk_import.state != State.SUBMITTING:
        return
    while rows := list(_waiting(bulk_import)[:HANDED_IN_AT_ONCE]):
        try:
            _submit(rows, bulk_import)
        except (WrongState, StudyError):
            # Some of them were handed in by another door meanwhile: each by itself, the others still go in.
            for row in rows:
                _submit_alone(row, bulk_import)
    _move(bulk_import, State.DONE)


def _waiting(bulk_import):
    rows = bulk_import.rows.filter(outcome=Outcome.MATCHED).order_by("pk")
    return rows.select_related("essay", "file__text")


def _submit_alone(row, bulk_import):
    try:
        _submit([row], bulk_import)
    except (WrongState, StudyError) as error:
        ImportRow.objects.filter(pk=row.pk).update(outcome=Outcome.NOT_OWED, problem=str(error)[:300])


@transaction.atomic
def _submit(rows, bulk_import):
    hand_ins = [
        HandIn(
            essay=row.essay,
            form_key=uuid5(bulk_import.form_key, str(row.pk)),
            source=Submission.Source.IMPORTED,
            files=(row.file,),
        )
        for row in rows
    ]
    submit_essays(hand_ins, by=bulk_import.by)
    keys = [row.pk for row in rows]
    ImportRow.objects.filter(pk__in=keys).update(outcome=Outcome.SUBMITTED)
    done = bulk_import.rows.filter(outcome=Outcome.SUBMITTED).count()
    BulkImport.objects.filter(pk=bulk_import.pk).update(done=done)


def _locked(bulk_import, state):
    found = BulkImport.objects.select_for_update(of=("self",)).get(pk=bulk_import.pk)
    if found.state != state:
        raise ImportNotReady
    return found


def _move(bulk_import, state, **fields):
    BulkImport.objects.filter(pk=bulk_import.pk).update(state=state, **fields)
