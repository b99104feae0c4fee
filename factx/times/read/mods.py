"""Times with a mod: early 2011, the end of last year, mid-March, about two weeks, a year or so."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.words import RELATIONS, Relation
from factx.rules.rule import Found, Keys, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import (
    Calendar,
    Clock,
    Era,
    Expression,
    Length,
    Modified,
    Part,
    Shift,
    Within,
    core,
)
from factx.times.words import Edge

_TABLE = "times/edges.csv"
_LENGTHS = {
    "~": "APPROX",
    ">": "MORE_THAN",
    "<": "LESS_THAN",
    ">=": "EQUAL_OR_MORE",
    "<=": "EQUAL_OR_LESS",
}
_OF_TIME = frozenset(
    "about around some roughly approximately nearly almost close an more over upwards upward less fewer under at up "
    "no as not just exactly circa well barely fully".split()
)
_MORE = frozenset("for just well lasted last took take after in than spent wait waited".split())
_APPROX = frozenset("about around roughly approximately circa nearly almost".split())


@rule(Keys(_TABLE, Edge), layer=6)
def edge(view: View, i: int) -> Found | None:
    """``early next year``, ``late November``, ``mid-1996``, ``the end of last year``, ``earlier in the year``."""
    found = view.find(_TABLE, Edge, i)
    if found is None:
        return None
    end, row = found
    at = end + (view.word(end) == "-")
    for inner in view.all_at("time", at):
        if _narrows(inner.value, row, view, end):
            mod = None if _told(inner.value, row, view.word(i)) else row.mod
            value = Modified(mod, inner.value, bool(row.point)) if mod else inner.value
            return Found(inner.end, value, (inner,))
    return None


@rule(Kind("time"), layer=7)
def the_edge(view: View, i: int) -> Found | None:
    """``the early 1990s``, ``the mid-1990s``, ``the early summer``."""
    if view.word(i - 1) != "the":
        return None
    for inner in view.all_at("time", i):
        value = core(inner.value)
        wide = isinstance(value, Era) or (isinstance(value, Calendar) and bool(value.season))
        if inner.rule.endswith(".edge") and wide:
            return Found(inner.end, inner.value, (inner,), i - 1)
    return None


@rule(Words(["end"]), layer=3)
def year_end(view: View, i: int) -> Found | None:
    """``year-end``, ``year end``, ``the year's end``, ``the month's end``."""
    at = i - 1 - (view.word(i - 1) in ("-", "'s", "’s"))
    unit = {"year": "Y", "month": "M"}.get(view.word(at))
    if unit is None:
        return None
    start = at - (view.word(at - 1) == "the")
    return Found(i + 1, Modified("END", Shift(unit, Decimal(0)), True), (), start)


@rule(Kind("time"), layer=6)
def relation(view: View, i: int) -> Found | None:
    """``about two weeks``, ``more than four decades ago``, ``at least 30 days``, ``around Nov. 1``."""
    found = _relation(view, i)
    if found is None:
        return None
    start, row = found
    word = view.low[start]
    for inner in view.all_at("time", i):
        value = inner.value
        if isinstance(value, Modified):
            continue
        counted = isinstance(value, Shift) and inner.rule.endswith(".counted")
        if isinstance(value, Length) or counted:
            if word == "over" and not _is_more(view, start, value):
                continue
            if word in ("more", "less", "fewer") and _compares(view, start):
                return None
            mod = row.mod or _LENGTHS[row.relation]
            return Found(inner.end, Modified(mod, value), (inner,), start)
        if word in _APPROX and _is_about(value):
            return Found(inner.end, Modified("APPROX", value), (inner,), start)
    return None


def _relation(view: View, i: int) -> tuple[int, Relation] | None:
    """The words of relation that end just before piece ``i``: where they start, and their row."""
    for start in range(max(0, i - 4), i):
        if view.low[start] not in _OF_TIME or view.tags[start].startswith("VB"):
            continue
        found = view.find(RELATIONS, Relation, start)
        if found and found[0] == i and found[1].side != "after":
            return start, found[1]
    return None


@rule(Kind("time"), layer=6)
def suffix(view: View, i: int) -> Found | None:
    """``the next year or so``, ``two years or more``, ``1994 or later``, ``1990 and beyond``."""
    for inner in view.all_at("time", i):
        words = view.word(inner.end), view.word(inner.end + 1)
        if isinstance(inner.value, Modified):
            continue
        mod = _SUFFIXES.get(words)
        if mod is None and isinstance(inner.value, Length):
            mod = _LENGTH_SUFFIXES.get(words)
        if mod:
            return Found(inner.end + 2, Modified(mod, inner.value), (inner,))
    return None


_SUFFIXES = {
    ("or", "so"): "APPROX",
    ("or", "later"): "ON_OR_AFTER",
    ("or", "earlier"): "ON_OR_BEFORE",
    ("and", "beyond"): "ON_OR_AFTER",
}
_LENGTH_SUFFIXES = {
    ("or", "more"): "EQUAL_OR_MORE",
    ("or", "less"): "EQUAL_OR_LESS",
    ("or", "longer"): "EQUAL_OR_MORE",
}


def _narrows(value: Expression, row: Edge, view: View, end: int) -> bool:
    """Whether a time has a beginning, middle and end that can be named."""
    value = core(value)
    if row.words[0] in ("earlier", "later") and isinstance(value, Calendar) and not value.weekday:
        return value.which == "this"
    if isinstance(value, Shift):
        hours = value.unit in ("H", "MIN", "S")
        return not hours and value.count is not None
    if isinstance(value, Calendar):
        return True
    return isinstance(value, Era | Within | Part) and not (isinstance(value, Part) and row.point)


def _compares(view: View, i: int) -> bool:
    """Whether "more than" compares with that time: "five points more than four years ago"."""
    before, tag = view.word(i - 1), view.tags[i - 1] if i else ""
    return before in ("%", "percent", "points", "times") or tag in ("NNS", "CD")


def _is_more(view: View, i: int, value: Expression) -> bool:
    """Whether ``over`` means more than: "for over a week", not "evolved over several years"."""
    if isinstance(value, Shift):
        return True
    return isinstance(value, Length) and not value.place and view.word(i - 1) in _MORE


def _told(value: Expression, row: Edge, word: str) -> bool:
    """Whether "later that year" only places the story and narrows nothing."""
    value = core(value)
    return word in ("earlier", "later") and isinstance(value, Shift) and value.anchor == "narrative"


def _is_about(value: Expression) -> bool:
    """Whether ``around`` before a date means roughly: not "about Friday's vote", "around Wednesday's meeting"."""
    if isinstance(value, Modified):
        return True
    return isinstance(value, Clock) or (
        isinstance(value, Calendar) and bool(value.year or value.month)
    )
