"""Fractions, and numbers that end in one."""

from __future__ import annotations

import re
from decimal import Decimal
from unicodedata import numeric

from factx.model import exact
from factx.numbers.value import Number
from factx.numbers.words import (
    HYPHENS,
    PARTS,
    WORDS,
    NumberWord,
    Part,
    lookup,
    multiplier,
    steps,
)
from factx.rules.match import Match
from factx.rules.rule import Digit, Found, Kind, Words, rule
from factx.rules.view import View
from factx.words.ordinals import ORDINALS, Ordinal
from factx.words.senses import nouns

_SIGNS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒")
_WHOLE = re.compile(r"\d{1,3}")
_SPANS = frozenset(
    "for after the in over last past first next consecutive straight previous two three four".split()
)
_LASTED = frozenset(
    "growth losses loss profit profits decline contraction recession results".split()
)
# Before "a third", "a quarter" and after it: what shows that it is a part, not the next one or three months.
_TAKEN = frozenset(
    "by than about nearly over almost roughly around under only just to some least most between".split()
)
_BEHIND = frozenset("after before during when while because within".split())
_SHARED = frozenset("of more less fewer higher lower larger smaller bigger as since from".split())


def _fraction(top: Decimal | int, bottom: Decimal | int) -> Number:
    return Number("fraction", exact(Decimal(top) / Decimal(bottom)))


@rule(Words(_SIGNS))
def sign(view: View, i: int) -> Found | None:
    """``½``, ``¾``: one sign."""
    return Found(i + 1, Number("fraction", exact(numeric(view.raw[i]))))


@rule(Digit())
def slash(view: View, i: int) -> Found | None:
    """``3/4``, ``1/2``, ``7/8``: less than one, in small digits, and no date or list of more parts."""
    pieces = view.pieces
    if view.word(i + 1) not in ("/", "⁄") or not (pieces.glued(i + 1) and pieces.glued(i + 2)):
        return None
    top, bottom = view.raw[i], view.word(i + 2)
    if not _WHOLE.fullmatch(top) or not _WHOLE.fullmatch(bottom) or "0" in (top[0], bottom[0]):
        return None
    chained = (view.word(i + 3) == "/" and pieces.glued(i + 3)) or (
        view.word(i - 1) == "/" and pieces.glued(i)
    )
    if chained or int(top) >= int(bottom):
        return None
    return Found(i + 3, _fraction(int(top), int(bottom)))


@rule(Kind("number"), layer=4)
def parts(view: View, i: int) -> Found | None:
    """``two-thirds``, ``one twenty-fifth``, ``seven hundredths``, ``three quarters of``; not the quarters of a year."""
    for top in view.all_at("number", i):
        found = _parts(view, top) if top.value.form == "cardinal" else None
        if found:
            return found
    return None


def _parts(view: View, top: Match) -> Found | None:
    """The fraction whose numerator this is."""
    at = _loose_hyphen(view, top.end)
    bottom = _bottom(view, at)
    value: Decimal | None = top.value.value
    if bottom is None or value is None or value <= 0 or value != value.to_integral_value():
        return None
    end, size, plural = bottom
    last = view.word(end - 1)
    if plural != (value > 1) or (view.raw[top.start][0].isdecimal() and (size < 3 or not plural)):
        return None
    if last.startswith("quarter") and not _is_part(view, top, at, end):
        return None
    if size == 2 and value != 1 or last.startswith("second"):
        return None
    return Found(end, _fraction(value, size), (top, steps(at, end, PARTS, size)))


def _bottom(view: View, at: int) -> tuple[int, Decimal, bool] | None:
    """``thirds``, ``twenty-fifth``: where it ends, into how many parts it cuts, and whether it is a plural."""
    tens = lookup(view, WORDS, NumberWord, at)
    unit = _loose_hyphen(view, at + 1)
    if isinstance(tens, NumberWord) and tens.sort == "ten":
        word = view.word(unit)
        row = view.table(ORDINALS, Ordinal).by_key.get(word.removesuffix("s"))
        if row is not None and row.sort == "one" and row.value != 2:
            return unit + 1, tens.value + row.value, word.endswith("s")
        return None
    part = lookup(view, PARTS, Part, at)
    if not isinstance(part, Part):
        return None
    return at + 1, part.value, view.word(at) not in (part.words[0], *part.words[2:3])


def _is_part(view: View, top: Match, at: int, end: int) -> bool:
    """Whether a quarter is a fourth part here, not three months."""
    if at > top.end:
        return True
    if view.word(top.start - 1) in _SPANS:
        return False
    after = view.word(end)
    if multiplier(view, end) or (top.value.value == 1 and after in ("and", "or")):
        return True
    return (after == "of" and view.word(end + 1) not in _LASTED) or not after.isalpha()


def _loose_hyphen(view: View, i: int) -> int:
    """The piece after a hyphen at ``i``, with spaces around it or not; else ``i``."""
    return i + 1 if view.word(i) == "-" else i


@rule(Words("a"))
def a_part(view: View, i: int) -> Found | None:
    """``a third of``, ``by a quarter``, ``more than a fifth``: with words that show that it is a part."""
    row = lookup(view, PARTS, Part, i + 1)
    if not isinstance(row, Part) or view.word(i + 1).endswith("s") or row.value == 2:
        return None
    after = view.word(i + 2)
    if after in HYPHENS and view.pieces.glued(i + 2):
        return None
    if row.value >= 100 and row.value % 100 == 0:
        return Found(i + 2, _fraction(1, row.value), (steps(i + 1, i + 2, PARTS, row.value),))
    taken = view.word(i - 1) in _TAKEN and not (
        after.isalpha() and len(after) > 3 and after not in _SHARED | _BEHIND
    )
    if after not in _SHARED and not taken:
        return None
    return Found(i + 2, _fraction(1, row.value), (steps(i + 1, i + 2, PARTS, row.value),))


@rule(Words(("half", "a")))
def half(view: View, i: int) -> Found | None:
    """``half``, ``a half``, ``half-mile``: not ``the second half``, ``half-time``, ``a year and a half``."""
    at = i + 1 if view.low[i] == "a" else i
    before, after = view.word(i - 1), view.word(at + 1)
    if view.word(at) != "half" or before in _NOT_A_HALF or after in _NOT_HALF_OF:
        return None
    joined = before == "and" and "between" not in view.low[max(i - 5, 0) : i]
    if (joined and at > i) or (before == "a" and at == i):
        return None
    if before == "in" and after not in ("of", "the"):
        return None
    if before in HYPHENS and view.pieces.glued(i):
        return None
    grown = after in HYPHENS and view.pieces.glued(at + 1)
    if grown and view.word(at + 2) not in _HALVED:
        return None
    return Found(at + 1, _fraction(1, 2), (steps(at, at + 1, PARTS, 2),))


_HALVED = nouns("halved")
_NOT_A_HALF = frozenset(
    "first second 1st 2nd other better latter former opening final closing third fourth top bottom last "
    "northern southern eastern western upper lower early late this fiscal".split()
)
_NOT_HALF_OF = frozenset(
    "brother sister brothers sisters time way hearted back century finished".split()
)
