"""Units, months, weekdays and the like with a word that places them: last year, this September, the past two months."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Keys, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Expression, Length, Part, Reference, Shift, Which, Within, with_which
from factx.times.read.lengths import strip_amount
from factx.times.words import PartOfDay, Place, as_anchor, ordinal_at, past, plural, unit_at

_TABLE = "times/which.csv"
_QUOTES = frozenset("\"“”‘`")
_KINDS = frozenset("fiscal calendar business trading financial school academic reporting comparable same".split())
_WHICH: dict[int, Which] = {-1: "last", 0: "this", 1: "next"}
_IN_STORY: dict[int, Which] = {-1: "previous", 0: "same", 1: "following"}
_STRETCH: dict[str, str] = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "previous": "last", "preceding": "last",
    "following": "next", "first": "first", "latest": "last", "recent": "last", "upcoming": "next", "final": "last",
    "opening": "first", "initial": "first", "ensuing": "next", "prior": "last",
}  # fmt: skip


@rule(Keys(_TABLE, Place), layer=3)
def unit(view: View, i: int) -> Found | None:
    """``last year``, ``this week``, ``next month``, ``the current quarter``, ``the previous day``, ``that year``."""
    found = view.find(_TABLE, Place, i)
    if found is None:
        return None
    at, place = found
    at += view.word(at) in _KINDS
    other = unit_at(view, at)
    if other is None or plural(view, at) or other[1] in ("S", "MIN", "H") or view.word(other[0]) == "-":
        return None
    if _conjunction(view, i) or view.word(i - 1) in _QUOTES and view.raw[at].istitle():
        return None
    anchor = as_anchor(place.anchor)
    return Found(other[0], _shift(other[1], place.place, anchor))


@rule(Words(["the"]), layer=3)
def whole(view: View, i: int) -> Found | None:
    """``the year``, ``the quarter``, ``the full year``, ``the weekend``, ``the fiscal year``, ``the week``."""
    at = i + 1
    full = view.word(at) in ("full", "whole", "entire")
    at += full
    at += view.word(at) in _KINDS
    other = unit_at(view, at)
    if other is None or plural(view, at) or view.word(other[0]) in ("-", "of"):
        return None
    if other[1] == "Q":
        return Found(other[0], Shift("Q", Decimal(0), "comparison"))
    if other[1] == "WE":
        return Found(other[0], Shift("W", Decimal(0), "narrative", 0, True))
    told = view.word(i - 1) in ("in", "of") and view.word(i - 2) in ("later", "earlier", "late", "early")
    if other[1] == "D" and told:
        return Found(other[0], Shift("D", Decimal(0), "narrative"))
    if other[1] == "Y" and view.word(at) == "year":
        return Found(other[0], _the_year(view, i, at, other[0], full))
    if other[1] in ("W", "M"):
        return Found(other[0], Shift(other[1], Decimal(0)))
    return None


def _the_year(view: View, i: int, at: int, end: int, full: bool) -> Expression:
    """ "the year ended March 31" and "throughout the fiscal year" are a year's length, else it is the present year."""
    length = Length((("Y", Decimal(1)),))
    ended = _ended(view, end)
    if ended:
        return Length(length.amounts, "ended", ended)
    if view.word(end) in ("ended", "ending", "to", "through", "before", "after"):
        return length
    if view.word(at - 1) in _KINDS and not full:
        return length
    return Shift("Y", Decimal(0))


@rule(Words(["last", "this", "next", "the", "that", "late", "early", "previous", "following", "past"]), layer=4)
def named(view: View, i: int) -> Found | None:
    """``last Friday``, ``this September``, ``next summer``, ``the previous Friday``, ``last Thanksgiving``."""
    found = view.find(_TABLE, Place, i)
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


@rule(Keys(_TABLE, Place), layer=3)
def part_of_day(view: View, i: int) -> Found | None:
    """``this morning``, ``last night``, ``the next morning``, ``that evening``."""
    found = view.find(_TABLE, Place, i)
    if found is None:
        return None
    part = view.find("times/parts_of_day.csv", PartOfDay, found[0])
    if part is None or view.low[part[0] - 1].endswith("s"):
        return None
    place, anchor = found[1].place, as_anchor(found[1].anchor)
    if view.word(i) == "the" and view.word(i + 1) == "next":
        anchor = "narrative"
    return Found(part[0], Part(part[1].part, Shift("D", Decimal(place), anchor)))


@rule(Words([*_STRETCH, "the"]), layer=3)
def stretch(view: View, i: int) -> Found | None:
    """``the past two months``, ``the first nine months``, ``last three years``, ``the next few days``."""
    at = past(view, i, "the")
    word = view.word(at)
    if word not in _STRETCH:
        return _bare_stretch(view, at) if at > i else None
    number = ordinal_at(view, at)
    length = view.at("length", at + 1)
    if length is None or (length.end - length.start == 2 and view.word(length.start) in ("a", "an")):
        return None
    place = _STRETCH[word]
    if place == "first":
        if length.value.amounts[0][0] not in ("M", "Q", "W", "Y", "D") or "-" in view.low[at : length.end]:
            return None
        parts = strip_amount(length)
        parts = (*number.parts, *parts) if number else parts
        edge = _of_year(view, length.end)
        return Found(length.end, Length(length.value.amounts, "first", edge), parts)
    value = Length(length.value.amounts, "last" if place == "last" else "next")
    return Found(length.end, value, strip_amount(length) if word == "latest" else (length,))


def _bare_stretch(view: View, at: int) -> Found | None:
    """``the nine months``, ``the six months``: a stretch of a business year without a word that places it."""
    length = view.at("length", at)
    if length is None or not length.parts or "-" in view.low[at : length.end] or not plural(view, length.end - 1):
        return None
    unit, count = length.value.amounts[0]
    if unit != "M":
        return Found(length.end, length.value, (length,))
    ended = _ended(view, length.end)
    if ended:
        return Found(length.end, Length(length.value.amounts, "ended", ended), strip_amount(length))
    business = view.word(at - 2) in ("for", "in") and count in (3, 6, 9)
    return Found(length.end, Length(length.value.amounts, "first" if business else ""), strip_amount(length))


@rule(Words(["past", "last", "the", "this", "coming", "next"]), layer=3)
def past_one(view: View, i: int) -> Found | None:
    """``the past year``, ``the past decade``, ``the next decade``: the length up to now, or from now on."""
    at = past(view, i, "the")
    word = view.word(at)
    other = unit_at(view, at + 1)
    if other is None or plural(view, at + 1) or word not in ("past", "last", "next", "coming"):
        return None
    long = other[1] in ("DE", "C", "L")
    if word == "past" and view.word(i) != "this" or (long and at > i):
        return Found(other[0], Length(((other[1], Decimal(1)),), "last" if word in ("past", "last") else "next"))
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


@rule(Words(["a", "the", "year"]), layer=3)
def year_earlier(view: View, i: int) -> Found | None:
    """``year-earlier``, ``the year-ago quarter``, ``the year-earlier period``, ``a year-ago``."""
    at = past(view, i, "the")
    words = [view.word(at + n) for n in range(3)]
    if words[:2] != ["year", "-"] or words[2] not in ("ago", "earlier"):
        return None
    value: Expression = Shift("Y", Decimal(-1), "comparison")
    end = at + 3
    if view.word(end) in ("period", "quarter", "month", "week", "half"):
        return Found(end + 1, value)
    inner = view.at("time", end)
    if inner and isinstance(inner.value, Calendar) and inner.value.quarter:
        return Found(inner.end, Within(inner.value, Shift("Y", Decimal(-1))), (inner,))
    length = view.at("length", end)
    if length:
        return Found(length.end, length.value, strip_amount(length))
    return Found(end, value) if at == i else None


@rule(Words(["the", "a"]), layer=5)
def period(view: View, i: int) -> Found | None:
    """``the same period last year``, ``the 1988 period``, ``the latest period``, ``the comparable year-ago quarter``."""
    at = i + 1
    adjective = view.word(at) in ("same", "comparable", "corresponding", "similar", "equivalent", "matching")
    at += adjective
    year = view.at("year", at)
    earlier = view.at("time", at) if adjective and not year else None
    if earlier and earlier.rule.endswith("year_earlier"):
        return Found(earlier.end, earlier.value, (earlier,))
    at = year.end if year else at
    fiscal = view.word(at) == "fiscal"
    at += fiscal
    latest = view.word(at) == "latest"
    at += latest
    if view.word(at) not in ("period", "quarter", "month", "half") or not (adjective or year or latest):
        return None
    end = at + 1
    this = Shift("Q", Decimal(0), "comparison")
    if year:
        return Found(end, Within(this, year.value), (year,))
    if latest:
        return Found(end, this)
    other = _other_year(view, end)
    return Found(other.end, Within(this, other.value), (other,)) if other else None


def _other_year(view: View, end: int) -> Match | None:
    """The year after "the same period": ``last year``, ``of 1988``, ``a year ago``."""
    at = end + (view.word(end) in ("of", "in"))
    for found in view.all_at("time", at):
        value = found.value
        if isinstance(value, Shift) and value.unit == "Y" or isinstance(value, Calendar) and value.year:
            return found
    return None


def _ended(view: View, end: int) -> Expression | None:
    """The date after "ended": the year "ended March 31"."""
    if view.word(end) not in ("ended", "ending", "to", "through"):
        return None
    day = view.at("time", end + 1)
    fits = day is not None and isinstance(day.value, Calendar) and (day.value.day or day.value.month)
    if day is None or not fits:
        return None
    return with_which(day.value, "last") or day.value if view.word(end) == "ended" else day.value


def _of_year(view: View, end: int) -> Expression | None:
    """The year after "the first nine months": ``of 1997``, ``of last year``."""
    if view.word(end) != "of":
        return None
    year = view.at("year", end + 1)
    if year:
        return year.value if isinstance(year.value, Calendar) else None
    found = view.find(_TABLE, Place, end + 1)
    if found and view.word(found[0]) == "year":
        return Shift("Y", Decimal(found[1].place), as_anchor(found[1].anchor))
    return None


def _conjunction(view: View, i: int) -> bool:
    """Whether ``that`` is the conjunction or the pronoun: "said that Friday …"."""
    return view.word(i) == "that" and view.tags[i] in ("IN", "WDT", "RB")


def _shift(unit: str, count: int, anchor: str) -> Shift:
    if unit == "WE":
        return Shift("W", Decimal(count), as_anchor(anchor), 0, True)
    if anchor == "comparison" and unit in ("Q", "M"):
        return Shift(unit, Decimal(0), "comparison")
    return Shift(unit, Decimal(count), as_anchor("published" if anchor == "comparison" else anchor))


def _unit(view: View, i: int) -> str:
    found = unit_at(view, i)
    return found[1] if found else "D"


