"""Everything that changes the tree, the people in it and their rights."""

from nennep.units.actions.erasing import erase_person
from nennep.units.actions.facts import end_identifier, end_service, identify_unit, serve_unit
from nennep.units.actions.merging import merge_units, split_unit
from nennep.units.actions.people import (
    add_people,
    add_person,
    appoint,
    end_membership,
    end_position,
    join_unit,
    merge_people,
    rename_person,
    transfer_person,
)
from nennep.units.actions.rights import (
    close_account_of,
    end_acting,
    end_role,
    give_account,
    give_password,
    grant_acting,
    grant_role,
)
from nennep.units.actions.tree import (
    close_unit,
    move_unit,
    open_unit,
    open_units,
    rename_unit,
    start_tree,
    wrong_units,
)

__all__ = [
    "add_people",
    "add_person",
    "appoint",
    "close_account_of",
    "close_unit",
    "end_acting",
    "end_identifier",
    "end_membership",
    "end_position",
    "end_role",
    "end_service",
    "erase_person",
    "give_account",
    "give_password",
    "grant_acting",
    "grant_role",
    "identify_unit",
    "join_unit",
    "merge_people",
    "merge_units",
    "move_unit",
    "open_unit",
    "open_units",
    "rename_person",
    "rename_unit",
    "serve_unit",
    "split_unit",
    "start_tree",
    "transfer_person",
    "wrong_units",
]
