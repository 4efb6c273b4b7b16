"""Writing in the page and uploading: the author's way to a receipt."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from nennep.duties.errors import DutiesError
from nennep.files.refusals import FileRefused
from nennep.integrity.measuring import measure
from nennep.study.actions.essays_draft import save_draft
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import expectations_of
from nennep.study.actions.submissions_files import submit_upload
from nennep.study.errors import StudyError
from nennep.study.essay_errors import DraftChanged, UndeclaredScan
from nennep.study.forms.essays import DraftForm, UploadForm, WriteForm
from nennep.study.models import Essay, Submission
from nennep.study.queries.essays import last_send_back, starting_text, with_all
from nennep.study.rules import essays as rules
from nennep.ui.require import get_or_404, require


def own_essay(request, pk, rule=rules.can_write):
    """The essay, when this person is its author and it is still owed."""
    essay = get_or_404(with_all(Essay.objects.filter(person__user=request.user)), pk=pk)
    require(rule(request.user, essay))
    return essay


def write(request, pk):
    essay = get_or_404(with_all(Essay.objects.filter(person__user=request.user)), pk=pk)
    if not rules.can_write(request.user, essay):
        # Handed in a moment ago in another window, or over: the essay's page says which.
        return _already(request, essay)
    if request.method != "POST":
        text, version = starting_text(essay)
        return _page(request, essay, WriteForm(initial={"text": text, "version": version}))
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _page(request, essay, form)
    text, wanted = form.cleaned_data["text"], request.POST.get("do", "save")
    if wanted == "submit":
        return _submit(request, essay, form)
    if wanted == "check":
        return _page(request, essay, form, counted=count_of(essay, text))
    try:
        draft = save_draft(essay=essay, text=text, base_version=form.cleaned_data["version"])
    except DraftChanged as changed:
        return _page(request, essay, form, other=changed.draft)
    form = WriteForm(initial={"text": draft.text, "version": draft.version, "key": form.cleaned_data["key"]})
    return _page(request, essay, form, saved=draft, counted=count_of(essay, text))


def _submit(request, essay, form):
    try:
        submission = submit_essay(
            essay=essay,
            source=Submission.Source.WRITTEN,
            by=request.user,
            form_key=form.cleaned_data["key"],
            text=form.cleaned_data["text"],
        )
    except (StudyError, DutiesError) as error:
        form.add_error("text", str(error))
        return _page(request, essay, form)
    return redirect("study:receipt", submission.receipt_code)


def _already(request, essay):
    """The same form again leads to its receipt; anything else to the essay."""
    found = essay.submissions.filter(form_key=_key(request), submitted_by=request.user).first()
    return redirect("study:receipt", found.receipt_code) if found else redirect("study:essay", essay.pk)


def _key(request):
    form = WriteForm(request.POST)
    form.is_valid()
    return form.cleaned_data.get("key")


def _page(request, essay, form, *, other=None, saved=None, counted=None):
    text = form["text"].value() or ""
    context = {
        "essay": essay,
        "form": form,
        "other": other,
        "saved": saved,
        "counted": counted or count_of(essay, text),
        "sent_back": last_send_back(essay) if essay.latest_id else None,
    }
    return render(request, "study/essay_write.html", context, status=409 if other else 200)


@require_POST
def draft(request, pk):
    """What the script asks: saves, and answers the new version with the count, or 409 with the newer text."""
    essay = own_essay(request, pk)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": form.errors.as_text()}, status=400)
    text = form.cleaned_data["text"]
    try:
        saved = save_draft(essay=essay, text=text, base_version=form.cleaned_data["version"])
    except DraftChanged as changed:
        newer = changed.draft
        answer = {"version": newer.version, "text": newer.text, "saved_at": _clock(newer.saved_at)}
        return JsonResponse(answer, status=409)
    counted = render_to_string("study/_essay_count.html", {"counted": count_of(essay, text), "essay": essay}, request)
    return JsonResponse({"version": saved.version, "saved_at": _clock(saved.saved_at), "count": counted})


def count_of(essay, text):
    """About the author's own text only: no word about other essays before it is handed in."""
    return measure(text, expectations_of(essay.campaign))


def upload(request, pk):
    essay = get_or_404(with_all(Essay.objects.filter(person__user=request.user)), pk=pk)
    if not rules.can_write(request.user, essay):
        return _already(request, essay)
    form = UploadForm(request.POST or None, request.FILES or None, request=request)
    if request.method == "POST" and form.is_valid():
        submission = _hand_in_file(request, essay, form)
        if submission:
            return redirect("study:receipt", submission.receipt_code)
    return render(request, "study/essay_upload.html", {"essay": essay, "form": form})


def _hand_in_file(request, essay, form):
    """The submission, or None with the sentence on the form."""
    try:
        return submit_upload(
            essay=essay,
            upload=form.cleaned_data["file"],
            declared=form.cleaned_data["declared"],
            by=request.user,
            form_key=form.cleaned_data["key"],
        )
    except UndeclaredScan as error:
        form.add_error("declared", str(error))
    except (FileRefused, StudyError, DutiesError) as error:
        form.add_error("file", str(error))
    return None


def _clock(at):
    return localtime(at).strftime("%H:%M:%S")
