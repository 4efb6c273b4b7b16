"""Handing in with files: they are stored and read first; when the essay is not taken after all, they go again."""

from contextlib import contextmanager

from nennep.files import actions as files
from nennep.files.models import StoredFile
from nennep.lib.extract import PICTURES, sniff
from nennep.study.actions.submissions import submit_essay
from nennep.study.essay_errors import UndeclaredScan
from nennep.study.models import Submission

Source = Submission.Source
HEAD_BYTES = 64 * 1024


def submit_upload(*, essay, upload, declared, by, form_key):
    """The author's own file. Raises FileRefused, UndeclaredScan and what `submit_essay` raises."""
    known = Submission.objects.filter(form_key=form_key, essay=essay, submitted_by=by).first()
    if known:
        return known
    with _kept_only_when_taken() as kept:
        kept.append(files.store_text(upload, by=by))
        _require_declared(kept, declared)
        return submit_essay(essay=essay, source=Source.UPLOADED, by=by, form_key=form_key, files=kept)


def submit_on_behalf(*, essay, text, uploads, declared, by, form_key):
    """What a clerk enters: typed words, one file, or the pages of a scan in their order, or words with scans."""
    known = Submission.objects.filter(form_key=form_key, essay=essay, submitted_by=by).first()
    if known:
        return known
    with _kept_only_when_taken() as kept:
        for upload in uploads:
            # One PDF may hold words; several files are pages of paper.
            is_scan = len(uploads) > 1 or _is_picture(upload)
            kept.append(files.store_scan(upload, by=by) if is_scan else files.store_text(upload, by=by))
        _require_declared(kept, declared)
        is_scan = any(not file.text.checkable for file in kept) and not text.strip()
        source = Source.SCANNED if is_scan else Source.ENTERED
        return submit_essay(essay=essay, source=source, by=by, form_key=form_key, text=text, files=kept)


def _is_picture(upload):
    head = upload.read(HEAD_BYTES)
    upload.seek(0)
    return sniff(head, upload.name) in PICTURES


def _require_declared(kept, declared):
    if not declared and any(not file.text.checkable for file in kept):
        raise UndeclaredScan


@contextmanager
def _kept_only_when_taken():
    kept = []
    try:
        yield kept
    except Exception:
        files.erase(StoredFile.objects.filter(pk__in=[file.pk for file in kept]))
        raise
