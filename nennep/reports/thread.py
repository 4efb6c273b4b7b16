"""What a document's thread shows of reports: signed ones about it or its campaigns, with their words as signed."""

from collections import defaultdict

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.directives.thread import Branch, Found, ThreadItem, subjects_about
from nennep.lib.vietnamese import format_number, format_percent
from nennep.reports import narrative
from nennep.reports.models import Report, SignedFigure


def reports_about(document, user):
    about = Q(pk__in=[])
    for kind, ids in subjects_about(document):
        about |= Q(subject_kind=kind, subject_id__in=ids)
    rows = Report.objects.filter(about, state=Report.State.SIGNED)
    visible = Report.objects.visible_to(user).values("pk")
    seen = list(rows.filter(pk__in=visible).select_related("unit", "signature"))
    figures = _figures(seen)
    items = [
        ThreadItem(
            title=report.title,
            url=reverse("reports:detail", args=[report.pk]),
            unit=report.unit.name,
            day=localdate(report.signature.signed_at),
            state=report.get_state_display(),
            words=_first_paragraph(report, figures[report.pk]),
        )
        for report in sorted(seen, key=lambda one: one.signature.signed_at)
    ]
    return Found(items, rows.count() - len(items))


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


def _first_paragraph(report, numbers):
    for pieces in narrative.paragraphs(report.narrative):
        return "".join(numbers.get(piece.code, "…") if piece.code else piece.words for piece in pieces)
    return ""


BRANCH = Branch("reports", _("Signed reports"), reports_about, order=70)
