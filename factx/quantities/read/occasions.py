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
