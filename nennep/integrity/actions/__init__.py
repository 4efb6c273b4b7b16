"""Checking texts, deciding what a finding means, letting go of deleted texts."""

from .checking import Collection, Item, check_text, check_texts
from .deciding import clear_finding, confirm_findings
from .forgetting import forget

__all__ = ["Collection", "Item", "check_text", "check_texts", "clear_finding", "confirm_findings", "forget"]
