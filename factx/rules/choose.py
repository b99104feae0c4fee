"""Who keeps a piece when two matches want it: the longer; of two equals the one further left, then the earlier."""

from __future__ import annotations

from collections.abc import Iterable

from factx.rules.match import Match


def choose(matches: Iterable[Match]) -> list[Match]:
    """The matches that stay, in text order, none overlapping another."""
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (-m.width, m.start)):
        pieces = range(match.start, match.end)
        if taken.isdisjoint(pieces):
            taken.update(pieces)
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)
