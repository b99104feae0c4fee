"""Stretches of time that a word places: the past two months, the first nine months, recent years."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.rule import Found, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Expression, Length, Reference, Shift
from factx.times.read.lengths import strip_amount
from factx.times.words import (
    LONG,
    PLACES,
    Place,
    as_anchor,
    ended,
    ordinal_at,
    past,
    plural,
    unit_at,
)

_STRETCH: dict[str, str] = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "previous": "last", "preceding": "last",
    "following": "next", "first": "first", "latest": "last", "recent": "last", "upcoming": "next", "final": "last",
    "opening": "first", "initial": "first", "ensuing": "next", "prior": "last",
}  # fmt: skip

_TOLD = frozenset("previous preceding following final opening initial ensuing prior".split())


@rule(Words([*_STRETCH, "the"]), layer=3)
def stretch(view: View, i: int) -> Found | None:
    """``the past two months``, ``the first nine months``, ``last three years``, ``the next few days``."""
    at = past(view, i, "the")
    word = view.word(at)
    if word not in _STRETCH:
        return _bare_stretch(view, at) if at > i else None
    number = ordinal_at(view, at)
    length = view.at("length", at + 1)
    if length is None or (
        length.end - length.start == 2 and view.word(length.start) in ("a", "an")
    ):
        return None
    place = _STRETCH[word]
    if place == "first":
        if (
            length.value.amounts[0][0] not in ("M", "Q", "W", "Y", "D")
            or "-" in view.low[at : length.end]
        ):
            return None
        parts = strip_amount(length)
        parts = (*number.parts, *parts) if number else parts
        edge = _of_year(view, length.end)
        return Found(length.end, Length(length.value.amounts, "first", edge), parts)
    told = word in _TOLD or view.word(length.end) == "of"
    value = Length(length.value.amounts, "" if told else "last" if place == "last" else "next")
    return Found(length.end, value, strip_amount(length) if word == "latest" else (length,))


def _bare_stretch(view: View, at: int) -> Found | None:
    """``the nine months``, ``the six months``: a stretch of a business year without a word that places it."""
    length = view.at("length", at)
    if (
        length is None
        or not length.parts
        or "-" in view.low[at : length.end]
        or not plural(view, length.end - 1)
    ):
        return None
    unit, count = length.value.amounts[0]
    if unit != "M":
        return Found(length.end, length.value, (length,))
    edge = ended(view, length.end)
    if edge:
        return Found(length.end, Length(length.value.amounts, "ended", edge), strip_amount(length))
    business = view.word(at - 2) in ("for", "in") and count in (3, 6, 9)
    return Found(
        length.end, Length(length.value.amounts, "first" if business else ""), strip_amount(length)
    )


@rule(Words(["past", "last", "the", "this", "coming", "next"]), layer=3)
def past_one(view: View, i: int) -> Found | None:
    """``the past year``, ``the past decade``, ``the next decade``: the length up to now, or from now on."""
    at = past(view, i, "the")
    word = view.word(at)
    other = unit_at(view, at + 1)
    if other is None or plural(view, at + 1) or word not in ("past", "last", "next", "coming"):
        return None
    long = other[1] in LONG
    if word == "past" and view.word(i) != "this" or (long and at > i):
        return Found(
            other[0],
            Length(((other[1], Decimal(1)),), "last" if word in ("past", "last") else "next"),
        )
    return None


@rule(Words(["recent", "past", "coming", "future", "previous", "the", "earlier", "next"]), layer=3)
def plural_units(view: View, i: int) -> Found | None:
    """``recent years``, ``coming weeks``, ``past years``, ``the coming months``, ``the years ahead``."""
    at = past(view, i, "the")
    word = view.word(at)
    if at > i and unit_at(view, at) and view.word(at + 1) in ("ahead", "to"):
        to_come = [view.word(at + 1), view.word(at + 2)] == ["to", "come"]
        if view.word(at + 1) == "ahead" or to_come:
            return Found(at + 2 + to_come, Length(((_unit(view, at), None),), "next"))
    other = unit_at(view, at + 1)
    if other is None or not plural(view, at + 1) or word == "next":
        return None
    if word not in ("recent", "past", "coming", "future", "previous", "earlier"):
        return None
    end = other[0]
    if view.word(end) in ("and", "or") and unit_at(view, end + 1):
        end += 2
    if word == "recent" and other[1] in ("D", "W", "H"):
        return Found(end, Length(((other[1], None),), "last"))
    return Found(end, Reference("FUTURE_REF" if word in ("coming", "future") else "PAST_REF"))


def _of_year(view: View, end: int) -> Expression | None:
    """The year after "the first nine months": ``of 1997``, ``of last year``."""
    if view.word(end) != "of":
        return None
    year = view.at("year", end + 1)
    if year:
        return year.value if isinstance(year.value, Calendar) else None
    found = view.find(PLACES, Place, end + 1)
    if found and view.word(found[0]) == "year":
        return Shift("Y", Decimal(found[1].place), as_anchor(found[1].anchor))
    return None


def _unit(view: View, i: int) -> str:
    found = unit_at(view, i)
    return found[1] if found else "D"
