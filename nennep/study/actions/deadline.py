"""What happens by itself at a campaign's deadline: all its essays are compared with one another once more."""

from django.db.models import DateTimeField, OuterRef, Subquery
from django.utils.timezone import now

from nennep.integrity.actions import request_run
from nennep.integrity.models import Run
from nennep.study.essay_kinds import CAMPAIGN
from nennep.study.models import Campaign


def check_at_deadlines():
    """Start the run of each campaign whose deadline has passed since its last run; returns how many."""
    last = Run.objects.filter(collection_type=CAMPAIGN, collection_id=OuterRef("pk")).order_by("-requested_at")
    asked_at = Subquery(last.values("requested_at")[:1], output_field=DateTimeField())
    over = Campaign.objects.running().filter(due_at__lte=now()).annotate(asked_at=asked_at)
    due = [campaign for campaign in over if campaign.asked_at is None or campaign.asked_at < campaign.due_at]
    for campaign in due:
        request_run(collection_type=CAMPAIGN, collection_id=campaign.pk)
    return len(due)
