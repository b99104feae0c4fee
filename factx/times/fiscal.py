"""Quarters and years of account that a text says the end of: "the fourth quarter ended June 30" is an April to June."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from factx.rules.match import Match
from factx.rules.view import View
from factx.times.expression import Calendar, Expression, Length, Shift
from factx.times.words import ended

_LATE = timedelta(days=7)
_LEAP = 2000
_YEAR = (("Y", Decimal(1)),)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The calendar quarters in which a text's first quarters of account end, and its years of account."""

    starts: frozenset[int]
    closes: frozenset[int]
    years: tuple[Length, ...]


def fiscal(view: View, matches: list[Match]) -> tuple[dict[int, Calendar], dict[int, Expression]]:
    """What the quarters and years of account mean whose end the text names, by the number of the match.

    First those that are the calendar's: "the quarter ended Sept. 29" is the third. Then those that TimeML calls by
    their own number, of which only the days are others: "its fiscal first quarter ended Sept. 29" is July to
    September, and so is a bare "first quarter" of the same text; "For the year ended Sept. 30 … in the fourth
    quarter" it is as well. Not "the third quarter" of a text that names no end, or two that differ. A quarter that
    ends within a week after the calendar's is that one.
    """
    ends = {n: found for n, match in enumerate(matches) if (found := _own(view, match))}
    years = tuple(
        match.value
        for match in matches
        if isinstance(match.value, Length) and match.value.amounts == _YEAR and _day(match.value)
    )
    if not ends and not years:
        return {}, {}
    known = Accounts(
        frozenset(
            ((found.quarter or 4) - matches[n].value.quarter) % 4
            for n, found in ends.items()
            if isinstance(matches[n].value, Calendar)
        ),
        frozenset(_quarter(year.edge) for year in years if isinstance(year.edge, Calendar)),
        years,
    )
    bare = {n: found for n, found in ends.items() if not isinstance(matches[n].value, Calendar)}
    others: dict[int, Expression] = {}
    for n, match in enumerate(matches):
        other = ends.get(n) or _known(view, match, known)
        if n not in bare and other is not None:
            others[n] = other
    return bare, others


def _own(view: View, match: Match) -> Calendar | None:
    """The calendar quarter in which a quarter ends that names its end right behind it."""
    value = match.value
    quarter = isinstance(value, Calendar) and bool(value.quarter) and value.year is None
    if not quarter and not _the_quarter(value):
        return None
    at = match.end + (view.word(match.end) == ",")
    at += view.word(at) in ("that", "which")
    if view.word(at) not in ("ended", "ending"):
        return None
    end = ended(view, at)
    if not isinstance(end, Calendar) or not end.month:
        return None
    found = _quarter(end)
    early = end.year and found == 4 and end.month == 1
    return Calendar(end.year - 1 if early and end.year else end.year, quarter=found)


def _known(view: View, match: Match, known: Accounts) -> Expression | None:
    """A quarter or year that names no end, as the ends named elsewhere have it."""
    value = match.value
    words = view.low[match.start : match.end]
    if value == Shift("Y", Decimal(0)) and len(set(known.years)) == 1:
        full = "full" in words or (words == ["the", "year"] and view.word(match.start - 1) == "for")
        return known.years[0] if full else None
    if not isinstance(value, Calendar) or not value.quarter or value.year or value.which:
        return None
    shift = next(iter(known.starts or known.closes), 0)
    clear = len(known.starts or known.closes) == 1 and "calendar" not in words
    if clear and (known.starts or value.quarter == 4 or "fiscal" in words):
        return replace(value, quarter=(value.quarter + shift - 1) % 4 + 1)
    return None


def _quarter(end: Calendar) -> int:
    """The quarter of the calendar in which a day lies, or the one that it is just past."""
    year, month = end.year or _LEAP, end.month or 12
    last = monthrange(year, month)[1]
    day = date(year, month, min(end.day or last, last)) - _LATE
    return (day.month + 2) // 3


def _the_quarter(value: Expression) -> bool:
    return isinstance(value, Shift) and value.unit == "Q" and value.count == 0


def _day(year: Length) -> bool:
    """Whether a year names the day on which it ends, as accounts do."""
    return year.place == "ended" and isinstance(year.edge, Calendar) and bool(year.edge.day)
