"""Questions about the history as a whole."""

from dataclasses import dataclass

from nennep.history.models import ChainCheck, Entry, Seal


@dataclass(frozen=True)
class ChainState:
    """How far the chain reaches, how many entries wait for the sealer, and what the last check found."""

    seal: Seal | None
    waiting: int
    check: ChainCheck | None


def chain_state():
    seal = Seal.objects.order_by("-pk").first()
    since = seal.last_entry_id if seal else 0
    return ChainState(
        seal=seal,
        waiting=Entry.objects.filter(pk__gt=since).count(),
        check=ChainCheck.objects.order_by("-pk").first(),
    )
