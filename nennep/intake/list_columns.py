"""The columns of a register as offices keep it, and what a row of it says."""

import re

from django.utils.translation import gettext_lazy as _

from nennep.documents.type_words import TYPE_WORDS
from nennep.lib.citations import marking_in_words, parse_number, secrecy_marking
from nennep.lib.citations.symbols import WORD_TYPES
from nennep.lib.handover import Column
from nennep.lib.vietnamese import decode_legacy, fold, guess_legacy

COLUMNS = (
    Column("type", "Loại văn bản", ("Tên loại", "Tên loại văn bản", "Loại", "Thể loại"), required=False),
    Column(
        "full_number",
        "Số, ký hiệu",
        ("Số ký hiệu", "Số và ký hiệu", "Số hiệu", "Số hiệu văn bản", "Số ký hiệu văn bản", "Số văn bản"),
        kind="code",
        required=False,
    ),
    Column("number", "Số", (), kind="code", required=False),
    Column("notation", "Ký hiệu", ("Ký hiệu văn bản",), required=False),
    Column(
        "issued_on",
        "Ngày ban hành",
        ("Ngày tháng", "Ngày văn bản", "Ngày tháng văn bản", "Ngày tháng ban hành", "Ngày ký", "Ngày, tháng, năm",
         "Ngày tháng năm", "Ngày tháng năm văn bản", "Ngày tháng năm ban hành"),
        kind="date",
        required=False,
    ),
    Column(
        "issuer",
        "Cơ quan ban hành",
        ("Nơi ban hành", "Tác giả", "Đơn vị ban hành", "Nơi gửi", "Cơ quan gửi", "Tên cơ quan ban hành"),
        required=False,
    ),
    Column(
        "subject",
        "Trích yếu",
        ("Trích yếu nội dung", "Tên loại và trích yếu nội dung", "Tên loại và trích yếu nội dung văn bản",
         "Tên loại trích yếu nội dung", "Nội dung", "Nội dung trích yếu", "Trích yếu nội dung văn bản", "Về việc"),
    ),
    Column("signer", "Người ký", ("Họ tên người ký",), required=False),
    Column("register_number", "Số đến", ("Số thứ tự đến", "Số đi"), kind="whole", required=False),
    Column("entered_on", "Ngày đến", ("Ngày nhận", "Ngày vào sổ"), kind="date", required=False),
    Column("term", "Nhiệm kỳ", ("Khóa",), required=False),
    Column("secrecy", "Độ mật", ("Mức độ mật", "Mật", "Mức độ bảo mật"), required=False),
)  # fmt: skip
# What a clerk is told beside each cell of the template.
HELP = {
    "type": _("Choose from the list, or type the word that stands in capitals on the paper."),
    "full_number": _("As on the paper: 15/QĐ-UBND, 05-NQ/ĐU. A paper without a number: không số."),
    "issued_on": _("The day that stands on the paper, as day/month/year: 22/11/2026."),
    "issuer": _("Who issued it, as on the paper: Ủy ban nhân dân xã Hùng Sơn."),
    "subject": _("What it is about, in the words of the paper. This column must be filled in."),
    "signer": _("Name of who signed, without rank or degree."),
    "register_number": _("Its number in your paper book; empty: the next one."),
    "entered_on": _("The day it was entered in your book, as day/month/year."),
    "term": _("Of the committee: 2025-2030."),
}
FOLDED_WORDS = sorted((word for word, code in WORD_TYPES.items() if code), key=len, reverse=True)
# QĐ stands for two types, so it decides nothing by itself.
AMBIGUOUS = ("qd",)
# A book of a year has no higher number.
MOST_NUMBER = 999_999
ORDINARY = ("", "thuong", "binh thuong", "khong", "khong mat", "0", "x", "-")
ORDINAL = re.compile(r"^(?:[IVX]+|[A-DĐ]|\d+)[.)]\s*")


def is_marked(row) -> bool:
    """Whether the row is about a classified paper: its column says so, or a marking stands in its number or subject."""
    if fold(row.text("secrecy")).strip() not in ORDINARY:
        return True
    number = row.text("full_number") or row.text("number")
    words = (f"Số {number}", number, row.text("notation"), row.text("type"), *row.others)
    return any(map(secrecy_marking, words)) or bool(marking_in_words(row.text("subject")))


def is_marked_list(sheet) -> bool:
    """Whether a marking stands over the list or over a group of its rows."""
    return any(secrecy_marking(ORDINAL.sub("", title)) for title in sheet.titles)


def fields_of_row(row) -> dict:
    """The fields of one row; a number in one cell is taken apart, a type in front of the subject is found."""
    cells = {column.key: _put_right(row.text(column.key)) for column in COLUMNS}
    number, notation, symbol_type = _number(cells)
    kind, subject = cells["type"], cells["subject"]
    if not kind:
        kind, subject = _leading_type(subject)
    if not kind and symbol_type:
        kind = TYPE_WORDS.get(symbol_type, "")
    entered = row["register_number"]
    return {
        "type": kind,
        "number": number,
        "notation": notation,
        "issuer": cells["issuer"],
        "issued_on": cells["issued_on"],
        "subject": subject,
        "signer": cells["signer"],
        "term": cells["term"],
        "register_number": int(entered) if entered and 0 < entered <= MOST_NUMBER else None,
        "entered_on": cells["entered_on"],
    }


def _number(cells):
    """(number, notation, what the symbol says of the type)."""
    if cells["number"] and cells["notation"]:
        whole = f"{cells['number']}-{cells['notation']}"
        number = parse_number(whole)
        return cells["number"], cells["notation"], _type_of(number)
    whole = cells["full_number"] or cells["number"]
    number = parse_number(whole) if whole else None
    if number is None:
        return whole, cells["notation"], None
    notation = f"{number.year}/{number.notation}" if number.year and number.notation else number.notation
    return number.serial, notation or cells["notation"], _type_of(number)


def _type_of(number):
    if number is None or number.type is None or fold(number.symbol or "") in AMBIGUOUS:
        return None
    return number.type.value


def _leading_type(subject):
    """ "Kế hoạch tổ chức tuần đọc sách" is a plan; ("", subject) where no type stands in front."""
    folded = fold(subject)
    for word in FOLDED_WORDS:
        if re.match(rf"{word}\b", folded) and len(folded) == len(subject):
            rest = subject[len(word) :].lstrip(" :,-–")
            return TYPE_WORDS.get(WORD_TYPES[word].value, ""), rest or subject
    return "", subject


def _put_right(words):
    """Cells typed in the old letters (TCVN3, VNI), where they prove to be so."""
    legacy = guess_legacy(words) if words and not words.isascii() else None
    return decode_legacy(words, legacy) if legacy else words
