"""Who joined, left or moved since the launch; the officer settles all of it or some."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nennep.duties.errors import DutiesError
from nennep.study import actions
from nennep.study.errors import StudyError
from nennep.study.forms.campaign import ReasonForm
from nennep.study.models import Campaign
from nennep.study.queries.changes import pending_changes
from nennep.study.rules import campaign as rules
from nennep.ui.require import get_or_404, require
from nennep.units.models import Person, Unit


def changes(request, pk):
    campaign = get_or_404(Campaign.objects.visible_to(request.user).select_related("host"), pk=pk)
    require(rules.can_set_up(request.user, campaign) and not campaign.is_draft)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people = {int(key) for key in request.POST.getlist("person") if key.isdigit()}
        try:
            done = actions.apply_changes(
                campaign=campaign, by=request.user, reason=form.cleaned_data["reason"], people=people
            )
        except (StudyError, DutiesError) as error:
            form.add_error(None, str(error))
        else:
            told = _("%(joined)d joined, %(left)d left, %(moved)d moved: the campaign is up to date for them.")
            messages.success(request, told % done)
            return redirect("study:changes", campaign.pk)
    context = {
        "campaign": campaign,
        "form": form,
        "groups": _groups(campaign) if campaign.is_running else [],
        "can_apply": rules.can_apply_changes(request.user, campaign),
    }
    return render(request, "study/changes.html", context)


def _groups(campaign):
    """The three lists, each row a person with the units before and after."""
    pending = pending_changes(campaign)
    rows = [*pending.joiners, *pending.leavers, *pending.movers]
    people = Person.objects.in_bulk([item.person_id for item in rows])
    units = Unit.objects.in_bulk({item.unit_id for item in rows} | {item.to_unit_id for item in pending.movers})

    def told(items):
        found = [
            {
                "person": people[item.person_id],
                "unit": units[item.unit_id],
                "to_unit": units.get(getattr(item, "to_unit_id", None)),
                "is_back": getattr(item, "essay", None) is not None,
            }
            for item in items
        ]
        return sorted(found, key=lambda row: (row["unit"].sort_key, row["person"].sort_key))

    return [
        {
            "title": _("Joined"),
            "sentence": _("They will owe the essay and the sessions still to come."),
            "rows": told(pending.joiners),
        },
        {
            "title": _("Left"),
            "sentence": _("What they still owe is withdrawn. What they handed in stays and stays counted."),
            "rows": told(pending.leavers),
        },
        {
            "title": _("Moved"),
            "sentence": _("What they still owe is counted in the new unit. What they handed in stays where it was."),
            "rows": told(pending.movers),
        },
    ]
