"""Mails about notices: who wants them where, and which notices go into the next one."""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from nennep.history.actions import record
from nennep.notifications.errors import AskedTooOften, LinkIsOver, MailIsOff
from nennep.notifications.models import Mail, MailChoice, Notice

MOST_QUESTIONS_A_DAY = 5
# What waited longer (the mail server was away, or was set up only now) is read in the product.
TOO_OLD = timedelta(days=2)
KEPT = timedelta(days=90)


@transaction.atomic
def choose_mail(*, user, when, address=""):
    """Let `user` have mails at that address; a new address is first asked whether it is theirs."""
    if when == MailChoice.When.NEVER:
        return stop_mail(user=user)
    if not settings.MAIL_IS_SET_UP:
        raise MailIsOff
    known = MailChoice.objects.select_for_update().filter(user=user).first()
    choice = known or MailChoice(user=user)
    is_confirmed = known is not None and known.confirmed_at is not None and known.address == address
    if not is_confirmed:
        _ask_address(user)
        choice.confirmed_at = None
    choice.when, choice.address = when, address
    choice.save()
    record(choice, "mail.chosen", by=user, when=str(when))
    return choice


def _ask_address(user):
    """One question waits at most, and somebody else's letter box cannot be filled with them."""
    asked = Mail.objects.filter(user=user, kind=Mail.Kind.CONFIRM)
    asked.filter(state=Mail.State.WAITING).delete()
    if asked.filter(created_at__gt=now() - timedelta(days=1)).count() >= MOST_QUESTIONS_A_DAY:
        raise AskedTooOften
    Mail.objects.create(user=user, kind=Mail.Kind.CONFIRM)


@transaction.atomic
def confirm_address(*, user_id, address):
    """The one who reads that letter box says that it is theirs; mails begin with what happens from now on."""
    choice = MailChoice.objects.select_for_update().filter(user=user_id, address=address).first()
    if choice is None or not choice.user.is_active:
        raise LinkIsOver
    if choice.confirmed_at is None:
        choice.confirmed_at = now()
        choice.save(update_fields=["confirmed_at"])
        record(choice, "mail.confirmed", by=choice.user)
    return choice


@transaction.atomic
def stop_mail(*, user):
    """No more mails; the address is forgotten, and what still waits is not sent."""
    Mail.objects.filter(user=user, state=Mail.State.WAITING).delete()
    choice = MailChoice.objects.filter(user=user).first()
    if choice is not None:
        record(choice, "mail.stopped", by=user)
        choice.delete()


@transaction.atomic
def gather_mails(when):
    """Put unread notices of all who chose `when` into one mail each; returns how many mails."""
    if not settings.MAIL_IS_SET_UP:
        return 0
    choices = MailChoice.objects.filter(when=when, confirmed_at__isnull=False, user__is_active=True)
    since = dict(choices.values_list("user", "confirmed_at"))
    untold = Notice.objects.unread().filter(user__in=choices.values("user"), mail=None, at__gt=now() - TOO_OLD)
    notices = defaultdict(list)
    for notice in untold.order_by("at", "pk"):
        if notice.at >= since[notice.user_id]:
            notices[notice.user_id].append(notice)
    mails = Mail.objects.bulk_create(
        [Mail(user_id=user_id, kind=Mail.Kind.NOTICES) for user_id in notices], batch_size=1_000
    )
    for mail in mails:
        for notice in notices[mail.user_id]:
            notice.mail = mail
    Notice.objects.bulk_update([one for found in notices.values() for one in found], ["mail"], batch_size=300)
    return len(mails)


def forget_mails():
    """What was sent or failed long ago is no longer kept."""
    over = Mail.objects.filter(state__in=(Mail.State.SENT, Mail.State.FAILED), finished_at__lt=now() - KEPT)
    return over.delete()[1].get("notifications.Mail", 0)
