"""Every figure's evidence: what it counts, under which filters, and the records."""

from django.http import Http404
from django.shortcuts import render

from nennep.figures.evidence import evidence_for, page_of, rows_of
from nennep.figures.exports import evidence_workbook
from nennep.figures.forms import ScopeForm
from nennep.figures.links import evidence_url
from nennep.figures.queries import value
from nennep.figures.registry import Kind, figure_of, subject_kind_of
from nennep.ui.require import require
from nennep.units.rules import can_see_lists


def evidence(request, code):
    figure = figure_of(code)
    if figure is None:
        raise Http404
    require(can_see_lists(request.user))
    form = ScopeForm(request.GET, figure=figure, user=request.user)
    if not form.is_valid():
        raise Http404
    scope = form.scope
    kind = subject_kind_of(figure.subject_kind)
    context = {
        "figure": figure,
        "scope": scope,
        "subject_title": kind.title(scope.subject),
        "subject_url": kind.url(scope.subject),
        "query": request.GET.urlencode(),
    }
    if figure.kind == Kind.RATIO:
        return render(request, "figures/ratio.html", context | _parts(figure, scope, kind))

    found = evidence_for(figure, scope, request.user)
    if request.GET.get("export") == "xlsx":
        return evidence_workbook(figure, scope, found, request.user, kind.title(scope.subject))
    page = page_of(found, request.GET.get("page"))
    context |= {
        "evidence": found,
        "page": page,
        "rows": rows_of(figure, page.object_list, request.user),
        "value": value(figure, scope),
        "is_sum": figure.kind == Kind.SUM,
    }
    return render(request, "figures/evidence.html", context)


def _parts(figure, scope, kind):
    part, whole = (figure_of(code) for code in figure.parts)
    key = f"{kind.code}:{scope.subject.pk}"
    bounds = {"unit": scope.unit, "day_from": scope.day_from, "day_to": scope.day_to, "as_of": scope.as_of}
    bounds["alone"] = scope.alone
    return {
        "part": part,
        "whole": whole,
        "part_value": value(part, scope),
        "whole_value": value(whole, scope),
        "part_url": evidence_url(part.code, key, **bounds),
        "whole_url": evidence_url(whole.code, key, **bounds),
    }
