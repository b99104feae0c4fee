"""Quarters and halves of a year."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar
from factx.times.words import Amount, capital, ordinal_at, plural, times_at
from factx.words.senses import nouns

_QUARTERS = frozenset("1234")
_REACH = 12
_OUTCOMES = nouns("outcome")


@rule(Kind("number"), Words(["second"]), layer=2)
def ordinal(view: View, i: int) -> Found | None:
    """``third quarter``, ``third-quarter``, ``3rd quarter``, ``fourth quarters``."""
    number = ordinal_at(view, i)
    if number is None or number.count is None or not 1 <= number.count <= 4:
        return None
    at = number.end + (view.word(number.end) == "-")
    at += view.word(at) == "fiscal"
    at += view.word(at) == "calendar"
    if view.word(at) not in ("quarter", "quarters"):
        return None
    return Found(at + 1, Calendar(quarter=int(number.count)), number.parts)


@rule(Words(["q", "h"]), layer=2)
def letter(view: View, i: int) -> Found | None:
    """``Q3``, ``3Q``, ``H1 2020``: the letter and its figure are two pieces, glued."""
    if not capital(view, i):
        return None
    after = view.word(i + 1) if view.pieces.glued(i + 1) else ""
    if view.low[i] == "h":
        half = after in ("1", "2") and view.at("year", i + 2)
        return Found(i + 2, Calendar(half=int(after))) if half else None
    if after in _QUARTERS:
        return Found(i + 2, Calendar(quarter=int(after)))
    before = view.word(i - 1) if view.pieces.glued(i) else ""
    if before in _QUARTERS and not view.pieces.glued(i - 1):
        return Found(i + 1, Calendar(quarter=int(before)), (), i - 1)
    return None


@rule(Words(["final", "closing", "last", "opening"]), layer=2)
def edge(view: View, i: int) -> Found | None:
    """``the final quarter of 2020``, ``the opening quarter of the year``: the last and the first of a year."""
    at = i + 1
    if view.word(at) != "quarter" or view.word(at + 1) != "of" or not _names_year(view, at + 2):
        return None
    start = i - (view.word(i - 1) == "the")
    return Found(at + 1, Calendar(quarter=1 if view.low[i] == "opening" else 4), (), start)


@rule(Kind("number"), Words(["last", "latter", "second"]), layer=2)
def half(view: View, i: int) -> Found | None:
    """``first half`` and ``second-half`` of a year, where figures or a preposition and no match are near."""
    number = ordinal_at(view, i)
    if number is None and view.low[i] in ("last", "latter"):
        number = Amount(i + 1, Decimal(2))
    if number is None or number.count not in (1, 2):
        return None
    hyphen = view.word(number.end) == "-"
    at = number.end + hyphen
    if view.word(at) != "half" or plural(view, at):
        return None
    after = view.word(at + 1)
    if hyphen or after in _OUTCOMES:
        fits = after in _OUTCOMES or view.word(at + 2) in _OUTCOMES
    else:
        fits = (after == "of" and _names_year(view, at + 2)) or (
            after != "of" and _accounts(view, i)
        )
    return Found(at + 1, Calendar(half=int(number.count)), number.parts) if fits else None


def _accounts(view: View, i: int) -> bool:
    """Whether figures of a company stand before: "posted a profit of $5 million for the first half"."""
    if view.word(i - 1) != "the" or view.word(i - 2) not in ("for", "in"):
        return False
    for n in range(i - 3, max(i - 3 - _REACH, -1), -1):
        if view.word(n) in (".", ";", "?", "!") and not view.pieces.glued(n + 1):
            return False
        if view.word(n) in _OUTCOMES:
            return True
    return False


@rule(Kind("time"), layer=3)
def placed(view: View, i: int) -> Found | None:
    """``the third quarter``, ``fiscal first quarter``, ``the fiscal second quarter``, ``the 1988 third quarter``."""
    inner = next((m for m in times_at(view, i, Calendar) if _open_part(m.value)), None)
    if inner is None:
        return None
    start = i - (view.word(i - 1) == "-" and view.word(i - 2) == "fiscal")
    start -= view.word(start - 1) in ("fiscal", "calendar")
    year = view.before("year", start)
    start = year.start if year else start
    start -= view.word(start - 1) in ("fiscal", "calendar")
    start -= view.word(start - 1) == "the"
    if start == i or (year and view.word(start) != "the"):
        return None
    return _full(view, start, year, inner)


@rule(Kind("year"), layer=3)
def after_year(view: View, i: int) -> Found | None:
    """``1988 third quarter``, ``2020 Q3``."""
    year = view.at("year", i)
    if year is None:
        return None
    at = year.end + (view.word(year.end) == "-")
    inner = next((m for m in times_at(view, at, Calendar) if _open_part(m.value)), None)
    return _full(view, i, year, inner) if inner else None


def _open_part(value: Calendar) -> bool:
    return bool(value.quarter or value.half) and not value.year


def _full(view: View, start: int, year: Match | None, inner: Match) -> Found:
    """The quarter with its year, if one stands before it."""
    value = inner.value
    full = Calendar(year.value.year if year else None, quarter=value.quarter, half=value.half)
    return Found(inner.end, full, (year, inner) if year else (inner,), start)


def _names_year(view: View, i: int) -> bool:
    return bool(view.at("year", i)) or any(
        view.word(i + n) in ("year", "decade", "century", "month", "fiscal") for n in range(3)
    )
