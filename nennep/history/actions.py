"""Writing history, and sealing it into a chain.

Writers only insert rows, so they never wait for one another; the sealer (a periodic job) chains what has come
since, a few seconds later.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.timezone import now

from nennep.history.models import ChainCheck, Content, Entry, Seal

# A row inserted by a transaction that is still open gets its id before it becomes visible. Sealing only what
# is older than this keeps a slow transaction from slipping in behind the seal.
SETTLE_SECONDS = 30
SEAL_BATCH = 5_000


@dataclass(frozen=True)
class Act:
    """One act to be recorded; `data` must be free of the words of essays and concerns."""

    obj: object
    verb: str
    unit_id: int | None = None
    data: dict = field(default_factory=dict)


def record(obj, verb, *, by, unit_id=None, **data):
    """Record that `by` (None: the program itself) did `verb` to `obj`."""
    return record_many([Act(obj, verb, unit_id, data)], by=by)[0]


def record_many(acts, *, by):
    """Record many acts of one actor with two bulk inserts; returns the entries."""
    at = now()
    entries, salts = [], []
    for act in acts:
        salt = secrets.token_hex(16)
        salts.append(salt)
        entries.append(
            Entry(
                at=at,
                actor=by,
                verb=act.verb,
                object_type=act.obj._meta.label_lower,
                object_id=act.obj.pk,
                unit_id=act.unit_id if act.unit_id is not None else getattr(act.obj, "unit_id", None),
                digest=digest_of(salt, act.data),
            )
        )
    with transaction.atomic():
        Entry.objects.bulk_create(entries, batch_size=1_000)
        Content.objects.bulk_create(
            [
                Content(entry=entry, salt=salt, data=act.data)
                for entry, salt, act in zip(entries, salts, acts, strict=True)
                if act.data
            ],
            batch_size=1_000,
        )
    return entries


def digest_of(salt, data):
    words = json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def line_of(entry):
    """What a seal covers of one entry."""
    return "|".join(
        str(part)
        for part in (
            entry.pk,
            entry.at.isoformat(),
            entry.actor_id or "",
            entry.verb,
            entry.object_type,
            entry.object_id,
            entry.unit_id or "",
            entry.digest,
        )
    )


def next_head(head, entries):
    chain = hashlib.sha256(head.encode())
    for entry in entries:
        chain.update(line_of(entry).encode() + b"\n")
    return chain.hexdigest()


@transaction.atomic
def seal_pending(*, settle_seconds=SETTLE_SECONDS):
    """Chain the entries that have come since the last seal; returns how many."""
    last = Seal.objects.select_for_update().order_by("-pk").first()
    since = last.last_entry_id if last else 0
    settled = now().timestamp() - settle_seconds
    entries = []
    for entry in Entry.objects.filter(pk__gt=since).order_by("pk")[:SEAL_BATCH]:
        if entry.at.timestamp() > settled:
            break
        entries.append(entry)
    if not entries:
        return 0
    head = next_head(last.head if last else "", entries)
    Seal.objects.create(last_entry_id=entries[-1].pk, entries=len(entries), head=head)
    return len(entries)


def verify_chain():
    """Walk the whole chain; returns the first broken seal, or None when all hold."""
    head, since = "", 0
    for seal in Seal.objects.order_by("pk").iterator():
        entries = list(Entry.objects.filter(pk__gt=since, pk__lte=seal.last_entry_id).order_by("pk"))
        head = next_head(head, entries)
        if head != seal.head or len(entries) != seal.entries:
            return seal
        since = seal.last_entry_id
    return None


def changed_contents():
    """The first entry whose contents are not what was recorded; None when all are. Erased ones prove nothing."""
    kept = Content.objects.filter(erased_at=None).select_related("entry").order_by("pk")
    for content in kept.iterator(chunk_size=2_000):
        if digest_of(content.salt, content.data) != content.entry.digest:
            return content.entry
    return None


def check_history():
    """Walk chain and contents from the beginning, and keep what came of it. Takes about a second for 50,000 entries."""
    seal, entry = verify_chain(), changed_contents()
    places = [broken for broken in (seal and seal.last_entry_id, entry and entry.pk) if broken]
    last = Seal.objects.order_by("-pk").first()
    sealed = Entry.objects.filter(pk__lte=last.last_entry_id).count() if last else 0
    return ChainCheck.objects.create(holds=not places, broken_at=min(places, default=None), entries=sealed)


def chain_head():
    """The digest that leaves the machine with every backup and signed report; empty before the first seal."""
    last = Seal.objects.order_by("-pk").first()
    return last.head if last else ""


@transaction.atomic
def erase_contents(entries):
    """Blank what acts carried, as erasing a person's data asks for; the entries and their digests stay."""
    Content.objects.filter(entry__in=entries, erased_at=None).update(data={}, salt="", erased_at=now())
