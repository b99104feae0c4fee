"""Numbers with multipliers."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.numbers.words import (
    MULTIPLIERS,
    PARTS,
    Multiplier,
    Part,
    after_hyphen,
    begins_inside,
    cardinal,
    lookup,
    money_before,
    multiplier,
    steps,
)
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View

_Scaled = tuple[int, Decimal, tuple[Match, ...]]
# Before and after "5k" and "100m": what shows a distance that is run.
_RACES = frozenset(
    (
        "race races run runs ran running marathon relay sprint hurdles freestyle butterfly backstroke dash swim "
        "walk jog"
    ).split()
)
# After "5m": what shows a length, not a count of what follows.
_LENGTHS = frozenset(
    "tall high wide deep long away below above from of to and in on at by or for with as after before apart".split()
)
_SURE = frozenset("kKMBb")


def scales(view: View, i: int, money: bool) -> _Scaled | None:
    """The multipliers from piece ``i`` on, multiplied: ``million``, ``hundred thousand``, ``lakh crore``, ``bn``."""
    factor, end = Decimal(1), i
    parts: list[Match] = []
    while len(parts) < 3:
        found = multiplier(view, after_hyphen(view, end))
        if found is None or not (found[1].when == "always" or money):
            break
        start = after_hyphen(view, end)
        end = found[0]
        factor *= found[1].value
        parts.append(steps(start, end, MULTIPLIERS, found[1].value))
    return (end, factor, tuple(parts)) if parts else None


def _tail(view: View, end: int, least: Decimal, start: int) -> tuple[int, Decimal, Match] | None:
    """What is added below the last multiplier: ``and five``, ``two hundred thousand``."""
    joined = view.word(end) == "and"
    if joined and view.word(start - 1) == "between":
        return None
    i = end + 1 if joined else after_hyphen(view, end)
    found = cardinal(view, i)
    if found is None or found[0].value.form == "fraction" or not 0 < found[1] < least:
        return None
    match, value = found
    scaled = scales(view, match.end, False)
    if scaled is not None:
        return (scaled[0], value * scaled[1], match) if value * scaled[1] < least else None
    if joined and isinstance(lookup(view, PARTS, Part, after_hyphen(view, match.end)), Part):
        return None
    spelled = match.rule.startswith("numbers.words") and match.rule != "numbers.words.pointed"
    return (match.end, value, match) if spelled or (joined and least <= 1000) else None


def _sum(view: View, start: int, first: Match | None, scaled: _Scaled) -> Found:
    """The number before its multipliers, times them, and all that is added below."""
    base = first.value.value if first else Decimal(1)
    end, factor, parts = scaled
    total, own = base * factor, (first, *parts) if first else parts
    least = factor
    for _ in range(4):
        more = _tail(view, end, least, start)
        if more is None:
            break
        end, total, own = more[0], total + more[1], (*own, more[2])
        least = more[1]
    return Found(end, Number("cardinal", total), own)


@rule(Kind("number"), layer=3)
def scaled(view: View, i: int) -> Found | None:
    """``3.5 million``, ``8bn``, ``two hundred thousand``, ``5 lakh crore``, ``two million three hundred thousand``."""
    found = cardinal(view, i)
    if found is None:
        return None
    many = scales(view, found[0].end, money_before(view, i))
    return _sum(view, i, found[0], many) if many else None


@rule(Words(("a", "an", "dozen", "million", "billion", "trillion", "thousand")), layer=3)
def a_scale(view: View, i: int) -> Found | None:
    """``a million``, ``a thousand and one``, ``a dozen``; also the bare word, as in ``the dozen seats``."""
    at = i + 1 if view.low[i] in ("a", "an") else i
    row = multiplier(view, at)
    if at == i and begins_inside(view, i):
        return None
    if row is None or row[1].when != "always" or view.low[at] != row[1].words[0]:
        return None
    many = scales(view, at, False)
    return _sum(view, i, None, many) if many else None


@rule(Kind("number"), layer=3)
def glued(view: View, i: int) -> Found | None:
    """``50k``, ``10M``, ``1.2b``, ``1.2m people``: a letter glued to the number that can be no unit there."""
    found = cardinal(view, i)
    if found is None:
        return None
    row = _short(view, found[0])
    if row is None or not _counts(view, i, found[0].end):
        return None
    end = found[0].end + 1
    own = steps(end - 1, end, MULTIPLIERS, row.value)
    return Found(end, found[0].value.times(row.value), (found[0], own))


def _counts(view: View, start: int, at: int) -> bool:
    """Whether the letter at piece ``at`` multiplies: it names no unit, or what it counts stands behind it."""
    after = view.word(at + 1)
    if view.pieces.glued(at + 1) and after.isalnum():
        return False
    if after in _RACES or any(view.word(j) in _RACES for j in range(start - 3, start)):
        return False
    if view.raw[at] in _SURE:
        return True
    if after == "+" or (after == "-" and view.word(at + 2) in ("strong", "plus")):
        return True
    plural = after.endswith("s") and len(after) > 3 or after == "people"
    return after.isalpha() and plural and after not in _LENGTHS


@rule(Kind("number"), layer=3, kind="short")
def short(view: View, i: int) -> Found | None:
    """``100m``, ``5k``, ``3t``: a letter that may be a multiplier or a unit; the room that knows units decides."""
    found = cardinal(view, i)
    if found is None:
        return None
    row = _short(view, found[0])
    if row is None:
        return None
    end = found[0].end + 1
    return Found(
        end,
        found[0].value.times(row.value),
        (found[0], steps(end - 1, end, MULTIPLIERS, row.value)),
    )


def _short(view: View, number: Match) -> Multiplier | None:
    """The one-letter multiplier behind a number in digits: glued, or a capital before the people counted."""
    at = number.end
    apart = view.word(at) in ("m", "b") and view.raw[at].isupper() and view.word(at + 1) == "people"
    if not (view.pieces.glued(at) or apart) or not number.rule.startswith("numbers.digits"):
        return None
    found = multiplier(view, at)
    return found[1] if found and found[1].when == "money" and len(view.raw[at]) == 1 else None
