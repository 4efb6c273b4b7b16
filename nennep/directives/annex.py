"""The thread of a document as an annex (DOCX) in the house style; its numbers open their records."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from nennep.figures.links import absolute_url
from nennep.lib.handover import HOUSES, STATE_2020, Link, docx_report
from nennep.lib.vietnamese import format_date, format_number


def annex(document, limbs) -> bytes:
    """The paper. An official paper is Vietnamese, whatever language its reader chose for the pages."""
    with override("vi"):
        return _paper(document, limbs)


def _paper(document, limbs):
    house = HOUSES.get(document.unit.tree.words.get("house"), STATE_2020)
    subject = _("What was done about %(document)s") % {"document": document}
    paper = docx_report(house, title=subject, author=document.unit.name)
    paper.title(_("ANNEX"), subject)
    paper.paragraph(
        _("%(document)s of %(day)s, %(issuer)s: %(subject)s.")
        % {
            "document": document,
            "day": format_date(document.issued_on),
            "issuer": document.issuer,
            "subject": document.subject,
        }
    )
    paper.paragraph(_("As of %(day)s. Standing: %(standing)s.") % _standing(document))
    for limb in limbs:
        paper.heading(str(limb.label))
        if limb.items:
            _table(paper, limb)
        if limb.hidden:
            paper.paragraph(_("%(number)d more are not shown here.") % {"number": limb.hidden})
    if not limbs:
        paper.paragraph(_("Nothing is known to stand around this document yet."))
    # A table cannot carry the mark that ends a paper.
    paper.paragraph(_("Each underlined number opens the records that it counts."))
    paper.end()
    return paper.to_bytes()


def _standing(document):
    return {"day": format_date(localdate()), "standing": document.get_standing_display()}


def _table(paper, limb):
    """Only the columns that hold something."""
    columns = [
        (_("What"), 40, lambda item: _linked(item)),
        (_("Unit"), 19, lambda item: item.unit),
        (_("Date"), 18, lambda item: format_date(item.day) if item.day else ""),
        (_("State"), 23, lambda item: _state(item)),
    ]
    shown = [column for column in columns if any(column[2](item) for item in limb.items)]
    rows = [[column[2](item) for column in shown] for item in limb.items]
    paper.table([head for head, *_rest in shown], rows, widths=[width for _head, width, _value in shown])
    for item in limb.items:
        for pieces in _numbers(item):
            paper.paragraph(f"{item.title} – ", *pieces)
        if item.words:
            paper.paragraph(f"{item.title}: {item.words}")


def _linked(item):
    return Link(absolute_url(item.url), item.title) if item.url else item.title


def _state(item):
    return ", ".join(part for part in (str(item.verb), str(item.state)) if part)


def _numbers(item):
    """The item's figures as one paragraph of words and links."""
    pieces = []
    for number in item.numbers:
        pieces.append(f"{', ' if pieces else ''}{number.label}: ")
        pieces.append(_figure(number.url, number.value))
        if number.whole is not None:
            pieces += ["/", _figure(number.whole_url, number.whole)]
    return [[*pieces, "."]] if pieces else []


def _figure(url, value):
    return Link(absolute_url(url), format_number(value)) if url else format_number(value)
