"""Reckon a time that lies so many units from an anchor: the publication date, the story, the period compared."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from factx.times.expression import Beside, Shift
from factx.times.reckon.context import NO_DATE, Context, Reckoned, dated, left_open
from factx.times.reckon.period import OPEN, Period, days, moved, period, plus_months

_HOURS = ("H", "MIN", "S")
_FINE = {"FN": ("W", 2)}


def shift(spoken: Shift, context: Context) -> Reckoned:
    """ "last year", "two weeks ago", "a year earlier", "the quarter"."""
    if spoken.count is None:
        return left_open("FUTURE_REF" if spoken.sign > 0 else "PAST_REF")
    if spoken.anchor == "comparison":
        return _compared(spoken, spoken.count, context)
    if spoken.weekend and spoken.anchor == "narrative" and context.published is not None:
        return _weekend(context.published, context.tense)
    base = context.published
    where = "published"
    if spoken.anchor == "narrative" and context.narrative is not None:
        base, where = context.narrative.begin, "told before"
    if base is None:
        return left_open(_open(spoken), NO_DATE)
    found = _moved(spoken, spoken.count, base)
    if found is None:
        return left_open(_open(spoken), "beyond the calendar")
    kind = "TIME" if spoken.unit in _HOURS else "DATE"
    return dated(found, f"{where} {base.isoformat()}", "TIME" if kind == "TIME" else "DATE")


def beside(spoken: Beside, base: Period) -> Reckoned:
    """ "the day after Thanksgiving": counted from the edge of the base that is nearer."""
    edge = base.end if spoken.count > 0 else base.begin
    found = _moved(Shift(spoken.unit, spoken.count), spoken.count, edge)
    return dated(found, base.value) if found else left_open(OPEN.get(spoken.unit, "XXXX-XX-XX"))


def _weekend(published: date, tense: str) -> Reckoned:
    """ "the weekend": the last that has begun, ahead the next."""
    week = 0 if tense == "future" or published.isoweekday() >= 6 else -1
    found = moved("WE", published, week)
    return dated(found, f"published {published}") if found else left_open(OPEN["WE"])


def _compared(spoken: Shift, count: Decimal, context: Context) -> Reckoned:
    """A year before the period that figures are given for: before a third quarter the third quarter of last year."""
    compared = context.comparison
    if compared is None and context.published is not None:
        if spoken.unit == "Y" or count != 0:
            told = context.narrative
            fits = spoken.count == -1 and told is not None and told.unit in ("M", "D", "Q")
            if not fits or told is None:
                return shift(Shift(spoken.unit, count), context)
            compared = told
        else:
            found = moved(spoken.unit, context.published, 0 if spoken.unit == "M" else -1)
            return dated(found, f"published {context.published}") if found else left_open("XXXX")
    if compared is None:
        return left_open(_open(spoken), NO_DATE)
    months = {"Y": 12, "Q": 3, "M": 1}.get(spoken.unit, 0) * int(count)
    try:
        moved_to = _same(compared, months)
    except (ValueError, OverflowError):
        return left_open(_open(spoken), "beyond the calendar")
    return dated(moved_to, f"compared {compared.value}")


def _same(compared: Period, months: int) -> Period:
    """The same period so many months away."""
    begin = plus_months(compared.begin, months)
    if compared.unit in ("D", "M", "Q", "H", "Y"):
        return period(compared.unit, begin)
    after = plus_months(compared.end + timedelta(days=1), months)
    return days(f"{begin.year:04d}", begin, after - timedelta(days=1))


def _moved(spoken: Shift, count: Decimal, base: date) -> Period | None:
    unit = "WE" if spoken.weekend else spoken.unit
    if unit in _HOURS:
        return days(f"{base.isoformat()}TXX:XX", base, base)
    unit, times = _FINE.get(unit, (unit, 1))
    if count != count.to_integral_value():
        if unit == "Y":
            unit, count = "M", count * 12
        elif unit == "DE":
            unit, count = "Y", count * 10
    return moved(unit, base, int(count * times)) if unit in OPEN and abs(count) < 10**6 else None


def _open(spoken: Shift) -> str:
    return OPEN.get(_FINE.get(spoken.unit, (spoken.unit, 1))[0], "XXXX-XX-XXTXX:XX")
