"""What the check found in a campaign and what people made of it, unit by unit."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import pgettext

from nennep.study.models import Campaign
from nennep.study.queries.checks import CHECK_WORDS, JUDGING_WORDS, RETURN_WORDS, check_lines
from nennep.study.views.campaign import unit_asked_for
from nennep.ui.require import get_or_404
from nennep.units.queries import ancestors_of


def checks(request, pk):
    campaign = get_or_404(Campaign.objects.with_figures_for(request.user).select_related("host"), pk=pk)
    unit = unit_asked_for(request, campaign)
    if unit is None:
        raise Http404
    lines = check_lines(campaign, unit, request.user)
    heads = _heads()
    context = {
        "campaign": campaign,
        "unit": unit,
        "above": [one for one in ancestors_of(unit)[:-1] if one.is_below(campaign.host)],
        "returns": [number for number in lines[0].numbers if number.word in RETURN_WORDS],
        "heads": list(heads.values()),
        "rows": [(line, _cells(line, heads)) for line in lines[1:]],
        "total": (lines[0], _cells(lines[0], heads)),
    }
    return render(request, "study/checks.html", context)


def _heads():
    heads = {
        "checked": pgettext("column", "Compared"),
        "not_checkable": pgettext("column", "Not checkable"),
        "copies_found": pgettext("column", "Matched"),
        "copies_confirmed": pgettext("column", "Match confirmed"),
        "copies_cleared": pgettext("column", "Match cleared"),
        "accepted_unopened": pgettext("column", "Accepted unopened"),
        "waiting": pgettext("column", "Waiting"),
        "waiting_long": pgettext("column", "Over a week"),
    }
    return {word: heads[word] for word in (*CHECK_WORDS, *JUDGING_WORDS)}


def _cells(line, heads):
    return [(heads[number.word], number) for number in line.numbers if number.word in heads]
