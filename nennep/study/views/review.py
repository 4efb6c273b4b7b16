"""The queue of essays to judge, and accepting a selection. Nothing here finds essays by their words."""

from collections import Counter
from functools import partial

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nennep.duties.errors import DutiesError
from nennep.duties.models import Duty, State
from nennep.integrity.models import CheckedText, Finding
from nennep.study.actions.review import accept_essays
from nennep.study.actions.submissions_receipt import cleaned_code
from nennep.study.essay_errors import CannotAccept
from nennep.study.models import Submission
from nennep.study.queries.review import essays_to_judge, findings_of_essays, reasons_against, texts_of_essays
from nennep.study.queries.review_queue import ORDER, entries, groups_of, in_clusters, ranked
from nennep.study.queries.runs import campaign_of_list, last_run
from nennep.study.rules import review as rules
from nennep.study.views.review_filters import WAITING, filters_for
from nennep.study.views.runs import shown
from nennep.ui.list_page import by_folded, list_page
from nennep.ui.require import require

MOST_AT_ONCE = 2_000
unit_search = by_folded("duty__unit__folded", "duty__unit__code")
folded_search = by_folded("person__folded", "duty__unit__folded", "duty__unit__code")


def queue(request):
    require(rules.can_review(request.user))
    data = request.GET.copy()
    # What waits is shown first; "All" is a choice like the others.
    data.setdefault("state", WAITING)
    request.GET = data
    campaign = campaign_of_list(essays_to_judge(request.user), data.get("campaign", ""))
    run = last_run(campaign) if campaign else None
    return list_page(
        request,
        of_group(queued(request.user), data),
        template="study/review.html",
        order=ORDER,
        sorts={"name": ["person__sort_key"], "at": ["latest__submitted_at"], "unit": ["duty__unit__sort_key"]},
        search=search,
        search_label=_("Name, code, unit or receipt"),
        filters=filters_for(request.user),
        gather=lambda essays: ranked(essays) if _is_flat(data) else entries(ranked(essays)),
        complete=partial(add_signals, user=request.user, flat=_is_flat(data)),
        context={
            "query": data.urlencode(),
            "campaign": campaign,
            "run": run,
            "run_shown": shown(campaign, run) if campaign else None,
            "can_run": campaign and rules.can_run_check(request.user, campaign),
        },
    )


def _is_flat(query):
    """Searched, sorted by a column, or the members of one group: every essay is a row of its own."""
    return bool(query.get("q", "").strip()) or "sort" in query or query.get("group", "").isdigit()


def add_signals(essays, *, user, flat):
    """What was found about each and is still open, or not checkable, and who belongs to its group."""
    texts = texts_of_essays(essays)
    findings = findings_of_essays(essays, texts)
    groups = {} if flat else groups_of(essays, user)
    for essay in essays:
        about = findings.get(essay.pk, [])
        found = [row for row in about if row.state == Finding.State.OPEN]
        essay.has_confirmed = any(row.state == Finding.State.CONFIRMED for row in about)
        # Each signal once with its number: a pair in a large cluster would fill the page.
        essay.open_signals = Counter(finding.get_signal_display() for finding in found).items()
        essay.is_disputed = any(finding.disputed_at for finding in found)
        text = texts.get(essay.pk)
        essay.is_unchecked = essay.latest.checkable and (text is None or text.state == CheckedText.State.CHECKING)
        essay.group_shown = groups.get(essay.cluster)


def queued(user):
    related = "duty__unit", "campaign", "person", "latest"
    # The words are read on the desk only; a list of thousands would carry them along.
    return essays_to_judge(user).select_related(*related).defer("latest__text")


def of_group(essays, query):
    """Only the members of one group, when one was asked for."""
    group = query.get("group", "")
    return in_clusters(essays, [int(group)]) if group.isdigit() else essays


def narrowed(user, query):
    """The essays of the list under these filters: the desk walks along them, and all may be accepted at once."""
    essays = of_group(queued(user), query)
    for one in filters_for(user):
        choices = one.choices() if callable(one.choices) else one.choices
        if query.get(one.name) in {str(value) for value, _label in choices}:
            essays = one.apply(essays, query[one.name])
    text = " ".join(query.get("q", "").split())
    return search(essays, text) if text else essays


def search(essays, text):
    """A duty's code or a receipt is looked up; everything else is a name, a person's code or a unit.

    Nobody is looked for across campaigns: names and codes of people find inside one campaign only.
    """
    if key := Duty.pk_of(text):
        return essays.filter(duty=key)
    if code := cleaned_code(text):
        return essays.filter(pk__in=Submission.objects.filter(receipt_code=code).values("essay"))
    several = essays.order_by().values("campaign").distinct().count() > 1
    return unit_search(essays, text) if several else folded_search(essays, text)


@require_POST
def accept_selected(request):
    """First the list of what was selected, with what cannot be accepted and why; then, once confirmed, the act."""
    require(rules.can_review(request.user))
    essays = list(_selected(request)[: MOST_AT_ONCE + 1])
    left_out = len(essays) > MOST_AT_ONCE
    essays = essays[:MOST_AT_ONCE]
    reasons = reasons_against(essays, request.user, in_bulk=True)
    good = [essay for essay in essays if essay.pk not in reasons]
    if "confirmed" in request.POST and good:
        return _accept(request, good)
    context = {
        "good": good,
        "refused": [(essay, reasons[essay.pk]) for essay in essays if essay.pk in reasons],
        "unopened": _unopened(good, request.user),
        "left_out": left_out,
        "most": MOST_AT_ONCE,
        "today": localdate(),
        "back": request.POST.get("back", ""),
    }
    return render(request, "study/review_accept.html", context)


def _selected(request):
    """Those that were ticked, or all that wait in the list that was on the screen."""
    if "all" in request.POST:
        listed = narrowed(request.user, QueryDict(request.POST.get("back", "")))
        essays = listed.filter(duty__state=State.EVIDENCED)
    else:
        chosen = [key for key in request.POST.getlist("essay") if key.isdigit()]
        essays = queued(request.user).filter(pk__in=chosen)
    return essays.order_by("duty__unit__sort_key", "person__sort_key", "pk")


def _unopened(essays, user):
    opened = user.pk
    keys = [essay.latest_id for essay in essays]
    read = set(Submission.objects.filter(pk__in=keys, openings__user=opened).values_list("pk", flat=True))
    return sum(key not in read for key in keys)


def _accept(request, essays):
    try:
        accept_essays(essays, by=request.user)
    except (CannotAccept, DutiesError) as error:
        messages.error(request, str(error))
    else:
        told = ngettext("%(count)d essay accepted.", "%(count)d essays accepted.", len(essays))
        messages.success(request, told % {"count": len(essays)})
    return redirect(f"{reverse('study:review')}?{request.POST.get('back', '')}")
