"""What factx reads, in the conventions of Recognizers-Text; it never changes what factx extracts.

There a range is two numbers to the number model, a number with a unit grown to it is no number, a range is closed
below and open above and takes in its words of relation, a range with a unit is its second end, a number whose unit is
left out is none, and a price in pence stays in pence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from factx import store
from factx.model import Quantity
from factx.numbers.value import Number, digits
from factx.rules.match import Match
from factx.rules.pieces import Pieces

ON_NUMBERS = ("Number", "NumberRange", "Ordinal")
_AGES = ("a", "mo", "wk", "d")
_COIN = re.compile(r"(cents?|pence|penny|p|sen|c|¢)$")
_JOINTS = ("and", "but", ",")


@dataclass(frozen=True, slots=True)
class Result:
    """What a model finds: the words in lower case, the value, where it starts."""

    text: str
    value: str
    start: int


def results(model: str, doc: Any) -> list[Result]:
    """What factx found in a text, as the model would give it, in text order."""
    sheet = store.sheet_of(doc)
    if model not in ON_NUMBERS:
        numbers = {sheet.pieces.start[match.start]: match for match in sheet.charts["number"]}
        own = [q for q in sheet.results["quantities"] if _belongs(model, q)]
        made = [_of_quantity(model, q, numbers.get(q.span[0]), sheet.pieces) for q in own]
        return [result for result in made if result is not None]
    read = {"Number": _numbers, "NumberRange": _ranges, "Ordinal": _ordinals}[model]
    return sorted(read(sheet.charts, sheet.pieces), key=lambda result: result.start)


def _result(pieces: Pieces, start: int, end: int, value: str) -> Result:
    return Result(pieces.said(start, end).lower(), value, pieces.start[start])


def _numbers(charts: dict[str, list[Match]], pieces: Pieces) -> Iterator[Result]:
    """Cardinals and fractions; both ends of a range; a letter that may multiply does."""
    short = {match.start: match for match in charts.get("short", ())}
    for match in charts["number"]:
        ends = match.parts if match.value.form == "range" else (match,)
        for one in ends:
            grown = pieces.glued(one.end) and pieces.low[one.end].isalpha()
            if one.start in short and pieces.raw[one.end].isupper():
                one = short[one.start]
            elif grown:
                continue
            if one.value.form != "ordinal" and one.value.value is not None:
                yield _result(pieces, one.start, one.end, digits(one.value.value))


def _ordinals(charts: dict[str, list[Match]], pieces: Pieces) -> Iterator[Result]:
    for match in charts["number"]:
        if match.value.form == "ordinal":
            yield _result(pieces, match.start, match.end, digits(match.value.value))


@dataclass(frozen=True, slots=True)
class _Interval:
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    shut_low: bool
    shut_high: bool

    def __str__(self) -> str:
        left = "[" if self.shut_low else "("
        right = "]" if self.shut_high else ")"
        return f"{left}{digits(self.low)},{digits(self.high)}{right}"


def _ranges(charts: dict[str, list[Match]], pieces: Pieces) -> Iterator[Result]:
    found = _joined(_moves(list(_intervals(charts, pieces)), charts, pieces), pieces)
    return (_result(pieces, one.start, one.end, str(one)) for one in found)


def _intervals(charts: dict[str, list[Match]], pieces: Pieces) -> Iterator[_Interval]:
    """Numbers with bounds, and numbers with a word of relation."""
    before = {match.end: match for match in charts["relation"]}
    after = {match.start: match for match in charts["relation"]}
    for match in charts["number"]:
        number: Number = match.value
        if number.form == "range":
            said = pieces.low[match.start - 1] in ("between", "from") if match.start else False
            yield _Interval(match.start - said, match.end, number.low, number.high, True, False)
            continue
        start = match.start - (match.start > 0 and pieces.low[match.start - 1] == "the")
        relation = before.get(start)
        if relation is None or relation.value == "~":
            relation = after.get(match.end)
        if relation is None or relation.value == "~" or number.value is None:
            continue
        first, last = min(relation.start, match.start), max(relation.end, match.end)
        shut = relation.value.endswith("=")
        if relation.value[0] == ">":
            yield _Interval(first, last, number.value, None, shut, False)
        else:
            yield _Interval(first, last, None, number.value, False, shut)


def _moves(
    found: list[_Interval], charts: dict[str, list[Match]], pieces: Pieces
) -> list[_Interval]:
    """Also ``from 200 to 300``, which factx keeps apart because it may be a change."""
    numbers = charts["number"]
    for one, two in pairwise(numbers):
        joint = pieces.low[one.end : two.start] == ["to"] and one.start > 0
        if joint and pieces.low[one.start - 1] == "from" and one.value.value is not None:
            low, high = one.value.value, two.value.value
            if high is not None and low < high:
                found.append(_Interval(one.start - 1, two.end, low, high, True, False))
    return sorted(found, key=lambda one: one.start)


def _joined(found: list[_Interval], pieces: Pieces) -> list[_Interval]:
    """``more than 10 and less than 20`` as one, where it is not empty."""
    made: list[_Interval] = []
    for one in found:
        last = made[-1] if made else None
        both = _both(last, one, pieces) if last else None
        if both:
            made[-1] = both
        else:
            made.append(one)
    return made


def _both(one: _Interval, two: _Interval, pieces: Pieces) -> _Interval | None:
    if pieces.low[one.end : two.start] not in ([joint] for joint in _JOINTS):
        return None
    if one.low is not None and one.high is None and two.high is not None and two.low is None:
        lower, upper = one, two
    elif one.high is not None and one.low is None and two.low is not None and two.high is None:
        lower, upper = two, one
    else:
        return None
    if lower.low is None or upper.high is None or lower.low >= upper.high:
        return None
    return _Interval(one.start, two.end, lower.low, upper.high, lower.shut_low, upper.shut_high)


def _belongs(model: str, quantity: Quantity) -> bool:
    """Whether a quantity is one of the model's."""
    unit, text = quantity.unit, quantity.text.lower()
    if model == "Percent":
        return unit.kind == "percent"
    if model == "Currency":
        return unit.kind == "currency"
    age = unit.code in _AGES and ("old" in text or "age" in text or "yo" in text)
    if model == "Age":
        return age
    warm = unit.dimension == "temperature"
    if model == "Temperature":
        return unit.kind == "physical" and warm
    return unit.kind == "physical" and not warm and unit.dimension != "time"


def _of_quantity(
    model: str, quantity: Quantity, number: Match | None, pieces: Pieces
) -> Result | None:
    """With its unit in words; of a range the second end."""
    value, (start, end) = quantity.value, quantity.span
    if number is not None and pieces.end[number.end - 1] == end:
        return None
    if value is None:
        value = quantity.high
        start = pieces.start[number.parts[-1].start] if number and number.parts else start
    text = pieces.text[start:end].lower()
    if value is not None and model == "Currency" and _small(text):
        value *= 100
    shown = digits(value) + ("%" if model == "Percent" else "")
    return Result(text, shown, start)


def _small(text: str) -> bool:
    """Whether an amount is given in the small coin alone."""
    whole = any(word in text for word in ("dollar", "$", "pound", "£", "euro"))
    return _COIN.search(text) is not None and not whole
