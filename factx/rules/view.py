"""What a rule sees: the pieces of the text, what other rules found there, and the tables of words."""

from __future__ import annotations

from typing import TypeVar

from factx.rules.lexicon import Lexicon
from factx.rules.match import Match
from factx.rules.pieces import Pieces
from factx.rules.table import Row, Table

R = TypeVar("R", bound=Row)


class View:
    """One text under reading.

    ``charts`` holds, for each kind of match, the matches by the piece they start at, the longest first.
    ``shut`` has a 1 for each piece that is closed to readers (digits inside a name). ``tags`` are the
    part-of-speech tags of the pieces (Penn Treebank), empty strings where the text is not tagged.
    """

    def __init__(self, pieces: Pieces, lexicon: Lexicon, tags: list[str] | None = None) -> None:
        self.pieces = pieces
        self.low = pieces.low
        self.raw = pieces.raw
        self.size = len(pieces)
        self.lexicon = lexicon
        self.tags = tags or [""] * len(pieces)
        self.shut = bytearray(len(pieces))
        self.charts: dict[str, dict[int, list[Match]]] = {}
        self._ends: dict[str, dict[int, list[Match]]] = {}

    def word(self, i: int) -> str:
        """The lower-case piece ``i``, or the empty string outside the text or across a paragraph break."""
        return self.low[i] if 0 <= i < self.size else ""

    def at(self, kind: str, i: int) -> Match | None:
        """The longest match of this kind that starts at piece ``i``."""
        found = self.charts.get(kind, {}).get(i)
        return found[0] if found else None

    def all_at(self, kind: str, i: int) -> list[Match]:
        """All matches of this kind that start at piece ``i``, the longest first."""
        return self.charts.get(kind, {}).get(i, [])

    def before(self, kind: str, i: int) -> Match | None:
        """The longest match of this kind that ends just before piece ``i``."""
        found = self._ends.get(kind, {}).get(i)
        return found[0] if found else None

    def find(self, table: str, kind: type[R], i: int) -> tuple[int, R] | None:
        """The longest key of a table that stands at piece ``i``: where it ends, and its row."""
        return self.table(table, kind).find(self.pieces, i)

    def table(self, table: str, kind: type[R]) -> Table[R]:
        """A table by its path below the package, such as ``numbers/multipliers.csv``."""
        return self.lexicon.table(table, kind)

    def add(self, kind: str, match: Match) -> None:
        """Put a match into the chart of its kind."""
        for chart, place in ((self.charts, match.start), (self._ends, match.end)):
            row = chart.setdefault(kind, {}).setdefault(place, [])
            if not row:
                row.append(match)
            elif match not in row:
                row.append(match)
                row.sort(key=_longest)

    def put(self, kind: str, matches: list[Match]) -> None:
        """Replace the chart of a kind by these matches."""
        chart: dict[int, list[Match]] = {}
        ends: dict[int, list[Match]] = {}
        self.charts[kind], self._ends[kind] = chart, ends
        for match in matches:
            if match.start in chart or match.end in ends:
                self.add(kind, match)
            else:
                chart[match.start] = [match]
                ends[match.end] = [match]


def _longest(match: Match) -> int:
    return match.start - match.end
