"""What the numbers about a document count: what units were asked for it, in the shared words.

Every family stands here twice: about a document as a whole, and about one hand-on with all that went further from it.
"""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nennep.directives.kinds import ACKNOWLEDGEMENT, ASKED_FOR, PLAN, REPORT, REVIEW
from nennep.directives.models import HandOn, Review
from nennep.directives.queries.subjects import subjects_of
from nennep.directives.reporting import REPORT_CODES, report_texts
from nennep.documents.models import Document
from nennep.duties.figures import WORD_CODES, base_of_duties, duty_figures
from nennep.duties.models import Duty
from nennep.duties.queries import duties_as_of
from nennep.figures.registry import SubjectKind

DIRECTIVE, HAND_ON = "directive", "hand_on"
# Nobody verifies an acknowledgement, so it is never sent back for its content either.
SPOKEN = ("expected", "received", "excused", "withdrawn", "overdue")
TOGETHER = ("expected", "sent_back", "rewriting", "excused", "withdrawn", "overdue")

LABELS = {
    "acknowledgements": {
        "expected": _("units asked to read it"),
        "received": _("units that acknowledged it"),
        "excused": _("excused from acknowledging"),
        "withdrawn": _("acknowledgements no longer owed"),
        "overdue": _("acknowledgements overdue"),
    },
    "plans": {
        "expected": _("plans expected"),
        "received": _("plans handed in"),
        "evidenced": _("plans with a document or file"),
        "verified": _("plans accepted"),
        "sent_back": _("plans sent back"),
        "rewriting": _("plans being rewritten"),
        "excused": _("excused from a plan"),
        "withdrawn": _("plans no longer owed"),
        "overdue": _("plans overdue"),
        "verified_share": _("share of plans accepted"),
    },
    "reports": {
        "expected": _("reports expected"),
        "received": _("reports handed in"),
        "evidenced": _("reports with a document or file"),
        "verified": _("reports accepted"),
        "sent_back": _("reports sent back"),
        "rewriting": _("reports being rewritten"),
        "excused": _("excused from reporting"),
        "withdrawn": _("reports no longer owed"),
        "overdue": _("reports overdue"),
        "verified_share": _("share of reports accepted"),
    },
    "reviews": {
        "expected": _("reviews expected"),
        "received": _("reviews handed in"),
        "evidenced": _("reviews with a document or file"),
        "verified": _("reviews accepted"),
        "sent_back": _("reviews sent back"),
        "rewriting": _("reviews being rewritten"),
        "excused": _("excused from a review"),
        "withdrawn": _("reviews no longer owed"),
        "overdue": _("reviews overdue"),
        "verified_share": _("share of reviews accepted"),
    },
    "all": {
        "expected": _("tasks given"),
        "sent_back": _("tasks sent back"),
        "rewriting": _("tasks being done again"),
        "excused": _("tasks excused"),
        "withdrawn": _("tasks withdrawn"),
        "overdue": _("tasks overdue"),
    },
}
FAMILIES = (
    ("acknowledgements", (ACKNOWLEDGEMENT,), SPOKEN, 400),
    ("plans", (PLAN,), WORD_CODES, 420),
    ("reports", (REPORT,), WORD_CODES, 440),
    ("all", ASKED_FOR, TOGETHER, 460),
)


def duty_details(duties, user):
    """{duty pk: (the document, the duty's page)} for those that the user sees."""
    seen = list(Duty.objects.visible_to(user).filter(pk__in=[duty.pk for duty in duties]))
    subjects = subjects_of(seen)
    return {duty.pk: (str(subjects[duty.pk].document), reverse("directives:duty", args=[duty.pk])) for duty in seen}


def _of(model, document):
    rows = model.objects.filter(document=document) if document is not None else model.objects.all()
    return {"subject_type": model._meta.label_lower, "subject_id__in": rows.values("pk")}


def _records(kinds, condition):
    def records(scope):
        return duties_as_of(scope.as_of).filter(kind__in=kinds, **condition(scope.subject))

    return base_of_duties(records, duty_details)


def _about_document(document):
    return _of(HandOn, document)


def _about_hand_on(hand_on):
    rows = HandOn.objects.all() if hand_on is None else HandOn.objects.under(hand_on)
    return {"subject_type": HandOn._meta.label_lower, "subject_id__in": rows.values("pk")}


def _families(prefix, subject_kind, condition):
    for name, kinds, words, order in FAMILIES:
        yield from duty_figures(
            prefix=f"{prefix}.{name}",
            subject_kind=subject_kind,
            labels=LABELS[name],
            base=_records(kinds, condition),
            words=words,
            order=order,
        )


FIGURES = (
    *_families("directives", DIRECTIVE, _about_document),
    *_families("hand_on", HAND_ON, _about_hand_on),
    *duty_figures(
        prefix="directives.reviews",
        subject_kind=DIRECTIVE,
        labels=LABELS["reviews"],
        base=_records((REVIEW,), lambda document: _of(Review, document)),
        order=480,
    ),
)


def directives():
    """Documents about which something was ever asked of somebody; the others have nothing to count."""
    handed_on, reviewed = HandOn.objects.values("document"), Review.objects.values("document")
    found = Document.objects.filter(Q(pk__in=handed_on) | Q(pk__in=reviewed))
    return found.select_related("unit").defer("text")


SUBJECT_KINDS = (
    SubjectKind(
        code=DIRECTIVE,
        objects=directives,
        visible_to=lambda user: directives().filter(pk__in=Document.objects.visible_to(user).values("pk")),
        unit=lambda document: document.unit,
        title=lambda document: f"{document}: {document.subject}",
        url=lambda document: reverse("directives:thread", args=[document.pk]),
        report_codes=REPORT_CODES,
        report_texts=report_texts,
    ),
    SubjectKind(
        code=HAND_ON,
        objects=lambda: HandOn.objects.select_related("document", "unit").defer("document__text"),
        visible_to=lambda user: (
            HandOn.objects.visible_to(user).select_related("document", "unit").defer("document__text")
        ),
        unit=lambda hand_on: hand_on.unit,
        title=str,
        url=lambda hand_on: reverse("directives:hand_on", args=[hand_on.pk]),
    ),
)
