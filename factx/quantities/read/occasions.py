"""How often something is done, in one word."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.value import Amount
from factx.rules.rule import Found, Words, rule
from factx.rules.view import View

_LIMITS = (["only"], ["just"], ["least"])
_OPEN = frozenset((".", ",", ";", '"', "”", "before", "in", "since", "during", "and", "but", ""))


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


@rule(Words(("double", "triple")))
def double(view: View, i: int) -> Found | None:
    """``more than double the first figure``, ``triple what it was``; not ``it will double its flights``."""
    if view.word(i + 1) not in _COMPARED:
        return None
    at = (
        i
        - 1
        - (view.word(i - 1) in ("than", "nearly", "almost", "about", "roughly", "well", "over"))
    )
    at -= view.word(at) in ("more", "less")
    tag = view.tags[at] if at >= 0 else ""
    if tag in ("TO", "MD") or (at == i - 1 and view.tags[i] in ("VB", "VBP")):
        return None
    value = Number("cardinal", Decimal(2 if view.low[i] == "double" else 3))
    return Found(i + 1, Amount(value, "none"))


_COMPARED = frozenset("the that what those its their his her our my last this".split())
_WHEN = frozenset("on by at for last this with to from under between within a by per each".split())
