"""A study campaign: who studies what, where and when, and the essay each hands in."""

from nennep.study.models.attendance import Attendance, Sheet
from nennep.study.models.bulk import BulkImport, ImportRow
from nennep.study.models.campaign import AudienceException, AudienceRule, Campaign, Reviewer, Session, Venue
from nennep.study.models.essay import Answer, Draft, Essay, Objection, Opening, Page, Submission, reviewed_areas
from nennep.study.models.judging import Ground

__all__ = [
    "Answer",
    "Attendance",
    "AudienceException",
    "AudienceRule",
    "BulkImport",
    "Campaign",
    "Draft",
    "Essay",
    "Ground",
    "ImportRow",
    "Objection",
    "Opening",
    "Page",
    "Reviewer",
    "Session",
    "Sheet",
    "Submission",
    "Venue",
    "reviewed_areas",
]
