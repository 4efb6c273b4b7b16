"""Everything that changes a campaign, its sheets and its essays."""

from nennep.study.actions.attendance import Tick, confirm_sheet, hand_in_sheet, reopen_sheet, tick
from nennep.study.actions.audience import add_rule, remove_exception, remove_rule, set_exception
from nennep.study.actions.campaign import close_campaign, create_campaign, update_campaign
from nennep.study.actions.changes import apply_changes
from nennep.study.actions.launch import launch_campaign
from nennep.study.actions.people import excuse_people, extend_people, remind
from nennep.study.actions.places import (
    add_session,
    add_venue,
    add_venue_per_unit,
    change_session,
    change_venue,
    name_reviewer,
    remove_reviewer,
    remove_session,
    remove_venue,
    rename_venues,
)

__all__ = [
    "Tick",
    "add_rule",
    "add_session",
    "add_venue",
    "add_venue_per_unit",
    "apply_changes",
    "change_session",
    "change_venue",
    "close_campaign",
    "confirm_sheet",
    "create_campaign",
    "excuse_people",
    "extend_people",
    "hand_in_sheet",
    "launch_campaign",
    "name_reviewer",
    "remind",
    "remove_exception",
    "remove_reviewer",
    "remove_rule",
    "remove_session",
    "remove_venue",
    "rename_venues",
    "reopen_sheet",
    "set_exception",
    "tick",
    "update_campaign",
]
