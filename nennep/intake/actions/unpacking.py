"""A ZIP or an envelope in the tray: each file in it becomes an arrival of its own, and the cover is let go of."""

import zipfile

from nennep.files.actions import discard
from nennep.files.incoming import short_name
from nennep.files.refusals import FileRefused
from nennep.intake.actions.arriving import INSIDE, add_file, add_refused
from nennep.intake.models import Arrival
from nennep.intake.proposing import told
from nennep.lib.citations import marking_in_words, secrecy_marking
from nennep.lib.extract import Refused
from nennep.lib.extract.jobs import ENVELOPE_JOB, envelope_of
from nennep.lib.extract.safely import ask
from nennep.lib.extract.zipbundle import read_bundle

ENVELOPE_SECONDS = 60


def unpack(arrival):
    """Every file of the ZIP, however good the others are. Raises FileRefused for a ZIP that cannot be opened."""
    try:
        for place, (name, content) in enumerate(read_bundle(arrival.file.path), 1):
            _take(arrival, place, name, content)
    except (Refused, zipfile.BadZipFile) as error:
        code, details = getattr(error, "code", "broken"), getattr(error, "details", {})
        raise FileRefused(code, arrival.name, kinds=("zip",), limit=details.get("limit", 0)) from error
    let_go_of_container(arrival)


def open_envelope(arrival):
    """The files of an edXML envelope; what its header says goes to the first one, the paper itself.

    Raises FileRefused, for a marked header too: nothing of the envelope is kept then.
    """
    try:
        # A few megabytes of XML fill all memory: in a process of its own.
        envelope = envelope_of(ask(ENVELOPE_JOB, arrival.file.path.read_bytes(), "", ENVELOPE_SECONDS))
    except Refused as refused:
        raise FileRefused(refused.code, arrival.name, kinds=("xml",)) from refused
    numbers = (f"Số {envelope.number}", f"Số {envelope.number}/{envelope.notation}")
    if envelope.marks or marking_in_words(envelope.subject) or any(map(secrecy_marking, (*numbers, *envelope.words))):
        raise FileRefused("marked", arrival.name)
    if not envelope.attachments:
        raise FileRefused("no_text", arrival.name)
    if envelope.sender and not arrival.delivery.claimed_sender:
        arrival.delivery.claimed_sender = envelope.sender[:200]
        arrival.delivery.save(update_fields=["claimed_sender"])
    for place, attachment in enumerate(envelope.attachments, 1):
        add_file(
            arrival.delivery,
            place=place,
            name=attachment.name,
            chunks=[attachment.data],
            container=arrival,
            proposals=_told_by(envelope) if place == 1 else {},
        )
    let_go_of_container(arrival)


def _told_by(envelope):
    return told(
        type=envelope.type,
        number=envelope.number,
        notation=envelope.notation,
        issuer=envelope.sender,
        issued_on=envelope.issued_on,
        subject=envelope.subject,
        signer=envelope.signer,
        signer_post=envelope.signer_post,
        recipients="\n".join(envelope.recipients),
    )


def _take(arrival, place, name, content):
    if secrecy_marking("", name):  # a folder in the ZIP may carry the mark
        content = Refused("marked")
    if isinstance(content, Refused):
        limit = content.details.get("limit", 0)
        refused = FileRefused(content.code, short_name(name), kinds=INSIDE, limit=limit)
        if not arrival.contents.filter(place=place).exists():
            add_refused(arrival.delivery, refused, place=place, container=arrival)
        return
    add_file(arrival.delivery, place=place, name=name, chunks=[content], container=arrival)


def let_go_of_container(arrival):
    """What was in it lies in the tray; it may have held something marked, so it is not kept itself."""
    file, arrival.file, arrival.state = arrival.file, None, Arrival.State.UNPACKED
    arrival.save(update_fields=["file", "state"])
    discard(file)
