"""House styles of official papers, as data. Lengths in millimetres, letters in points.

PARTY_2026 follows Hướng dẫn 05-HD/VPTW (27/5/2026), STATE_2020 Nghị định 30/2020/NĐ-CP, Annex I. Both were read
second-hand and are not yet checked against the official text; a unit may use `dataclasses.replace`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class House:
    """How the papers of one kind of organisation look."""

    name: str
    font: str = "Times New Roman"
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15
    body_size: float = 14
    line: float | None = None  # exact line height; None for single spacing
    first_line: int = 10
    gap: float = 6  # between paragraphs
    motto: tuple[str, ...] = ()  # top right, the last line ruled below
    motto_sizes: tuple[float, ...] = (14,)
    issuer_size: float = 14
    number_size: float = 14
    star: bool = False  # under the issuer; else a short rule
    number_prefix: str = "Số "
    title_size: float = 16
    title_end: str = ""  # under the subject; "" for a short rule
    section_mark: str = "."  # behind I, II, III
    post_bold: bool = True
    recipients_label: str = "Nơi nhận:"
    recipients_label_size: float = 12
    recipients_size: float = 11
    label_underlined: bool = False
    label_bold_italic: bool = False
    page_number_size: float = 13
    end_mark: str = ""  # closes the last paragraph of the body


PARTY_2026 = House(
    name="party-2026",
    line=19,
    motto=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    motto_sizes=(15,),
    star=True,
    title_end="-----",
    section_mark="-",
    post_bold=False,
    recipients_label="Nơi nhận:",
    recipients_label_size=14,
    recipients_size=12,
    label_underlined=True,
    page_number_size=14,
    end_mark=".",
)

STATE_2020 = House(
    name="state-2020",
    motto=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    motto_sizes=(13, 14),
    issuer_size=13,
    number_size=13,
    number_prefix="Số: ",
    title_size=14,
    label_bold_italic=True,
    end_mark="./.",
)

HOUSES = {house.name: house for house in (PARTY_2026, STATE_2020)}
