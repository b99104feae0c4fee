"""Sums and measures whose unit the text gave before: ``Italy lost 2.7 percent and Spain 2.2``, ``debt hit 5 million``.

Source: ellipsis of the recoverable head of a noun phrase, and gapping (Quirk et al., A Comprehensive Grammar of the
English Language, 12.46-12.63).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factx.quantities.near import as_said
from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View
from factx.words.senses import nouns

MEASURES = "quantities/money_measures.csv"
_REACH = 60
_BACK = 400
_CLAUSE = 9
_SENTENCE_END = frozenset((".", "!", "?"))


@dataclass(frozen=True)
class MoneyMeasure(Row):
    """A word after which a bare number is a sum of money."""

    key: ClassVar[str] = "word"
    word: str
    example: str


def measured_before(view: View, before: list[Match], match: Match) -> Match | None:
    """The amount whose unit a bare number shares: the last measure of its sentence, else the last sum of money."""
    shared = _shared(view, before, match) or _of_norm(view, before, match)
    if shared is not None or not (_part_of_this(view, match) or _speaks_of_money(view, match)):
        return shared
    start = match.start - _BACK
    recent = (other for other in reversed(before) if other.start > start)
    return next((other for other in recent if other.value.kind == "currency"), None)


def _shared(view: View, before: list[Match], match: Match) -> Match | None:
    """The last measure of the sentence, where nothing counted stands between, and the sizes are alike.

    Behind a percentage (``the index fell to 1,463 points, another rose 0.1% to 1,333``) only points, and what another
    percentage led to (``oil rose 1% to $80 and coal 2% to 75``); behind ``up 11% from`` what was said before it.
    """
    moved = ""
    for other in _of_sentence(view, before, match):
        amount = other.value
        if moved:
            like = amount.kind != "count" and (moved == "from" or _led_to(view, other))
            point = amount.name == "point"
            return other if point or (like and _alike(other, match)) else None
        said = [word for word in view.low[other.end : match.start] if word != ","]
        if amount.kind == "percent" and said in (["to"], ["from"]):
            moved = said[0]
            continue
        if amount.dimension == "time" and (
            _sentenced(view, other, match) or view.word(match.end) in _PACE
        ):
            return other
        if amount.kind == "none" or amount.dimension == "time" or view.word(other.start - 1) == "(":
            continue
        if amount.kind == "count":
            if amount.name:
                return None
            continue
        if amount.kind == "percent" and not view.raw[match.start][0].isdecimal():
            return None
        return other if _alike(other, match) and not _of_all(view, match) else None
    return None


# Behind a number: what shows that it is of the same sort as the time run.
_PACE = frozenset("faster slower quicker adrift".split())


def _led_to(view: View, match: Match) -> bool:
    """Whether a percentage led to an amount: ``rose 1% to $80``."""
    first = view.before("quantity", match.start - 1)
    said = view.word(match.start - 1) == "to"
    return said and first is not None and first.value.kind == "percent"


def _of_norm(view: View, before: list[Match], match: Match) -> Match | None:
    """The measure that a norm, a record or a forecast is in: ``The wait was six hours; the target is four``.

    The last amount of about that size decides; where it is a count, no measure is shared.
    """
    norm = _norm(view, match)
    if not norm:
        return None
    for n, other in enumerate(before[:-7:-1]):
        if match.start - other.end > _BACK // 4:
            return None
        apart = n > 0 or "-" in view.low[other.start : other.end]
        lasted = other.value.dimension == "time" and apart
        if other.value.kind != "none" and not lasted and _alike(other, match):
            fits = other.value.kind == "percent" if norm in _RATES else other.value.kind != "count"
            return other if fits else None
    return None


_FORETOLD = frozenset("forecast forecasts predicted expected estimated".split())


# Rates, which only a percentage gives its unit.
_RATES = frozenset("inflation unemployment growth turnout rating".split())
_NORMS = nouns("norm") | _RATES


def _norm(view: View, match: Match) -> str:
    """The norm that the words right before a number speak of, or a superlative and "be": ``the longest is 1,200``."""
    figures = view.raw[match.start][0].isdecimal()
    be = view.tags[match.start - 1].startswith("VB") if match.start else False
    for j in range(match.start - 1, max(match.start - 9, -1), -1):
        tag = view.tags[j]
        if _parts(view, j):
            return ""
        if view.low[j] in _NORMS or (figures and view.low[j] in _FORETOLD):
            return "" if view.tags[j + 1].startswith("NN") else view.low[j]
        if tag == "JJS" and j < match.start - 1:
            return view.low[j] if view.tags[j + 1].startswith("VB") else ""
        between = tag.startswith(("VB", "RB", "MD", "IN", "TO")) or view.low[j] == ","
        if not between and not (be and tag in _PHRASED):
            return ""
    return ""


_PHRASED = frozenset("NN NNS NNP DT JJ CD HYPH IN".split())


def _sentenced(view: View, other: Match, match: Match) -> bool:
    """``jailed for 12 years and his brother for nine``: the same preposition before a length of time and a number."""
    joint = view.word(match.start - 1)
    after = view.word(match.end)
    same = joint in ("to", "for") and view.word(other.start - 1) == joint
    return same and after in (".", ",", ";", "") and view.low[other.end - 1] not in ("old", "olds")


def _of_sentence(view: View, before: list[Match], match: Match) -> Iterator[Match]:
    """The amounts of the sentence before a number, the nearest first."""
    at = match.start
    for other in reversed(before):
        between = range(other.end - 1, at)
        if match.start - other.end > _REACH or any(_parts(view, j) for j in between):
            return
        yield other
        at = other.start


def _parts(view: View, j: int) -> bool:
    """Whether a sentence or a paragraph ends with piece ``j``; not at ``Aug. 10``."""
    if view.pieces.broken(j + 1):
        return True
    after = view.raw[j + 1][0] if j + 1 < view.size else ""
    return view.low[j] in _SENTENCE_END and not (after.isdecimal() or after.islower())


def _alike(other: Match, match: Match) -> bool:
    """Whether two values may be of one measure: neither is more than twelve times the other."""
    one, two = as_said(other), match.value.number
    low, high = one.value or one.low, two.value or two.low
    if not low or not high:
        return False
    return bool(low <= 12 * high and high <= 12 * low)


def _speaks_of_money(view: View, match: Match) -> bool:
    """Whether the words right before a number, back to another number, are of money."""
    table = view.table(MEASURES, MoneyMeasure)
    led = view.before("quantity", match.start - 1) if _led_to(view, match) else None
    start = match.start if led is None else led.start
    for j in range(start - 1, max(start - 1 - _CLAUSE, -1), -1):
        if _parts(view, j) or view.at("number", j) is not None:
            return False
        if view.low[j] in table.by_key:
            return not view.tags[j + 1].startswith("NN")
    return False


def _part_of_this(view: View, match: Match) -> bool:
    """``Of this, 410 million went on roads``."""
    before = view.low[max(match.start - 3, 0) : match.start]
    return before in (["of", "this", ","], ["of", "that", ","])


def _of_all(view: View, match: Match) -> bool:
    """``all 19 of them``: a count of what was named."""
    return view.word(match.start - 1) == "all" or view.word(match.end + 1) in ("them", "these")
