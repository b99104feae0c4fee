"""Numbers in words, below a thousand."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.numbers.words import (
    MULTIPLIERS,
    PARTS,
    WORDS,
    NumberWord,
    Part,
    after_hyphen,
    begins_inside,
    lookup,
    steps,
)
from factx.rules.match import Match
from factx.rules.rule import Found, Keys, Kind, Words, rule
from factx.rules.view import View

_HUNDRED = Decimal(100)


def below_hundred(view: View, i: int) -> tuple[int, Decimal] | None:
    """``seven``, ``twenty``, ``twenty-one``: where it ends, and its value."""
    row = lookup(view, WORDS, NumberWord, i)
    if not isinstance(row, NumberWord):
        return None
    if row.sort == "ten":
        after = after_hyphen(view, i + 1)
        if after == i + 1 and view.word(after) == "-":
            after += 1
        unit = lookup(view, WORDS, NumberWord, after)
        if isinstance(unit, NumberWord) and unit.sort == "one":
            return after + 1, row.value + unit.value
    return i + 1, row.value


def _tail(view: View, i: int, start: int) -> tuple[int, Decimal] | None:
    """What follows ``hundred``: ``and five``, ``twenty-one``; not another hundred."""
    joined = view.word(i) == "and"
    if joined and view.word(start - 1) == "between":
        return None
    found = below_hundred(view, i + 1 if joined else after_hyphen(view, i))
    if found is None or found[1] == 0:
        return None
    after = after_hyphen(view, found[0])
    row = lookup(view, PARTS, Part, after)
    part = joined and isinstance(row, Part) and found[1] < row.value
    return None if part or view.word(after) == "hundred" else found


@rule(Keys(WORDS, NumberWord))
def group(view: View, i: int) -> Found | None:
    """``seven``, ``twenty-one``, ``two hundred and five``, ``fifteen hundred``."""
    found = below_hundred(view, i)
    if found is None:
        return None
    end, value = found
    parts: tuple[Match, ...] = (steps(i, end, WORDS, value),)
    hundred = after_hyphen(view, end)
    if view.word(hundred) == "hundred" and 0 < value < _HUNDRED:
        return _hundreds(view, i, hundred, value, parts)
    return Found(end, Number("cardinal", value), parts)


@rule(Words(("a", "hundred")))
def a_hundred(view: View, i: int) -> Found | None:
    """``a hundred``, ``a hundred and five``; also ``hundred`` alone, as in ``the hundred seats``."""
    hundred = after_hyphen(view, i + 1) if view.low[i] == "a" else i
    if view.word(hundred) != "hundred" or (hundred == i and begins_inside(view, i)):
        return None
    return _hundreds(view, i, hundred, Decimal(1), ())


def _hundreds(view: View, i: int, hundred: int, factor: Decimal, parts: tuple[Match, ...]) -> Found:
    """``factor`` hundreds and what follows them."""
    own = steps(hundred, hundred + 1, MULTIPLIERS, 100)
    value, end = factor * _HUNDRED, hundred + 1
    tail = _tail(view, end, i)
    if tail is None:
        return Found(end, Number("cardinal", value), (*parts, own))
    last = steps(tail[0] - 1, tail[0], WORDS, tail[1])
    return Found(tail[0], Number("cardinal", value + tail[1]), (*parts, own, last))


@rule(Kind("number"), layer=2)
def pointed(view: View, i: int) -> Found | None:
    """``two point five``, ``zero point seven five``, ``two hundred point seventy-one``: decimals in words."""
    whole = next((m for m in view.all_at("number", i) if m.rule.startswith("numbers.words")), None)
    if whole is None or view.word(whole.end) != "point" or view.word(i - 1) == "at":
        return None
    end, text = whole.end + 1, ""
    while end < whole.end + 12:
        found = below_hundred(view, end)
        if found is None or (found[1] > 9 and text):
            break
        end, text = found[0], text + str(found[1])
        if len(text) == 2 and found[1] > 9:
            break
    if not text or view.word(end) in ("point", "-"):
        return None
    parts = (whole, steps(whole.end + 1, end, WORDS, text))
    return Found(end, Number("cardinal", whole.value.value + Decimal("0." + text)), parts)
