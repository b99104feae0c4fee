"""How long, where one of a unit goes without a number: ``a month-long strike``."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.near import HYPHENS
from factx.quantities.read.physical import physical
from factx.quantities.units import units_of
from factx.rules.rule import Found, Words, rule
from factx.rules.view import View

_UNITS = ("hour", "day", "week", "month", "year", "decade", "century")


@rule(Words(_UNITS))
def long(view: View, i: int) -> Found | None:
    """``a month-long strike``, ``the year-long ban``; not ``a two-month-long strike``, ``decades-long``."""
    if (
        view.word(i + 1) not in HYPHENS
        or view.word(i + 2) != "long"
        or not view.pieces.glued(i + 2)
    ):
        return None
    found = units_of(view.lexicon).word(view.pieces, i)
    if found is None or view.word(i - 1) in HYPHENS or view.before("number", i):
        return None
    return Found(i + 3, physical(Number("cardinal", Decimal(1)), found[1]))
