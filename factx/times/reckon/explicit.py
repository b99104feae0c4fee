"""Dates written in full, found already: our own fast reader for the commonest shapes, dateparser for the rest.

dateparser is given English only and a base date always, is imported when first needed, and never sees a text twice.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from factx.times.expression import Slashed
from factx.times.reckon.context import Context, Reckoned, dated, left_open
from factx.times.reckon.period import Period
from factx.words.months import month_numbers

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_BASE = datetime(2000, 1, 1)


def slashed(spoken: Slashed, context: Context) -> Reckoned:
    """``3/4/2020`` by the date order; ``13/4/2020`` in the only way that it can be."""
    found = explicit(spoken.text, context.date_order)
    return dated(Period("D", found.isoformat(), found, found)) if found else left_open("XXXX-XX-XX")


@lru_cache(maxsize=4096)
def explicit(text: str, order: str = "MDY") -> date | None:
    """The day that a date in full names: ``2020-03-04``, ``26 January 2021``, ``Jan. 26, 2021``, ``3/4/2020``."""
    return fast(text, order) or by_dateparser(text, order)


def fast(text: str, order: str = "MDY") -> date | None:
    """The commonest shapes; None for what is none of them, or no day."""
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _FIGURES.fullmatch(text):
            dotted = "DMY" if "." in text else order
            return _ordered(int(found[1]), int(found[2]), found[3], dotted)
        if found := _DAY_FIRST.fullmatch(text):
            return _named(found[2], int(found[1]), int(found[3]))
        if found := _MONTH_FIRST.fullmatch(text):
            return _named(found[1], int(found[2]), int(found[3]))
    except ValueError:
        return None
    return None


def by_dateparser(text: str, order: str = "MDY") -> date | None:
    """The day as dateparser has it, if it names one in full."""
    import dateparser

    settings = {
        "DATE_ORDER": order,
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found else None


def _ordered(first: int, second: int, year: str, order: str) -> date:
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    month, day = (second, first) if order == "DMY" else (first, second)
    if month > 12 >= day:
        month, day = day, month
    return date(full, month, day)


def _named(name: str, day: int, year: int) -> date | None:
    month = month_numbers().get(name.lower())
    return date(year, month, day) if month else None
