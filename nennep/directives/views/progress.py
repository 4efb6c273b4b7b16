"""Who has read, planned and reported, as a table down the tree with a chart."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nennep.directives import rules
from nennep.directives.queries.progress import SHARES, WATCHED, can_see_figures_of, first_unit, progress
from nennep.documents.models import Document
from nennep.ui import charts
from nennep.ui.require import get_or_404, id_in, require
from nennep.units.forms.day import DayForm
from nennep.units.models import Unit
from nennep.units.queries import ancestors_of


def of_document(request, document_pk):
    """All that was asked of units about one document."""
    require(rules.can_see_directives(request.user))
    document = get_or_404(
        Document.objects.visible_to(request.user).select_related("unit").defer("text"), pk=document_pk
    )
    top = ancestors_of(document.unit)[0]
    unit = unit_asked_for(request, top)
    return render(
        request,
        "directives/progress.html",
        {
            "document": document,
            "unit": unit,
            "can_report": rules.can_make_report(request.user, document, unit),
            **table_of(request, "directive", document, unit),
        },
    )


def unit_asked_for(request, top):
    """`?unit=`, one whose figures the user may see; else where their look begins."""
    asked = request.GET.get("unit", "")
    if not asked:
        unit = first_unit(request.user, top)
    else:
        unit = Unit.objects.filter(pk=id_in(asked)).first()
        if unit is not None and not can_see_figures_of(request.user, unit):
            unit = None
    if unit is None:
        raise Http404
    return unit


def table_of(request, subject_kind, subject, unit):
    """What the table and the chart need."""
    found = progress(subject_kind, subject, unit, user=request.user, as_of=_day(request))
    asked = [pair for pair in SHARES if found.total.numbers[pair[1]].value]
    watched = [code for code in WATCHED if code == "all.overdue" or found.total.numbers[code].value]
    heads = [*(_watched_heads()[code] for code in watched), *(_share_heads()[done] for done, _whole in asked)]

    def cells(line):
        shares = [(line.numbers[done], line.numbers[whole]) for done, whole in asked]
        return list(zip(heads, [*((line.numbers[code], None) for code in watched), *shares], strict=True))

    return {
        "progress": found,
        "heads": heads,
        "lines": [(line, cells(line)) for line in found.lines],
        "alone": cells(found.own) if found.own else None,
        "rest": cells(found.rest) if found.rest else None,
        "total": cells(found.total),
        "big": _big(found.total, asked),
        "above": [one for one in ancestors_of(unit)[:-1] if can_see_figures_of(request.user, one)],
        "as_of": _day(request),
        "drawn": _chart(found.lines),
    }


def _chart(lines):
    """Plans and reports by unit; nothing when only acknowledgements were asked for."""
    strips = [(line.name, line.judged) for line in lines if line.judged]
    return charts.stacked(_("State of plans and reports by unit"), strips) if strips else None


def _day(request):
    form = DayForm(request.GET)
    return form.cleaned_data["day"] if form.is_valid() else None


def _big(line, asked):
    """The first number of each share, what it is out of, and what is late."""
    shown = [
        {
            "value": line.numbers[done].value,
            "label": line.numbers[done].label,
            "url": line.numbers[done].url,
            "note": _("of %(whole)d") % {"whole": line.numbers[whole].value},
        }
        for done, whole in asked
        if done.endswith("received")
    ]
    late = line.numbers["all.overdue"]
    state = "overdue" if late.value else ""
    return [*shown, {"value": late.value, "label": late.label, "url": late.url, "state": state}]


def _share_heads():
    return {
        "acknowledgements.received": pgettext("column", "Acknowledged"),
        "plans.received": pgettext("column", "Plans in"),
        "plans.verified": pgettext("column", "Plans accepted"),
        "reports.received": pgettext("column", "Reports in"),
        "reports.verified": pgettext("column", "Reports accepted"),
    }


def _watched_heads():
    return {
        "all.overdue": pgettext("column", "Overdue"),
        "all.sent_back": pgettext("column", "Sent back"),
        "all.excused": pgettext("column", "Excused"),
        "all.withdrawn": pgettext("column", "No longer owed"),
    }
