"""Checking texts, full runs, deciding what a finding means, letting go of deleted texts."""

from nennep.integrity.sources import Collection

from .checking import Item, check_text, check_texts
from .deciding import ask_second_reviewer, clear_finding, confirm_findings
from .forgetting import forget
from .questions import answer_question, ask_author
from .runs import request_run

__all__ = [
    "Collection",
    "Item",
    "answer_question",
    "ask_author",
    "ask_second_reviewer",
    "check_text",
    "check_texts",
    "clear_finding",
    "confirm_findings",
    "forget",
    "request_run",
]
