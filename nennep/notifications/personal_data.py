"""Which personal data mails about notices hold: read by the person's own page and by erasure."""

from django.utils.translation import gettext_lazy as _

from nennep.accounts.personal_data import DataSet
from nennep.notifications.models import Mail, MailChoice


def exported_choice(user):
    choices = MailChoice.objects.filter(user=user)
    mails = Mail.objects.filter(user=user)
    return [{"address": one.address, "when": one.when, "confirmed_at": one.confirmed_at} for one in choices] + [
        {"mail": one.kind, "state": one.state, "at": one.created_at} for one in mails
    ]


def erase_choice(user, by):
    return sum(rows.delete()[1].get(rows.model._meta.label, 0) for rows in (user.mails.all(), _choices(user)))


def _choices(user):
    return MailChoice.objects.filter(user=user)


DATA_SETS = [
    DataSet(
        code="notifications.mail",
        label=_("Mail address for notices"),
        purpose=_("Sending you mails about your notices, because you asked for it."),
        retention=_("The address until you stop the mails; when a mail was sent, 90 days."),
        export=exported_choice,
        erase=erase_choice,
    )
]
