"""One index for each collection, which tells in milliseconds what a new text shares with those there are.

The table of checked texts is the truth and the journal: an index in memory takes in what was checked since it last
looked, so nothing is written for a single text. From time to time it is saved, so that a start need not read
everything again. What is missing, damaged, made with other expectations or of texts that are not in the table any
more is made again from the table. Any process may open, ask and save at any moment.
"""

import fcntl
import hashlib
import json
import logging
import shutil
from contextlib import contextmanager
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from threading import RLock
from uuid import uuid4

from django.conf import settings

from nennep.integrity.measuring import Expectations
from nennep.integrity.models import CheckedText
from nennep.integrity.sources import texts_of
from nennep.lib.textmatch import DEFAULT, Essay, Index

log = logging.getLogger(__name__)

# Goes up when saved indexes cannot be read any more.
FORMAT = 1
BATCH = 500
# A text may become visible after one with a higher key: rows committed late are still found this far back.
LATE = 200
# Saved when so many texts, and this share of all, came in since: a save costs as much as the index is large.
LEAST_NEW, NEW_SHARE = 500, 0.05
MOST_OPEN = 12
MARK_LENGTH = 12


def texts_in(collection_type, collection_id):
    """The texts of a collection that can be compared: read, with words still there."""
    return CheckedText.objects.filter(
        collection_type=collection_type, collection_id=collection_id, forgotten_at=None
    ).exclude(state=CheckedText.State.NOT_CHECKABLE)


def index_of(source_type, collection_type, collection_id, expectations) -> "KeptIndex":
    """The index of a collection as this process keeps it. Ask it under its `lock`."""
    folder = Path(settings.INDEX_ROOT) / f"{collection_type}-{collection_id}"
    return _kept(folder, source_type, collection_type, collection_id, expectations)


@lru_cache(maxsize=MOST_OPEN)
def _kept(folder, source_type, collection_type, collection_id, expectations):
    return KeptIndex(folder, source_type, collection_type, collection_id, expectations)


class KeptIndex:
    """An index with its place on disk."""

    def __init__(
        self, folder: Path, source_type: str, collection_type: str, collection_id: int, expected: Expectations
    ):
        self.folder, self.source_type = folder, source_type
        self.collection = collection_type, collection_id
        self.lock = RLock()
        self._known = ("\n".join(expected.documents), "\n".join(expected.previous_documents), expected.template)
        self._index = None
        self._last = 0  # the highest key of a text taken in
        self._changed = 0  # texts taken in or out since it was saved

    def __len__(self):
        return len(self._index) if self._index is not None else 0

    def keep_up(self):
        """Take in what was checked since; the first time, all that the saved index lacks."""
        try:
            if self._index is None:
                self._open()
            else:
                self._add(texts_in(*self.collection).filter(pk__gt=self._last - LATE))
        except BaseException:
            # Half of what was to come in may be in: look at everything again the next time.
            self._index = None
            raise
        if self._changed > max(LEAST_NEW, NEW_SHARE * len(self)):
            self.save()

    def query(self, source_id, fingerprint, text):
        """Pairs of this text with others of the collection; their ids are names as `source_of` reads them."""
        return self._index.query(Essay(_name(source_id, fingerprint), text))

    def tidy(self):
        """Let go of deleted texts, here and on disk."""
        self._open()
        if self._changed:
            self.save()

    def save(self):
        """Write a whole new snapshot, then point at it; a reader has the old one or the new one."""
        with _locked(self.folder):
            name = uuid4().hex
            self._index.save(self.folder / name)
            pointer = self.folder / "current.part"
            digests = _digests(self.folder / name)
            pointer.write_text(json.dumps({"snapshot": name, "signature": self._signature, "digests": digests}))
            pointer.replace(self.folder / "current.json")
            for left in self.folder.iterdir():
                if left.is_dir() and left.name != name:
                    shutil.rmtree(left, ignore_errors=True)
        self._changed = 0

    def _open(self):
        self._index, self._last, self._changed = self._saved(), 0, 0
        rows = texts_in(*self.collection)
        there = {_name(*row) for row in rows.values_list("source_id", "fingerprint").iterator()}
        for name in [name for name in self._index if name not in there]:
            self._index.remove(name)
            self._changed += 1
        self._add(rows)

    def _saved(self):
        try:
            with _locked(self.folder):
                pointer = json.loads((self.folder / "current.json").read_text())
                snapshot = self.folder / pointer["snapshot"]
                if pointer["signature"] == self._signature and pointer["digests"] == _digests(snapshot):
                    return Index(self._text_of, *self._known).load(snapshot)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError):
            log.warning("The index in %s is damaged and is made again.", self.folder)
        return Index(self._text_of, *self._known)

    def _add(self, rows):
        new = {}
        for pk, source_id, fingerprint in rows.values_list("pk", "source_id", "fingerprint"):
            self._last = max(self._last, pk)
            if _name(source_id, fingerprint) not in self._index:
                new[source_id] = _name(source_id, fingerprint)
        # All at once: the index sorts everything it has after each call that brings many.
        self._index.add(self._essays(new))
        self._changed += len(new)

    def _essays(self, names):
        keys = list(names)
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            texts = texts_of(self.source_type, part)
            yield from (Essay(names[key], texts.get(key, "")) for key in part)

    def _text_of(self, name):
        """The text as it was added; nothing when it was deleted or another stands in its place since."""
        source_id = source_of(name)
        rows = texts_in(*self.collection).filter(source_id=source_id)
        stands = name in {_name(*row) for row in rows.values_list("source_id", "fingerprint")}
        return texts_of(self.source_type, [source_id]).get(source_id, "") if stands else ""

    @property
    def _signature(self):
        return hashlib.sha256(json.dumps([FORMAT, self._known, astuple(DEFAULT)]).encode()).hexdigest()


def _digests(folder):
    """{file: SHA-256}, so that half a file or a changed one is never believed."""
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _name(source_id, fingerprint):
    """What a text is called in an index: another text under the same key, as in a restored database, is another one."""
    return f"{source_id}-{fingerprint[:MARK_LENGTH]}"


def source_of(name):
    return int(name.partition("-")[0])


@contextmanager
def _locked(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
