import io
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from nennep.lib.extract import Refused
from nennep.lib.extract.zipbundle import BUNDLE, read_bundle

NAME = "Nguyễn Thị Đào.docx"


def bundle(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def with_raw_name(raw: bytes) -> bytes:
    """A bundle whose one name is these bytes, without the flag that says UTF-8."""
    plain = b"x" * len(raw)
    return bundle((plain.decode(), b"data")).replace(plain, raw)


def names(data: bytes) -> list[str]:
    return [name for name, _ in read_bundle(data)]


def windows_1258(text: str) -> bytes:
    decomposed = unicodedata.normalize("NFD", text)
    out = b""
    for char in decomposed:
        composed = unicodedata.normalize("NFC", (out[-1:].decode("cp1258") if out else "") + char)
        if char in "\u0302\u0306\u031b" and len(composed) == 1:
            out = out[:-1] + composed.encode("cp1258")
        else:
            out += char.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        bundle((NAME, b"data")),
        with_raw_name(NAME.encode()),
        with_raw_name(unicodedata.normalize("NFD", NAME).encode()),
        bundle((unicodedata.normalize("NFD", NAME), b"data")),
        with_raw_name(windows_1258("Nguyễn Thị Đào.docx")),
        with_raw_name("NguyÔn ThÞ §µo.docx".encode("latin-1")),
    ],
    ids=["flag", "utf-8", "nfd bytes", "nfd flag", "windows-1258", "tcvn3"],
)
def test_names_come_out_as_they_were_meant(data: bytes) -> None:
    assert names(data) == [NAME]


def test_the_unicode_path_field_wins() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("Nguy_n.docx")
        stored = NAME.encode()
        info.extra = b"up" + (5 + len(stored)).to_bytes(2, "little") + b"\x01\x00\x00\x00\x00" + stored
        archive.writestr(info, b"data")
    assert names(out.getvalue()) == [NAME]


def test_folders_stay_and_litter_is_left_out() -> None:
    data = bundle(
        ("Chi bộ A/", b""), ("Chi bộ A/An.docx", b"1"), ("Chi bộ A/con/Bình.txt", b"2"),
        ("__MACOSX/Chi bộ A/._An.docx", b"x"), (".DS_Store", b"x"), ("Chi bộ A/Thumbs.db", b"x"),
        ("Chi bộ A/~$An.docx", b"x"), ("desktop.ini", b"x"),
    )  # fmt: skip
    assert list(read_bundle(data)) == [("Chi bộ A/An.docx", b"1"), ("Chi bộ A/con/Bình.txt", b"2")]


@pytest.mark.parametrize(
    ("stored", "path"),
    [
        ("../../etc/An.txt", "etc/An.txt"),
        ("/An.txt", "An.txt"),
        ("C:\\bai\\An.txt", "bai/An.txt"),
        ("bai\\An.txt", "bai/An.txt"),
        ("./An.txt", "An.txt"),
    ],
)
def test_paths_never_lead_out(stored: str, path: str) -> None:
    assert names(bundle((stored, b"x"))) == [path]


def test_two_of_a_name_are_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = bundle(("An.txt", b"1"), ("An.txt", b"2"), ("An (2).txt", b"3"))
    assert list(read_bundle(data)) == [("An.txt", b"1"), ("An (2).txt", b"2"), ("An (2) (2).txt", b"3")]


def test_one_bad_file_does_not_spoil_the_others() -> None:
    data = bytearray(bundle(("An.txt", b"locked"), ("Bình.txt", b"too big " * 10), ("Cúc.txt", b"3")))
    data[6] |= 1
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    found = dict(read_bundle(bytes(data), member_bytes=50))
    assert [(n, r.code) for n, r in found.items() if isinstance(r, Refused)] == [
        ("An.txt", "protected"),
        ("Bình.txt", "too_large"),
    ]
    assert found["Cúc.txt"] == b"3"


def test_files_are_unpacked_only_in_their_turn() -> None:
    data = bytearray(bundle(("An.txt", b"1"), ("Bình.txt", b"2" * 1000)))
    second = data.find("Bình.txt".encode()) + len("Bình.txt".encode())
    data[second : second + 4] = b"\xff\xff\xff\xff"
    found = read_bundle(bytes(data))
    assert next(found) == ("An.txt", b"1")
    name, content = next(found)
    assert name == "Bình.txt"
    assert isinstance(content, Refused)
    assert content.code == "broken"


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b""),
        ("wrong_type", b"Rar!\x1a\x07\x00"),
        ("broken", bundle(("An.txt", b"1"))[:40]),
        ("broken", bundle(("An.txt", b"1")).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff")),
        ("zip_bomb", bundle(("An.txt", bytes(30_000_000)))),
        ("zip_bomb", bundle(*((f"{i}.txt", b"") for i in range(BUNDLE.members + 1)))),
    ],
)
def test_bundles_that_are_refused(code: str, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        list(read_bundle(data))
    assert refused.value.code == code


def test_the_sum_is_bounded_too() -> None:
    data = bundle(*((f"{i}.txt", bytes([i]) * 100) for i in range(10)))
    with pytest.raises(Refused) as refused:
        list(read_bundle(data, replace(BUNDLE, unpacked_bytes=950)))
    assert refused.value.code == "zip_bomb"


def test_from_a_path_and_from_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "bai.zip"
    path.write_bytes(bundle((NAME, b"1")))
    assert list(read_bundle(path)) == [(NAME, b"1")]
    with path.open("rb") as stream:
        assert list(read_bundle(stream)) == [(NAME, b"1")]
