"""A report as a workbook: every number in it is a link to its records."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nennep.figures.exports import workbook_response
from nennep.figures.links import absolute_url
from nennep.lib.handover import Head, Link, SheetOut, write_xlsx
from nennep.reports.content import content_of
from nennep.reports.models import Report


def as_xlsx(report):
    content = content_of(report)
    sheets = [_figures_sheet(content), _units_sheet(content)]
    if report.state == Report.State.SIGNED:
        sheets.append(_evidence_sheet(report))
    return workbook_response(write_xlsx(sheets), f"bao-cao-{report.pk}.xlsx")


def _figures_sheet(content):
    heads = [Head(_("Figure"), 36), Head(_("Value"), 12), Head(_("Now"), 12), Head(_("What it counts"), 70)]
    rows = (
        [
            number.label,
            _cell(number.value, number.whole, number.url),
            _cell(number.now, number.whole_now, number.now_url) if number.has_changed else None,
            number.sentence,
        ]
        for number in content.numbers
    )
    return SheetOut(_("Figures"), heads, rows, title=content.report.title, notes=_notes(content))


def _units_sheet(content):
    heads = [Head(_("Unit"), 34), *(Head(number.label, 14, "whole") for number in content.columns)]
    rows = (
        [row.name, *(_cell(number.value, None, number.url) for number in row.numbers.values())] for row in content.rows
    )
    return SheetOut(_("By unit"), heads, rows, title=content.report.title)


def _evidence_sheet(report):
    heads = [Head(_("Code"), 14), Head(_("Unit"), 34), Head(_("State when signed"), 20), Head(_("Date"), 18, "time")]
    heads.append(Head(_("Counted in"), 60))
    rows = (
        [
            row.code,
            row.unit_name,
            row.state,
            localtime(row.at) if row.at else None,
            row.figures.strip("|").replace("|", ", "),
        ]
        for row in report.evidence.order_by("pk").iterator(chunk_size=2_000)
    )
    return SheetOut(_("Evidence"), heads, rows)


def _notes(content):
    if content.signature is None:
        return [_("Draft, not signed.")]
    signature = content.signature
    signed = _("Signed in nền nếp by %(name)s, %(post)s, at %(at)s") % {
        "name": signature.signer_name,
        "post": signature.post,
        "at": localtime(signature.signed_at).strftime("%H:%M %d/%m/%Y"),
    }
    return [signed, f"{_('Checksum of what was frozen')}: {signature.checksum}"]


def _cell(value, whole, url):
    shown = value if whole is None else f"{value}/{whole}"
    return Link(absolute_url(url), shown)
