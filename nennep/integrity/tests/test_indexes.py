"""The kept index: written now and then, made again when it does not fit the table, free of deleted texts."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings as django_settings

from nennep.integrity import indexes
from nennep.integrity.models import CheckedText
from nennep.integrity.tests.cast import BRIDGE, COLLECTION, EXPECTED, LIBRARY, TEXT, WELL, disguised, pairs

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(house):
    """Three texts in the table, their index in memory and on disk."""
    for key, text in enumerate((WELL, LIBRARY, BRIDGE), 1):
        house.hand_in(key, key, text)
    index = kept()
    index.keep_up()
    index.save()
    forget_memory()
    return house


def kept():
    return indexes.index_of(TEXT, COLLECTION, 1, EXPECTED)


def forget_memory():
    """As after a start of the program."""
    indexes._kept.cache_clear()


def folder():
    return Path(django_settings.INDEX_ROOT) / f"{COLLECTION}-1"


def snapshot():
    return folder() / json.loads((folder() / "current.json").read_text())["snapshot"]


def partner_of(house, text):
    house.hand_in(9, 9, text)
    return [earlier for later, earlier, _signal, _state in pairs() if later == 9]


def test_a_saved_index_is_taken_over_without_reading_the_texts(three):
    index = kept()
    three.texts.clear()

    index.keep_up()

    assert len(index) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda: (folder() / "current.json").write_text("{"),
        lambda: (folder() / "current.json").unlink(),
        lambda: (snapshot() / "postings.npy").unlink(),
        lambda: (snapshot() / "postings.npy").write_bytes(b"\x93NUMPY"),
        lambda: (snapshot() / "ids.json").write_text('["1-'),
        lambda: (snapshot() / "ids.json").write_text("[]"),
        lambda: np.save(snapshot() / "postings.npy", np.zeros(3)),
        lambda: (snapshot() / "more.npy").touch(),
    ],
)
def test_a_damaged_index_is_made_again(three, damage):
    damage()

    assert partner_of(three, disguised(WELL)) == [1]


def test_what_was_checked_after_the_save_is_taken_in(three):
    three.hand_in(4, 4, disguised(LIBRARY) + " " + WELL.replace("Giếng làng", "Giếng xóm"))
    forget_memory()

    assert 4 in partner_of(three, disguised(WELL))


def test_other_expectations_make_another_index(three):
    index = indexes.index_of(TEXT, COLLECTION, 1, EXPECTED.__class__((WELL,), "", (), 30))
    index.keep_up()

    assert index.query(9, "", disguised(WELL)) == []


def test_another_text_under_the_same_key_is_another_text(three):
    """As in a restored database: the saved index is of texts that are not there any more."""
    CheckedText.objects.filter(source_id=1).delete()
    three.hand_in(1, 1, LIBRARY.upper() + BRIDGE)
    forget_memory()

    assert 1 not in partner_of(three, disguised(WELL))


def test_a_deleted_text_leaves_the_file_on_disk_too(three, run_jobs):
    grams = len(np.load(snapshot() / "postings.npy"))
    three.delete(1)
    run_jobs()

    ids = json.loads((snapshot() / "ids.json").read_text())
    assert len(np.load(snapshot() / "postings.npy")) < grams
    assert sorted(int(name.partition("-")[0]) for name in ids if name) == [2, 3]
    assert [path for path in folder().iterdir() if path.is_dir()] == [snapshot()]


def test_many_texts_are_saved_now_and_then(house, monkeypatch):
    monkeypatch.setattr(indexes, "LEAST_NEW", 2)
    for key in range(1, 8):
        house.hand_in(key, key, f"{WELL} {key} {'nhà ' * key}")

    saved = json.loads((snapshot() / "ids.json").read_text())
    assert 3 <= len(saved) <= 7


def test_two_processes_may_save_at_once(three):
    """Each writes whole snapshots; whoever opens next finds one that is complete."""
    script = (
        "import sys, numpy as np; from pathlib import Path; import django; django.setup();"
        "from django.conf import settings; settings.INDEX_ROOT = sys.argv[1];"
        "from nennep.integrity import indexes; from nennep.integrity.tests.cast import EXPECTED;"
        "folder = Path(sys.argv[1]) / 'test.collection-1';"
        "index = indexes.KeptIndex(folder, 'test.text', 'test.collection', 1, EXPECTED);"
        "index._index = index._saved(); assert len(index) == 3;"
        "[index.save() for _ in range(15)]"
    )
    command = [sys.executable, "-c", script, str(django_settings.INDEX_ROOT)]
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "/usr/bin:/bin"}
    running = [subprocess.Popen(command, env=environment, cwd=django_settings.BASE_DIR) for _ in range(2)]

    assert [process.wait(60) for process in running] == [0, 0]
    assert partner_of(three, disguised(WELL)) == [1]
    assert len([path for path in folder().iterdir() if path.is_dir()]) == 1


def test_an_index_that_could_not_read_looks_again(house):
    house.hand_in(1, 1, WELL)
    forget_memory()
    index, words = kept(), house.texts
    house.texts = None
    with pytest.raises(TypeError):
        index.keep_up()

    house.texts = words
    index.keep_up()

    assert len(index) == 1
    assert partner_of(house, disguised(WELL)) == [1]
