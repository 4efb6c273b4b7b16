"""What study tells the inbox: its kinds of duties and notices, what each says and where it leads."""

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nennep.duties.kinds import DutyKind, Waiting
from nennep.notifications.kinds import NoticeKind
from nennep.study.announce_essays import essays_waiting
from nennep.study.kinds import (
    ATTENDANCE,
    DEADLINE_CHANGED,
    ESSAY,
    EXCUSED,
    LAUNCHED,
    REMINDED,
    SHEET_REOPENED,
)
from nennep.study.models import Campaign, Session, Sheet
from nennep.units.models import Unit


def _campaign_url(campaign_id):
    return reverse("study:campaign", args=[campaign_id])


def campaign_titles(duties):
    titles = dict(Campaign.objects.filter(pk__in={duty.subject_id for duty in duties}).values_list("pk", "title"))
    return {duty.pk: titles.get(duty.subject_id, "") for duty in duties}


def session_titles(duties):
    titles = {
        session.pk: f"{session.title} – {session.campaign.title}"
        for session in Session.objects.filter(pk__in={duty.part_id for duty in duties}).select_related("campaign")
    }
    return {duty.pk: titles.get(duty.part_id, "") for duty in duties}


def sheets_waiting(user):
    """Sheets of begun sessions to be handed in, and sheets to be confirmed, in this user's units."""
    running = Sheet.objects.filter(session__campaign__state=Campaign.State.RUNNING)
    to_keep = running.filter(
        state=Sheet.State.OPEN,
        session__starts_at__lte=now(),
        venue__unit__in=Unit.objects.under(*user.unit_scope.paths("clerk")),
    ).count()
    to_confirm = (
        running.filter(
            state=Sheet.State.HANDED_IN,
            venue__unit__in=Unit.objects.under(*user.unit_scope.paths("officer", "leader")),
        )
        .exclude(handed_in_by=user)
        .count()
    )
    found = []
    if to_keep:
        label = ngettext("attendance sheet to hand in", "attendance sheets to hand in", to_keep)
        found.append(Waiting(label, to_keep, f"{reverse('study:my_sheets')}?state=open"))
    if to_confirm:
        label = ngettext("attendance sheet to confirm", "attendance sheets to confirm", to_confirm)
        found.append(Waiting(label, to_confirm, f"{reverse('study:my_sheets')}?state=handed_in"))
    return found


DUTY_KINDS = [
    DutyKind(
        code=ATTENDANCE,
        label=_("Attendance"),
        url=lambda duty: _campaign_url(duty.subject_id),
        titles=session_titles,
        waiting=sheets_waiting,
    ),
    DutyKind(
        code=ESSAY,
        label=_("Essay"),
        url=lambda duty: reverse("study:my_essay", args=[duty.subject_id]),
        titles=campaign_titles,
        waiting=essays_waiting,
    ),
]

NOTICE_KINDS = [
    NoticeKind(LAUNCHED, _("A study campaign concerns you."), _campaign_url),
    NoticeKind(REMINDED, _("Please remember the essay that you still owe."), _campaign_url),
    NoticeKind(DEADLINE_CHANGED, _("You were given more time in a study campaign."), _campaign_url),
    NoticeKind(EXCUSED, _("You were excused from something in a study campaign."), _campaign_url),
    NoticeKind(
        SHEET_REOPENED,
        _("An attendance sheet was given back to you so that names can be added."),
        lambda sheet_id: reverse("study:sheet", args=[sheet_id]),
    ),
]
