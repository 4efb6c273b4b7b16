"""Groups of essays that hang together through pairs."""

from collections.abc import Iterable


def clusters(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Connected groups, the largest first, then by id; ids sorted within a group."""
    leader: dict[str, str] = {}

    def find(essay: str) -> str:
        leader.setdefault(essay, essay)
        while leader[essay] != essay:
            leader[essay] = leader[leader[essay]]
            essay = leader[essay]
        return essay

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for essay in sorted(leader):
        groups.setdefault(find(essay), []).append(essay)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: (-len(group), group))
