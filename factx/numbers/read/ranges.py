"""Ranges: two bounds.

``from 30 to 25`` is a change and stays two numbers, and so does ``from 12 to 18`` unless the word before ``from`` says
that it is a range; the rooms behind decide with the verb.
"""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.numbers.words import DASHES, cardinal
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View
from factx.words.senses import verbs

_SPREAD = verbs("vary") | frozenset("anywhere anything aged ages somewhere".split())
_TEN = Decimal(10)


@rule(Kind("number"), layer=7)
def to(view: View, i: int) -> Found | None:
    """``12 to 18``, ``3 to 5 million``, ``ranging from 10 to 20``, ``a 12- to 18-month term``.

    Not ``in 1999 to 4,500``.
    """
    found = _joined(view, i, frozenset(("to", "through"))) if not _moves(view, i) else None
    return None if found is None or _is_year_then(view, i, found) else found


def _is_year_then(view: View, i: int, found: Found) -> bool:
    """Whether the first number is a year and the second none: ``from 900 in 1999 to 18,450``."""
    first, second = (view.raw[part.start] for part in found.parts)
    year = len(first) == 4 and first.isdecimal() and view.word(i - 1) in ("in", "since")
    return year and not (len(second) in (2, 4) and second.isdecimal())


@rule(Kind("number"), layer=7)
def dash(view: View, i: int) -> Found | None:
    """``12-18``, ``3–5 million``, ``1.5 - 2``: rising, and no votes, dates or formations."""
    found = _joined(view, i, DASHES)
    if found is None or _chained(view, i, found):
        return None
    return None if view.at("vote", i) else found


@rule(Kind("number"), layer=7)
def between(view: View, i: int) -> Found | None:
    """``between 12 and 18``, ``between a third and a half``: the word itself is left out."""
    if view.word(i - 1) != "between":
        return None
    low = view.at("number", i)
    high = view.at("number", low.end + 1) if low and view.word(low.end) == "and" else None
    if low and high and low.value.form == high.value.form == "fraction":
        value = Number("range", low=low.value.value, high=high.value.value)
        return Found(high.end, value, (low, high))
    return _joined(view, i, frozenset(("and",)))


@rule(Kind("number"), layer=7)
def either(view: View, i: int) -> Found | None:
    """``two or three``, ``8 or 9``: neighbours."""
    found = _joined(view, i, frozenset(("or",)))
    if found is None:
        return None
    low, high = (part.value.value for part in found.parts)
    same = view.raw[i][0].isdecimal() == view.raw[found.parts[1].start][0].isdecimal()
    return found if same and high <= _TEN * max(low, Decimal(1)) else None


@rule(Kind("number"), layer=7)
def tolerance(view: View, i: int) -> Found | None:
    """``5 ± 2``, ``5 plus or minus 2``."""
    middle = cardinal(view, i)
    at = _tolerance(view, middle[0].end) if middle else 0
    spread = cardinal(view, at) if at else None
    if middle is None or spread is None:
        return None
    value = Number("range", low=middle[1] - spread[1], high=middle[1] + spread[1])
    return Found(spread[0].end, value, (middle[0], spread[0]))


@rule(Words(("±", "plus", "+")), layer=7)
def about_zero(view: View, i: int) -> Found | None:
    """``±3``, ``plus or minus 3``: with nothing before it to be added to."""
    at = _tolerance(view, i)
    spread = cardinal(view, at) if at and not view.before("number", i) else None
    if spread is None:
        return None
    return Found(spread[0].end, Number("range", low=-spread[1], high=spread[1]), (spread[0],))


def _tolerance(view: View, i: int) -> int:
    """The piece after ``±``, ``+/-``, ``plus or minus``."""
    for words in (("±",), ("+", "/", "-"), ("plus", "or", "minus"), ("+", "-")):
        if tuple(view.low[i : i + len(words)]) == words:
            return i + len(words)
    return 0


def _moves(view: View, i: int) -> bool:
    """Whether the number starts a move: ``from`` before it, and no word of range before that."""
    return view.word(i - 1) == "from" and view.word(i - 2) not in _SPREAD


def _joined(view: View, i: int, joints: frozenset[str]) -> Found | None:
    """A number, a joint, and a greater number; the first takes the second's multiplier where it must."""
    for first in view.all_at("number", i):
        at = first.end + (_hangs(view, first.end) and "to" in joints)
        if view.word(at) not in joints or first.value.form != "cardinal":
            continue
        second = cardinal(view, at + 1)
        if second is None or second[0].value.form != "cardinal" or first.value.value is None:
            continue
        low = _lifted(first, second[0])
        padded = any(_padded(view.raw[part.start]) for part in (first, second[0]))
        if low < second[1] and not padded:
            value = Number("range", low=low, high=second[1])
            return Found(second[0].end, value, (first, second[0]))
    return None


def _hangs(view: View, i: int) -> bool:
    """Whether a hyphen that waits for a noun stands at piece ``i``: ``12- to 18-month``."""
    return view.word(i) == "-" and view.pieces.glued(i) and not view.pieces.glued(i + 1)


def _padded(word: str) -> bool:
    return len(word) > 1 and word[0] == "0" and word.isdecimal()


def _lifted(first: Match, second: Match) -> Decimal:
    """The lower bound: ``3`` of ``3 to 5 million`` is three million, ``500,000`` of ``500,000 to 1 million`` is not."""
    low: Decimal = first.value.value
    if first.rule == second.rule or not second.rule.startswith(
        ("numbers.multiplied", "numbers.scaled_parts")
    ):
        return low
    base = second.parts[0] if second.parts else None
    if base is None or not isinstance(base.value, Number) or base.value.value is None:
        return low
    high: Decimal = second.value.value
    return low * high / base.value.value if 0 < low < base.value.value else low


def _chained(view: View, i: int, found: Found) -> bool:
    """Whether more dashes and digits are glued on: 2020-01-15, 4-4-2, 555-12-34."""
    glued = view.pieces.glued
    left = glued(i) and view.word(i - 1) in DASHES | {"/"} and glued(i - 1)
    end = found.end
    right = glued(end) and view.word(end) in DASHES | {"/"} and view.word(end + 1)[:1].isdecimal()
    middle = found.parts[0].end
    em = view.word(middle) == "—" and not glued(middle)
    return left or bool(right and glued(end + 1)) or em or _uneven(view, middle)


def _uneven(view: View, i: int) -> bool:
    """A dash that is glued on one side only is a sign, or the end of a thought."""
    return view.pieces.glued(i) != view.pieces.glued(i + 1)
