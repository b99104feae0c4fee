"""The rate behind an amount: ``$80 a barrel``, ``42 people per square kilometre``, ``28 visas a year``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from factx.quantities.nouns import name_of, phrase_at
from factx.quantities.units import units_of
from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View

PER = "quantities/per_nouns.csv"
_AGO = frozenset(("ago", "earlier", "before", "later"))


@dataclass(frozen=True)
class PerNoun(Row):
    """A noun that ``a`` makes a rate of."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    example: str


def with_per(view: View, match: Match) -> Match:
    """The amount with the noun of its rate, where one follows it, or ends its symbol: ``28 million bpd``."""
    amount = match.value
    if amount.kind == "none" or amount.per:
        return match
    at = _past_bracket(view, match.end)
    word, glued = view.word(at), view.pieces.glued(at)
    if word == "-" and glued and view.word(at + 1) in ("a", "an", "per"):
        at, word = at + 1, view.word(at + 1)
    name = None
    if view.low[match.end - 1] == "bpd" or view.low[max(match.end - 3, 0) : match.end] == [
        "b",
        "/",
        "d",
    ]:
        name = "day"
    elif word in ("per", "/", "every") or (word == "each" and view.tags[at + 1 : at + 2] == ["NN"]):
        name = _any_noun(view, at + 1)
    elif word in ("a", "an"):
        name = _per_noun(view, at + 1, amount.kind)
    return match._replace(value=replace(amount, per=name)) if name else match


def _past_bracket(view: View, i: int) -> int:
    """The piece after a conversion in brackets at piece ``i``."""
    if view.word(i) == "(":
        for j in range(i + 1, min(i + 8, view.size)):
            if view.low[j] == ")":
                return j + 1
    return i


def _any_noun(view: View, i: int) -> str | None:
    """The unit or noun phrase at piece ``i``."""
    units = units_of(view.lexicon)
    unit = units.word(view.pieces, i) or units.symbol(view.pieces, i)
    if unit is not None:
        return unit[1].name if unit[1].scale == 1 else view.low[i]
    phrase = phrase_at(view, i, False)
    return name_of(view, phrase) if phrase else None


def _per_noun(view: View, i: int, kind: str) -> str | None:
    """The noun after ``a`` at piece ``i``, if it makes a rate: a unit of time, or for money what is bought."""
    at = i + 1 if view.word(i) == "-" else i
    unit = units_of(view.lexicon).word(view.pieces, at)
    if unit is not None and view.word(unit[0]) not in _AGO:
        time = unit[1].dimension == "time"
        return unit[1].name if (time or kind == "currency") and unit[1].scale == 1 else None
    found = view.find(PER, PerNoun, at)
    return " ".join(view.low[at : found[0]]) if found else None
