"""What was handed in: the receipt, the words, the files, and what the author has to say against an entry."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nennep.duties.errors import DutiesError
from nennep.files.models import FileText
from nennep.files.refusals import FileRefused
from nennep.files.serving import serve_file
from nennep.study.actions.essays_answer import object_to, resolve_objection
from nennep.study.actions.review import record_opening
from nennep.study.actions.submissions_files import submit_on_behalf
from nennep.study.actions.submissions_receipt import cleaned_code
from nennep.study.errors import StudyError
from nennep.study.essay_errors import UndeclaredScan
from nennep.study.forms.essays import EnterForm, ObjectionForm, ResolutionForm
from nennep.study.models import Campaign, Essay, Objection, Submission
from nennep.study.queries.essays import essays_to_enter, with_all
from nennep.study.rules import essays as rules
from nennep.ui.list_page import by_folded, list_page
from nennep.ui.require import get_or_404, require


def receipt(request, code):
    """For everybody who may see the essay's state; the receipt holds no word of it."""
    clean = cleaned_code(code)
    if clean is None:
        raise Http404
    seen = Submission.objects.filter(essay__in=Essay.objects.visible_to(request.user))
    related = "essay__duty__unit", "essay__campaign", "essay__person__user", "submitted_by__person"
    submission = get_or_404(seen.select_related(*related), receipt_code=clean)
    is_author = rules.is_author(request.user, submission.essay)
    is_mine = is_author or submission.submitted_by_id == request.user.pk
    read = FileText.objects.filter(file__in=submission.pages.values("file")).values_list("warnings", flat=True)
    context = {
        "submission": submission,
        "essay": submission.essay,
        "is_author": is_author,
        "had_old_font": is_mine and any("legacy_font" in warnings for warnings in read),
        "pages": submission.pages.select_related("file"),
        # What was read in the file, so that nobody is surprised later; only for those who brought it.
        "shows_text": is_mine and submission.source != Submission.Source.WRITTEN,
    }
    return render(request, "study/receipt.html", context)


def submission(request, pk):
    """The words of one attempt, for those who may read them; who else opens them is logged."""
    submission = _readable(request, pk)
    record_opening(submission=submission, by=request.user)
    context = {
        "submission": submission,
        "essay": submission.essay,
        "pages": submission.pages.select_related("file"),
        "can_object": rules.can_object(request.user, submission),
    }
    return render(request, "study/submission.html", context)


def page_file(request, pk, page_pk):
    submission = _readable(request, pk)
    page = get_or_404(submission.pages.select_related("file"), pk=page_pk)
    record_opening(submission=submission, by=request.user)
    return serve_file(page.file, inline="show" in request.GET)


def _readable(request, pk):
    related = "essay__duty__unit", "essay__campaign", "essay__person__user", "submitted_by__person"
    return get_or_404(Submission.objects.readable_by(request.user).select_related(*related), pk=pk)


def entries(request, pk):
    """Whose essay is still to be entered: the clerk's list in one campaign."""
    campaign = get_or_404(Campaign.objects.visible_to(request.user), pk=pk)
    require(request.user.unit_scope.has("clerk", "officer"))
    return list_page(
        request,
        essays_to_enter(request.user, campaign),
        template="study/entries.html",
        order=["duty__unit__sort_key", "person__sort_key"],
        search=by_folded("person__folded", "duty__unit__folded"),
        search_label=_("Name, code or unit"),
        context={"campaign": campaign},
    )


def enter(request, pk):
    essay = get_or_404(with_all(Essay.objects.visible_to(request.user)), pk=pk)
    form = EnterForm(request.POST or None, request.FILES or None, request=request)
    if request.method == "POST" and form.is_valid():
        found = _submission_of(request, essay, form)
        if found:
            return redirect("study:receipt", found.receipt_code)
    require(rules.can_enter(request.user, essay))
    return render(request, "study/essay_enter.html", {"essay": essay, "form": form})


def _submission_of(request, essay, form):
    """The submission of this form, now or earlier; None with the sentence on the form."""
    data = form.cleaned_data
    found = essay.submissions.filter(form_key=data["key"], submitted_by=request.user).first()
    if found:
        return found
    require(rules.can_enter(request.user, essay))
    try:
        return submit_on_behalf(
            essay=essay,
            text=data["text"],
            uploads=data["files"],
            declared=data["declared"],
            by=request.user,
            form_key=data["key"],
        )
    except UndeclaredScan as error:
        form.add_error("declared", str(error))
    except FileRefused as error:
        form.add_error("files", str(error))
    except (StudyError, DutiesError) as error:
        form.add_error(None, str(error))
    return None


def object_to_entry(request, pk):
    submission = _readable(request, pk)
    require(rules.can_object(request.user, submission))
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            object_to(submission=submission, text=form.cleaned_data["text"], by=request.user)
        except StudyError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your objection was sent to the officer of your unit."))
        return redirect("study:essay", submission.essay_id)
    return render(request, "study/objection.html", {"form": form, "submission": submission, "essay": submission.essay})


def settle_objection(request, pk):
    readable = Submission.objects.readable_by(request.user)
    related = "submission__essay__duty__unit", "submission__essay__campaign", "submission__essay__person__user"
    seen = Objection.objects.filter(submission__in=readable).select_related(*related)
    objection = get_or_404(seen, pk=pk)
    require(rules.can_resolve(request.user, objection))
    form = ResolutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        until = data["due_at"] if data["decision"] == "again" else None
        try:
            resolve_objection(
                objection=objection, resolution=data["resolution"], by=request.user, send_back_until=until
            )
        except DutiesError as error:
            form.add_error(None, str(error))
        except StudyError as error:
            messages.error(request, str(error))
            return redirect("study:desk", objection.submission.essay_id)
        else:
            messages.success(request, _("The objection is settled; the author is told."))
            return redirect("study:desk", objection.submission.essay_id)
    context = {"form": form, "objection": objection, "essay": objection.submission.essay}
    return render(request, "study/objection_settle.html", context)
