"""Many essays in one ZIP: upload, watch it being read, look at what fits whom, hand in."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.duties.models import Duty
from nennep.files.actions import store
from nennep.files.refusals import FileRefused
from nennep.files.uploads import takes_uploads
from nennep.lib.vietnamese import fold
from nennep.study.actions.imports import choose_essay, hand_in_import, start_import
from nennep.study.errors import StudyError
from nennep.study.forms.imports import ChoiceForm, ImportForm
from nennep.study.models import BulkImport, Campaign, Essay, ImportRow
from nennep.study.queries.imports import essays_for, people_of
from nennep.study.rules import essays as rules
from nennep.ui.list_page import Filter, list_page
from nennep.ui.require import get_or_404, require

Outcome, State = ImportRow.Outcome, BulkImport.State
CHOOSABLE = (Outcome.MATCHED, Outcome.UNMATCHED, Outcome.AMBIGUOUS, Outcome.NOT_OWED)


@takes_uploads(settings.IMPORT_LIMIT_BYTES)
def new(request, pk):
    campaign = get_or_404(Campaign.objects.visible_to(request.user).running(), pk=pk)
    require(request.user.unit_scope.has("clerk", "officer"))
    form = ImportForm(request.POST or None, request.FILES or None, request=request, user=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        require(rules.can_import(request.user, campaign, data["unit"]))
        found = BulkImport.objects.filter(form_key=data["key"], by=request.user).first() or _start(
            request, campaign, form
        )
        if found:
            return redirect("study:import", found.pk)
    mine = BulkImport.objects.filter(campaign=campaign, by=request.user).order_by("-at")[:10]
    return render(request, "study/import_new.html", {"campaign": campaign, "form": form, "imports": mine})


def _start(request, campaign, form):
    data = form.cleaned_data
    try:
        file = store(data["file"], by=request.user, kinds=("zip",), limit=settings.IMPORT_LIMIT_BYTES)
    except FileRefused as error:
        form.add_error("file", str(error))
        return None
    return start_import(campaign=campaign, unit=data["unit"], file=file, by=request.user, form_key=data["key"])


def show(request, pk):
    bulk_import = _mine(request, pk)
    people = None
    if bulk_import.state == State.READY:
        people = people_of(bulk_import)

    def complete(rows):
        for row in rows:
            fits = people and row.outcome == Outcome.AMBIGUOUS
            row.fitting = essays_for(row.name, people) if fits else []
            row.can_choose = people is not None and row.outcome in CHOOSABLE

    return list_page(
        request,
        bulk_import.rows.select_related("essay__person", "essay__duty__unit"),
        template="study/import.html",
        order=["name"],
        filters=[Filter("outcome", _("Outcome"), Outcome.choices, lambda rows, value: rows.filter(outcome=value))],
        complete=complete,
        context={"import": bulk_import, "counts": _counts(bulk_import), **_progress(bulk_import)},
    )


def progress(request, pk):
    bulk_import = _mine(request, pk)
    response = render(request, "study/_import_progress.html", _progress(bulk_import))
    if bulk_import.state in (State.READY, State.DONE, State.FAILED):
        # The table below is another one now.
        response["HX-Refresh"] = "true"
    return response


@require_POST
def choose(request, pk, row_pk):
    bulk_import = _mine(request, pk)
    row = get_or_404(bulk_import.rows.select_related("bulk_import"), pk=row_pk)
    form = ChoiceForm(request.POST)
    form.is_valid()
    typed = form.cleaned_data.get("essay", "").strip()
    try:
        essay = _essay_of(bulk_import, typed) if typed else None
        choose_essay(row=row, essay=essay, by=request.user)
    except Essay.DoesNotExist:
        messages.error(request, _("Nobody in this campaign and unit fits “%(typed)s”.") % {"typed": typed})
    except Essay.MultipleObjectsReturned:
        messages.error(request, _("Several people fit “%(typed)s”; write the code.") % {"typed": typed})
    except StudyError as error:
        messages.error(request, str(error))
    return redirect(reverse("study:import", args=[pk]) + "?" + request.POST.get("back", ""))


def _essay_of(bulk_import, typed):
    essays = Essay.objects.filter(
        campaign=bulk_import.campaign_id, duty__unit__path__startswith=bulk_import.unit.path
    ).select_related("duty")
    if key := Duty.pk_of(typed):
        return essays.get(duty=key)
    by_code = essays.filter(person__code__iexact=typed)
    return by_code.get() if by_code.exists() else essays.get(person__folded__startswith=f"{fold(typed)} ")


@require_POST
def hand_in(request, pk):
    bulk_import = _mine(request, pk)
    try:
        hand_in_import(bulk_import=bulk_import, by=request.user)
    except StudyError as error:
        messages.error(request, str(error))
    return redirect("study:import", pk)


def _mine(request, pk):
    """Imports are seen by who started them and still keeps lists there; what became of them shows on the essays."""
    mine = BulkImport.objects.filter(by=request.user).select_related("campaign", "unit", "file")
    found = get_or_404(mine, pk=pk)
    require(request.user.unit_scope.covers(found.unit, *rules.KEEPERS))
    return found


def _counts(bulk_import):
    rows = bulk_import.rows.order_by().values("outcome").annotate(count=Count("pk"))
    found = {row["outcome"]: row["count"] for row in rows}
    return [(Outcome(code).label, found[code], code) for code in Outcome.values if code in found]


def _progress(bulk_import):
    reading = bulk_import.state in (State.READING, State.READY)
    return {
        "progress_url": reverse("study:import_progress", args=[bulk_import.pk]),
        "done": bulk_import.done,
        "total": bulk_import.total,
        "label": _("Reading the files") if reading else _("Handing in"),
        "finished": bulk_import.state not in (State.READING, State.SUBMITTING),
    }
