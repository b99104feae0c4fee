"""Reckon a length of time: its TIMEX3 value, and the interval where an edge fixes it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from factx.times.expression import Length
from factx.times.reckon.context import Context, Reckoned
from factx.times.reckon.period import Period, days, period, plus_months

_CLOCK = {"H": "H", "MIN": "M", "S": "S"}
_TIMES = {"DE": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "FN": ("W", 2), "WE": ("D", 2)}
_SMALLER = {"Y": ("M", 12), "H": ("MIN", 60), "MIN": ("S", 60), "DE": ("Y", 10)}
_DAYS = {"D": 1, "W": 7, "FN": 14}
_WEEK = (("W", Decimal(1)),)
_SEVENTH = date(1, 1, 7)
_ORDER = ("Y", "Q", "M", "W", "D", "H", "MIN", "S")


def length(spoken: Length, context: Context, edge: Period | None = None) -> Reckoned:
    """A duration; "the first nine months" and "the year ended March 31" have an interval besides."""
    found = _interval(spoken, context, edge)
    value = duration(spoken.amounts)
    if found is None:
        return Reckoned("DURATION", value)
    begin, end = found.begin.isoformat(), found.end.isoformat()
    return Reckoned("DURATION", value, begin=begin, end=end, period=found)


def duration(amounts: tuple[tuple[str, Decimal | None], ...]) -> str:
    """The TIMEX3 value: ``P3Y``, ``PT5H30M``, ``PXD``."""
    if any(count is None for _, count in amounts):
        unit = amounts[0][0]
        return f"PTX{_CLOCK[unit]}" if unit in _CLOCK else f"PX{unit}"
    sums: dict[str, Decimal] = {}
    for unit, count in amounts:
        for name, part in _plain(unit, count or Decimal(0)):
            sums[name] = sums.get(name, Decimal(0)) + part
    days_part = "".join(_said(u, sums[u]) for u in _ORDER if u in sums and u not in _CLOCK)
    clock = "".join(_said(_CLOCK[u], sums[u]) for u in _ORDER if u in sums and u in _CLOCK)
    return "P" + days_part + (f"T{clock}" if clock else "")


def _plain(unit: str, count: Decimal) -> list[tuple[str, Decimal]]:
    """An amount in units that TIMEX3 has letters for; a half goes into the smaller unit."""
    unit, times = _TIMES.get(unit, (unit, 1))
    count *= times
    whole = count.to_integral_value(rounding="ROUND_FLOOR")
    if unit in _SMALLER and count != whole and abs(count) < 10**9:
        smaller, size = _SMALLER[unit]
        rest = (count - whole) * size
        if rest == rest.to_integral_value():
            return [(unit, whole), (smaller, rest)] if whole else [(smaller, rest)]
    return [(unit, count)]


def _said(unit: str, count: Decimal) -> str:
    return f"{format(count.normalize(), 'f')}{unit}"


def _interval(spoken: Length, context: Context, edge: Period | None) -> Period | None:
    if spoken.place == "ended" and edge is not None and spoken.amounts == _WEEK:
        return days("", edge.end - timedelta(days=6), edge.end) if edge.end > _SEVENTH else None
    months = _months(spoken.amounts)
    if spoken.place in ("last", "next"):
        return _around(spoken, context)
    if not months or spoken.place not in ("first", "ended", "from"):
        return None
    try:
        if spoken.place == "first":
            return _first(months, context, edge)
        if edge is None:
            return None
        if spoken.place == "ended":
            begin = plus_months(edge.end + timedelta(days=1), -months)
            return days("", begin, edge.end)
        return days("", edge.begin, plus_months(edge.begin, months) - timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def _around(spoken: Length, context: Context) -> Period | None:
    """ "The past three months" end on the day of publication, "the next two years" begin there."""
    today, months = context.published, _months(spoken.amounts)
    size = sum(int(n or 0) * _DAYS[unit] for unit, n in spoken.amounts if unit in _DAYS)
    mixed = any(n is None or n % 1 or unit in _CLOCK for unit, n in spoken.amounts)
    if today is None or mixed or bool(months) == bool(size):
        return None
    try:
        if spoken.place == "last":
            return days("", _moved(today, -months, -size) + timedelta(days=1), today)
        return days("", today, _moved(today, months, size) - timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def _moved(day: date, months: int, size: int) -> date:
    return plus_months(day, months) if months else day + timedelta(days=size)


def _first(months: int, context: Context, edge: Period | None) -> Period | None:
    """The first months of a year: the one said, else the last in which they are over."""
    if months > 12:
        return None
    if edge is not None:
        year = edge.begin.year
    elif context.published is not None:
        over = plus_months(date(context.published.year, 1, 1), months) <= context.published
        year = context.published.year - (not over and context.tense != "future")
    else:
        return None
    begin = date(year, 1, 1)
    return days(
        str(period("Y", begin).value), begin, plus_months(begin, months) - timedelta(days=1)
    )


def _months(amounts: tuple[tuple[str, Decimal | None], ...]) -> int:
    sizes = {"Y": 12, "Q": 3, "M": 1, "DE": 120}
    total = sum((count or 0) * sizes.get(unit, 0) for unit, count in amounts)
    whole = int(total)
    return whole if whole == total and whole < 120000 else 0
