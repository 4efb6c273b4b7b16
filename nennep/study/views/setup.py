"""Setting a campaign up in one sitting: every step saves the draft, and one goes back and forth freely."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nennep.study import actions
from nennep.study.errors import CannotLaunch, StudyError
from nennep.study.forms.setup import DocumentForm, EssayRulesForm, NewCampaignForm
from nennep.study.models import Campaign
from nennep.study.queries.setup import people_by_unit, readiness
from nennep.study.rules import campaign as rules
from nennep.ui.require import get_or_404, require
from nennep.units.queries import children_of

STEPS = ("setup", "setup_audience", "setup_places", "setup_essay", "setup_reviewers", "setup_check")


def campaign_to_set_up(request, pk, *, draft=False):
    """The campaign, for those who may set it up; a hidden one is a 404."""
    campaigns = Campaign.objects.visible_to(request.user).select_related("host", "document")
    campaign = get_or_404(campaigns, pk=pk)
    require(rules.can_set_up(request.user, campaign))
    if draft:
        require(rules.can_change_draft(request.user, campaign))
    return campaign


def show(request, campaign, step, **context):
    """One step with the way through all of them."""
    titles = {
        "setup": _("Document"),
        "setup_audience": _("Audience"),
        "setup_places": _("Sessions and venues"),
        "setup_essay": _("Essay"),
        "setup_reviewers": _("Reviewers"),
        "setup_check": _("Check and launch") if campaign.is_draft else _("Overview"),
    }
    place = STEPS.index(step)
    steps = [
        {"title": titles[name], "url": reverse(f"study:{name}", args=[campaign.pk]), "current": name == step}
        for name in STEPS
    ]
    context |= {
        "campaign": campaign,
        "steps": steps,
        "step_title": titles[step],
        "previous": steps[place - 1]["url"] if place else "",
        "following": steps[place + 1] if place + 1 < len(steps) else None,
        "is_fixed": not campaign.is_draft,
        "can_change": not campaign.is_draft and campaign.is_running,
    }
    return render(request, f"study/{step}.html", context)


def done(request, campaign, step):
    """After a step was saved: stay, or go on with the one that the button names."""
    messages.success(request, _("Saved."))
    return redirect(f"study:{STEPS[STEPS.index(step) + 1] if 'next' in request.POST else step}", campaign.pk)


def new(request):
    require(rules.can_create(request.user))
    form = NewCampaignForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        campaign = actions.create_campaign(
            title=form.cleaned_data["title"],
            host=form.cleaned_data["host"],
            by=request.user,
            form_key=form.cleaned_data["key"],
        )
        return redirect("study:setup", campaign.pk)
    return render(request, "study/new.html", {"form": form})


def document(request, pk):
    campaign = campaign_to_set_up(request, pk)
    chosen = request.GET.get("document") or campaign.document_id
    form = DocumentForm(request.POST or None, user=request.user, initial={"title": campaign.title, "document": chosen})
    if request.method == "POST":
        require(rules.can_change_draft(request.user, campaign))
        if form.is_valid():
            actions.update_campaign(campaign=campaign, by=request.user, **form.cleaned_data)
            return done(request, campaign, "setup")
    return show(request, campaign, "setup", form=form)


def essay(request, pk):
    campaign = campaign_to_set_up(request, pk)
    initial = {
        "due_at": campaign.due_at,
        "least_own_words": campaign.least_own_words,
        "headings": "\n".join(campaign.headings),
        "template": campaign.template,
    }
    form = EssayRulesForm(request.POST or None, initial=initial)
    if request.method == "POST":
        require(rules.can_change_draft(request.user, campaign))
        if form.is_valid():
            actions.update_campaign(campaign=campaign, by=request.user, **form.cleaned_data)
            return done(request, campaign, "setup_essay")
    return show(request, campaign, "setup_essay", form=form)


def check(request, pk):
    """Everything at a glance, with counts and what is missing; and the button."""
    campaign = campaign_to_set_up(request, pk)
    if request.method == "POST":
        return _launch(request, campaign)
    ready = readiness(campaign)
    below = list(children_of(campaign.host))
    counts = people_by_unit(ready.audience, below)
    return show(
        request,
        campaign,
        "setup_check",
        ready=ready,
        sessions=campaign.sessions.all(),
        by_unit=[(unit, counts[unit.pk]) for unit in below if counts[unit.pk]],
    )


def _launch(request, campaign):
    try:
        launched = actions.launch_campaign(campaign=campaign, by=request.user)
    except CannotLaunch as error:
        for problem in error.problems:
            messages.error(request, problem)
        return redirect("study:setup_check", campaign.pk)
    number = launched.essays.count()
    told = ngettext(
        "The campaign is running: %(count)d person owes an essay.",
        "The campaign is running: %(count)d people owe an essay.",
        number,
    )
    messages.success(request, told % {"count": number})
    return redirect("study:campaign", launched.pk)


@require_POST
def venue_per_unit(request, pk):
    campaign = campaign_to_set_up(request, pk, draft=True)
    try:
        added = actions.add_venue_per_unit(campaign=campaign, by=request.user)
    except StudyError as error:
        messages.error(request, str(error))
        return redirect("study:setup_places", campaign.pk)
    if added:
        told = ngettext("%(count)d venue was added.", "%(count)d venues were added.", len(added))
        messages.success(request, told % {"count": len(added)})
    else:
        messages.info(request, _("Every unit right below the host that has people in the audience has a venue."))
    return redirect("study:setup_places", campaign.pk)
