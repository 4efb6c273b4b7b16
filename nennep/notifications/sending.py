"""Handing mails to the mail server: each at most once, tried again while the server says "later"."""

import logging
import smtplib
from datetime import timedelta
from email.policy import SMTP

from django.core.mail.backends.smtp import EmailBackend
from django.db.models import F
from django.utils.timezone import now
from django_tasks import task

from nennep.notifications.letters import letter_for
from nennep.notifications.models import Mail, MailChoice

log = logging.getLogger(__name__)

# How long to wait after the first failure, the second, … Afterwards it is given up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 10, 60, 4 * 60, 12 * 60))
# A sending that takes longer was cut short. It may have arrived, so it is not tried again.
LOST_AFTER = timedelta(minutes=10)
MOST_AT_ONCE = 200


class Refused(Exception):
    """The mail server said no, or could not be spoken to: the mail has certainly not been taken."""

    def __init__(self, name, *, for_good):
        super().__init__(name)
        self.name, self.for_good = name, for_good


class Unknown(Exception):
    """The connection broke after the words were sent and before the answer: perhaps it was taken."""


@task()
def send_mails():
    """Send what is due over one connection; may run twice at once, as each mail is claimed before it is sent."""
    give_up_lost_mails()
    due = Mail.objects.due(now()).select_related("user").order_by("due_at", "pk")[:MOST_AT_ONCE]
    choices = {choice.user_id: choice for choice in MailChoice.objects.filter(user__in=[mail.user_id for mail in due])}
    line = Line()
    try:
        for mail in due:
            if _claim(mail):
                _send(mail, choices.get(mail.user_id), line)
    finally:
        line.close()


def give_up_lost_mails():
    lost = Mail.objects.filter(state=Mail.State.SENDING, due_at__lt=now() - LOST_AFTER)
    return lost.update(state=Mail.State.FAILED, finished_at=now(), error="interrupted")


def _claim(mail):
    """Whether the mail is this worker's to send; nobody else sends it then."""
    mine = Mail.objects.due(now()).filter(pk=mail.pk, attempts=mail.attempts)
    return mine.update(state=Mail.State.SENDING, attempts=F("attempts") + 1, due_at=now())


def _send(mail, choice, line):
    letter = letter_for(mail, choice) if _is_wanted(mail, choice) else None
    if letter is None:
        return _finish(mail, Mail.State.FAILED, "not wanted")
    try:
        line.hand_over(letter)
    except Refused as refused:
        line.close()
        if refused.for_good or mail.attempts >= len(WAITS):
            return _finish(mail, Mail.State.FAILED, refused.name)
        again = now() + WAITS[mail.attempts]
        return _claimed(mail).update(state=Mail.State.WAITING, due_at=again, error=refused.name)
    except Unknown:
        line.close()
        return _finish(mail, Mail.State.FAILED, "interrupted")
    return _finish(mail, Mail.State.SENT, "")


def _is_wanted(mail, choice):
    """The choice may have changed since; only the question goes to an address that nobody has confirmed."""
    if choice is None or not mail.user.is_active:
        return False
    return choice.confirmed_at is not None or mail.kind == Mail.Kind.CONFIRM


def _finish(mail, state, error):
    if error:
        log.warning("Mail %s was not sent: %s.", mail.pk, error)
    return _claimed(mail).update(state=state, finished_at=now(), error=error)


def _claimed(mail):
    return Mail.objects.filter(pk=mail.pk, state=Mail.State.SENDING, attempts=mail.attempts + 1)


class Line:
    """A connection to the mail server, opened for the first mail and kept for the next ones."""

    def __init__(self):
        self.backend = None

    def hand_over(self, letter):
        """Return when the server has taken the letter; else raise `Refused` or `Unknown`."""
        try:
            smtp = self._open()
            self._expect(smtp.mail(letter["From"].addresses[0].addr_spec), {250})
            self._expect(smtp.rcpt(letter["To"].addresses[0].addr_spec), {250, 251})
            self._expect(smtp.docmd("DATA"), {354})
        except smtplib.SMTPResponseException as error:
            raise Refused(str(error.smtp_code), for_good=error.smtp_code >= 500) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Refused(type(error).__name__, for_good=False) from error
        self._send_words(smtp, letter)

    def _open(self):
        if self.backend is None:
            self.backend = EmailBackend()
            self.backend.open()
            self.backend.connection.ehlo_or_helo_if_needed()
        return self.backend.connection

    def _expect(self, answer, codes):
        code, words = answer
        if code not in codes:
            raise smtplib.SMTPResponseException(code, words)

    def _send_words(self, smtp, letter):
        """From here on a broken connection leaves open whether the server took it."""
        words = letter.as_bytes(policy=SMTP)
        words = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in words.split(b"\r\n"))
        try:
            smtp.send(words.rstrip(b"\r\n") + b"\r\n.\r\n")
            code, _words = smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise Unknown from error
        if code != 250:
            raise Refused(str(code), for_good=code >= 500)

    def close(self):
        backend, self.backend = self.backend, None
        if backend is not None and backend.connection is not None:
            try:
                backend.connection.quit()
            except (smtplib.SMTPException, OSError):
                backend.connection.close()
