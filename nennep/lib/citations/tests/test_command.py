"""`nennep cite`: text or JSON lines in, JSON lines out, a clear sentence for everything else."""

import io
import json
import sys
import unicodedata

import pytest

from nennep.lib.citations.command import main

SENTENCE = "Chi bộ học Chỉ thị số 05-CT/TU ngày 15/5/2016 của Tỉnh ủy về đọc sách."
CITATION = {
    "type": "chi_thi",
    "number": "05-CT/TU",
    "span": [11, 30],
    "issuer_suffix": "TU",
    "year": 2016,
    "date": "2016-05-15",
    "issuer_text": "Tỉnh ủy",
    "title_hint": "đọc sách",
    "level": "numbered",
    "partial": False,
}


def written(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_text_file_gives_one_line(tmp_path, capsysbinary):
    source = tmp_path / "bai.txt"
    source.write_text(SENTENCE, encoding="utf-8")

    assert main([str(source)]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {"id": "bai.txt", "citations": [CITATION]}


def test_json_lines_give_a_line_each(tmp_path):
    source, out = tmp_path / "cases.jsonl", tmp_path / "found.jsonl"
    rows = [{"id": "a", "text": SENTENCE}, {"id": 7, "text": "Không có gì."}]
    source.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")

    assert main([str(source), "--out", str(out)]) == 0
    assert written(out) == [{"id": "a", "citations": [CITATION]}, {"id": 7, "citations": []}]


def test_spans_count_characters_of_the_text_as_given(tmp_path):
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    source, out = tmp_path / "nfd.jsonl", tmp_path / "found.jsonl"
    source.write_text(json.dumps({"id": "n", "text": decomposed}), encoding="utf-8")

    main([str(source), "--out", str(out)])

    start, end = written(out)[0]["citations"][0]["span"]
    assert unicodedata.normalize("NFC", decomposed[start:end]) == "Chỉ thị số 05-CT/TU"


def test_a_hyphen_reads_standard_input(monkeypatch, capsysbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))

    assert main(["-"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["citations"] == [CITATION]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(tmp_path, capsysbinary, encoding):
    source = tmp_path / "bai.txt"
    source.write_bytes(SENTENCE.encode(encoding))

    assert main([str(source)]) == 0
    assert json.loads(capsysbinary.readouterr().out)["citations"] == [CITATION]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("bai.txt", "Chỉ thị\nsố 5".encode("utf-16-le"), "is not a text file."),
        ("bai.txt", b"Ch\xdb th\xde\nso 5", "is not in UTF-8 (line 1, byte 2);"),
        ("bai.docx", b"PK\x03\x04rest", "is not a text file but a document; save its text as UTF-8 first."),
        ("bai.pdf", b"%PDF-1.7", "is not a text file but a document; save its text as UTF-8 first."),
        ("bai.jsonl", b'{"id": 1, "text": "a"}\n{oops}', ", line 2, column 2: not JSON."),
        ("bai.jsonl", b'{"id": 1, "text": "a"}\n{"id": 2}', ", line 2: needs an id and a text."),
        ("bai.jsonl", b'{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}', ", line 2: the id 1 was there before."),
        ("bai.jsonl", b'[1, 2]', ", line 1: needs an id and a text."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(tmp_path, capsys, name, content, sentence):
    source, out = tmp_path / name, tmp_path / "found.jsonl"
    source.write_bytes(content)

    assert main([str(source), "--out", str(out)]) == 2
    assert sentence in capsys.readouterr().err
    assert not out.exists()


def test_missing_files_and_folders_are_named(tmp_path, capsys):
    assert main([str(tmp_path / "none.txt")]) == 2
    assert main([str(tmp_path)]) == 2

    problems = capsys.readouterr().err.splitlines()
    assert problems[0].endswith("there is no file " + str(tmp_path / "none.txt") + ".")
    assert problems[1].endswith(" is a folder; name a file.")


def test_an_empty_file_has_no_citations(tmp_path, capsysbinary):
    source = tmp_path / "empty.txt"
    source.write_bytes(b"")

    assert main([str(source)]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {"id": "empty.txt", "citations": []}
