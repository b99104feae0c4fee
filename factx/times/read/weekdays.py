"""Days of the week, alone and beside a date."""

from __future__ import annotations

from dataclasses import replace

from factx.rules.rule import Found, Keys, rule
from factx.rules.view import View
from factx.times.expression import Calendar
from factx.times.words import Weekday, capital, times_at

_TABLE = "times/weekdays.csv"


@rule(Keys(_TABLE, Weekday), layer=2)
def bare(view: View, i: int) -> Found | None:
    """``Friday``; ``Sun.`` and other short forms with their full stop only."""
    found = _weekday(view, i)
    if found is None or view.low[i].endswith("days"):
        return None
    end, day = found
    if day.short and (view.low[end - 1] != "." or capital(view, end)):
        return None
    return Found(end, Calendar(weekday=day.weekday))


@rule(Keys(_TABLE, Weekday), layer=3)
def with_date(view: View, i: int) -> Found | None:
    """``Friday, Oct. 23, 1999``, ``Thursday April 6``, ``Sunday, March eighth``."""
    found = _weekday(view, i)
    if found is None:
        return None
    at = found[0] + (view.word(found[0]) == ",")
    at += view.word(at) == "the"
    for date in times_at(view, at, Calendar):
        if date.value.month and date.value.day and not date.value.weekday:
            return Found(date.end, replace(date.value, weekday=found[1].weekday), (date,))
    return None


def _weekday(view: View, i: int) -> tuple[int, Weekday] | None:
    found = view.find(_TABLE, Weekday, i)
    if found is None or not capital(view, i):
        return None
    end, day = found
    if day.short and view.word(end) == "." and view.pieces.glued(end):
        end += 1
    return end, day
