"""Full runs of the check over a campaign: the last one, and the campaign that a list is about."""

from nennep.integrity.models import Run
from nennep.study.essay_kinds import CAMPAIGN
from nennep.study.models import Campaign


def last_run(campaign):
    """The newest full run; None before the first."""
    return Run.objects.filter(collection_type=CAMPAIGN, collection_id=campaign.pk).first()


def campaign_of_list(essays, wanted):
    """The campaign that was chosen, or the only one that runs among these essays; None for several."""
    campaigns = Campaign.objects.filter(pk__in=essays.order_by().values("campaign")).select_related("host")
    if wanted.isdigit():
        return campaigns.filter(pk=int(wanted)).first()
    running = list(campaigns.filter(state=Campaign.State.RUNNING)[:2])
    return running[0] if len(running) == 1 else None
