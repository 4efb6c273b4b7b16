"""What notifications do by themselves."""

from datetime import time

from django.utils.timezone import now

from nennep.notifications.actions import forget_mails, gather_mails
from nennep.notifications.models import Mail, MailChoice
from nennep.notifications.sending import send_mails
from nennep.serve.periodic import every, nightly


def tell_at_once():
    """Gather for those who want it soon, and start a job only when there is something to send."""
    gather_mails(MailChoice.When.AT_ONCE)
    if Mail.objects.due(now()).exists():
        send_mails.enqueue()


every("notifications.mails", seconds=60, run=tell_at_once)
nightly("notifications.daily_mails", at=time(6, 30), run=lambda: gather_mails(MailChoice.When.DAILY))
nightly("notifications.forget_mails", at=time(3, 40), run=forget_mails)
