"""Percentages, percentage points and basis points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from factx.numbers.value import Number
from factx.quantities.near import HYPHENS, numbers_at, unit_starts
from factx.quantities.senses import WORDS, ContextWord
from factx.quantities.value import Amount, scaled
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.table import Row
from factx.rules.view import View

PERCENTS = "quantities/percents.csv"
_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Percent(Row):
    """A spelling of percent or of a point; ``place`` is ``glued`` where it must touch the number."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    code: str
    name: str
    factor: Decimal
    place: str
    example: str


def _percent(view: View, number: Number, i: int, glued: bool) -> tuple[int, Amount] | None:
    """The percent sign or word at piece ``i``, with the number it belongs to."""
    found = view.find(PERCENTS, Percent, i)
    if found is None or (found[1].place == "glued" and not glued):
        return None
    row = found[1]
    return found[0], Amount(
        scaled(number, row.factor), "percent", row.code, row.name, dimension="ratio"
    )


@rule(Kind("number"))
def percent(view: View, i: int) -> Found | None:
    """``34.6 percent``, ``59%``, ``5 to 10 per cent``, ``half a percentage point``, ``60 basis points``."""
    for number in numbers_at(view, i):
        if number.value.form == "ordinal":
            continue
        for start in unit_starts(view, number):
            glued = start == number.end and view.pieces.glued(start)
            found = _percent(view, number.value, start, glued)
            if found is not None:
                return Found(*found, (number,))
    return None


@rule(Kind("number"))
def part_of_one(view: View, i: int) -> Found | None:
    """``half of one percent``, ``a tenth of 1 percent``, ``three-quarters of a percentage point``."""
    part = view.at("number", i)
    if part is None or part.value.form != "fraction" or view.word(part.end) != "of":
        return None
    whole = view.at("number", part.end + 1)
    if whole is None or whole.value.value is None or whole.value.form != "cardinal":
        return None
    value = Number("cardinal", part.value.value * whole.value.value)
    found = _percent(view, value, whole.end, False)
    return Found(*found, (part, whole)) if found else None


@rule(Words(("a", "another")))
def a_point(view: View, i: int) -> Found | None:
    """``a percentage point``, ``a full point``, ``a full percentage point``: one of it."""
    whole = view.word(i + 1) in ("full", "whole", "single")
    at = i + 2 if whole else i + 1
    if _counted(view, i):
        return None
    if whole and view.word(at) == "point" and _of_percent(view, i):
        return Found(at + 1, _points(Number("cardinal", _ONE)))
    if view.word(at) not in ("percentage", "basis") or view.word(at + 1) != "point":
        return None
    found = _percent(view, Number("cardinal", _ONE), at, False)
    return Found(*found) if found else None


@rule(Words(("quarter",)))
def quarter_point(view: View, i: int) -> Found | None:
    """``a quarter-point cut``, ``a quarter-percentage-point rise``: of a rate; no ``quarter point guard``."""
    at = i + 1 + (view.word(i + 1) in HYPHENS)
    at += view.word(at) == "percentage"
    at += view.word(at) in HYPHENS
    if (
        not view.pieces.glued(i + 1)
        or view.word(at) not in ("point", "points")
        or view.before("number", i)
    ):
        return None
    return Found(at + 1, _points(Number("fraction", Decimal("0.25"))))


def _points(number: Number) -> Amount:
    return Amount(number, "percent", "pp", "percentage point", dimension="ratio")


def _counted(view: View, i: int) -> bool:
    return view.before("number", i) is not None or (
        view.word(i - 1) == "of" and view.before("number", i - 1) is not None
    )


@rule(Kind("number"), layer=2)
def points_too(view: View, i: int) -> Found | None:
    """``plus or minus 3 points``, ``half a point``, ``a couple of points behind``: of a percentage said just before.

    Behind ``50 basis points`` they are those.
    """
    number: Match | None = view.at("number", i)
    if number is None or number.value.form == "ordinal" or view.at("quantity", i):
        return None
    starts = (at for at in unit_starts(view, number) if view.word(at) in ("points", "point"))
    start = next(starts, None)
    if start is None or not _of_percent(view, i, number.value.form == "fraction"):
        return None
    size = number.value.value
    basis = size is not None and size >= 10 and "basis" in view.low[max(i - 120, 0) : i]
    value = scaled(number.value, _HUNDREDTH) if basis else number.value
    return Found(start + 1, _points(value), (number,))


def _of_percent(view: View, i: int, part: bool = False) -> bool:
    """Whether the words around speak of percentages and of no index, league or match; ``half a point`` is of none."""
    near = range(max(i - 120, 0), min(i + 40, view.size))
    known = view.table(WORDS, ContextWord).by_key
    scores = (low in known and known[low].sense == "score" for low in (view.low[j] for j in near))
    if not part and any(scores):
        return False
    return any(
        view.low[j] in ("percent", "%", "poll", "polls", "survey", "percentage", "basis")
        for j in near
    )
