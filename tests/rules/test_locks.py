"""The lock files install anywhere: exact versions with hashes, and no address of any package index."""

import re
from pathlib import Path

import pytest

LOCKS = sorted((Path(__file__).resolve().parents[2] / "requirements").glob("*.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_holds_pins_with_hashes_and_no_address(lock):
    text = lock.read_text()
    pins = re.findall(r"^[a-z0-9][\w.\[\]-]*==.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)

    assert re.findall(r"\w+://|index-url|find-links|trusted-host", text) == []
    assert len(pins) == len(re.findall(r"^\S+==", text, re.MULTILINE)) > 0


def test_both_locks_are_there():
    assert [lock.name for lock in LOCKS] == ["base.txt", "dev.txt"]
