"""Numbers in digits."""

from __future__ import annotations

import re
from decimal import Decimal

from factx.model import exact
from factx.numbers.value import Number
from factx.numbers.words import is_money_sign, multiplier
from factx.rules.rule import Digit, Found, Words, rule
from factx.rules.view import View
from factx.words.months import month_numbers

_PLAIN = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(,\d{2})+,\d{3}(\.\d+)?")
_COMMA = re.compile(r"(\d{1,3}(\.\d{3})+|\d+),\d{1,2}|0,\d+|\d{1,3}(\.\d{3}){2,}")
_GROUP = re.compile(r"\d{3}([,.]\d+)?")
_MEASURED = frozenset("% percent per euro euros € $ £ kg km cm mm m °".split())
_NARROW = frozenset("\u00a0\u2009\u202f")
_FUSED = re.compile(r"10([3-9]|[12]\d)")
_DIGIT = re.compile(r"[1-9](\.\d+)?")
_LONGEST = 24
_LETTERS = frozenset("R Rs RM Rp kr Kc Ft".split())


@rule(Digit())
def plain(view: View, i: int) -> Found | None:
    """``989``, ``85.4``, ``1,234.5``: thousands parted by commas, a point before decimals; also ``12,34,567``."""
    word = view.raw[i]
    if len(word) > 40 or not (_PLAIN.fullmatch(word) or _INDIAN.fullmatch(word)):
        return None
    return Found(i + 1, Number("cardinal", Decimal(word.replace(",", ""))))


@rule(Words("."))
def point(view: View, i: int) -> Found | None:
    """``.500``: a point glued to the digits after it and to nothing before it."""
    if view.pieces.glued(i) and view.raw[i - 1] not in "($€£-–":
        return None
    word = view.word(i + 1)
    if not view.pieces.glued(i + 1) or not word.isdecimal() or len(word) > _LONGEST:
        return None
    return Found(i + 2, Number("cardinal", Decimal("0." + word)))


@rule(Digit())
def comma(view: View, i: int) -> Found | None:
    """``85,4``, ``1.234,5``, ``1.234.567``: written as on the continent, where it can mean nothing else.

    ``4,5`` may be two numbers of a list, so it needs a unit or a currency beside it.
    """
    word = view.raw[i]
    if len(word) > 40 or not _COMMA.fullmatch(word):
        return None
    listed = word.count(",") == 1 and word[0] != "0" and "." not in word
    money = i > 0 and is_money_sign(view.raw[i - 1])
    if (
        listed
        and not money
        and view.word(i + 1) not in _MEASURED
        and multiplier(view, i + 1) is None
    ):
        return None
    return Found(i + 1, Number("cardinal", Decimal(word.replace(".", "").replace(",", "."))))


@rule(Digit())
def spaced(view: View, i: int) -> Found | None:
    """``1 234,5``, ``12 345 678``, ``10 000``, ``R1 350``, ``16 900MW``: thousands parted by spaces.

    One group after a common space counts if it is ``000``, has a decimal comma, stands behind a sign of money or before
    a glued unit, or if the text parts its thousands so elsewhere (``1 800 loaves``, where ``35 000`` stands too); a
    narrow or unbreakable space always parts thousands.
    """
    word, end = view.raw[i], i + 1
    if len(word) > 3 or not word.isdecimal() or word[0] == "0":
        return None
    narrow = True
    while (
        end < min(view.size, i + 6)
        and _GROUP.fullmatch(view.raw[end])
        and view.pieces.start[end] == view.pieces.end[end - 1] + 1
    ):
        narrow = narrow and view.pieces.text[view.pieces.end[end - 1]] in _NARROW
        word += view.raw[end]
        end += 1
        if not word.isdecimal():
            break
    sure = narrow or end - i > 2 or "," in word or view.raw[i + 1] == "000"
    if end == i + 1 or not (sure or _parted(view, i, end)) or view.word(end).isdecimal():
        return None
    return Found(end, Number("cardinal", Decimal(word.replace(",", "."))))


def _parted(view: View, i: int, end: int) -> bool:
    """Whether two pieces of digits are one number by what touches them, or by the manner of the text."""
    glued = view.pieces.glued
    if view.word(i - 1).rstrip(".") in month_numbers():
        return False
    money = glued(i) and (is_money_sign(view.raw[i - 1]) or view.raw[i - 1] in _LETTERS)
    unit = glued(end) and view.raw[end].isalpha() and end == i + 2
    return money or unit or view.pieces.parts_thousands


@rule(Digit())
def scientific(view: View, i: int) -> Found | None:
    """``1.3e6``, ``12e+14``: a power of ten behind ``e``."""
    pieces = view.pieces
    if view.word(i + 1) != "e" or not (pieces.glued(i + 1) and pieces.glued(i + 2)):
        return None
    end = i + 3 if view.word(i + 2) in ("+", "-") and pieces.glued(i + 3) else i + 2
    power, base = view.word(end), view.raw[i].replace(",", "")
    if (
        not power.isdecimal()
        or len(power) > 2
        or not _PLAIN.fullmatch(base)
        or len(base) > _LONGEST
    ):
        return None
    sign = -1 if view.word(i + 2) == "-" else 1
    return Found(end + 1, Number("cardinal", exact(Decimal(base).scaleb(sign * int(power)))))


@rule(Words(("×", "x", "*")))
def powered(view: View, i: int) -> Found | None:
    """``1.3x10^6``, ``2.998×10−8``: times a power of ten."""
    base, at = view.word(i - 1), i + 2
    lost = _lost(view, i, base)
    if lost is not None:
        return lost
    if view.word(i + 1) != "10" or not _PLAIN.fullmatch(base) or len(base) > _LONGEST:
        return None
    raised = view.word(at) == "^"
    at += raised
    sign = -1 if view.word(at) in ("-", "−", "–") else 1
    end = at + 1 if sign < 0 or view.word(at) == "+" else at
    power = view.word(end)
    if (
        not (raised or view.word(at) == "−" or _tied(view, i, at))
        or not power.isdecimal()
        or len(power) > 2
        or not view.pieces.glued(end)
    ):
        return None
    value = Decimal(base.replace(",", "")).scaleb(sign * int(power))
    return Found(end + 1, Number("cardinal", exact(value)), (), i - 1)


def _tied(view: View, i: int, sign: int) -> bool:
    """Whether a hyphen after ``×10`` is a minus: all is written without a space (``0.12×10-10``)."""
    return (
        view.word(i) == "×"
        and view.word(sign) == "-"
        and all(map(view.pieces.glued, range(i, sign + 2)))
    )


def _lost(view: View, i: int, base: str) -> Found | None:
    """A power of ten whose exponent is no longer raised: ``6 × 106``, ``1.5×1012``; no ``6 × 100``, no ``20 × 105``."""
    found = _FUSED.fullmatch(view.word(i + 1)) if view.word(i) == "×" else None
    if found is None or not _DIGIT.fullmatch(base) or view.word(i + 2) == "×":
        return None
    power = int(found.group(1))
    if view.word(i - 2) == "×" or not (power < 10 or "." in base):
        return None
    return Found(i + 2, Number("cardinal", exact(Decimal(base).scaleb(power))), (), i - 1)
