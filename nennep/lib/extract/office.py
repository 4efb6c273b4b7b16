"""Old office files (DOC, RTF) turned into DOCX by LibreOffice where it is installed, in a process of its own."""

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .model import DEFAULT, MEGABYTE, Refused

KINDS = ("doc", "rtf")
PROGRAM = "soffice"
# Folders that it works in are named so; one of a killed process stays behind.
WORKSHOP = "nennep-office-"
SECONDS = 90
_MEMORY = 4_096 * MEGABYTE
# No macros, and nothing fetched that a document links to: neither files of this machine nor other hosts.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
)


def is_available() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which(PROGRAM) is not None


def as_docx(data: bytes, kind: str, seconds: int = SECONDS) -> bytes:
    """The same document as DOCX. Raises Refused: is_doc or is_rtf without LibreOffice, broken, too_slow."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise Refused(f"is_{kind}")
    with tempfile.TemporaryDirectory(prefix=WORKSHOP) as folder:
        home = Path(folder)
        source = home / f"paper.{kind}"
        source.write_bytes(data)
        _write_profile(home / "profile" / "user")
        _run([program, *_arguments(home), str(source)], home, seconds)
        made = home / "out" / "paper.docx"
        if not made.exists() or made.stat().st_size > DEFAULT.file_bytes:
            raise Refused("broken", kind=kind)
        return made.read_bytes()


def _arguments(home: Path) -> list[str]:
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    plain = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    return [profile, *plain, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(home / "out")]


def _write_profile(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), "utf-8")


def _run(command: list[str], home: Path, seconds: int) -> None:
    """In a group of its own, so that all it starts ends with it; it knows nothing of the server's environment."""
    process = subprocess.Popen(  # noqa: S603 - nothing of the command comes from outside
        command,
        cwd=home,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: _limit(seconds),
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow") from error
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (DEFAULT.file_bytes, DEFAULT.file_bytes))
