"""The registers of incoming and outgoing documents in their usual columns: for the page, as XLSX, as DOCX."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from nennep.documents.models import Document, RegisterEntry
from nennep.figures.exports import workbook_response
from nennep.figures.links import absolute_url
from nennep.lib.handover import HOUSES, STATE_2020, Head, Link, SheetOut, docx_report, write_xlsx

SIZE_IN_BOOKS = 12  # nine columns lie across a sheet
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Column:
    """`width` is a share of the line; `kind` is that of a spreadsheet's column."""

    label: str
    width: int
    value: Callable[[RegisterEntry], object]
    kind: str = "text"
    links: bool = False


def _subject(entry):
    return f"{entry.document.type} {entry.document.subject}".strip()


INCOMING = (
    Column(gettext_lazy("Received on"), 17, lambda entry: entry.entered_on, "date"),
    Column(gettext_lazy("Register number"), 8, lambda entry: entry.number, "whole"),
    Column(gettext_lazy("Issued by"), 18, lambda entry: entry.document.issuer),
    Column(gettext_lazy("Number and notation"), 18, lambda entry: entry.document.full_number, links=True),
    Column(gettext_lazy("Day of the document"), 17, lambda entry: entry.document.issued_on, "date"),
    Column(gettext_lazy("Type and subject"), 33, _subject),
    Column(gettext_lazy("Unit or person who received it"), 17, lambda entry: entry.handed_to),
    Column(gettext_lazy("Signed for"), 11, lambda entry: ""),
    Column(gettext_lazy("Remark"), 12, lambda entry: entry.note),
)
OUTGOING = (
    Column(gettext_lazy("Register number"), 8, lambda entry: entry.number, "whole"),
    Column(gettext_lazy("Number and notation"), 18, lambda entry: entry.document.full_number, links=True),
    Column(gettext_lazy("Day of the document"), 17, lambda entry: entry.document.issued_on, "date"),
    Column(gettext_lazy("Type and subject"), 33, _subject),
    Column(gettext_lazy("Signed by"), 15, lambda entry: entry.document.signer),
    Column(gettext_lazy("Recipients"), 20, lambda entry: entry.document.recipients.replace("\n", "; ")),
    Column(gettext_lazy("Who keeps the copy"), 15, lambda entry: entry.handed_to),
    Column(gettext_lazy("Copies"), 11, lambda entry: entry.copies, "whole"),
    Column(gettext_lazy("Remark"), 12, lambda entry: entry.note),
)


@dataclass(frozen=True)
class Book:
    """One unit's register of one direction and year, or of one month of it; `missing` numbers stand in no line."""

    unit: object
    direction: str
    year: int
    month: int | None
    entries: list
    missing: list[int]

    @property
    def columns(self):
        return INCOMING if self.direction == Document.Direction.INCOMING else OUTGOING

    @property
    def title(self):
        if self.direction == Document.Direction.INCOMING:
            return _("Register of incoming documents")
        return _("Register of outgoing documents")

    @property
    def period(self):
        if self.month:
            return _("month %(month)s of %(year)s") % {"month": self.month, "year": self.year}
        return _("year %(year)s") % {"year": self.year}


def book_of(unit, direction, year, month=None):
    found = RegisterEntry.objects.filter(unit=unit, direction=direction, year=year)
    found = found.filter(entered_on__month=month) if month else found
    entries = list(found.select_related("document__unit").defer("document__text").order_by("number"))
    taken = {entry.number for entry in entries}
    # A book taken over in the middle of a year begins where the paper book ended.
    first = entries[0].number if entries else 1
    missing = [number for number in range(first, max(taken, default=0)) if number not in taken]
    return Book(unit, direction, year, month, entries, missing)


def years_of(unit, direction):
    """The years in which the unit has such a book, newest first."""
    found = RegisterEntry.objects.filter(unit=unit, direction=direction)
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def as_xlsx(book):
    heads = [Head(str(column.label), max(column.width, 9), column.kind) for column in book.columns]
    rows = ([_linked(column, entry) for column in book.columns] for entry in book.entries)
    sheet = SheetOut(str(book.year), heads, rows, title=f"{book.title}, {book.period}", notes=[book.unit.name])
    return workbook_response(write_xlsx([sheet]), _file_name(book, "xlsx"))


def as_docx(book):
    # An official book is Vietnamese, whatever language its reader chose for the pages.
    with override("vi"):
        house = HOUSES.get(book.unit.tree.words.get("house"), STATE_2020)
        paper = docx_report(house, title=f"{book.title}, {book.period}", author=book.unit.name, landscape=True)
        paper.title(book.title, f"{book.unit.name}, {book.period}")
        paper.table(
            [str(column.label) for column in book.columns],
            [[_shown(column.value(entry)) for column in book.columns] for entry in book.entries],
            widths=[column.width for column in book.columns],
            size=SIZE_IN_BOOKS,
        )
    response = HttpResponse(paper.to_bytes(), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(book, "docx")}"'
    return response


def _linked(column, entry):
    value = column.value(entry)
    if not column.links:
        return value
    return Link(absolute_url(reverse("documents:document", args=[entry.document_id])), value)


def _shown(value):
    return "" if value is None else value


def _file_name(book, kind):
    word = "den" if book.direction == Document.Direction.INCOMING else "di"
    period = f"{book.year}-{book.month:02}" if book.month else book.year
    return f"so-van-ban-{word}-{book.unit.code}-{period}.{kind}"
