"""What the text spoke of so far: the last time mentioned, and the period that its figures are given for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factx.times.expression import (
    Between,
    Calendar,
    Clock,
    Expression,
    Length,
    Part,
    Shift,
    Within,
    core,
)
from factx.times.reckon.context import Reckoned
from factx.times.reckon.period import Period, aligned

_LATELY = 100
_PERIODS = frozenset(("Q", "H"))


@dataclass
class Story:
    """The anchors of the narrative, as they stand after the last time read."""

    narrative: Period | None = None
    comparison: Period | None = None
    month: Period | None = None
    last_month: Period | None = None
    day: Period | None = None

    def paragraph(self) -> None:
        """A new paragraph no longer speaks of the month of the last."""
        self.month = None

    def anchor(self, expression: Expression, beside: bool, past: bool) -> Period | None:
        """The time that the story stands at, for this expression; ``beside`` where another time stands near before it.

        ``past`` says that it is told in the past, and not up to now.

        "That day" is the last day named; a clock time without a day is of the day beside it, else of the day told
        of, else of publication.
        """
        value = core(expression)
        if isinstance(value, Clock):
            return self.narrative if beside else (self.day if past else None)
        day = value.day if isinstance(value, Part) else value
        if isinstance(day, Shift) and day.unit == "D" and day.anchor == "narrative":
            return self.day or self.narrative
        if isinstance(day, Shift) and day.unit == "M" and day.anchor == "narrative":
            return self.month or self.narrative
        return self.narrative

    def compared(self, expression: Expression, near: str) -> Period | None:
        """The period that "a year earlier" is counted from, or that "the quarter", "the month" is.

        ``near`` is the tense around it: what is still to come "by the middle of the month" is in the current one.
        """
        value = core(expression)
        if isinstance(value, Shift) and value.anchor == "comparison":
            if value.unit == "M" and not value.count:
                return None if near == "future" else self.last_month
            if value.count:
                return self.month or self.comparison
        return self.comparison

    def told(
        self,
        expression: Expression,
        found: Reckoned,
        published: date | None,
        near: str,
        aside: bool,
    ) -> None:
        """Take a time that was read as what the text speaks of from here on.

        ``near`` is the tense around it; one that stands ``aside`` is only what something is compared with.
        """
        period = found.period
        if period is None:
            return
        if isinstance(expression, Between):
            if period.unit in _PERIODS and (published is None or period.end <= published):
                self.comparison = period
                self.month = None
            return
        if found.type == "TIME":
            self.narrative = Period("D", period.begin.isoformat(), period.begin, period.end)
        elif period.unit:
            self.narrative = period
        if self.narrative is not None and self.narrative.unit == "D":
            self.day = self.narrative
        last = period.begin if near == "past" else period.end
        if compares(expression, period) and (published is None or last <= published):
            self.comparison = aligned(period)
            self.month = None
        elif is_month(expression, period) and (published is None or period.begin <= published):
            if not aside or self.month is None:
                self.month = period
            if not aside and (published is None or (published - period.end).days < _LATELY):
                self.last_month = period


def compares(expression: Expression, period: Period) -> bool:
    """Whether a period is one that figures are given for: a quarter, a half, the first months of a year.

    Not "the 1988 period", which one is compared with.
    """
    value = core(expression)
    if isinstance(value, Length):
        return value.place in ("first", "ended")
    if isinstance(value, Within) and isinstance(value.inner, Shift):
        return False
    if isinstance(value, Shift) and value.anchor == "comparison" and value.count != 0:
        return False
    if isinstance(value, Calendar | Within | Shift):
        return period.unit in _PERIODS
    return False


def is_month(expression: Expression, period: Period) -> bool:
    """Whether a month was named of which figures may be given."""
    value = core(expression)
    if isinstance(value, Shift):
        return period.unit == "M" and value.anchor == "published"
    return period.unit == "M" and isinstance(value, Calendar | Within)
