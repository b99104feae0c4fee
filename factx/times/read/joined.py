"""Times made of two: June last year, the third quarter of 1989, Friday of last week, this year's third quarter."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Beside, Calendar, Expression, Holiday, Shift, Within
from factx.times.words import times_at

_ORDER = {"D": 0, "W": 1, "M": 2, "Q": 3, "S": 3, "H": 4, "Y": 5}


@rule(Kind("time"), layer=5)
def inside(view: View, i: int) -> Found | None:
    """``June last year``, ``October of this year``, ``the third quarter of 1989``."""
    for inner in times_at(view, i, Calendar, Holiday):
        size = _size(inner.value)
        if size is None or not _open(inner.value):
            continue
        at = inner.end + (view.word(inner.end) == "of")
        for outer in view.all_at("time", at):
            if _holds(outer.value, size):
                return Found(outer.end, Within(inner.value, outer.value), (inner, outer))
    return None


@rule(Kind("time"), layer=5)
def possessive(view: View, i: int) -> Found | None:
    """``this year's third quarter``, ``last year's first half``, ``last year's quarter``."""
    for outer in times_at(view, i, Shift, Calendar):
        if view.word(outer.end) not in ("'s", "’s") or not _holds(outer.value, 0):
            continue
        at = outer.end + 1
        for inner in times_at(view, at, Calendar):
            size = _size(inner.value)
            if size is not None and _open(inner.value) and _holds(outer.value, size):
                return Found(inner.end, Within(inner.value, outer.value), (outer, inner))
        if view.word(at) in ("quarter", "period"):
            same = Shift("Q", Decimal(0), "comparison")
            return Found(at + 1, Within(same, outer.value), (outer,))
    return None


@rule(Words(["week", "month", "weekend", "quarter"]), layer=5)
def week_of(view: View, i: int) -> Found | None:
    """``the week of March 6``, ``the month of May``, ``the quarter a year ago``."""
    if view.word(i - 1) != "the":
        return None
    unit = {"week": "W", "month": "M", "weekend": "WE"}.get(view.low[i])
    if unit is None:
        other = view.at("time", i + 1)
        if other and isinstance(other.value, Shift) and other.value.anchor == "comparison":
            return Found(other.end, other.value, (other,), i - 1)
        return None
    if view.word(i + 1) != "of":
        return None
    for inner in times_at(view, i + 2, Calendar):
        if unit == "M" and inner.value.month and not inner.value.day:
            return Found(inner.end, inner.value, (inner,), i - 1)
        if unit in ("W", "WE") and inner.value.day:
            return Found(inner.end, _week_of(inner, unit), (inner,), i - 1)
    return None


@rule(Kind("time"), layer=5)
def holiday_week(view: View, i: int) -> Found | None:
    """``Easter week``, ``Thanksgiving weekend``."""
    for inner in times_at(view, i, Holiday):
        unit = {"week": "W", "weekend": "WE"}.get(view.word(inner.end))
        if unit:
            return Found(inner.end + 1, _week_of(inner, unit), (inner,))
    return None


def _week_of(inner: Match, unit: str) -> Expression:
    return Beside(unit, Decimal(0), inner.value)


def _open(value: Expression) -> bool:
    if isinstance(value, Calendar | Holiday):
        return value.year is None and not value.which
    return False


def _size(value: Expression) -> int | None:
    """The size of a time that can stand inside a larger."""
    if isinstance(value, Calendar):
        if value.quarter or value.season:
            return 3
        return 4 if value.half else 2 if value.month and not value.day else 0
    return 0 if isinstance(value, Holiday) else None


def _holds(value: Expression, size: int) -> bool:
    """Whether a time of this size fits into the expression."""
    if isinstance(value, Shift):
        return _ORDER.get(value.unit, -1) > size and value.count is not None
    if isinstance(value, Calendar) and value.year and not value.month and not value.season:
        return size < 5 and not value.quarter
    return False
