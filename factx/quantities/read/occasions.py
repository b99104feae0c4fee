"""How often something is done, in one word."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.value import Amount
from factx.rules.rule import Found, Words, rule
from factx.rules.view import View

_LIMITS = (["only"], ["just"], ["least"])
_OPEN = frozenset((".", ",", ";", "before", "in", "since", "during", "and", "but", ""))


@rule(Words(("once",)))
def once(view: View, i: int) -> Found | None:
    """``at least once``, ``only once before``: one time; not ``once he came``, ``a once rich town``."""
    if view.low[max(i - 1, 0) : i] not in _LIMITS or view.word(i + 1) not in _OPEN:
        return None
    return Found(i + 1, Amount(Number("cardinal", Decimal(1)), "count", "1", "time"))


@rule(Words(("twice",)))
def twice(view: View, i: int) -> Found | None:
    """``raised it twice``, ``fired twice at him``: two times; not ``twice the sum``, ``once or twice``."""
    before = view.word(i - 1)
    behind = view.word(i + 1) in _OPEN or view.word(i + 1) in _WHEN
    if not behind or before in ("or", "think", "thought", "thinking", "-"):
        return None
    return Found(i + 1, Amount(Number("cardinal", Decimal(2)), "count", "1", "time"))


_WHEN = frozenset("on by at for last this with to from under between within a by per each".split())
