"""What the text spoke of so far: the last time mentioned, and the period that its figures are given for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factx.rules.match import Match
from factx.times.expression import Between, Calendar, Expression, Length, Shift, Within, core
from factx.times.reckon.context import Reckoned
from factx.times.reckon.period import Period

_PERIODS = frozenset(("Q", "H"))


@dataclass
class Story:
    """The anchors of the narrative, as they stand after the last time read."""

    narrative: Period | None = None
    comparison: Period | None = None

    def told(self, match: Match, found: Reckoned, published: date | None) -> None:
        """Take a time that was read as what the text speaks of from here on."""
        period = found.period
        if period is None or isinstance(match.value, Between):
            return
        if found.type == "TIME":
            self.narrative = Period("D", period.begin.isoformat(), period.begin, period.end)
        elif period.unit:
            self.narrative = period
        if compares(match.value, period) and (published is None or period.end <= published):
            self.comparison = period


def compares(expression: Expression, period: Period) -> bool:
    """Whether a period is one that figures are given for: a quarter, a half, the first months of a year."""
    value = core(expression)
    if isinstance(value, Length):
        return value.place in ("first", "ended")
    if isinstance(value, Shift) and value.anchor == "comparison" and value.count != 0:
        return False
    if isinstance(value, Calendar | Within | Shift):
        return period.unit in _PERIODS
    return False
