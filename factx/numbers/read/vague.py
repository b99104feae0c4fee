"""Vague counts: by convention a plural of a round number is at least two of it."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.numbers.words import MULTIPLIERS, VAGUE, Multiplier, Vague, lookup, steps
from factx.rules.match import Match
from factx.rules.rule import Found, Keys, Words, rule
from factx.rules.view import View

_SEVERAL = frozenset(("several", "many", "few"))
_TESTED = frozenset("test exam credit box final top high low the his her their its".split())
_TWO = Decimal(2)


def _scale(view: View, i: int) -> tuple[int, Decimal, tuple[Match, ...]]:
    """The multipliers in full words from piece ``i`` on: ``hundred``, ``hundred thousand``."""
    end, factor = i, Decimal(1)
    parts: tuple[Match, ...] = ()
    while len(parts) < 3:
        row = lookup(view, MULTIPLIERS, Multiplier, end)
        if not isinstance(row, Multiplier) or row.when != "always" or row.value == factor:
            break
        factor *= row.value
        parts = (*parts, steps(end, end + 1, MULTIPLIERS, row.value))
        end += 1
    return end, factor, parts


@rule(Keys(VAGUE, Vague), layer=4)
def plural(view: View, i: int) -> Found | None:
    """``dozens``, ``hundreds of thousands``, ``tens of millions``, ``scores of``."""
    row = lookup(view, VAGUE, Vague, i)
    if not isinstance(row, Vague) or view.before("number", i):
        return None
    part = steps(i, i + 1, VAGUE, row.low)
    if view.word(i + 1) == "of":
        end, factor, parts = _scale(view, i + 2)
        if parts and view.low[end - 1].endswith("s"):
            return Found(end, Number("vague", low=row.low * factor), (part, *parts))
    if row.sort == "of":
        counted = view.word(i + 1) == "of" and view.word(i + 2).isalpha()
        if not counted or view.word(i - 1) in _TESTED:
            return None
    return Found(i + 1, Number("vague", low=row.low), (part,))


@rule(Words(_SEVERAL | {"a"}), layer=4)
def several(view: View, i: int) -> Found | None:
    """``several thousand``, ``a few hundred``, ``many millions``."""
    at = i + 1 if view.low[i] == "a" else i
    if view.word(at) not in _SEVERAL:
        return None
    end, factor, parts = _scale(view, at + 1)
    return Found(end, Number("vague", low=_TWO * factor), parts) if parts else None


@rule(Words(("a", "couple")), layer=4)
def couple(view: View, i: int) -> Found | None:
    """``a couple of``, ``a couple hundred``, ``the last couple of``: about two."""
    at = i + 1 if view.low[i] == "a" else i
    if view.word(at) != "couple" or (at == i and view.word(i - 1) == "a"):
        return None
    of = view.word(at + 1) == "of"
    end, factor, parts = _scale(view, at + 2 if of else at + 1)
    if not parts and not of:
        return None
    if at == i and view.word(i - 1) not in ("last", "next", "past", "first"):
        return None
    return Found(end, Number("vague", value=_TWO * factor, relation="~"), parts)
