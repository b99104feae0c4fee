"""Fractions of a multiplier, and multipliers with a fraction behind them."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.read.mixed import and_part
from factx.numbers.read.multiplied import scales
from factx.numbers.value import Number
from factx.numbers.words import MULTIPLIERS, PARTS, after_hyphen, steps
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View


@rule(Kind("number"), layer=5)
def of_a_scale(view: View, i: int) -> Found | None:
    """``three quarters of a million``, ``two-thirds of a billion``, ``three quarters billion``."""
    for match in view.all_at("number", i):
        if match.value.form != "fraction":
            continue
        of = (view.word(match.end), view.word(match.end + 1)) == ("of", "a")
        many = scales(view, match.end + 2 if of else match.end, False)
        if many is not None:
            value = Number("cardinal", match.value.value * many[1])
            return Found(many[0], value, (match, *many[2]))
    return None


@rule(Words(("half", "quarter", "a")), layer=4)
def half_a_scale(view: View, i: int) -> Found | None:
    """``half a million``, ``half-a-dozen``, ``half-million``, ``a half billion``, ``a quarter million``."""
    at = i + 1 if view.low[i] == "a" else i
    if view.word(at) not in ("half", "quarter"):
        return None
    size = 2 if view.word(at) == "half" else 4
    own = steps(at, at + 1, PARTS, size)
    at = after_hyphen(view, at + 1)
    if view.word(at) == "a":
        at = after_hyphen(view, at + 1)
    many = scales(view, at, False)
    if many is None or view.low[many[0] - 1].endswith("s"):
        return None
    return Found(many[0], Number("cardinal", many[1] / size), (own, *many[2]))


@rule(Kind("number"), layer=4)
def and_a_half(view: View, i: int) -> Found | None:
    """``a million and a half``, ``a dozen and a half``: the half is of the multiplier, if none follows it.

    ``a billion and a half million`` is half a million more than a billion.
    """
    for match in view.all_at("number", i):
        scale = _last_scale(match)
        added = and_part(view, match.end) if scale else None
        own = scales(view, added[0], False) if added else None
        if scale and added and own:
            value = match.value.value + own[1] * added[1]
            return Found(own[0], Number("cardinal", value), (match, added[2], *own[2]))
        if scale and added:
            value = match.value.value + scale * added[1]
            return Found(added[0], Number("cardinal", value), (match, added[2]))
    return None


def _last_scale(match: Match) -> Decimal | None:
    """The multiplier that a number ends with."""
    if not match.parts or match.value.value is None or match.value.form != "cardinal":
        return None
    last = match.parts[-1]
    name = MULTIPLIERS.removesuffix(".csv").replace("/", ".")
    return Decimal(last.value) if last.rule == name and last.end == match.end else None
