"""Whom a campaign means. Until the launch this only prepares; afterwards the officer applies what changed."""

from django.db import transaction

from nennep.history.actions import record
from nennep.study.errors import NotRunning, ReasonMissing
from nennep.study.models import AudienceException, AudienceRule, Campaign


@transaction.atomic
def add_rule(*, campaign, unit, by, position_kind=None):
    """Mean the people of a unit and everything below it, or only those who hold a post there."""
    _not_closed(campaign)
    rule, is_new = AudienceRule.objects.get_or_create(campaign=campaign, unit=unit, position_kind=position_kind)
    if is_new:
        _told(campaign, "audience_rule_added", by, unit=unit.pk, post=getattr(position_kind, "code", ""))
    return rule


@transaction.atomic
def remove_rule(*, rule, by):
    _not_closed(rule.campaign)
    _told(rule.campaign, "audience_rule_removed", by, unit=rule.unit_id)
    rule.delete()


@transaction.atomic
def set_exception(*, campaign, person, is_included, reason, by, unit=None):
    """Let somebody in or leave somebody out in spite of the rules; `unit` says where they are counted."""
    _not_closed(campaign)
    if not reason.strip():
        raise ReasonMissing
    item, _is_new = AudienceException.objects.update_or_create(
        campaign=campaign,
        person=person,
        defaults={"is_included": is_included, "reason": reason.strip(), "unit": unit, "by": by},
    )
    verb = "person_let_in" if is_included else "person_left_out"
    _told(campaign, verb, by, exception=item.pk, unit=unit.pk if unit else None)
    return item


@transaction.atomic
def remove_exception(*, exception, by):
    _not_closed(exception.campaign)
    _told(exception.campaign, "exception_removed", by, exception=exception.pk)
    exception.delete()


def _not_closed(campaign):
    if Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.CLOSED).exists():
        raise NotRunning


def _told(campaign, what, by, **data):
    record(campaign, f"campaign.{what}", by=by, unit_id=campaign.host_id, **data)
