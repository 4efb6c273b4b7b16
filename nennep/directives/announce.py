"""What this app tells the inbox: its kinds of duties and notices, what each says and where it leads."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nennep.directives.kinds import (
    ACKNOWLEDGEMENT,
    CHANGED,
    DUE_SOON,
    HANDED_IN,
    HANDED_ON,
    JUDGED,
    NAMED_SOON,
    OVERDUE,
    PLAN,
    REPORT,
    REVIEW,
    REVIEW_ASKED,
    SENT_BACK,
    VERIFIED,
)
from nennep.directives.models import Review
from nennep.directives.queries.keepers import mine_to_answer, mine_to_judge
from nennep.directives.queries.subjects import subjects_of
from nennep.duties.kinds import DutyKind, Waiting
from nennep.duties.models import OWED, Duty, State
from nennep.notifications.kinds import NoticeKind


def duty_url(duty_id):
    return reverse("directives:duty", args=[duty_id])


def titles(duties):
    return {pk: f"{found.document}: {found.document.subject}" for pk, found in subjects_of(duties).items()}


def owed_label(kind, count):
    return {
        ACKNOWLEDGEMENT: ngettext("document to read and acknowledge", "documents to read and acknowledge", count),
        PLAN: ngettext("plan to make and hand in", "plans to make and hand in", count),
        REPORT: ngettext("report on a document to hand in", "reports on documents to hand in", count),
        REVIEW: ngettext("review of a document to hand in", "reviews of documents to hand in", count),
    }[kind]


def judged_label(kind, count):
    return {
        PLAN: ngettext("plan to judge", "plans to judge", count),
        REPORT: ngettext("report on a document to judge", "reports on documents to judge", count),
        REVIEW: ngettext("review of a document to judge", "reviews of documents to judge", count),
    }[kind]


def owed_and_to_judge(kind):
    """What waits of one kind: to be done for the units one answers for, and to be judged."""

    def waiting(user):
        owed = Duty.objects.of_kind(kind).filter(state__in=OWED)
        found = [_waiting(owed.filter(mine_to_answer(user, owed)), kind, "owed", owed_label)]
        if kind in JUDGED:
            handed_in = Duty.objects.of_kind(kind).filter(state=State.EVIDENCED)
            found.append(_waiting(handed_in.filter(mine_to_judge(user, handed_in)), kind, "to_judge", judged_label))
        return found

    return waiting


def _waiting(duties, kind, what, label):
    count = duties.aggregate(n=Count("pk"))["n"]
    query = urlencode({"what": what, "kind": kind, "for": "me"})
    return Waiting(label(kind, count), count, f"{reverse('directives:duties')}?{query}")


def _duty_kind(code, label):
    return DutyKind(
        code=code,
        label=label,
        url=lambda duty: duty_url(duty.pk),
        titles=titles,
        waiting=owed_and_to_judge(code),
    )


DUTY_KINDS = [
    _duty_kind(ACKNOWLEDGEMENT, _("Read and acknowledge")),
    _duty_kind(PLAN, _("Make a plan")),
    _duty_kind(REPORT, _("Report on it")),
    _duty_kind(REVIEW, _("Review it")),
]


def _hand_on_url(hand_on_id):
    return reverse("directives:hand_on", args=[hand_on_id])


def _review_url(review_id):
    review = Review.objects.filter(pk=review_id).first()
    duty = review and Duty.objects.about(review).first()
    return duty_url(duty.pk) if duty else reverse("directives:duties")


NOTICE_KINDS = [
    NoticeKind(HANDED_ON, _("A document was handed on to your unit."), _hand_on_url),
    NoticeKind(HANDED_IN, _("A unit handed something in that you asked for."), duty_url),
    NoticeKind(SENT_BACK, _("Something that your unit handed in was sent back."), duty_url),
    NoticeKind(VERIFIED, _("What your unit handed in was accepted."), duty_url),
    NoticeKind(CHANGED, _("A task of your unit was changed."), duty_url),
    NoticeKind(DUE_SOON, _("A task of your unit is due soon."), duty_url),
    NoticeKind(OVERDUE, _("A task of your unit is overdue."), duty_url),
    NoticeKind(REVIEW_ASKED, _("Your unit is asked to review a document."), _review_url),
    NoticeKind(
        NAMED_SOON,
        _("A date that a document names is near."),
        lambda document_id: reverse("directives:thread", args=[document_id]),
    ),
]
