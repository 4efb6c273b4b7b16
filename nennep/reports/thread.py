"""What a document's thread shows of reports: signed ones about it or its campaigns, and paragraphs that name it.

The words stand there as they were signed.
"""

from collections import defaultdict

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.directives.thread import Branch, Found, ThreadItem, subjects_about
from nennep.documents.queries.mentions import Said, mentions
from nennep.lib.vietnamese import format_number, format_percent
from nennep.reports import narrative
from nennep.reports.models import Report, SignedFigure

WORDS = ("narrative", "difficulties", "proposals")


def reports_about(document, user):
    about = Q(pk__in=[])
    for kind, ids in subjects_about(document):
        about |= Q(subject_kind=kind, subject_id__in=ids)
    signed = Report.objects.filter(state=Report.State.SIGNED).select_related("unit", "signature")
    rows = {report.pk: (report, 0) for report in signed.filter(about)}
    rows |= {report.pk: (report, at) for report, at in _naming(document, signed.exclude(about))}
    visible = set(Report.objects.visible_to(user).filter(pk__in=rows).values_list("pk", flat=True))
    seen = {pk: row for pk, row in rows.items() if pk in visible}
    figures = _figures([report for report, _at in seen.values()])
    items = [
        ThreadItem(
            title=report.title,
            url=reverse("reports:detail", args=[report.pk]),
            unit=report.unit.name,
            day=localdate(report.signature.signed_at),
            state=report.get_state_display(),
            words=_paragraph(_words(report), at, figures[report.pk]),
        )
        for report, at in sorted(seen.values(), key=lambda row: row[0].signature.signed_at)
    ]
    return Found(items, len(rows) - len(items))


def _naming(document, reports):
    """Pairs (report, where it names the document) of those whose words do."""
    holding = Q(pk__in=[])
    for field in WORDS:
        holding |= Q(**{f"{field}__contains": document.number})
    found = {report.pk: report for report in reports.filter(holding)}
    said = {pk: Said(_words(one), one.unit.path, localdate(one.signature.signed_at)) for pk, one in found.items()}
    return [(found[pk], named[document.pk]) for pk, named in mentions(said).items() if document.pk in named]


def _words(report):
    return "\n".join(getattr(report, field) for field in WORDS)


def _figures(reports):
    """{report id: {code: the number as it was signed for the whole unit}}."""
    found = defaultdict(dict)
    units = {report.pk: report.unit_id for report in reports}
    for signed in SignedFigure.objects.filter(report__in=reports):
        if signed.unit_id == units[signed.report_id]:
            found[signed.report_id][signed.code] = _shown(signed)
    return found


def _shown(signed):
    return format_number(signed.value) if signed.whole is None else format_percent(signed.value, signed.whole)


def _paragraph(words, at, numbers):
    """The paragraph that stands there, or for want of words the next one."""
    for pieces in narrative.paragraphs(words[words.rfind("\n", 0, at) + 1 :]):
        return "".join(numbers.get(piece.code, "…") if piece.code else piece.words for piece in pieces)
    return ""


BRANCH = Branch("reports", _("Signed reports"), reports_about, order=70)
