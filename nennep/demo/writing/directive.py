"""The two documents that are studied in the make-believe province, and the form of the essay."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).parent / "texts"
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ỸĐ])")
_NUMBER_AT_HEAD = re.compile(r"^\d+\. ")

REQUIRED_HEADINGS = ("Nhận thức về nội dung", "Liên hệ thực tế", "Việc sẽ làm", "Kiến nghị")
LEAST_OWN_WORDS = 180  # words of the essay that stand neither in the form nor in quotes of the document


@dataclass(frozen=True)
class Document:
    """A studied document: what stands on its head, and its full text, paragraphs one per line."""

    key: str
    number: str
    kind: str
    title: str
    issued_on: date
    essay_title: str

    @property
    def text(self) -> str:
        return _read(f"{self.key}.txt")

    @property
    def serial(self) -> str:
        """The number as it stands in a register, without its notation ("12")."""
        return self.number.split("-", 1)[0]

    @property
    def notation(self) -> str:
        """What stands behind the number ("CT/TU")."""
        return self.number.split("-", 1)[1]

    @property
    def short(self) -> str:
        """How people name it when they quote."""
        return f"{self.kind} số {self.number}"


DIGITAL = Document(
    key="digital",
    number="12-CT/TU",
    kind="Chỉ thị",
    title="Chỉ thị về kỹ năng số cho mọi người dân",
    issued_on=date(2026, 8, 18),
    essay_title="Học tập Chỉ thị số 12-CT/TU về kỹ năng số cho mọi người dân",
)
FLOOD = Document(
    key="flood",
    number="47-KH/TU",
    kind="Kế hoạch",
    title="Kế hoạch sẵn sàng phòng, chống lũ quét, sạt lở đất tại thôn, bản, tổ dân phố",
    issued_on=date(2026, 10, 12),
    essay_title="Học tập Kế hoạch số 47-KH/TU về phòng, chống lũ quét, sạt lở đất",
)
DOCUMENTS = {document.key: document for document in (DIGITAL, FLOOD)}


@cache
def _read(name: str) -> str:
    return (_TEXTS / name).read_text(encoding="utf-8")


def form_layout() -> str:
    """The form with its fields in braces."""
    return _read("form.txt")


def form_template(document: Document) -> str:
    """The blank form as members get it, dots where they write."""
    dots = dict.fromkeys(("name", "unit", "commune", "written_on", "signed"), "…………")
    gaps = dict.fromkeys(("awareness", "practice", "plans", "requests"), "…………………………")
    return form_layout().format(title=document.essay_title, **dots, **gaps)


@dataclass(frozen=True)
class Passage:
    """A paragraph that can be quoted: the topic its part is about, and its sentences."""

    topic: str
    sentences: tuple[str, ...]


# What the parts of the documents are about: the first heading or number that a paragraph stands under.
_TOPICS = {
    "digital": {
        "Những năm gần đây": "general", "I. ": "general", "II. ": "targets", "III. ": "learning",
        "1. Dạy": "learning", "2. Đưa": "services", "3. Thanh": "market", "4. Giữ": "scams",
        "5. Kỹ năng số trong nhà": "school", "6. Kỹ năng số trong chăm": "health",
        "7. Kỹ năng số trong sản": "fields", "8. Đường truyền": "network", "IV. ": "office",
    },
    "flood": {
        "Tỉnh Nà Sơn có": "general", "I. ": "general", "II. ": "before", "1. Rà": "before", "2. Chuẩn": "shelter",
        "3. Cảnh": "warning", "III. ": "during", "IV. ": "after", "V. ": "general",
    },
}  # fmt: skip


@cache
def passages(key: str) -> tuple[Passage, ...]:
    """The quotable paragraphs of a document, in its order."""
    topic, found = "", []
    for line in _read(f"{key}.txt").splitlines():
        for start, name in _TOPICS[key].items():
            if line.startswith(start):
                topic = name
        is_heading = not line.endswith(".") or line.isupper()
        if topic and line and not is_heading:
            sentences = tuple(_END_OF_SENTENCE.split(_NUMBER_AT_HEAD.sub("", line)))
            found.append(Passage(topic, sentences))
    return tuple(found)
