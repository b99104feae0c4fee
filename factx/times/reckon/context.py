"""What a reckoning starts from, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from factx.model import TimeType
from factx.times.reckon.period import Period

Tense = Literal["past", "present", "future", ""]
NO_DATE = "no publication date"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a time stands: the publication date, what the text spoke of before, the tense of the verb near by.

    ``narrative`` is the last time mentioned, ``comparison`` the period that figures are given for.
    """

    published: date | None = None
    narrative: Period | None = None
    comparison: Period | None = None
    tense: Tense = ""
    date_order: str = "MDY"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """TIMEX3 type, value and mod, the calendar interval, why it stays open, and the anchor it was reckoned from."""

    type: TimeType
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    note: str | None = None
    anchor: str = ""
    period: Period | None = None


def dated(found: Period, anchor: str = "", type: TimeType = "DATE") -> Reckoned:
    """The reckoning of a period."""
    begin, end = found.begin.isoformat(), found.end.isoformat()
    return Reckoned(type, found.value, None, begin, end, None, anchor, found)


def left_open(value: str, note: str | None = None, type: TimeType = "DATE") -> Reckoned:
    """A value that stays open."""
    return Reckoned(type, value, note=note)
