"""The words of mails: plain Vietnamese, plain text, what kind of thing happened when, and where to read it."""

from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from nennep.notifications.kinds import kind_of
from nennep.notifications.models import Mail

STOP, CONFIRM = "notifications.stop", "notifications.confirm"
CONFIRM_WITHIN_SECONDS = 3 * 24 * 3600
MOST_TOLD = 30


def stop_url(user_id):
    """Ends the mails of this person; holds for ever, as a mail may be read years later."""
    return _absolute(reverse("notifications:stop_mail", args=[signing.dumps(user_id, salt=STOP)]))


def confirm_url(choice):
    token = signing.dumps([choice.user_id, choice.address], salt=CONFIRM)
    return _absolute(reverse("notifications:confirm_address", args=[token]))


def letter_for(mail, choice):
    """The whole message, or None when nothing is left to be told."""
    with override(settings.LANGUAGE_CODE):
        if mail.kind == Mail.Kind.CONFIRM:
            return _message(choice, _("Is this your address?"), "notifications/mail_confirm.txt", _confirming(choice))
        told = [(notice, kind) for notice in mail.notices.order_by("at", "pk") if (kind := kind_of(notice))]
        if not told:
            return None
        subject = ngettext("%(count)d new notice", "%(count)d new notices", len(told)) % {"count": len(told)}
        return _message(choice, subject, "notifications/mail_notices.txt", _telling(told))


def _confirming(choice):
    return {"confirm_url": confirm_url(choice)}


def _telling(told):
    rows = [(notice.at, kind.sentence, _absolute(kind.url(notice.object_id))) for notice, kind in told[:MOST_TOLD]]
    return {
        "rows": rows,
        "more": len(told) - MOST_TOLD,
        "inbox_url": _absolute(reverse("notifications:inbox")),
        "choice_url": _absolute(reverse("notifications:mail")),
    }


def _message(choice, subject, template, context):
    stop = stop_url(choice.user_id)
    message = EmailMessage()
    message["Subject"] = f"[{settings.PRODUCT_NAME}] {subject}"
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = choice.address
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=urlsplit(settings.NENNEP_URL).hostname)
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{stop}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(render_to_string(template, context | {"stop_url": stop}), cte="quoted-printable")
    return message


def _absolute(path):
    return f"{settings.NENNEP_URL}{path}"
