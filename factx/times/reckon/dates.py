"""Reckon a date of the calendar whose year, or more, the words leave open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from factx.times.expression import Calendar, Era, Holiday
from factx.times.reckon.context import NO_DATE, Context, Reckoned, dated, left_open
from factx.times.reckon.holidays import holiday
from factx.times.reckon.period import Period, period, season

_JUST_OVER = 31
_ONE_QUARTER = 95
_SOON = 45
_LONG_OVER = 270


def calendar(spoken: Calendar, context: Context) -> Reckoned:
    """A date with its year, or the one that fits publication date and tense best."""
    if spoken.year is not None:
        found = period_of(spoken, spoken.year)
        return dated(found) if found else left_open(str(spoken), "no such day")
    base = _base(spoken, context)
    if base is None:
        return left_open(str(replace(spoken, which="")), NO_DATE)
    if spoken.month is None and spoken.weekday is not None and spoken.day is None:
        day = _weekday(spoken, base, context.tense)
        return dated(period("D", day), _anchor(base, context)) if day else _beyond(spoken)
    around = [found for found in _candidates(spoken, base) if found]
    if not around:
        return left_open(str(spoken), "no such day")
    return dated(nearest(around, base, spoken.which, context.tense), _anchor(base, context))


def named(spoken: Holiday, context: Context) -> Reckoned:
    """A holiday."""
    if spoken.year is None and context.published is None:
        return left_open("XXXX-XX-XX", NO_DATE)
    base = context.published or date(spoken.year or 1, 1, 1)
    years = [spoken.year] if spoken.year else range(base.year - 1, base.year + 2)
    found = [period("D", day) for year in years if (day := holiday(spoken.rule, year))]
    if not found:
        return left_open("XXXX-XX-XX", "no such day")
    return dated(nearest(found, base, spoken.which, context.tense), _anchor(base, context))


def era(spoken: Era, context: Context) -> Reckoned:
    """A decade or a century; '80s are the last that began before publication."""
    digits = spoken.digits
    if spoken.short:
        year = context.published.year if context.published else 1999
        century = year // 100 - (int(digits) > year % 100 // 10)
        digits = f"{century}{digits}"
    unit = "DE" if len(digits) == 3 else "C"
    return dated(period(unit, date(max(1, int(digits.ljust(4, "0"))), 1, 1)))


def period_of(spoken: Calendar, year: int) -> Period | None:
    """The period that a date of this year is; None where the year has no such day."""
    try:
        if spoken.quarter:
            return period("Q", date(year, spoken.quarter * 3, 1))
        if spoken.half:
            return period("H", date(year, spoken.half * 6, 1))
        if spoken.season:
            return season(spoken.season, year)
        if spoken.month and spoken.day:
            return period("D", date(year, spoken.month, spoken.day))
        if spoken.month:
            return period("M", date(year, spoken.month, 1))
        return period("Y", date(year, 1, 1))
    except ValueError:
        return None


def within(spoken: Calendar, outer: Period) -> Period | None:
    """The date inside a larger time: a month of a year, a weekday of a week."""
    if spoken.weekday and not spoken.month:
        span = (outer.end - outer.begin).days
        return next(
            (
                period("D", day)
                for day in (outer.begin + timedelta(days=n) for n in range(min(span, 6) + 1))
                if day.isoweekday() == spoken.weekday
            ),
            None,
        )
    if spoken.day and not spoken.month:
        return period_of(replace(spoken, month=outer.begin.month), outer.begin.year)
    return period_of(spoken, outer.begin.year)


def nearest(around: list[Period], base: date, which: str, tense: str) -> Period:
    """Of the same date in years around, the one that the words and the tense mean."""
    past = ([p for p in around if p.begin <= base] or around[:1])[-1]
    future = ([p for p in around if p.end >= base] or around[-1:])[0]
    if which in ("last", "previous"):
        over = [p for p in around if p.end < base] or around[:1]
        just = around[0].unit == "M" and (base - over[-1].end).days <= _JUST_OVER and len(over) > 1
        return over[-2] if just else over[-1]
    if which in ("next", "following"):
        return ([p for p in around if p.begin > base] or around[-1:])[0]
    if which == "this":
        if around[0].unit == "S":
            return min(around, key=lambda p: max((p.begin - base).days, (base - p.end).days))
        return next((p for p in around if p.begin.year == base.year), past)
    gone, ahead = (base - past.end).days, (future.begin - base).days
    if around[0].unit == "D":
        return (
            past
            if gone * (tense == "future") + gone <= ahead + ahead * (tense == "past")
            else future
        )
    if tense == "future":
        return past if 0 <= gone <= _ONE_QUARTER and past.unit in ("Q", "S") else future
    return future if tense != "past" and ahead <= _SOON and gone >= _LONG_OVER else past


def _base(spoken: Calendar, context: Context) -> date | None:
    """The day that is counted from: the story's where the words point into the story, else the publication date."""
    in_story = spoken.which in ("previous", "following", "same")
    if in_story and context.narrative is not None:
        return context.narrative.begin
    return context.published


def _anchor(base: date, context: Context) -> str:
    where = "published" if base == context.published else "told before"
    tense = f", {context.tense} tense" if context.tense else ""
    return f"{where} {base.isoformat()}{tense}"


def _weekday(spoken: Calendar, base: date, tense: str) -> date | None:
    """The day of the week that is meant; None beyond the calendar."""
    back = (base.isoweekday() - (spoken.weekday or 1)) % 7
    if spoken.which in ("last", "previous"):
        days = -(back or 7)
    elif spoken.which in ("next", "following"):
        days = (7 - back) if back else 7
    elif spoken.which == "this" or tense == "future":
        days = (7 - back) % 7
    else:
        days = -back
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def _beyond(spoken: Calendar) -> Reckoned:
    return left_open(str(replace(spoken, which="")), "beyond the calendar")


def _candidates(spoken: Calendar, base: date) -> Iterator[Period | None]:
    """The date in the years, or of a day alone in the months, around the base."""
    if spoken.day and not spoken.month:
        for shift in (-1, 0, 1):
            year, month = divmod(base.year * 12 + base.month - 1 + shift, 12)
            yield period_of(replace(spoken, month=month + 1), year)
        return
    years = [year for year in range(base.year - 1, base.year + 2) if 0 < year < 10000]
    found = [period_of(spoken, year) for year in years]
    if spoken.weekday and spoken.day:
        agree = [p for p in found if p and p.begin.isoweekday() == spoken.weekday]
        found = list(agree) or found
    yield from found
