"""`nennep cite FILE [--out OUT]`: the citations of a text, or of many texts, as JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nennep.lib.citations.find import find_citations

DESCRIPTION = (
    "Find the official documents named in a text. FILE is a text file, or JSON lines with `id` and `text`; "
    "`-` reads standard input. Writes one JSON line a text: id and citations, spans counted in characters."
)


class BadInputError(Exception):
    """What is wrong with the input, in one sentence for a person."""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="nennep cite", description=DESCRIPTION)
    parser.add_argument("file", metavar="FILE", help="text or JSON lines in UTF-8; - for standard input")
    parser.add_argument("--out", metavar="OUT", help="file to write; standard output without it")
    arguments = parser.parse_args(argv)
    try:
        rows = list(read_texts(arguments.file))
        write_lines([_cited(row_id, text) for row_id, text in rows], arguments.out)
    except BadInputError as problem:
        print(f"nennep cite: {problem}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    return 0


def read_texts(name: str) -> Iterator[tuple[Any, str]]:
    """Id and text of every text in the file; a plain text file is one text, its id the file's name."""
    text = _decoded(_bytes_of(name), name)
    if name.endswith((".jsonl", ".ndjson")) or _looks_like_json_lines(text):
        yield from _json_lines(text, name)
    else:
        yield (Path(name).name if name != "-" else "-"), text


def write_lines(rows: list[dict[str, Any]], out: str | None) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out is None:
        sys.stdout.buffer.write(lines.encode(errors="replace"))
        sys.stdout.buffer.flush()
        return
    try:
        Path(out).write_bytes(lines.encode(errors="replace"))
    except OSError as problem:
        raise BadInputError(f"{out} cannot be written: {problem.strerror}.") from problem


def _cited(row_id: Any, text: str) -> dict[str, Any]:
    return {"id": row_id, "citations": [citation.as_json() for citation in find_citations(text)]}


def _bytes_of(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError as problem:
        raise BadInputError(f"there is no file {name}.") from problem
    except IsADirectoryError as problem:
        raise BadInputError(f"{name} is a folder; name a file.") from problem
    except OSError as problem:
        raise BadInputError(f"{name} cannot be read: {problem.strerror}.") from problem


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(data, "utf-16", name)
    if data[:4] in (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rt"):
        raise BadInputError(f"{name} is not a text file but a document; save its text as UTF-8 first.")
    if b"\x00" in data[:4096]:
        raise BadInputError(f"{name} is not a text file.")
    return _decode(data, "utf-8-sig", name)


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise BadInputError(
            f"{name} is not in UTF-8 (line {line}, byte {problem.start}); "
            "texts in TCVN3 or VNI must be converted to Unicode first."
        ) from problem


def _looks_like_json_lines(text: str) -> bool:
    first = text.lstrip()[:1]
    return first == "{" and '"text"' in text.lstrip().split("\n", 1)[0]


def _json_lines(text: str, name: str) -> Iterator[tuple[Any, str]]:
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as problem:
            raise BadInputError(f"{name}, line {number}, column {problem.colno}: not JSON.") from problem
        if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text"), str):
            raise BadInputError(f"{name}, line {number}: needs an id and a text.")
        row_id = str(row["id"])
        if row_id in seen:
            raise BadInputError(f"{name}, line {number}: the id {row_id} was there before.")
        seen.add(row_id)
        yield row["id"], row["text"]
