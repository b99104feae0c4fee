"""Letters and digits grown together."""

from __future__ import annotations

import re

from factx.prose.look import DASHES, MONTHS, WEEKDAYS, counts
from factx.prose.tables import CODES, Code
from factx.rules.rule import Digit, Found, rule
from factx.rules.view import View

_REACH = 8
# Quarters, halves and fiscal years are times; km2 and m3 are units.
_TIMES = re.compile(
    r"[1-4]?[qQ][1-4]?|[1-2]?H[1-2]?|[FC]Y(\d\d|\d{4})|[qQhH][1-4](\d\d|\d{4})|FY", re.ASCII
)
_UNITS = re.compile(r"(\d+(k|m|bn)?)?(km|m|cm|mm|ft|in|mi|s|sq|yd)[23]")
_SCALES = frozenset("bn tn mn million billion trillion".split())
# Initials of a currency before thousands: "N75,000" (naira), "P1,500" (pesos), "K2,400" (kwacha); "N95" is a name.
_INITIALS = ("N", "P", "K")
_POWER = re.compile(r"[\d.]*e\d+")
_LOOSE = frozenset(
    "u mid pre post late early under over top non sub ex anti pro circa age aged ages all and or the to plus minus "
    "approximately about nearly from in at of by up".split()
)
_SUFFIXES = frozenset(("st", "nd", "rd", "th", "s"))


@rule(Digit())
def grown(view: View, i: int) -> Found | None:
    """``A320``, ``H1N1``, ``CO2``, ``MH370``, ``PM2.5``, ``A350-900``: letters and digits behind them.

    Letters before an amount with a multiplier (``PS8.1bn``) are a currency, an ``x`` is a times sign.
    """
    glued = view.pieces.glued
    if not glued(i) or not view.raw[i - 1].isalpha():
        return None
    start = i - 1
    while start > i - _REACH and glued(start) and view.raw[start - 1].isalnum():
        start -= 1
    end = i + 1
    while end < i + _REACH and glued(end):
        dashed = view.word(end) == "-" and glued(end + 1) and view.word(end + 1)[:1].isdecimal()
        if not (dashed or view.raw[end][0].isalnum()):
            break
        end += 1
    if glued(start) and view.raw[start - 1] in ("$", "€", "£", "¥", "'", "’"):
        return None
    word = view.pieces.said(start, end)
    if view.word(i + 1) in _SCALES or word == f"x{view.raw[i]}":
        return None
    letters = view.raw[i - 1]
    thousands = letters in _INITIALS and "," in view.raw[i]
    code = (thousands or letters in view.table(CODES, Code).by_key) and start == i - 1
    if (
        code
        or _POWER.fullmatch(word)
        and glued(i - 1)
        or _TIMES.fullmatch(word)
        or _UNITS.fullmatch(word)
    ):
        return None
    return Found(end, "letters and digits that make a name", (), start)


@rule(Digit())
def hyphened(view: View, i: int) -> Found | None:
    """``COVID-19``, ``F-16``, ``Mi-8``, ``SARS-CoV-2``, ``Carbon-14``: a name, a hyphen, a number."""
    glued = view.pieces.glued
    if not (glued(i) and view.word(i - 1) in DASHES and glued(i - 1)):
        return None
    head = view.raw[i - 2]
    if not head.isalpha() or head.islower() or len(view.raw[i]) > 4:
        return None
    low = head.lower()
    if low in _LOOSE or low in MONTHS or low in WEEKDAYS or counts(view, i + 1):
        return None
    if head in view.table(CODES, Code).by_key or _number_word(low):
        return None
    start = i - 2
    while (
        start > i - _REACH
        and glued(start)
        and (view.raw[start - 1].isalpha() or view.raw[start - 1] == "-")
    ):
        start -= 1
    end = i + 1
    while (
        end < i + _REACH
        and glued(end)
        and view.raw[end].isalpha()
        and view.low[end] not in _SUFFIXES
    ):
        end += 1
    return Found(end, "letters and digits that make a name", (), start)


def _number_word(word: str) -> bool:
    return word.endswith("ty") or word in ("one", "two", "three", "four", "five", "six", "ten")


@rule(Digit())
def age_class(view: View, i: int) -> Found | None:
    """``under-21``, ``U-17``: the age class of a team; ``under-21s`` are people of that age."""
    glued = view.pieces.glued
    if glued(i + 1) and view.word(i + 1) == "s":
        return None
    if not (glued(i) and view.word(i - 1) in DASHES and glued(i - 1)):
        return None
    young = view.raw[i].isdecimal() and 14 <= int(view.raw[i][:3]) <= 23
    return (
        Found(i + 1, "the age class of a team", (), i - 2)
        if young and view.word(i - 2) in ("under", "u")
        else None
    )


@rule(Digit(), layer=2)
def chain(view: View, i: int) -> Found | None:
    """``978-3-16-148410-0``, ``4-4-2``: four numbers and more on hyphens, or three of one figure; no date."""
    glued = view.pieces.glued
    if (glued(i) and view.raw[i - 1] not in "(:") or view.at("closed", i):
        return None
    end, groups = i + 1, [view.raw[i]]
    while len(groups) < 12 and view.word(end) == "-" and glued(end) and glued(end + 1):
        if not view.word(end + 1).isdecimal():
            return None
        groups.append(view.raw[end + 1])
        end += 2
    short = len(groups) == 3 and all(len(group) == 1 for group in groups)
    return Found(end, "numbers on hyphens that make a name") if len(groups) > 3 or short else None
