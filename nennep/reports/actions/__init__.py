"""Making a report, signing it, and keeping the officially signed paper beside it."""

from nennep.reports.actions.drafting import change_report, create_report
from nennep.reports.actions.signing import attach_scan, sign_report

__all__ = ["attach_scan", "change_report", "create_report", "sign_report"]
