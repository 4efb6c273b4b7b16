"""Words from pictures of pages, by the system's tesseract with Vietnamese. Reading a page takes seconds."""

import os
import shutil
import subprocess
from pathlib import Path

from .jobs import INK_JOB, PAGE_JOB, SILENT_PAGES_JOB, TOP_JOB
from .kinds import PICTURES
from .model import Refused
from .safely import ask

PROGRAM = "tesseract"
LANGUAGE = "vie"
PACKAGES = ("tesseract-ocr", "tesseract-ocr-vie")
PAGE_SECONDS = 120
_PICTURE_SECONDS = 30
_STAMP_ANGLES = (0, -8, 8)
_INK_ANGLES = (0, -8, 8, 90, 180, 270)


def is_available() -> bool:
    """Whether the program is installed, and with Vietnamese."""
    return LANGUAGE in _languages(shutil.which(PROGRAM) or "")


def _languages(program: str) -> list[str]:
    if not program:
        return []
    command = [program, "--list-langs"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=_PICTURE_SECONDS)  # noqa: S603 - our words
    return told.stdout.split()


def pages_without_words(path: Path, kind: str) -> list[int]:
    """The pages that a machine would have to read, from 0; a picture is one page. Empty for other kinds."""
    if kind in PICTURES:
        return [0]
    if kind != "pdf":
        return []
    return [int(number) for number in ask(SILENT_PAGES_JOB, path.read_bytes(), "", _PICTURE_SECONDS).split()]


def read_page(path: Path, kind: str, page: int) -> str:
    """The words on one page of a PDF or of a picture that `clean_image` wrote. Raises Refused: broken, too_slow.

    Columns stand apart by many spaces.
    """
    # Layout 1 tells columns and turned pages apart.
    return _read(_picture(path, kind, page), "1", "-c", "preserve_interword_spaces=1")


def read_stamps(path: Path, kind: str, page: int) -> list[str]:
    """What stands scattered in the upper part of a page, line by line, as it lies and a little turned to both sides;
    and what is set in colour anywhere on it, also on a page that lies on its side."""
    picture, data = _picture(path, kind, page), path.read_bytes()
    tops = [ask(TOP_JOB, picture, str(angle), _PICTURE_SECONDS) for angle in _STAMP_ANGLES]
    # Of an empty answer nothing crosses: a page without coloured ink is asked once.
    inks: list[bytes] = []
    for angle in _INK_ANGLES:
        ink = ask(INK_JOB, data, f"{page} {angle}", _PICTURE_SECONDS)
        if not ink:
            break
        inks.append(ink)
    return [line for top in (*tops, *inks) for line in _read(top, "11").splitlines() if line.strip()]


def _picture(path: Path, kind: str, page: int) -> bytes:
    data = path.read_bytes()
    return ask(PAGE_JOB, data, str(page), _PICTURE_SECONDS) if kind == "pdf" else data


def _read(picture: bytes, layout: str, *more: str) -> str:
    command = [shutil.which(PROGRAM) or PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", layout, *more]
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - nothing of the command comes from outside
            command,
            input=picture,
            capture_output=True,
            timeout=PAGE_SECONDS,
            env={**kept, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow") from error
    if done.returncode:
        raise Refused("broken")
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip()
