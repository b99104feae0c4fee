"""Units, months, weekdays and parts of the day with a word that places them: last year, this September."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factx.rules.rule import Found, Keys, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Expression, Length, Part, Shift, Which, with_which
from factx.times.tense import tense
from factx.times.words import LONG, PLACES, PartOfDay, Place, as_anchor, ended, plural, unit_at

_QUOTES = frozenset('"“”‘`')
_KINDS = frozenset(
    "fiscal calendar business trading financial school academic reporting comparable same".split()
)
_ENDS = frozenset("end close start beginning turn middle rest remainder".split())
_WHICH: dict[int, Which] = {-1: "last", 0: "this", 1: "next"}
_IN_STORY: dict[int, Which] = {-1: "previous", 0: "same", 1: "following"}


@rule(Keys(PLACES, Place), layer=3)
def unit(view: View, i: int) -> Found | None:
    """``last year``, ``this week``, ``next month``, ``the current quarter``, ``the previous day``, ``that year``."""
    found = view.find(PLACES, Place, i)
    if found is None:
        return None
    at, place = found
    at += view.word(at) in _KINDS
    other = unit_at(view, at)
    if (
        other is None
        or plural(view, at)
        or other[1] in ("S", "MIN", "H")
        or view.word(other[0]) == "-"
    ):
        return None
    if _conjunction(view, i) or view.word(i - 1) in _QUOTES and view.raw[at].istitle():
        return None
    if other[1] in LONG and place.place and view.word(i) == "the" and place.anchor == "published":
        return None
    anchor = as_anchor(place.anchor)
    if view.low[i:at][:2] == ["the", "next"] and tense(view, i, other[0]) == "past":
        anchor = "narrative"
    return Found(other[0], _shift(other[1], place.place, anchor))


@rule(Words(["the"]), layer=3)
def whole(view: View, i: int) -> Found | None:
    """``the year``, ``the quarter``, ``the full year``, ``the weekend``, ``the week``, ``the month before``."""
    at = i + 1
    full = view.word(at) in ("full", "whole", "entire")
    at += full
    at += view.word(at) in _KINDS
    other = unit_at(view, at)
    if other is None or plural(view, at) or view.word(other[0]) in ("-", "of"):
        return None
    if view.word(other[0]) == "before" and not view.word(other[0] + 1).isalpha():
        return Found(other[0] + 1, Shift(other[1], Decimal(-1), "narrative"))
    if other[1] == "Q":
        return Found(other[0], Shift("Q", Decimal(0), "comparison"))
    if other[1] in LONG and view.word(i - 1) == "of" and view.word(i - 2) in _ENDS:
        return Found(other[0], Shift(other[1], Decimal(0)))
    if other[1] == "WE":
        return Found(other[0], Shift("W", Decimal(0), "narrative", 0, True))
    told = view.word(i - 1) in ("in", "of") and view.word(i - 2) in (
        "later",
        "earlier",
        "late",
        "early",
    )
    if other[1] == "D" and told:
        return Found(other[0], Shift("D", Decimal(0), "narrative"))
    if other[1] == "Y" and view.word(at) == "year":
        return Found(other[0], _the_year(view, i, at, other[0], full))
    if other[1] == "M":
        return Found(other[0], Shift("M", Decimal(0), "comparison"))
    if other[1] == "W":
        week = Length((("W", Decimal(1)),), "ended")
        until = ended(view, other[0])
        return Found(other[0], replace(week, edge=until) if until else Shift("W", Decimal(0)))
    return None


def _the_year(view: View, i: int, at: int, end: int, full: bool) -> Expression:
    """ "the year ended March 31" and "throughout the fiscal year" are a year's length, else it is the present year."""
    length = Length((("Y", Decimal(1)),))
    edge = ended(view, end)
    if edge:
        return Length(length.amounts, "ended", edge)
    if view.word(end) in ("ended", "ending", "to", "through", "before", "after"):
        return length
    if view.word(at - 1) in _KINDS and not full:
        return length
    return Shift("Y", Decimal(0))


@rule(
    Words(
        ["last", "this", "next", "the", "that", "late", "early", "previous", "following", "past"]
    ),
    layer=4,
)
def named(view: View, i: int) -> Found | None:
    """``last Friday``, ``this September``, ``next summer``, ``the previous Friday``, ``last Thanksgiving``."""
    found = view.find(PLACES, Place, i)
    if found is None:
        return None
    at, place = found
    if _conjunction(view, i):
        return None
    which = (_IN_STORY if place.anchor == "narrative" else _WHICH)[place.place]
    for inner in view.all_at("time", at):
        value = with_which(inner.value, which)
        if value is not None and not (isinstance(value, Calendar) and value.day):
            return Found(inner.end, value, (inner,))
        dated = isinstance(inner.value, Calendar) and inner.value.weekday and inner.value.day
        if dated:
            return Found(inner.end, inner.value, (inner,))
    return None


@rule(Words(["season"]), layer=3)
def season(view: View, i: int) -> Found | None:
    """``this season``, ``last season``, of a sport or a harvest: the year that it falls in."""
    place = {"this": 0, "last": -1, "next": 1}.get(view.word(i - 1))
    if place is None or view.word(i + 1) in ("of", "-", "'s", "’s") or view.word(i + 1) == "ticket":
        return None
    return Found(i + 1, Shift("Y", Decimal(place)), (), i - 1)


@rule(Keys(PLACES, Place), layer=3)
def part_of_day(view: View, i: int) -> Found | None:
    """``this morning``, ``last night``, ``the next morning``, ``that evening``."""
    found = view.find(PLACES, Place, i)
    if found is None:
        return None
    part = view.find("times/parts_of_day.csv", PartOfDay, found[0])
    if part is None or view.low[part[0] - 1].endswith("s"):
        return None
    place, anchor = found[1].place, as_anchor(found[1].anchor)
    if view.word(i) == "the" and view.word(i + 1) == "next":
        anchor = "narrative"
    return Found(part[0], Part(part[1].part, Shift("D", Decimal(place), anchor)))


def _conjunction(view: View, i: int) -> bool:
    """Whether ``that`` is the conjunction or the pronoun: "said that Friday …"."""
    return view.word(i) == "that" and view.tags[i] in ("IN", "WDT", "RB")


def _shift(unit: str, count: int, anchor: str) -> Shift:
    if unit == "WE":
        return Shift("W", Decimal(count), as_anchor(anchor), 0, True)
    if anchor == "comparison" and unit in ("Q", "M"):
        return Shift(unit, Decimal(0), "comparison")
    return Shift(unit, Decimal(count), as_anchor("published" if anchor == "comparison" else anchor))
