"""A mailbox: the files of each unread mail land in one unit's tray. A sender proves nothing and decides nothing."""

import codecs
import hashlib
import imaplib
import logging
import re
import ssl
from email import message_from_bytes, policy
from uuid import NAMESPACE_URL, uuid5

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from nennep.files.refusals import FileRefused
from nennep.history.actions import record
from nennep.intake.actions.arriving import add_file, add_refused, open_delivery
from nennep.intake.actions.reading import read_delivery_task
from nennep.intake.models import Source
from nennep.intake.sources import mailboxes
from nennep.lib.citations import marking_in_words, secrecy_marking

log = logging.getLogger(__name__)
ANSWER_SECONDS = 30
MOST_AT_ONCE = 50
MOST_BYTES = 60 * 1024 * 1024
# Of one mail; more are thrown at us. Whoever has more packs them, or sends several mails.
MOST_PAPERS = 100
BLOCK_END = re.compile(r"<(?:br|/p|/div|/tr|/td|/th|/li|/h\d)\b[^<>]{0,500}>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{1,5000}>")
# They belong to the mail, not to what it brings.
LEFT_OUT = ("text/calendar", "application/pkcs7-signature", "application/pgp-signature", "message/delivery-status")


def look_into_mailboxes():
    """What the clock does: one visit at a time, in the background."""
    path = fetch_mail_task.module_path
    waits = DBTaskResult.objects.filter(task_path=path, finished_at=None).exists()
    if any(True for _unit, _box in mailboxes()) and not waits:
        fetch_mail_task.enqueue()


@task()
def fetch_mail_task():
    for unit, mailbox in mailboxes():
        try:
            fetch_mail(unit, mailbox)
        except (imaplib.IMAP4.error, OSError):
            # Away for a while, or the password is wrong; the next visit tries again.
            log.exception("The mailbox %s could not be read.", mailbox)


def fetch_mail(unit, mailbox):
    """Take what is unread, and mark it read once it is safely in the tray."""
    with _connected(mailbox) as server:
        server.login(mailbox.user, mailbox.password)
        if server.select(f'"{mailbox.folder}"')[0] != "OK":
            raise imaplib.IMAP4.error(f"no folder {mailbox.folder}")
        for uid in server.uid("SEARCH", None, "UNSEEN")[1][0].split()[:MOST_AT_ONCE]:
            raw = _fetched(server, uid)
            if raw is not None:
                _take_safely(unit, raw)
            server.uid("STORE", uid, "+FLAGS", r"(\Seen)")


def _take_safely(unit, raw):
    try:
        take_mail(unit, raw)
    except Exception as error:
        # Only what went wrong: the words of the error may be words of the mail.
        log.error("A mail could not be read: %s.", type(error).__name__)
        _say_broken(unit, raw)


def take_mail(unit, raw):
    """The files of one mail; the same mail again gives the same delivery. Answers it, or None without any file."""
    mail = message_from_bytes(raw, policy=policy.default)
    parts = [part for part in mail.walk() if _is_paper(part)]
    if not parts:
        return None
    if len(parts) > MOST_PAPERS:
        raise ValueError("too many files")
    is_marked = _is_marked(mail)
    sender = "" if is_marked else _header(mail, "From")
    key = _key(unit, raw)
    delivery, is_new = open_delivery(unit=unit, source=Source.MAILBOX, by=None, form_key=key, claimed_sender=sender)
    if is_marked:
        if is_new:
            add_refused(delivery, FileRefused("marked", ""), place=1)
        return delivery
    for place, part in enumerate(parts, 1):
        content = part.get_payload(decode=True) or b""
        add_file(delivery, place=place, name=part.get_filename() or "", chunks=[content])
    record(delivery, "delivery.taken", by=None, unit_id=unit.pk)
    read_delivery_task.enqueue(delivery_id=delivery.pk)
    return delivery


def _say_broken(unit, raw):
    """A mail that brings its reader down is named in the tray, and keeps no other waiting."""
    delivery, is_new = open_delivery(unit=unit, source=Source.MAILBOX, by=None, form_key=_key(unit, raw))
    if is_new:
        add_refused(delivery, FileRefused("broken", "mail.eml"), place=1)


def _key(unit, raw):
    return uuid5(NAMESPACE_URL, f"{unit.pk} {hashlib.sha256(raw).hexdigest()}")


def _header(mail, name):
    """The words of a header on one line; as they are where they are malformed."""
    try:
        words = str(mail[name] or "")
    except Exception:  # the standard library stumbles over what strangers write in many ways
        words = next((str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    return " ".join(words.split())


def _is_paper(part):
    if not part.get_filename() or part.is_multipart() or part.get_content_type() in LEFT_OUT:
        return False
    # The emblem under a signature: a picture that the words of the mail show.
    is_shown_inside = part.get_content_disposition() == "inline" and part["Content-ID"]
    return not (is_shown_inside and part.get_content_maintype() == "image")


def _is_marked(mail):
    """A marking in a subject or in its place in the words refuses the whole mail, also in a mail that it forwards."""
    parts = list(mail.walk())
    subjects = (_header(part, "Subject") for part in parts)
    return any(map(marking_in_words, subjects)) or any(secrecy_marking(_words(part)) for part in parts)


def _words(part):
    """What a part says to its reader; "" for files and for what cannot be decoded."""
    if part.get_content_maintype() != "text" or part.get_filename():
        return ""
    words = (part.get_payload(decode=True) or b"").decode(_charset(part), "replace")
    return TAG.sub("", BLOCK_END.sub("\n", words)) if part.get_content_subtype() == "html" else words


def _charset(part):
    try:
        return codecs.lookup(part.get_content_charset() or "utf-8").name
    except LookupError:
        return "utf-8"


def _connected(mailbox):
    if mailbox.is_encrypted:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=context, timeout=ANSWER_SECONDS)
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=ANSWER_SECONDS)


def _fetched(server, uid):
    """The mail as it lies there, still unread; None for one that is too large to be taken."""
    size = server.uid("FETCH", uid, "(RFC822.SIZE)")[1][0]
    told = size.decode(errors="replace") if isinstance(size, bytes) else ""
    digits = "".join(c for c in told.partition("RFC822.SIZE")[2] if c.isdigit())
    if digits and int(digits) > MOST_BYTES:
        log.error("A mail of %s bytes is too large and was left in the mailbox.", digits)
        return None
    answer = server.uid("FETCH", uid, "(BODY.PEEK[])")[1]
    return next((part[1] for part in answer if isinstance(part, tuple)), None)
