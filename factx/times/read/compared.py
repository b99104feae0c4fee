"""Periods of comparison: the year-earlier quarter, the same period last year."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Expression, Shift, Within
from factx.times.read.lengths import strip_amount

_SAME = frozenset("same comparable corresponding similar equivalent matching".split())


@rule(Words(["year"]), layer=3)
def year_earlier(view: View, i: int) -> Found | None:
    """``year-earlier``, ``the year-ago quarter``, ``the year-earlier period``, ``a year-ago``."""
    if view.word(i + 1) != "-" or view.word(i + 2) not in ("ago", "earlier"):
        return None
    value: Expression = Shift("Y", Decimal(-1), "comparison")
    start, end = i - (view.word(i - 1) == "the"), i + 3
    if view.word(end) in ("period", "quarter", "month", "week", "half"):
        return Found(end + 1, value, (), start)
    inner = view.at("time", end)
    if inner and isinstance(inner.value, Calendar) and inner.value.quarter:
        return Found(inner.end, Within(inner.value, Shift("Y", Decimal(-1))), (inner,), start)
    length = view.at("length", end)
    if length:
        return Found(length.end, length.value, strip_amount(length), start)
    return Found(end, value)


@rule(Words(["period", "quarter", "month", "half"]), layer=5)
def period(view: View, i: int) -> Found | None:
    """``the same period last year``, ``the 1988 period``, ``the comparable year-ago quarter``."""
    this = Shift("Q", Decimal(0), "comparison")
    at = i - (view.word(i - 1) == "fiscal")
    year = view.before("year", at)
    if year is not None and view.word(year.start - 1) == "the":
        return Found(i + 1, Within(this, year.value), (year,), year.start - 1)
    if [view.word(at - 2), view.word(at - 1)] == ["the", "latest"]:
        return Found(i + 1, this, (), at - 2)
    earlier = view.before("time", i + 1)
    if earlier is not None and earlier.rule.endswith(".year_earlier"):
        if view.word(earlier.start - 1) in _SAME and view.word(earlier.start - 2) == "the":
            return Found(earlier.end, earlier.value, (earlier,), earlier.start - 2)
        return None
    if view.word(i - 1) not in _SAME or view.word(i - 2) != "the":
        return None
    other = _other_year(view, i + 1)
    return Found(other.end, Within(this, other.value), (other,), i - 2) if other else None


def _other_year(view: View, end: int) -> Match | None:
    """The year after "the same period": ``last year``, ``of 1988``, ``a year ago``."""
    at = end + (view.word(end) in ("of", "in"))
    for found in view.all_at("time", at):
        value = found.value
        if (
            isinstance(value, Shift)
            and value.unit == "Y"
            or isinstance(value, Calendar)
            and value.year
        ):
            return found
    return None
