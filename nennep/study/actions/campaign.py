"""A campaign from its draft to its end; launching has its own file."""

from uuid import uuid4

from django.db import transaction
from django.utils.timezone import now

from nennep.history.actions import record
from nennep.study.errors import NotADraft, NotRunning
from nennep.study.models import Campaign


@transaction.atomic
def create_campaign(*, title, host, by, document=None, form_key=None, at=None):
    """Begin a draft. The same `form_key` again gives the same campaign."""
    campaign, is_new = Campaign.objects.get_or_create(
        form_key=form_key or uuid4(),
        defaults={
            "title": title,
            "host": host,
            "document": document,
            "created_by": by,
            "created_at": at or now(),
        },
    )
    if is_new:
        record(campaign, "campaign.created", by=by, unit_id=host.pk)
    return campaign


@transaction.atomic
def update_campaign(*, campaign, by, **fields):
    """Change a draft: title, document, and the essay's due_at, template, headings, least_own_words."""
    draft = locked_draft(campaign)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save(update_fields=list(fields))
    record(draft, "campaign.changed", by=by, unit_id=draft.host_id, fields=sorted(fields))
    return draft


@transaction.atomic
def close_campaign(*, campaign, by, at=None):
    """End it: everything stays readable and counted, nothing in it moves any more."""
    campaign = locked_running(campaign)
    campaign.state = Campaign.State.CLOSED
    campaign.closed_at = at or now()
    campaign.save(update_fields=["state", "closed_at"])
    record(campaign, "campaign.closed", by=by, unit_id=campaign.host_id)
    return campaign


def locked_draft(campaign):
    """The campaign as it is now, locked. Raises `NotADraft`."""
    campaign = locked(campaign)
    if not campaign.is_draft:
        raise NotADraft
    return campaign


def locked_running(campaign):
    """The campaign as it is now, locked. Raises `NotRunning`."""
    campaign = locked(campaign)
    if not campaign.is_running:
        raise NotRunning
    return campaign


def locked(campaign):
    return Campaign.objects.select_for_update(of=("self",)).select_related("host").get(pk=campaign.pk)
