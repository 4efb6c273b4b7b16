"""Documents in order as a workbook, and as an official paper in one of the house styles."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from nennep.documents.exports import document_heads, document_rows, standing_in_words
from nennep.documents.order_links import column_titles, table_titles
from nennep.documents.queries.ordering import COLUMNS, ended, in_order, missing, missing_told, put_in_order
from nennep.figures.exports import workbook_response
from nennep.figures.links import absolute_url
from nennep.lib.handover import Head, Link, SheetOut, docx_report, write_xlsx
from nennep.units.queries import ancestors_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A paper of more lines than this would be read by nobody; it then points to the workbook.
MOST_IN_PAPER = 600
SIZE_IN_LISTS = 12  # of their letters


def order_workbook(unit, documents, user, links):
    found = put_in_order(documents, user)
    ids = in_order(documents)
    title = _title(links)
    sheets = [
        SheetOut(pgettext("documents", "Numbers"), _number_heads(), _number_rows(found, links), title=title),
        SheetOut(_("Documents"), document_heads(), document_rows(ids), title=title),
        SheetOut(
            _("No longer in force"), _ended_heads(), _ended_rows(documents), title=_("Held but no longer in force")
        ),
        SheetOut(_("Not held"), _missing_heads(), _missing_rows(documents, links), title=_("Named but not held")),
    ]
    return workbook_response(write_xlsx(sheets), f"{_file_name(links)}.xlsx")


def order_paper(house, unit, documents, user, links):
    # An official paper is Vietnamese, whatever language its reader chose for the pages.
    with override("vi"):
        paper = _paper(house, unit, documents, user, links)
    response = HttpResponse(paper, content_type=DOCX)
    name = f"{_file_name(links)}-{house.name}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _paper(house, unit, documents, user, links):
    found = put_in_order(documents, user)
    above = ancestors_of(unit)
    paper = docx_report(house, title=_title(links), author=unit.name)
    paper.title_block(issuer=unit.name, superior=above[-2].name if len(above) > 1 else "", day=localdate())
    paper.title(pgettext("kind of paper", "List"), _title(links))
    paper.heading(pgettext("documents", "Numbers"))
    paper.paragraph(_("Documents directing %(unit)s: ") % {"unit": unit.name}, _link(found.total, links.to()), ".")
    for code, title in table_titles().items():
        if found.lines[code]:
            paper.heading(title, level=2)
            paper.table(
                ["", *(column_titles()[column] for column in COLUMNS)],
                _lines(found, code, links),
                widths=(46, 18, 18, 18),
            )
    _gaps(paper, found, links)
    _listed(paper, _("Documents in force or coming into force"), documents, in_force=True)
    _listed(paper, _("Held but no longer in force"), documents, in_force=False)
    _missing(paper, documents, links)
    paper.paragraph(_("Counted on %(day)s from the registry of documents.") % {"day": localdate().strftime("%d/%m/%Y")})
    paper.end()
    paper.closing(recipients=[_("kept in the office")], post=_("Prepared by"))
    return paper.to_bytes()


def _lines(found, code, links):
    return [
        [
            "– " * line.depth + line.label,
            *(_link(line.counts[column], links.to(**{code: line.value}, column=column)) for column in COLUMNS),
        ]
        for line in found.lines[code]
    ]


def _gaps(paper, found, links):
    paper.heading(_("What is missing"))
    rows = [[str(gap.label), str(gap.sentence), _link(number, links.to(gap=gap.code))] for gap, number in found.gaps]
    rows.append(
        [
            _("Named but not held"),
            _("Documents that texts name by their number and that are not in the registry."),
            _link(found.missing, links.missing()),
        ]
    )
    paper.table([_("Gap"), _("What it counts"), _("Documents")], rows, widths=(32, 50, 18))


def _listed(paper, title, documents, *, in_force):
    found = documents.exclude(pk__in=ended(documents).order_by().values("pk")) if in_force else ended(documents)
    paper.heading(title)
    number = found.count()
    if number > MOST_IN_PAPER:
        paper.paragraph(_("%(number)s documents; they are listed in the workbook.") % {"number": number})
        return
    if not number:
        paper.paragraph(_("None."))
        return
    whole = found.select_related("standing_by").defer("text", "standing_by__text")
    ids = in_order(found) if in_force else [row.pk for row in found]
    rows = [document for document in map(whole.in_bulk(ids).get, ids) if document]
    today = localdate()
    paper.table(
        [pgettext("row", "No."), _("Number, date"), _("Issued by"), _("Subject"), _("Standing")],
        [
            [
                place,
                f"{row}, {row.issued_on:%d/%m/%Y}",
                row.issuer,
                row.subject,
                standing_in_words(row, today),
            ]
            for place, row in enumerate(rows, 1)
        ],
        widths=(9, 26, 19, 29, 17),
        size=SIZE_IN_LISTS,
    )


def _missing(paper, documents, links):
    rows = missing_told(list(missing(documents)[:MOST_IN_PAPER]), documents)
    paper.heading(_("Named but not held"))
    if not rows:
        paper.paragraph(_("None."))
        return
    paper.table(
        [pgettext("row", "No."), _("Named"), _("Named by"), _("Documents")],
        [
            [
                place,
                f"{row.word} {row.number}",
                ", ".join(map(str, row.by)),
                _link(row.times, links.to(naming=row.value)),
            ]
            for place, row in enumerate(rows, 1)
        ],
        widths=(9, 30, 44, 17),
        size=SIZE_IN_LISTS,
    )


def _number_heads():
    return [
        Head("", 22),
        Head(pgettext("documents", "Counted by"), 44),
        *(Head(title, 16, "whole") for title in column_titles().values()),
    ]


def _number_rows(found, links):
    for code, title in table_titles().items():
        for line in _lines(found, code, links):
            yield [title, *line]
    for gap, number in found.gaps:
        yield [_("What is missing"), str(gap.label), _link(number, links.to(gap=gap.code)), None, None]
    yield [_("What is missing"), _("Named but not held"), _link(found.missing, links.missing()), None, None]


def _ended_heads():
    return [
        Head(_("Document"), 24),
        Head(pgettext("document", "Date"), 16, "date"),
        Head(_("Subject"), 60),
        Head(_("Since"), 12, "date"),
        Head(_("Ended by"), 26),
        Head(_("Kept by"), 26),
    ]


def _ended_rows(documents):
    for row in ended(documents):
        by = str(row.standing_by) if row.standing_by else ""
        yield [str(row), row.issued_on, row.subject, row.standing_since, by, row.unit.name]


def _missing_heads():
    return [
        Head(_("Named"), 28),
        Head(pgettext("document", "Date"), 16, "date"),
        Head(_("Documents"), 12, "whole"),
        Head(_("Named by"), 60),
    ]


def _missing_rows(documents, links):
    rows = missing_told(list(missing(documents)), documents)
    for row in rows:
        by = ", ".join(map(str, row.by))
        yield [f"{row.word} {row.number}", row.issued_on, _link(row.times, links.to(naming=row.value)), by]


def _title(links):
    day, unit = localdate().strftime("%d/%m/%Y"), links.unit
    if links.year:
        return _("Documents of %(year)s directing %(unit)s, as of %(day)s") % {
            "year": links.year,
            "unit": unit.name,
            "day": day,
        }
    return _("Documents directing %(unit)s, as of %(day)s") % {"unit": unit.name, "day": day}


def _file_name(links):
    return "-".join(part for part in ("he-thong-hoa", links.unit.code, links.year) if part)


def _link(number, path):
    return Link(absolute_url(path), number)
