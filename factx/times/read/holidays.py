"""Days with a name."""

from __future__ import annotations

from factx.rules.rule import Found, Keys, rule
from factx.rules.view import View
from factx.times.expression import Holiday
from factx.times.words import Feast, capital

_TABLE = "times/holidays.csv"


@rule(Keys(_TABLE, Feast), layer=2)
def named(view: View, i: int) -> Found | None:
    """``Thanksgiving``, ``Christmas Eve``, ``Memorial Day 2020``; written with a capital."""
    found = view.find(_TABLE, Feast, i)
    if found is None or not capital(view, i):
        return None
    end, feast = found
    year = view.at("year", end + (view.word(end) == ","))
    if year:
        return Found(year.end, Holiday(feast.rule, year.value.year), (year,))
    return Found(end, Holiday(feast.rule))
