"""When a holiday is: from the words of its rule in ``holidays.csv``.

A rule is ``MM-DD``; ``MM-Nth-D`` the nth weekday D of a month, counted from the end with a minus (``05--1-1`` is the
last Monday of May); ``easter+N``; or ``MM-DD>D`` the first weekday D after a day.

Source: Gregorian Easter after Meeus, Astronomical Algorithms, ch. 8 (through python-dateutil).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(\d\d)-(-?\d)-(\d)")
_AFTER = re.compile(r"(\d\d)-(\d\d)>(\d)")
_EASTER = re.compile(r"easter([+-]\d+)")


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year; None where that year has none."""
    try:
        if found := _FIXED.fullmatch(rule):
            return date(year, int(found[1]), int(found[2]))
        if found := _EASTER.fullmatch(rule):
            sunday: date = easter(year)
            return sunday + timedelta(days=int(found[1]))
        if found := _AFTER.fullmatch(rule):
            return _weekday_after(date(year, int(found[1]), int(found[2])), int(found[3]))
        if found := _NTH.fullmatch(rule):
            return _nth(year, int(found[1]), int(found[2]), int(found[3]))
    except (ValueError, OverflowError):
        return None
    raise ValueError(f"no rule of a holiday: {rule}")


def _weekday_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)


def _nth(year: int, month: int, count: int, weekday: int) -> date:
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-count - 1))
