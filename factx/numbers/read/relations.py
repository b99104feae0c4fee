"""The words of relation beside a number: ``about``, ``more than``, ``or so``."""

from __future__ import annotations

from factx.numbers.words import RELATIONS, Relation, is_money_sign
from factx.rules.rule import Found, Keys, Words, rule
from factx.rules.view import View

_DEGREES = frozenset(
    "just well slightly far little bit significantly considerably substantially only comfortably marginally".split()
)


def _amount(view: View, i: int) -> bool:
    """Whether an amount starts at piece ``i``: a number, an article, or a currency's name and a number."""
    if view.word(i) in ("a", "an"):
        return True
    for j in range(i, min(i + 4, view.size)):
        if view.at("number", j):
            return True
        raw = view.raw[j]
        sign = is_money_sign(raw) or raw in (".", "-", "−") or (raw[0].isupper() and len(raw) < 5)
        if not sign:
            return False
    return False


def _number(view: View, i: int) -> bool:
    """Whether a number or a price starts at piece ``i``."""
    return view.at("number", i) is not None or is_money_sign(view.word(i) or " ")


def _row(view: View, i: int, sides: tuple[str, ...]) -> tuple[int, str] | None:
    found = view.find(RELATIONS, Relation, i)
    return (found[0], found[1].relation) if found and found[1].side in sides else None


@rule(Keys(RELATIONS, Relation), layer=7, kind="relation")
def before(view: View, i: int) -> Found | None:
    """``about``, ``more than``, ``at least``, where an amount follows."""
    found = _row(view, i, ("before", "either"))
    return Found(*found) if found and _amount(view, found[0]) else None


@rule(Words(_DEGREES | {"a"}), layer=7, kind="relation")
def by_degree(view: View, i: int) -> Found | None:
    """``just over``, ``slightly less than``, ``a little more than``, ``well above``."""
    at = i
    while at < i + 3 and (view.word(at) in _DEGREES or (at == i and view.word(at) == "a")):
        at += 1
    found = _row(view, at, ("before",))
    return Found(*found) if at > i and found and _amount(view, found[0]) else None


@rule(Keys(RELATIONS, Relation), layer=7, kind="relation")
def after(view: View, i: int) -> Found | None:
    """``or more``, ``or so``, ``at most``, with a number before them and at most three words between."""
    found = _row(view, i, ("after", "either"))
    if found is None or view.word(found[0]) == "than" or _number(view, found[0]):
        return None
    if view.low[i] == "at" and _amount(view, found[0]):
        return None
    near = any(view.before("number", j) for j in range(i, max(i - 4, 0), -1))
    return Found(*found) if near else None


@rule(Words(("+", "plus", "odd", "ish")), layer=7, kind="relation")
def glued(view: View, i: int) -> Found | None:
    """``40+``, ``40-plus``, ``a hundred-odd``, ``40 odd``: right behind the number."""
    found = _row(view, i, ("glued",))
    hyphen = 1 if view.word(i - 1) == "-" and view.pieces.glued(i) else 0
    if found is None or not view.before("number", i - hyphen) or view.at("number", i + 1):
        return None
    sign = view.low[i] == "+"
    if sign and (
        not view.pieces.glued(i) or view.pieces.glued(i + 1) and view.word(i + 1).isalnum()
    ):
        return None
    return Found(*found) if sign or hyphen or view.low[i] in ("odd", "plus") else None
