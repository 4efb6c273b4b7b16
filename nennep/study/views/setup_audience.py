"""The step that says whom a campaign means: rules, exceptions, and the double cases they leave."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.study import actions
from nennep.study.errors import StudyError
from nennep.study.forms.setup import ExceptionForm, PersonUnitForm, RuleForm
from nennep.study.models import AudienceException, AudienceRule
from nennep.study.queries.audience import audience as audience_of
from nennep.study.queries.audience import with_account
from nennep.study.queries.setup import people_by_unit
from nennep.study.views.setup import campaign_to_set_up, show
from nennep.ui.require import get_or_404, require
from nennep.units.models import Person, Unit
from nennep.units.queries import children_of

DOUBLES_SHOWN = 200


def audience(request, pk):
    campaign = campaign_to_set_up(request, pk)
    forms = {
        "rule": RuleForm(campaign=campaign, initial={"unit": campaign.host_id}),
        "exception": ExceptionForm(campaign=campaign),
    }
    if request.method == "POST":
        require(campaign.state != "closed")
        what = request.POST.get("what")
        form = _bound(what, request.POST, campaign)
        if form is not None and form.is_valid():
            try:
                _save(what, campaign, form.cleaned_data, request.user)
            except StudyError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("Saved."))
            return redirect("study:setup_audience", campaign.pk)
        if form is not None and what in forms:
            forms[what] = form
    return _show(request, campaign, forms)


def _show(request, campaign, forms):
    found = audience_of(campaign)
    below = list(children_of(campaign.host))
    counts = people_by_unit(found, below)
    return show(
        request,
        campaign,
        "setup_audience",
        rule_form=forms["rule"],
        exception_form=forms["exception"],
        rules=campaign.audience_rules.select_related("unit", "position_kind"),
        exceptions=campaign.audience_exceptions.select_related("person", "unit"),
        people=len(found),
        with_account=with_account(found.unit_of),
        by_unit=[(unit, counts[unit.pk]) for unit in below if counts[unit.pk]],
        doubles=_doubles(found),
        double_count=len(found.doubles),
    )


def _bound(what, data, campaign):
    kind = {"rule": RuleForm, "exception": ExceptionForm, "unit": PersonUnitForm}.get(what)
    return kind(data, campaign=campaign) if kind else None


def _save(what, campaign, data, by):
    if what == "rule":
        actions.add_rule(campaign=campaign, by=by, **data)
    elif what == "exception":
        actions.set_exception(campaign=campaign, by=by, **data)
    else:
        reason = _("counted in this one of several units")
        actions.set_exception(campaign=campaign, by=by, is_included=True, reason=reason, **data)


def _doubles(found):
    """Double cases with the person and the units to choose from."""
    cases = found.doubles[:DOUBLES_SHOWN]
    people = Person.objects.in_bulk([case.person_id for case in cases])
    units = Unit.objects.in_bulk({unit_id for case in cases for unit_id in case.unit_ids})
    rows = [
        {
            "person": people[case.person_id],
            "unit_id": case.unit_id,
            "units": [units[unit_id] for unit_id in case.unit_ids],
            "is_settled": case.is_settled,
        }
        for case in cases
    ]
    return sorted(rows, key=lambda row: row["person"].sort_key)


@require_POST
def remove_rule(request, pk, rule_pk):
    campaign = campaign_to_set_up(request, pk)
    return _removed(
        request, campaign, actions.remove_rule, rule=get_or_404(AudienceRule, campaign=campaign, pk=rule_pk)
    )


@require_POST
def remove_exception(request, pk, exception_pk):
    campaign = campaign_to_set_up(request, pk)
    exception = get_or_404(AudienceException, campaign=campaign, pk=exception_pk)
    return _removed(request, campaign, actions.remove_exception, exception=exception)


def _removed(request, campaign, action, **what):
    try:
        action(by=request.user, **what)
    except StudyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Removed."))
    return redirect("study:setup_audience", campaign.pk)
