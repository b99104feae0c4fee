"""Ordinals: the value is the position."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.numbers.words import after_hyphen, lookup, steps
from factx.rules.match import Match
from factx.rules.rule import Digit, Found, Keys, Kind, rule
from factx.rules.view import View
from factx.words.ordinals import ORDINALS, Ordinal

_ENDINGS = ("st", "nd", "rd", "th")
_MOMENT = frozenset("per split every each".split())
_NO_NOUN = frozenset("of and or later ago after in to before for".split())


def _ordinal(value: Decimal) -> Number:
    return Number("ordinal", value)


@rule(Digit())
def figure(view: View, i: int) -> Found | None:
    """``22nd``, ``8th``, ``1,000th``; not ``14st``, a weight."""
    word = view.raw[i].replace(",", "")
    if not word.isdecimal() or len(word) > 12 or not view.pieces.glued(i + 1):
        return None
    ending = view.word(i + 1)
    stone = ending == "st" and (word[-1] != "1" or word[-2:] == "11")
    return Found(i + 2, _ordinal(Decimal(word))) if ending in _ENDINGS and not stone else None


@rule(Keys(ORDINALS, Ordinal))
def word(view: View, i: int) -> Found | None:
    """``third``, ``eighth``, ``hundredth``; not ``second`` where it is a moment."""
    row = lookup(view, ORDINALS, Ordinal, i)
    if not isinstance(row, Ordinal):
        return None
    if view.low[i] == "second" and _is_moment(view, i):
        return None
    return Found(i + 1, _ordinal(row.value), (steps(i, i + 1, ORDINALS, row.value),))


def _is_moment(view: View, i: int) -> bool:
    """Whether ``second`` is the unit of time."""
    before, after = view.word(i - 1), view.word(i + 1)
    if before in _MOMENT or view.before("number", i) or before[:1].isdigit():
        return True
    if before == "-" and view.word(i - 2)[:1].isdigit():
        return True
    return before == "a" and (not after.isalpha() or after in _NO_NOUN)


@rule(Kind("number"), layer=2)
def compound(view: View, i: int) -> Found | None:
    """``twenty-first``, ``two hundredth``, ``one hundred and first``."""
    for match in view.all_at("number", i):
        found = _compound(view, match)
        if found:
            return found
    return None


def _compound(view: View, match: Match) -> Found | None:
    number: Number = match.value
    if (
        number.form != "cardinal"
        or number.value is None
        or not match.rule.startswith("numbers.words")
    ):
        return None
    joined = view.word(match.end) == "and"
    at = match.end + 1 if joined else after_hyphen(view, match.end)
    row = lookup(view, ORDINALS, Ordinal, at)
    if not isinstance(row, Ordinal):
        return None
    base = number.value
    parts = (match, steps(at, at + 1, ORDINALS, row.value))
    if row.sort == "scale" and not joined:
        return Found(at + 1, _ordinal(base * row.value), parts)
    tens = base % 100 in (20, 30, 40, 50, 60, 70, 80, 90) and row.sort == "one"
    hundreds = base >= 100 and base % 100 == 0 and row.sort != "scale"
    if (tens and not joined and _glued_or_ten(view, match, at)) or hundreds:
        return Found(at + 1, _ordinal(base + row.value), parts)
    return None


def _glued_or_ten(view: View, match: Match, at: int) -> bool:
    """``twenty first`` may be parted by a space; ``twenty second`` rather is a duration."""
    return at > match.end or view.word(at) != "second"
