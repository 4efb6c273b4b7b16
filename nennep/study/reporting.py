"""What a report about a campaign begins with; its officer rewrites the words, never the numbers."""

from django.utils.translation import gettext as _

REPORT_CODES = (
    "study.essays.expected",
    "study.essays.received",
    "study.essays.verified",
    "study.essays.sent_back",
    "study.essays.excused",
    "study.essays.overdue",
    "study.attendance.verified",
)


def report_texts(campaign):
    return {
        "title": _("Results of: %(title)s") % {"title": campaign.title},
        "narrative": "\n".join(
            [
                _(
                    "The document was studied at {study.venues} connected venues; {study.attendance.verified} of "
                    "{study.attendance.expected} expected attendances are confirmed."
                ),
                _(
                    "Of {study.essays.expected} essays expected, {study.essays.received} were received and "
                    "{study.essays.verified} accepted ({study.essays.verified_share}). {study.essays.sent_back} were "
                    "sent back to be written again. {study.essays.excused} people were excused, "
                    "{study.essays.withdrawn} essays are no longer owed, {study.essays.overdue} are overdue."
                ),
                _(
                    "{study.accepted_unopened} essays were accepted without being opened; {study.not_checkable} could "
                    "not be checked for copying."
                ),
            ]
        ),
    }
