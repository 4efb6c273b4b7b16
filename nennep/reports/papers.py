"""A report as an official paper (DOCX). Every number in it is a link to its records."""

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from nennep.figures.links import absolute_url
from nennep.lib.handover import HOUSES, STATE_2020, Link, docx_report
from nennep.lib.vietnamese import format_number, format_percent
from nennep.reports.content import content_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_docx(report):
    # An official paper is Vietnamese, whatever language its reader chose for the pages.
    with override("vi"):
        paper = _paper(report)
    response = HttpResponse(paper, content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="bao-cao-{report.pk}.docx"'
    return response


def _paper(report):
    content = content_of(report)
    house = HOUSES.get(report.unit.tree.words.get("house"), STATE_2020)
    paper = docx_report(house, title=report.title, author=report.unit.name)
    paper.title_block(
        issuer=report.unit.name,
        superior=content.superior,
        number=report.number,
        place=report.place,
        day=content.date,
    )
    paper.title(_("REPORT"), report.title)
    paper.heading(_("What was done"))
    _paragraphs(paper, content.sections["narrative"])
    paper.heading(_("Figures"))
    paper.table(
        [_("Figure"), _("Value"), _("What it counts")],
        [[number.label, _link(number), number.sentence] for number in content.numbers],
        widths=(34, 14, 52),
    )
    if content.rows:
        paper.heading(_("By unit"))
        paper.table(
            [_("Unit"), *(number.label for number in content.columns)],
            [[row.name, *(_link(number) for number in row.numbers.values())] for row in content.rows],
            widths=(30, *([70 / max(len(content.columns), 1)] * len(content.columns))),
        )
    for name, title in (("difficulties", _("Difficulties")), ("proposals", _("Proposals"))):
        if content.sections[name]:
            paper.heading(title)
            _paragraphs(paper, content.sections[name])
    _changes(paper, content)
    paper.paragraph(_("This is the report of %(unit)s.") % {"unit": report.unit.name})
    paper.end()
    _closing(paper, content)
    return paper.to_bytes()


def _paragraphs(paper, paragraphs):
    for pieces in paragraphs:
        paper.paragraph(*(_link(piece.number) if piece.number else piece.words for piece in pieces))


def _changes(paper, content):
    """What is different today from what was signed stands beside it, in the paper too."""
    for number in content.changed:
        paper.paragraph(f"{number.label}: ", _link(number), f" {_('when signed,')} ", _now(number), f" {_('now')}.")


def _closing(paper, content):
    signature = content.signature
    if signature is None:
        paper.closing(recipients=content.recipients, post=_("not signed yet"))
        return
    authority = _("acting for %(name)s") % {"name": signature.acting_for} if signature.acting_for else ""
    paper.closing(recipients=content.recipients, authority=authority, post=signature.post, name=signature.signer_name)
    signed = localtime(signature.signed_at).strftime("%H:%M %d/%m/%Y")
    paper.paragraph(
        f"{_('signed in nền nếp').capitalize()} {signed}. {_('Checksum of what was frozen')}: {signature.checksum}.",
        align="left",
        indent=False,
    )


def _link(number):
    return Link(absolute_url(number.url), _shown(number.value, number.whole))


def _now(number):
    return Link(absolute_url(number.now_url), _shown(number.now, number.whole_now))


def _shown(value, whole):
    if whole is None:
        return format_number(value)
    return format_percent(value, whole)
