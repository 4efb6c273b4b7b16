"""What a report about carrying out a document begins with; its officer rewrites the words, never the numbers."""

from django.utils.translation import gettext as _

REPORT_CODES = (
    "directives.acknowledgements.expected",
    "directives.acknowledgements.received",
    "directives.plans.expected",
    "directives.plans.received",
    "directives.reports.expected",
    "directives.reports.received",
    "directives.all.overdue",
)


def report_texts(document):
    return {
        "title": _("How %(document)s was carried out") % {"document": document},
        "narrative": "\n".join(
            [
                _(
                    "{directives.acknowledgements.received} of {directives.acknowledgements.expected} units "
                    "acknowledged the document."
                ),
                _(
                    "Of {directives.plans.expected} plans expected, {directives.plans.received} were handed in and "
                    "{directives.plans.verified} accepted. Of {directives.reports.expected} reports expected, "
                    "{directives.reports.received} were handed in and {directives.reports.verified} accepted."
                ),
                _(
                    "{directives.all.overdue} tasks are overdue, {directives.all.rewriting} are being done again, "
                    "{directives.all.excused} were excused and {directives.all.withdrawn} are no longer owed."
                ),
            ]
        ),
    }
