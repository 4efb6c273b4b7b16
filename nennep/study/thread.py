"""What a document's thread shows of study: campaigns about it, with their figures."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.directives.thread import Branch, Count, Found, ThreadItem
from nennep.figures.links import evidence_url
from nennep.figures.queries import values
from nennep.figures.registry import Scope, figure_of, subject_key
from nennep.study.figures import ATTENDANCES, CAMPAIGN, ESSAYS
from nennep.study.models import Campaign

SHOWN = ((f"{ESSAYS}.received", f"{ESSAYS}.expected"), (f"{ESSAYS}.verified", f"{ESSAYS}.expected"))
ATTENDED = ((f"{ATTENDANCES}.verified", f"{ATTENDANCES}.expected"),)


def campaigns_about(document, user):
    rows = Campaign.objects.launched().filter(document=document)
    seen = list(Campaign.objects.with_figures_for(user).filter(document=document).select_related("host"))
    items = [
        ThreadItem(
            title=campaign.title,
            url=reverse("study:campaign", args=[campaign.pk]),
            unit=campaign.host.name,
            day=localdate(campaign.launched_at),
            state=campaign.get_state_display(),
            numbers=_counts(campaign),
        )
        for campaign in sorted(seen, key=lambda one: one.launched_at)
    ]
    return Found(items, rows.count() - len(items))


def _counts(campaign):
    """A document is studied in a few campaigns, each counted over all its units in two questions."""
    pairs = [(figure_of(done), figure_of(whole)) for done, whole in (*SHOWN, *ATTENDED)]
    counted = values([*{figure.code: figure for pair in pairs for figure in pair}.values()], Scope(subject=campaign))
    key = subject_key(CAMPAIGN, campaign)
    return tuple(
        Count(
            done.label,
            counted[done.code],
            evidence_url(done.code, key),
            counted[whole.code],
            evidence_url(whole.code, key),
        )
        for done, whole in pairs
        if counted[whole.code]
    )


BRANCH = Branch(
    "campaigns",
    _("Study campaigns"),
    campaigns_about,
    order=60,
    subjects=lambda document: [(CAMPAIGN, Campaign.objects.filter(document=document).values("pk"))],
)
