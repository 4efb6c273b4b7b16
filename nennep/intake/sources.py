"""Where papers come from by themselves, as the settings name it: a folder or a mailbox for the tray of a unit."""

import logging
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from nennep.units.models import Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mailbox:
    """An IMAP mailbox. Name and password come from the environment and are shown nowhere."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    is_encrypted: bool

    def __repr__(self):
        return f"Mailbox({self.host}:{self.port}/{self.folder})"


def watched_folders():
    """(unit, folder) for every watched folder that is there."""
    for code, place in settings.INTAKE_FOLDERS.items():
        unit, folder = unit_of(code), Path(place)
        if unit and folder.is_dir():
            yield unit, folder
        elif unit:
            log.error("The watched folder %s is not there.", folder)


def mailboxes():
    """(unit, mailbox) for every mailbox."""
    for code, address in settings.INTAKE_MAILBOXES.items():
        unit = unit_of(code)
        if unit:
            yield unit, mailbox_of(address)


def mailbox_of(address):
    """`imaps://user:password@host:993/INBOX`; the settings have made sure that it is one."""
    parts = urlsplit(address)
    is_encrypted = parts.scheme == "imaps"
    return Mailbox(
        host=parts.hostname,
        port=parts.port or (993 if is_encrypted else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        is_encrypted=is_encrypted,
    )


def unit_of(code):
    """The one open unit with that code, or `tree:code` where several trees use it; None, and a word in the log."""
    tree, _, own = code.rpartition(":")
    units = Unit.objects.filter(code=own, closed_on=None)
    found = list(units.filter(tree__code=tree)[:2] if tree else units[:2])
    if len(found) == 1:
        return found[0]
    log.error("No single open unit has the code %s, which the settings give a folder or a mailbox.", code)
    return None
