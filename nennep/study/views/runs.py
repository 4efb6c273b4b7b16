"""The full run of the check: asked for on the queue of a campaign, and how far it is."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.integrity.actions.runs import request_run
from nennep.integrity.models import Run
from nennep.study.essay_kinds import CAMPAIGN
from nennep.study.models import Campaign
from nennep.study.queries.review import essays_to_judge
from nennep.study.queries.runs import last_run
from nennep.study.rules.review import can_run_check
from nennep.ui.require import get_or_404, require


@require_POST
def start(request, pk):
    campaign = _campaign(request, pk)
    require(can_run_check(request.user, campaign))
    request_run(collection_type=CAMPAIGN, collection_id=campaign.pk, by=request.user)
    messages.success(request, _("The whole check was begun; you can go on working meanwhile."))
    return redirect(f"{reverse('study:review')}?campaign={campaign.pk}")


def progress(request, pk):
    campaign = _campaign(request, pk)
    run = last_run(campaign)
    response = render(request, "study/_run_progress.html", {"run_shown": shown(campaign, run)})
    if run is None or run.state not in Run.OPEN:
        # The order of the list is another one now.
        response["HX-Refresh"] = "true"
    return response


def shown(campaign, run):
    """What the page tells of a run under way."""
    return {
        "url": reverse("study:run_progress", args=[campaign.pk]),
        "done": run.done if run else 0,
        "total": run.total if run else 0,
        "finished": run is None or run.state not in Run.OPEN,
    }


def _campaign(request, pk):
    """One in which the user has something to judge or sets things up."""
    judged = essays_to_judge(request.user).order_by().values("campaign")
    campaigns = Campaign.objects.filter(pk__in=judged).exclude(state=Campaign.State.DRAFT)
    return get_or_404(campaigns.select_related("host"), pk=pk)
