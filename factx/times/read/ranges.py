"""Ranges in words: from 2004 to 2009, between March and May, Aug. 14-17. The two ends stay times of their own."""

from __future__ import annotations

from dataclasses import replace

from factx.rules.match import Match
from factx.rules.rule import Found, Kind, rule
from factx.rules.view import View
from factx.times.expression import (
    Between,
    Calendar,
    Clock,
    Expression,
    Length,
    Modified,
    Reference,
    Shift,
    core,
)

_TO = frozenset("to through until till - – — thru".split())
_DASHES = frozenset("-–—")


@rule(Kind("time"), layer=8, kind="range")
def words(view: View, i: int) -> Found | None:
    """``2004 to 2009`` after "from", ``March and May`` after "between", ``2009-2010``, ``2019/20``."""
    for low in view.all_at("time", i):
        joint = view.word(low.end)
        before = view.word(i - 1)
        fits = joint in _TO or (joint == "and" and before == "between") or _over_years(view, low)
        if not fits or (joint in ("to", "until", "till") and before != "from"):
            continue
        if joint in ("to",) and _moves(view, i):
            continue
        high = _high(view, low, low.end + 1)
        if high and _alike(core(low.value), core(high.value)):
            first = low._replace(value=_filled(low.value, high.value))
            return Found(high.end, Between(first.value, high.value), (first, high))
    return None


@rule(Kind("time"), layer=8, kind="range")
def both(view: View, i: int) -> Found | None:
    """``November and December``: two months that follow each other are one stretch."""
    for low in view.all_at("time", i):
        high = view.at("time", low.end + 1) if view.word(low.end) == "and" else None
        month = _month(low.value)
        if high is not None and month and _month(high.value) == month % 12 + 1:
            first = low._replace(value=_filled(low.value, high.value))
            return Found(high.end, Between(first.value, high.value), (first, high))
    return None


def _month(value: Expression) -> int:
    """The number of a month without a day, 0 of anything else."""
    return value.month or 0 if isinstance(value, Calendar) and not value.day else 0


def _over_years(view: View, low: Match) -> bool:
    """``2019/20``: a year of business or sport over two of the calendar."""
    year = isinstance(low.value, Calendar) and low.value == Calendar(low.value.year)
    glued = view.pieces.glued(low.end) and view.pieces.glued(low.end + 1)
    return year and view.word(low.end) == "/" and glued


def _high(view: View, low: Match, at: int) -> Match | None:
    """The second end: a time, or after a dash the last figures of a year or a day."""
    found = view.at("time", at)
    if found is not None:
        return found
    word, value = view.word(at), low.value
    if not (word.isdecimal() and len(word) <= 2 and isinstance(value, Calendar)):
        return None
    if value.day and value.month and 1 <= int(word) <= 31 and int(word) > value.day:
        return Match(
            at, at + 1, replace(value, day=int(word), weekday=None), "times.ranges.last_day"
        )
    is_year = value == Calendar(value.year) and len(word) == 2 and view.pieces.glued(at)
    if is_year and value.year and int(word) > value.year % 100:
        full = replace(value, year=value.year // 100 * 100 + int(word))
        return Match(at, at + 1, full, "times.ranges.last_year")
    return None


def _filled(low: Expression, high: Expression) -> Expression:
    """The first end with the year that only the second has: "between March and May 2020"."""
    if isinstance(low, Calendar) and isinstance(high, Calendar) and high.year and low.year is None:
        return replace(low, year=high.year - ((low.month or 0) > (high.month or 12)))
    return low


def _alike(low: Expression, high: Expression) -> bool:
    if isinstance(low, Reference | Length) or isinstance(high, Length):
        return False
    return isinstance(low, Calendar | Shift | Clock | Modified) and isinstance(
        high, Calendar | Shift | Clock | Reference
    )


def _moves(view: View, i: int) -> bool:
    return view.word(i - 2) in ("moved", "postponed", "delayed", "changed", "pushed", "brought")
