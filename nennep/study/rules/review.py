"""Who may judge an essay. What else stands against accepting it is asked in `queries.review`."""

from nennep.duties.models import WAITING, State
from nennep.study.models import reviewed_areas
from nennep.study.rules.campaign import can_set_up
from nennep.study.rules.essays import is_author


def is_reviewer_of(user, essay):
    """Named for its unit in this campaign, or the officer of the unit; never its author."""
    unit = essay.duty.unit
    if is_author(user, essay):
        return False
    named = any(
        campaign_id == essay.campaign_id and unit.path.startswith(path) for campaign_id, path in reviewed_areas(user)
    )
    return named or user.unit_scope.covers(unit, "officer")


def can_accept(user, essay):
    return essay.campaign.is_running and essay.duty.state == State.EVIDENCED and is_reviewer_of(user, essay)


def can_send_back(user, essay):
    """Also what was accepted already, while the campaign runs."""
    states = (*WAITING, State.VERIFIED)
    return essay.campaign.is_running and essay.duty.state in states and is_reviewer_of(user, essay)


def can_decide_finding(user, essay):
    return essay.campaign.is_running and is_reviewer_of(user, essay)


def can_review(user):
    """Has anything to judge: named as a reviewer somewhere, or an officer."""
    return bool(reviewed_areas(user)) or user.unit_scope.has("officer")


def can_run_check(user, campaign):
    """Have all essays compared once more: officers of the host, while it runs."""
    return campaign.is_running and can_set_up(user, campaign)
