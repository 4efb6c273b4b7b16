"""DOC and RTF, where LibreOffice is installed: a program in its place writes the DOCX that it would have written."""

import sys

import pytest

from nennep.intake.models import Arrival
from nennep.intake.tests.papers import as_docx, plan, upload
from nennep.lib.extract import Refused, office

# Files are asked about here, which are the same whatever the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
State = Arrival.State
RTF = rb"{\rtf1\ansi M\u7897?t \par}"
PROGRAM = """#!{python}
import pathlib, sys, time
here = pathlib.Path(__file__).parent
profile = pathlib.Path(sys.argv[1].partition("file://")[2]) / "user" / "registrymodifications.xcu"
assert "DisableMacrosExecution" in profile.read_text()
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
answer = here / "answer.docx"
if answer.exists():
    (out / "paper.docx").write_bytes(answer.read_bytes())
else:
    time.sleep(60)
"""


@pytest.fixture
def converts(tmp_path, monkeypatch):
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "soffice").write_text(PROGRAM.format(python=sys.executable))
    (folder / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return lambda content: (folder / "answer.docx").write_bytes(content)


def test_an_old_paper_is_read_and_kept_as_it_came(send, converts):
    converts(as_docx(plan()))

    [arrival] = send(upload("kế hoạch.rtf", RTF))

    assert (arrival.state, arrival.is_complete, arrival.value("number")) == (State.TO_CONFIRM, True, "05")
    assert (arrival.file.kind, arrival.file.path.read_bytes()) == ("rtf", RTF)


def test_a_marking_inside_is_refused(send, converts, files_root):
    converts(as_docx(f"MẬT\n{plan()}"))

    [arrival] = send(upload("kế hoạch.rtf", RTF))

    assert arrival.is_marked
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def test_what_takes_too_long_is_ended(converts):
    with pytest.raises(Refused) as refused:
        office.as_docx(RTF, "rtf", seconds=1)

    assert refused.value.code == "too_slow"


def test_without_the_program_the_sentence_says_what_to_do(send, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    [arrival] = send(upload("kế hoạch.rtf", RTF))

    assert (arrival.state, "RTF" in arrival.problem, "DOCX" in arrival.problem) == (State.REFUSED, True, True)
