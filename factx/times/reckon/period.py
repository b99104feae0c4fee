"""Periods of the calendar: the period of a unit that a day lies in, and the one so many units away.

Source: TIMEX3 values as in TimeML 1.2.1; weeks as in ISO 8601; seasons are the meteorological ones of the north.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "C", "L")
OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "C": "XX",
    "L": "X",
}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "C": 1200, "L": 12000}
_DAYS = {"D": 1, "W": 7, "WE": 7}
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, both ends inclusive, with the unit that they are and their TIMEX3 value."""

    unit: str
    value: str
    begin: date
    end: date


def period(unit: str, day: date) -> Period:
    """The period of this unit that the day lies in."""
    if unit in _DAYS:
        return _week(unit, day) if unit != "D" else Period("D", day.isoformat(), day, day)
    months = _MONTHS[unit]
    count = (day.year * 12 + day.month - 1) // months * months
    begin = _month(count)
    end = _before(_month(count + months))
    return Period(unit, _value(unit, begin), begin, end)


def moved(unit: str, day: date, count: int) -> Period | None:
    """The period of this unit that lies ``count`` units after the day's own; None beyond the calendar."""
    try:
        if unit in _DAYS:
            return period(unit, day + timedelta(days=count * _DAYS[unit]))
        return period(unit, plus_months(day, count * _MONTHS[unit]))
    except (ValueError, OverflowError):
        return None


def plus_months(day: date, count: int) -> date:
    """The same day of another month, or that month's last."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def season(name: str, year: int) -> Period:
    """A season; winter begins in December of its year."""
    begin = date(year, SEASONS[name], 1)
    return Period("S", f"{year:04d}-{name}", begin, _before(_month(year * 12 + SEASONS[name] + 2)))


def days(value: str, begin: date, end: date) -> Period:
    """A period that is no single unit."""
    return Period("", value, begin, end)


def aligned(span: Period) -> Period:
    """The quarter or half year that a stretch of days makes up: the three months to June; else the stretch itself."""
    for unit in ("Q", "H"):
        whole = period(unit, span.begin)
        if (whole.begin, whole.end) == (span.begin, span.end):
            return whole
    return span


def weeks_of(year: int, number: int) -> Period:
    """The ISO week of this number."""
    return period("W", date.fromisocalendar(year, number, 1))


def _week(unit: str, day: date) -> Period:
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    value = f"{year:04d}-W{week:02d}"
    if unit == "WE":
        return Period(unit, f"{value}-WE", monday + timedelta(days=5), monday + timedelta(days=6))
    return Period(unit, value, monday, monday + timedelta(days=6))


def _month(count: int) -> date:
    year, month = divmod(count, 12)
    if year < 1:
        return FIRST
    return date(year, month + 1, 1) if year <= LAST.year else LAST


def _before(day: date) -> date:
    return day if day == LAST else day - timedelta(days=1)


def _value(unit: str, begin: date) -> str:
    year = f"{begin.year:04d}"
    short = {"Y": year, "DE": year[:3], "C": year[:2], "L": year[:1]}
    if unit in short:
        return short[unit]
    if unit == "M":
        return f"{year}-{begin.month:02d}"
    size = 3 if unit == "Q" else 6
    return f"{year}-{unit}{(begin.month - 1) // size + 1}"
