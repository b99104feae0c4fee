"""Lengths of time: a number, or a word for one, and its unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Keys, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Length
from factx.times.words import Amount, Inserted, Unit, Vague, amount_at, plural, unit_at

_HYPHENS = frozenset("-‐‑")
_QUOTES = frozenset("\"“”'‘’`")
_FIRST = frozenset("first last next past latest previous".split())
_WIDENING = frozenset("further additional extra mere full whole good".split())
_SMALL = frozenset(("S", "MIN", "H"))
_STRETCH = frozenset(
    "for in within after over of by about many these those such took takes take several".split()
)
_AFTER = frozenset("of later after before earlier".split())
_HALF = Decimal("0.5")


@rule(
    Kind("number"),
    Keys("times/vague.csv", Vague),
    Words(["a", "an", "one", "another"]),
    kind="length",
)
def amount(view: View, i: int) -> Found | None:
    """``three years``, ``a week``, ``12-month``, ``several days``, ``5 1/2 hours``, ``two more weeks``."""
    number = amount_at(view, i)
    if number is None or view.word(i - 1) in ("$", "€", "£"):
        return None
    at = number.end + 1 if _joined(view, number.end) else number.end
    at += number.count is None and bool(number.parts) and view.word(at) == "of"
    for _ in range(2):
        inserted = view.find("times/between.csv", Inserted, at)
        at = inserted[0] if inserted else at
    unit = unit_at(view, at)
    if unit and not plural(view, at) and at > number.end + 1 and number.count != 1:
        return None
    if unit is None or _is_ordinal(view, i, at, number) or _is_age(view, unit[0]):
        return None
    if unit[1] == "Q" and (number.count == 1 or not plural(view, at) or _is_part(view, i, unit[0])):
        return None
    if (
        view.word(unit[0]) == "-"
        and at == number.end
        and not plural(view, at)
        and view.word(unit[0] + 1) != "long"
    ):
        return None
    if view.word(i - 1) in _QUOTES and view.raw[at].istitle():
        return None
    return Found(unit[0], Length(((unit[1], number.count),)), number.parts)


@rule(Words(["half"]), kind="length")
def half(view: View, i: int) -> Found | None:
    """``half an hour``, ``a half year``, ``half a decade``."""
    at = i + 1 + (view.word(i + 1) in ("a", "an", "-"))
    unit = unit_at(view, at)
    if unit is None or plural(view, at):
        return None
    return Found(unit[0], Length(((unit[1], _HALF),)), (), i - (view.word(i - 1) in ("a", "one")))


@rule(Kind("length"), kind="length", layer=2)
def and_a_half(view: View, i: int) -> Found | None:
    """``a year and a half``, ``a minute and a half``."""
    match = view.at("length", i)
    if match is None or [view.word(match.end + n) for n in range(3)] != ["and", "a", "half"]:
        return None
    unit, count = match.value.amounts[-1]
    if count is None:
        return None
    amounts = (*match.value.amounts[:-1], (unit, count + _HALF))
    return Found(match.end + 3, Length(amounts), (match,))


@rule(Kind("length"), kind="length", layer=2)
def compound(view: View, i: int) -> Found | None:
    """``two years and three months``, ``1 hour, 20 minutes``, ``two hours 14 minutes``."""
    match = view.at("length", i)
    if match is None or "-" in view.low[i : match.end]:
        return None
    at = match.end
    at += view.word(at) == "," and view.word(i) not in ("a", "an")
    at += view.word(at) == "and"
    other = view.at("length", at)
    if other is None or not _smaller(match.value, other.value):
        return None
    return Found(other.end, Length(match.value.amounts + other.value.amounts), (match, other))


@rule(Kind("length"), kind="length", layer=2)
def or_two(view: View, i: int) -> Found | None:
    """``a year or two``, ``a day or so``."""
    match = view.at("length", i)
    if match is None or [view.word(match.end), view.word(match.end + 1)] != ["or", "two"]:
        return None
    if view.word(i) not in ("a", "an", "one"):
        return None
    unit = match.value.amounts[0][0]
    return Found(match.end + 2, Length(((unit, None),)), strip_amount(match))


@rule(Kind("length"), layer=3)
def stretch(view: View, i: int) -> Found | None:
    """A length as a time of its own, with what adds it to others: ``three years``, ``a further 18 months``."""
    match = view.at("length", i)
    if match is None:
        return None
    end = match.end
    if view.word(end) == "-" and view.word(end + 1) == "long":
        end += 2
    return Found(end, match.value, (match,), i - _widened(view, i))


@rule(Keys("times/units.csv", Unit), layer=2)
def unknown(view: View, i: int) -> Found | None:
    """A plural without a number that tells how long: ``for weeks``, ``years of talks``, ``decades-long``."""
    unit = unit_at(view, i)
    if unit is None or not plural(view, i) or unit[1] in ("S", "Q", "WE"):
        return None
    end = unit[0]
    value = Length(((unit[1], None),))
    if view.word(end) == "-" and view.word(end + 1) == "long":
        return Found(end + 2, value)
    before = view.word(i - 1)
    stretch = (
        before in _STRETCH
        and before not in ("of", "by")
        or view.word(end) in ("of", "later", "earlier")
    )
    if not stretch and view.word(end) not in _AFTER or before in ("-", "old", "'"):
        return None
    if view.word(end) in ("or", "and"):
        other = unit_at(view, end + 1)
        end = other[0] if other and plural(view, end + 1) else end
    return Found(end, value)


@rule(Words(["time", "while"]), layer=2)
def a_while(view: View, i: int) -> Found | None:
    """``some time``, ``a while``, ``a long time``."""
    if view.word(i + 1) in ("ago", "in"):
        return None
    words = [view.word(i + n) for n in (-2, -1, 0)]
    if words == ["a", "long", "time"]:
        return Found(i + 1, Length((("X", None),)), (), i - 2)
    short = words[1:] in (["some", "time"], ["a", "while"])
    return Found(i + 1, Length((("X", None),)), (), i - 1) if short else None


def _widened(view: View, i: int) -> int:
    """How many pieces before a length belong to it: "a further", "a mere", "another"."""
    if view.word(i - 1) in _WIDENING and view.word(i - 2) in ("a", "an"):
        return 2
    return int(view.word(i - 1) == "another")


def _joined(view: View, i: int) -> bool:
    return view.word(i) in _HYPHENS and view.pieces.glued(i + 1)


def _is_ordinal(view: View, i: int, at: int, number: Amount) -> bool:
    """Whether ``second`` is the ordinal: "a second quarter", "one second-half goal"."""
    if view.word(at) == "second":
        return number.count == 1 or not _joined(view, number.end)
    return not number.parts and plural(view, at) and number.count == 1


def _is_part(view: View, i: int, end: int) -> bool:
    """Whether quarters are fourths: "three quarters of the vote"."""
    return view.word(end) == "of" and view.word(i - 1) not in _FIRST


def _is_age(view: View, end: int) -> bool:
    """Whether an age is told: "36 years old", "a 12-year-old"."""
    at = end + 1 if _joined(view, end) else end
    return view.word(at) in ("old", "olds") or [view.word(at), view.word(at + 1)] == ["of", "age"]


def _smaller(first: Length, second: Length) -> bool:
    order = ("L", "C", "DE", "Y", "Q", "M", "W", "D", "H", "MIN", "S")
    one, other = first.amounts[-1][0], second.amounts[0][0]
    if one not in order or other not in order:
        return False
    near = (one in _SMALL) == (other in _SMALL) or one == "D"
    return near and order.index(one) < order.index(other) and second.amounts[0][1] is not None


def strip_amount(match: Match) -> tuple[Match, ...]:
    """The parts of a length where it names a period and no quantity: the numbers alone."""
    return tuple(leaf for part in match.parts for leaf in part.leaves("numbers"))


__all__ = ["replace", "strip_amount"]
