"""Periods of comparison: the year-earlier quarter, the same period last year."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Expression, Shift, Within
from factx.times.read.lengths import strip_amount
from factx.times.words import past


@rule(Words(["a", "the", "year"]), layer=3)
def year_earlier(view: View, i: int) -> Found | None:
    """``year-earlier``, ``the year-ago quarter``, ``the year-earlier period``, ``a year-ago``."""
    at = past(view, i, "the")
    words = [view.word(at + n) for n in range(3)]
    if words[:2] != ["year", "-"] or words[2] not in ("ago", "earlier"):
        return None
    value: Expression = Shift("Y", Decimal(-1), "comparison")
    end = at + 3
    if view.word(end) in ("period", "quarter", "month", "week", "half"):
        return Found(end + 1, value)
    inner = view.at("time", end)
    if inner and isinstance(inner.value, Calendar) and inner.value.quarter:
        return Found(inner.end, Within(inner.value, Shift("Y", Decimal(-1))), (inner,))
    length = view.at("length", end)
    if length:
        return Found(length.end, length.value, strip_amount(length))
    return Found(end, value) if at == i else None


@rule(Words(["the", "a"]), layer=5)
def period(view: View, i: int) -> Found | None:
    """``the same period last year``, ``the 1988 period``, ``the comparable year-ago quarter``."""
    at = i + 1
    adjective = view.word(at) in (
        "same",
        "comparable",
        "corresponding",
        "similar",
        "equivalent",
        "matching",
    )
    at += adjective
    year = view.at("year", at)
    earlier = view.at("time", at) if adjective and not year else None
    if earlier and earlier.rule.endswith("year_earlier"):
        return Found(earlier.end, earlier.value, (earlier,))
    at = year.end if year else at
    fiscal = view.word(at) == "fiscal"
    at += fiscal
    latest = view.word(at) == "latest"
    at += latest
    if view.word(at) not in ("period", "quarter", "month", "half") or not (
        adjective or year or latest
    ):
        return None
    end = at + 1
    this = Shift("Q", Decimal(0), "comparison")
    if year:
        return Found(end, Within(this, year.value), (year,))
    if latest:
        return Found(end, this)
    other = _other_year(view, end)
    return Found(other.end, Within(this, other.value), (other,)) if other else None


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
