"""Groups of texts that pairs tie together. Only the groups that something changed in are looked at again."""

from collections import defaultdict

from nennep.duties.queries import batched
from nennep.integrity.models import PAIR_SIGNALS, CheckedText, Finding

BATCH = 500


def regroup(text_ids):
    """Set `cluster` anew for these texts and all that they were or are tied to."""
    keys = set(text_ids)
    before = _clusters_of(keys)
    tied = _ties(keys | {key for key, cluster in _members(before.values())})
    groups = _connected(tied)
    wanted = {key: min(group) for group in groups for key in group}
    now_in = _clusters_of(tied)
    changed = defaultdict(list)
    for key in tied:
        if now_in.get(key) != wanted.get(key):
            changed[wanted.get(key)].append(key)
    for cluster, members in changed.items():
        for part in batched(members, BATCH):
            CheckedText.objects.filter(pk__in=part).update(cluster=cluster)


def pairs_that_tie():
    """Findings that put two texts of different authors into one group."""
    found = Finding.objects.filter(signal__in=PAIR_SIGNALS, other__isnull=False).exclude(state=Finding.State.CLEARED)
    return found.filter(text__forgotten_at=None, other__forgotten_at=None)


def _clusters_of(keys):
    found = {}
    for part in batched(list(keys), BATCH):
        found |= dict(CheckedText.objects.filter(pk__in=part).values_list("pk", "cluster"))
    return found


def _members(clusters):
    wanted = {cluster for cluster in clusters if cluster is not None}
    for part in batched(list(wanted), BATCH):
        yield from CheckedText.objects.filter(cluster__in=part).values_list("pk", "cluster")


def _ties(keys):
    """{text: texts tied to it} for these texts and all that can be reached from them."""
    tied, new = {}, set(keys)
    while new:
        tied |= {key: set() for key in new}
        reached = set()
        for part in batched(list(new), BATCH):
            for side, far in (("text", "other"), ("other", "text")):
                rows = pairs_that_tie().filter(**{f"{side}__in": part}).values_list(side, far)
                for here, there in rows:
                    tied[here].add(there)
                    reached.add(there)
        new = reached - tied.keys()
    return tied


def _connected(tied):
    """The groups of two or more."""
    left, groups = {key for key, others in tied.items() if others}, []
    while left:
        group, new = set(), {left.pop()}
        while new:
            group |= new
            new = {other for key in new for other in tied[key]} - group
        left -= group
        groups.append(group)
    return groups
