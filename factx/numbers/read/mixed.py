"""Whole numbers with a fraction behind them."""

from __future__ import annotations

import re
from decimal import Decimal

from factx.model import exact
from factx.numbers.read.words import below_hundred
from factx.numbers.value import Number
from factx.numbers.words import PARTS, Part, after_hyphen, lookup, steps
from factx.rules.match import Match
from factx.rules.rule import Digit, Found, Kind, rule
from factx.rules.view import View

_WHOLE = re.compile(r"\d{1,3}")


@rule(Digit(), layer=2)
def mixed_digits(view: View, i: int) -> Found | None:
    """``3 1/2``, ``3-1/2``, ``3½``: a whole number in digits and a fraction below one behind it."""
    whole = view.raw[i]
    if not _WHOLE.fullmatch(whole):
        return None
    part = view.at("number", after_hyphen(view, i + 1))
    if part is None or part.rule not in ("numbers.fractions.sign", "numbers.fractions.slash"):
        return None
    value = Decimal(whole) + part.value.value
    return Found(part.end, Number("cardinal", value), (_plain(view, i), part))


def _plain(view: View, i: int) -> Match:
    return next(m for m in view.all_at("number", i) if m.rule == "numbers.digits.plain")


@rule(Kind("number"), layer=2)
def mixed_words(view: View, i: int) -> Found | None:
    """``two and a half``, ``one-and-a-half``, ``six and three quarters``."""
    first = next((m for m in view.all_at("number", i) if m.value.form == "cardinal"), None)
    if first is None or first.value.value != first.value.value.to_integral_value():
        return None
    added = and_part(view, first.end)
    if added is None:
        return None
    end, value, part = added
    return Found(end, Number("cardinal", first.value.value + value), (first, part))


def and_part(view: View, i: int) -> tuple[int, Decimal, Match] | None:
    """``and a half``, ``-and-a-half``, ``and three quarters`` from piece ``i`` on."""
    at = after_hyphen(view, i)
    if view.word(at) != "and":
        return None
    at = after_hyphen(view, at + 1)
    if view.word(at) == "a":
        noun = after_hyphen(view, at + 1)
        row = lookup(view, PARTS, Part, noun)
        if isinstance(row, Part) and not view.word(noun).endswith("s"):
            return noun + 1, exact(1 / row.value), steps(noun, noun + 1, PARTS, row.value)
        return None
    top = below_hundred(view, at)
    if top is None:
        return None
    noun = after_hyphen(view, top[0])
    row = lookup(view, PARTS, Part, noun)
    if not isinstance(row, Part) or not 0 < top[1] < row.value:
        return None
    return noun + 1, exact(top[1] / row.value), steps(at, noun + 1, PARTS, row.value)
