"""What people do with documents. One module for each sort of act."""

from nennep.documents.actions.booking import enter_in_register, next_number
from nennep.documents.actions.changing import change_document, topic_named
from nennep.documents.actions.register import add_annex, add_version, register_document
from nennep.documents.actions.relating import (
    confirm_relation,
    decide_citation,
    reject_relation,
    relate,
    set_standing,
)
from nennep.documents.actions.topics import add_topic, change_topic, remove_topic

__all__ = [
    "add_annex",
    "add_topic",
    "add_version",
    "change_document",
    "change_topic",
    "confirm_relation",
    "decide_citation",
    "enter_in_register",
    "next_number",
    "register_document",
    "reject_relation",
    "relate",
    "remove_topic",
    "set_standing",
    "topic_named",
]
