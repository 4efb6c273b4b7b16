"""The steps that say where and when people meet, and who judges their essays."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.study import actions
from nennep.study.errors import StudyError
from nennep.study.forms.setup import ReviewerForm, SessionFormSet, VenueForm, VenueFormSet
from nennep.study.models import Reviewer, Venue
from nennep.study.queries.setup import possible_reviewers
from nennep.study.rules import campaign as rules
from nennep.study.views.setup import campaign_to_set_up, done, show
from nennep.ui.require import get_or_404, require


def places(request, pk):
    """Sessions in one form, venues in another."""
    campaign = campaign_to_set_up(request, pk)
    sessions = list(campaign.sessions.all())
    initial = [{"title": one.title, "starts_at": one.starts_at, "ends_at": one.ends_at} for one in sessions]
    formset = SessionFormSet(request.POST or None, initial=initial, prefix="sessions")
    if request.method == "POST":
        require(rules.can_change_draft(request.user, campaign))
        if formset.is_valid():
            _save_sessions(campaign, sessions, formset, request.user)
            return done(request, campaign, "setup_places")
    return _show(request, campaign, formset, _venue_formset(campaign))


def _save_sessions(campaign, sessions, formset, by):
    for place, form in enumerate(formset.forms):
        existing = sessions[place] if place < len(sessions) else None
        if form in formset.deleted_forms:
            if existing:
                actions.remove_session(session=existing, by=by)
        elif form.has_changed():
            data = {name: form.cleaned_data[name] for name in ("title", "starts_at", "ends_at")}
            if existing:
                actions.change_session(session=existing, by=by, **data)
            else:
                actions.add_session(campaign=campaign, by=by, **data)


@require_POST
def venues(request, pk):
    """Rename or remove many venues at once."""
    campaign = campaign_to_set_up(request, pk, draft=True)
    formset = VenueFormSet(request.POST, prefix="venues", initial=_venue_rows(campaign))
    if not formset.is_valid():
        sessions = [{"title": s.title, "starts_at": s.starts_at, "ends_at": s.ends_at} for s in campaign.sessions.all()]
        return _show(request, campaign, SessionFormSet(initial=sessions, prefix="sessions"), formset)
    found = {venue.pk: venue for venue in campaign.venues.select_related("unit", "campaign")}
    for form in formset.forms:
        one = found.get(form.cleaned_data["key"])
        if one and form in formset.deleted_forms:
            actions.remove_venue(venue=one, by=request.user)
    renamed = [form.cleaned_data for form in formset.forms if form.has_changed() and form not in formset.deleted_forms]
    actions.rename_venues(campaign=campaign, names={row["key"]: row["name"] for row in renamed}, by=request.user)
    return done(request, campaign, "setup_places")


def _venue_rows(campaign):
    return [{"key": one.pk, "name": one.name} for one in campaign.venues.order_by("unit__sort_key", "name", "pk")]


def _venue_formset(campaign):
    return VenueFormSet(prefix="venues", initial=_venue_rows(campaign))


def _show(request, campaign, formset, venue_formset):
    found = {
        one.pk: one
        for one in campaign.venues.select_related("unit").annotate(unit_count=Count("units")).order_by("name", "pk")
    }
    rows = [(form, found.get(int(form["key"].value() or 0))) for form in venue_formset.forms]
    return show(
        request,
        campaign,
        "setup_places",
        formset=formset,
        venue_formset=venue_formset,
        venue_rows=rows,
        sessions=campaign.sessions.all(),
    )


def venue(request, pk, venue_pk):
    """One venue: its name, who keeps its sheets, whose people come. Key 0 adds one."""
    campaign = campaign_to_set_up(request, pk, draft=True)
    one = (
        get_or_404(Venue.objects.select_related("unit", "campaign"), campaign=campaign, pk=venue_pk)
        if venue_pk
        else None
    )
    initial = {"name": one.name, "unit": one.unit_id, "units": one.units.values_list("pk", flat=True)} if one else {}
    form = VenueForm(request.POST or None, campaign=campaign, venue=one, initial=initial)
    if request.method == "POST" and form.is_valid():
        if one:
            actions.change_venue(venue=one, by=request.user, **form.cleaned_data)
        else:
            actions.add_venue(campaign=campaign, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("study:setup_places", campaign.pk)
    return render(request, "study/setup_venue.html", {"campaign": campaign, "venue": one, "form": form})


def reviewers(request, pk):
    campaign = campaign_to_set_up(request, pk)
    form = ReviewerForm(request.POST if request.POST.get("what") == "one" else None, campaign=campaign)
    if request.method == "POST":
        require(campaign.state != "closed")
        if request.POST.get("what") == "all":
            _name_all(campaign, request.user)
        elif form.is_valid():
            data = form.cleaned_data
            actions.name_reviewer(campaign=campaign, user=data["role"].user, unit=data["unit"], by=request.user)
        if request.POST.get("what") == "all" or form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("study:setup_reviewers", campaign.pk)
    named = campaign.reviewers.select_related("user__person", "unit").order_by("unit__path", "user__username")
    return show(request, campaign, "setup_reviewers", form=form, named=named)


def _name_all(campaign, by):
    """Everybody with the role of reviewer, each for the unit of the role or the host."""
    for role in possible_reviewers(campaign).filter(kind="reviewer"):
        unit = role.unit if role.unit.is_below(campaign.host) else campaign.host
        actions.name_reviewer(campaign=campaign, user=role.user, unit=unit, by=by)


@require_POST
def remove_reviewer(request, pk, reviewer_pk):
    campaign = campaign_to_set_up(request, pk)
    reviewer = get_or_404(Reviewer.objects.select_related("campaign"), campaign=campaign, pk=reviewer_pk)
    try:
        actions.remove_reviewer(reviewer=reviewer, by=request.user)
    except StudyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Removed."))
    return redirect("study:setup_reviewers", campaign.pk)
