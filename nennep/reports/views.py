"""Pages of reports: list, draft with live figures, signing, the signed report and its frozen evidence."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from nennep.figures.registry import figure_of, figures, subject_kind_of
from nennep.files.actions import FileRefused, discard, read_text, store
from nennep.files.serving import serve_file
from nennep.reports import actions, exports, papers, rules
from nennep.reports.content import content_of, default_texts
from nennep.reports.errors import ReportsError
from nennep.reports.forms import NewReportForm, ReportForm, ScanForm, SignForm
from nennep.reports.models import Report, SignedScan
from nennep.reports.queries import evidence_rows, numbers_of, subject_of
from nennep.ui.list_page import list_page
from nennep.ui.require import get_or_404, require
from nennep.units.models import Unit
from nennep.units.rules import can_see_lists

PER_PAGE = 50


def reports(request):
    require(can_see_lists(request.user))
    return list_page(
        request,
        Report.objects.visible_to(request.user).select_related("unit", "signature"),
        template="reports/reports.html",
        order=["-created_at"],
    )


def create(request):
    """`?subject=campaign:1&unit=5`: a new report of the subject's own unit, or of one below it."""
    kind_code, _colon, key = request.GET.get("subject", "").partition(":")
    kind = subject_kind_of(kind_code)
    if kind is None or not key.isdigit():
        raise Http404
    subject = get_or_404(kind.visible_to(request.user), pk=int(key))
    unit = _unit_asked_for(request, kind.unit(subject))
    require(rules.can_prepare(request.user, unit))
    form = NewReportForm(request.POST or None, subject_kind=kind_code, initial=default_texts(kind, subject))
    if request.method == "POST" and form.is_valid():
        texts = {name: form.cleaned_data[name] for name in ReportForm.Meta.fields}
        report = actions.create_report(
            subject_kind=kind_code,
            subject=subject,
            unit=unit,
            by=request.user,
            form_key=form.cleaned_data["key"],
            **texts,
        )
        return redirect("reports:detail", report.pk)
    context = {"form": form, "subject": kind.title(subject), "codes": figures(kind_code)}
    return render(request, "reports/form.html", context)


def detail(request, pk):
    report = _visible(request, pk)
    context = {
        "report": report,
        "content": content_of(report),
        "can_change": rules.can_change(request.user, report),
        "can_sign": rules.can_sign(request.user, report, localdate()),
        "can_attach": report.state == Report.State.SIGNED and rules.can_prepare(request.user, report.unit),
        "scans": report.scans.select_related("file"),
        "scan_form": ScanForm(),
    }
    return render(request, "reports/detail.html", context)


def change(request, pk):
    report = _visible(request, pk)
    require(rules.can_change(request.user, report))
    form = ReportForm(request.POST or None, instance=report, subject_kind=report.subject_kind)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_report(report=report, by=request.user, **form.cleaned_data)
        except ReportsError as error:
            messages.error(request, str(error))
        return redirect("reports:detail", report.pk)
    subject = subject_kind_of(report.subject_kind).title(subject_of(report))
    context = {"form": form, "report": report, "subject": subject, "codes": figures(report.subject_kind)}
    return render(request, "reports/form.html", context)


@sensitive_post_parameters("password")
def sign(request, pk):
    report = _visible(request, pk)
    found = rules.capacities(request.user, report.unit, localdate())
    require(rules.can_sign(request.user, report, localdate()))
    form = SignForm(request.POST or None, user=request.user, capacities=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_report(report=report, capacity_key=form.cleaned_data["capacity"], by=request.user)
            messages.success(request, _("The report is signed; its figures and their evidence are frozen."))
        except ReportsError as error:
            messages.error(request, str(error))
        return redirect("reports:detail", report.pk)
    context = {"form": form, "report": report, "numbers": list(numbers_of(report).values())}
    return render(request, "reports/sign.html", context)


def evidence(request, pk, code):
    """The frozen rows behind one signed figure; rows outside the viewer's units are told as a number."""
    report = _visible(request, pk)
    unit = _unit_below(request, report)
    signed = report.figures.filter(code=code, unit=unit or report.unit).first()
    if signed is None:
        raise Http404
    if signed.whole is not None:
        part, _whole = figure_of(code).parts
        return redirect("reports:evidence", report.pk, part)
    rows = evidence_rows(report, code, unit)
    scope = request.user.unit_scope.paths("administrator", "officer", "reviewer", "clerk", "leader")
    inside = rows.filter(unit_id__in=Unit.objects.under(*scope).values("pk"))
    page = Paginator(inside, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "signed": signed,
        "page": page,
        "rows": [(row, row.amounts.get(code)) for row in page.object_list],
        "has_amounts": any(code in row.amounts for row in page.object_list),
        "outside": rows.count() - page.paginator.count,
    }
    return render(request, "reports/evidence.html", context)


def export(request, pk, kind):
    report = _visible(request, pk)
    return exports.as_xlsx(report) if kind == "xlsx" else papers.as_docx(report)


def attach_scan(request, pk):
    report = _visible(request, pk)
    require(report.state == Report.State.SIGNED and rules.can_prepare(request.user, report.unit))
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            file = _looked_at(store(form.cleaned_data["file"], by=request.user, kinds=("pdf",)))
        except FileRefused as error:
            form.add_error("file", str(error))
        else:
            actions.attach_scan(report=report, file=file, by=request.user)
            messages.success(request, _("The signed paper is kept beside the report, untouched."))
            return redirect("reports:detail", report.pk)
    return render(request, "reports/attach.html", {"form": form, "report": report})


def _looked_at(file):
    """The file, when no word in it marks it as classified. Raises FileRefused; nothing of it is kept then."""
    try:
        read_text(file)
    except FileRefused:
        discard(file)
        raise
    return file


def scan(request, pk, scan_pk):
    report = _visible(request, pk)
    return serve_file(get_or_404(SignedScan.objects.filter(report=report), pk=scan_pk).file)


def _visible(request, pk):
    return get_or_404(Report.objects.visible_to(request.user).select_related("unit"), pk=pk)


def _unit_asked_for(request, own):
    key = request.GET.get("unit", "")
    if not key:
        return own
    if not key.isdigit():
        raise Http404
    unit = get_or_404(Unit.objects.visible_to(request.user), pk=int(key))
    if not unit.is_below(own):
        raise Http404
    return unit


def _unit_below(request, report):
    key = request.GET.get("unit", "")
    if not key:
        return None
    if not key.isdigit():
        raise Http404
    return get_or_404(Unit.objects.filter(pk__in=report.figures.values("unit")), pk=int(key))
