"""Reckon any expression: the TIMEX3 type and value, the mod, the calendar interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from factx.times.expression import (
    Beside,
    Between,
    Calendar,
    Clock,
    Era,
    Every,
    Expression,
    Holiday,
    Length,
    Modified,
    Part,
    Reference,
    Shift,
    Slashed,
    Then,
    Within,
    core,
)
from factx.times.reckon.context import NO_DATE, Context, Reckoned, dated, left_open
from factx.times.reckon.dates import calendar, era, named, within
from factx.times.reckon.explicit import slashed
from factx.times.reckon.lengths import length
from factx.times.reckon.period import Period, aligned, days, period
from factx.times.reckon.shifts import beside, shift


def reckon(expression: Expression, context: Context) -> Reckoned:
    """What an expression means where it stands."""
    return _BY_TYPE[type(expression)](expression, context)


def _part(spoken: Part, context: Context) -> Reckoned:
    """A part of a day; without a day beside it, of the day that the story stands at."""
    day = _day(spoken.day, context)
    return _at(day, f"T{spoken.part}", context)


def _clock(spoken: Clock, context: Context) -> Reckoned:
    """A time of day. TimeML leaves the zone out of the value."""
    day = _day(spoken.day, context)
    known = [n for n in (spoken.hour, spoken.minute, spoken.second) if n is not None]
    return _at(
        day, "T" + ":".join(f"{n:02d}" for n in (known if len(known) > 1 else [*known, 0])), context
    )


def _day(day: Expression | None, context: Context) -> Reckoned | None:
    if day is not None:
        return reckon(day, context)
    if context.narrative is not None and context.narrative.unit == "D":
        return dated(context.narrative, "told before")
    return dated(period("D", context.published), "published") if context.published else None


def _at(day: Reckoned | None, text: str, context: Context) -> Reckoned:
    if day is None:
        return left_open(f"XXXX-XX-XX{text}", NO_DATE, "TIME")
    value = f"{day.value.split('T')[0]}{text}"
    period_ = day.period
    at = days(value, period_.begin, period_.end) if period_ else None
    return replace(day, type="TIME", value=value, period=at)


def _length(spoken: Length, context: Context) -> Reckoned:
    edge = reckon(spoken.edge, context).period if spoken.edge else None
    return length(spoken, context, edge)


def _within(spoken: Within, context: Context) -> Reckoned:
    """A smaller time inside a larger."""
    outer = reckon(spoken.outer, context)
    inner = core(spoken.inner)
    if isinstance(inner, Length):
        return length(inner, context, outer.period)
    if outer.period is None:
        return left_open(str(inner), outer.note) if isinstance(inner, Calendar) else outer
    found: Period | None = None
    if isinstance(inner, Calendar):
        found = within(inner, outer.period)
    elif isinstance(inner, Holiday):
        return named(replace(inner, year=outer.period.begin.year), context)
    elif isinstance(inner, Shift) and context.comparison is not None:
        found = _moved_into(inner, outer.period, context)
    elif isinstance(inner, Part | Clock):
        return reckon(replace(inner, day=spoken.outer), context)
    return dated(found, outer.anchor or outer.value) if found else outer


def _moved_into(inner: Shift, outer: Period, context: Context) -> Period | None:
    """ "the same period last year": the period compared, in that year."""
    compared = reckon(inner, context).period
    if compared is None:
        return None
    years = outer.begin.year - compared.begin.year
    return shift(
        Shift("Y", inner.count * 0 + years if inner.count is not None else None, "comparison"),
        replace(context, comparison=compared),
    ).period


def _beside(spoken: Beside, context: Context) -> Reckoned:
    base = reckon(spoken.base, context)
    return beside(spoken, base.period) if base.period else left_open("XXXX-XX-XX", base.note)


def _between(spoken: Between, context: Context) -> Reckoned:
    """A range, from the beginning of its first end to the end of its last."""
    low, high = reckon(spoken.low, context), reckon(spoken.high, context)
    if low.period and high.period and high.period.end < low.period.begin:
        high = reckon(spoken.high, replace(context, published=low.period.begin, tense="future"))
    value = f"{low.value}/{high.value}"
    note = low.note or high.note
    whole = None
    if low.period and high.period:
        whole = aligned(days(value, low.period.begin, high.period.end))
    return Reckoned("DATE", value, None, low.begin, high.end, note, low.anchor, whole)


def _modified(spoken: Modified, context: Context) -> Reckoned:
    """A time with its mod; "the end of last year" is that year's last day as to the interval."""
    found = reckon(spoken.inner, context)
    mod = spoken.mod or None
    if spoken.point and found.period is not None:
        period_ = found.period
        if mod == "START":
            return replace(found, mod=mod, end=period_.begin.isoformat())
        if mod == "END":
            return replace(found, mod=mod, begin=period_.end.isoformat())
        if mod == "MID":
            middle = period_.begin + timedelta(days=(period_.end - period_.begin).days // 2)
            return replace(found, mod=mod, begin=middle.isoformat(), end=middle.isoformat())
    return replace(found, mod=mod)


def _every(spoken: Every, context: Context) -> Reckoned:
    return Reckoned("SET", spoken.value)


def _reference(spoken: Reference, context: Context) -> Reckoned:
    return Reckoned("DATE", spoken.name)


def _then(spoken: Then, context: Context) -> Reckoned:
    """The time told before; where there is none, the past and no more."""
    if context.narrative is None:
        return left_open("PAST_REF", "no time told before")
    return dated(context.narrative, "told before")


_BY_TYPE: dict[type[Any], Callable[[Any, Context], Reckoned]] = {
    Calendar: calendar,
    Slashed: slashed,
    Era: era,
    Shift: shift,
    Clock: _clock,
    Part: _part,
    Length: _length,
    Every: _every,
    Reference: _reference,
    Then: _then,
    Holiday: named,
    Within: _within,
    Beside: _beside,
    Between: _between,
    Modified: _modified,
}
