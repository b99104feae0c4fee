"""Which gold quantity, and which gold time, belongs to which predicted one: one to one, where spans overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from factx.evaluation.equal import overlap, same_time, same_unit, same_value
from factx.model import Quantity, Time

Item = TypeVar("Item", Quantity, Time)
Pair = tuple[Item, Item]


def match_quantities(
    gold: Sequence[Quantity], predicted: Sequence[Quantity]
) -> list[Pair[Quantity]]:
    """Pair quantities: first those of equal value and unit, then of equal value, then any that overlap."""
    return _pairs(gold, predicted, (_value_and_unit, same_value, _any))


def match_times(gold: Sequence[Time], predicted: Sequence[Time]) -> list[Pair[Time]]:
    """Pair times: first those of the same span, then of the same value, then any that overlap."""
    return _pairs(gold, predicted, (_same_span, same_time, _any))


def _pairs(
    gold: Sequence[Item],
    predicted: Sequence[Item],
    tests: Sequence[Callable[[Item, Item], bool]],
) -> list[Pair[Item]]:
    """Go over all overlapping pairs in text order, once for each test, and take the pairs still free."""
    candidates = list(_overlapping(gold, predicted))
    pairs: list[Pair[Item]] = []
    taken: set[int] = set()
    for test in tests:
        for one, other in candidates:
            if id(one) not in taken and id(other) not in taken and test(one, other):
                taken |= {id(one), id(other)}
                pairs.append((one, other))
    return sorted(pairs, key=lambda pair: pair[0].span)


def _overlapping(gold: Sequence[Item], predicted: Sequence[Item]) -> Iterator[Pair[Item]]:
    """All pairs whose spans overlap, in text order of the gold, then of the predicted."""
    others = sorted(predicted, key=lambda item: item.span)
    starts = [item.span[0] for item in others]
    longest = max((item.span[1] - item.span[0] for item in others), default=0)
    for one in sorted(gold, key=lambda item: item.span):
        first = bisect_left(starts, one.span[0] - longest)
        for other in others[first : bisect_left(starts, one.span[1])]:
            if overlap(one.span, other.span):
                yield one, other


def _value_and_unit(gold: Quantity, predicted: Quantity) -> bool:
    return same_value(gold, predicted) and same_unit(gold.unit, predicted.unit)


def _same_span(gold: Time, predicted: Time) -> bool:
    return gold.span == predicted.span


def _any(gold: Item, predicted: Item) -> bool:
    return True
