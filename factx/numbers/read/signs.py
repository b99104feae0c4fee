"""Numbers below zero."""

from __future__ import annotations

from factx.numbers.value import Number
from factx.numbers.words import after_hyphen, cardinal, is_money_sign
from factx.rules.rule import Found, Words, rule
from factx.rules.view import View

_BEFORE_DASH = frozenset(
    "of to from at or and than around about hit reach reached fell below".split()
)


@rule(Words(("-", "−", "–")), layer=6)
def sign(view: View, i: int) -> Found | None:
    """``-5``, ``−0.3``: a sign glued to the number and to nothing before it."""
    if not view.pieces.glued(i + 1):
        return None
    if (
        view.pieces.glued(i)
        and view.raw[i - 1] not in "([/<>=~"
        and not is_money_sign(view.raw[i - 1])
    ):
        return None
    if view.word(i - 1)[:1].isdecimal():
        return None
    if view.low[i] == "–" and view.word(i - 1) not in _BEFORE_DASH:
        return None
    return _negative(view, i + 1)


@rule(Words(("minus", "negative")), layer=6)
def word(view: View, i: int) -> Found | None:
    """``minus 260``, ``minus-260``, ``negative five``; not ``40 minus 12`` and not ``plus or minus 3``."""
    if view.before("number", i) or view.word(i - 1) in ("or", "/"):
        return None
    return _negative(view, after_hyphen(view, i + 1))


def _negative(view: View, i: int) -> Found | None:
    found = cardinal(view, i)
    if found is None or found[1] == 0:
        return None
    match = found[0]
    return Found(match.end, Number(match.value.form, -found[1]), (match,))
