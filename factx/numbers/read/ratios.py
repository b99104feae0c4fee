"""Proportions in words: so many of so many."""

from __future__ import annotations

from decimal import Decimal

from factx.model import exact
from factx.numbers.value import Number
from factx.numbers.words import cardinal
from factx.rules.rule import Found, Kind, rule
from factx.rules.view import View

_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
_PERIODS = frozenset(
    f"{unit}{end}"
    for unit in "second minute hour day night week weekend month quarter year season decade game match start inning "
    "race".split()
    for end in ("", "s")
) | frozenset("matches innings starts".split())


@rule(Kind("number"), layer=5)
def out_of(view: View, i: int) -> Found | None:
    """``one in five``, ``9 out of 10``, ``one in every four``, ``1 in 10,000``: of a round number."""
    top = cardinal(view, i)
    if top is None or top[0].value.form != "cardinal":
        return None
    at, sure = _joint(view, top[0].end)
    bottom = cardinal(view, at) if at else None
    if bottom is None or not 0 < top[1] < bottom[1] or bottom[0].value.form != "cardinal":
        return None
    whole = bottom[1] == bottom[1].to_integral_value() and (
        bottom[1] in _ROUND or bottom[1] % 100 == 0 or top[1] == 1
    )
    year = view.raw[at].isdecimal() and 1500 <= bottom[1] <= 2100
    period = not sure and view.word(bottom[0].end) in _PERIODS
    if not whole or year or period or (view.word(bottom[0].end) == "-" and not sure):
        return None
    value = Number("fraction", exact(Decimal(top[1]) / bottom[1]))
    return Found(bottom[0].end, value, (top[0], bottom[0]))


def _joint(view: View, i: int) -> tuple[int, bool]:
    """The piece after ``in``, ``out of``, ``in every``, ``of every``; and whether the words leave no doubt."""
    for words, sure in _JOINTS:
        end = i + len(words)
        if tuple(view.low[i:end]) == words:
            return end, sure
    return 0, False


_JOINTS = (
    (("out", "of", "every"), True),
    (("in", "every"), True),
    (("of", "every"), True),
    (("out", "of"), True),
    (("-", "in", "-"), True),
    (("in",), False),
)
