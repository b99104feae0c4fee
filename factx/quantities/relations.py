"""The relation of a quantity, from the words before or behind it."""

from __future__ import annotations

from typing import cast

from factx.model import Relation
from factx.quantities.near import glued, moved
from factx.rules.match import Match
from factx.rules.view import View

_AFTER = ("numbers.relations.after", "numbers.relations.glued")
_ARTICLES = frozenset(("a", "an", "another"))
_BOUNDS = ("<", "<=", ">", ">=")


def relation_of(
    view: View, match: Match, before: tuple[Match, Relation] | None
) -> tuple[Relation, Match | None]:
    """The relation of an amount and the words that say it; a conversion keeps the bound of what it converts."""
    amount = match.value
    own = amount.relation or amount.number.relation
    if own:
        return cast(Relation, own), None
    said = _before(view, match) or _inside(view, match) or _after(view, match.end)
    if said is not None:
        return cast(Relation, said.value), said
    if before is not None and before[1] != "=" and _restates(view, before[0], match):
        bracket = view.low[before[0].end] == "("
        return (before[1], None) if bracket or before[1] in _BOUNDS else ("=", None)
    return "=", None


def _inside(view: View, match: Match) -> Match | None:
    """The relation between a number and its unit: ``40-odd people``."""
    said = glued(view, match.parts[0]) if match.parts else None
    return said if said is not None and said.end < match.end else None


def _before(view: View, match: Match) -> Match | None:
    """The relation that ends before an amount; an article may stand between (``about a 20 minute walk``)."""
    i = match.start
    if view.low[max(i - 2, 0) : i] == ["sub", "-"] and view.pieces.glued(i):
        return Match(i - 2, i, "<", "quantities.relations.sub")
    if view.word(i - 1) == "within" and match.value.dimension == "time":
        return Match(i - 1, i, "<=", "quantities.relations.within")
    if view.word(i - 1) == "top" and view.tags[i - 1] == "VB":
        return Match(i - 1, i, ">", "quantities.relations.top")
    said = view.before("relation", i)
    if said is None and view.word(i - 1) in _ARTICLES:
        said = view.before("relation", i - 1)
        if said is not None and view.low[said.start] in (
            "over",
            "under",
            "above",
            "below",
            "around",
        ):
            return None
    if said is None or said.rule in _AFTER or _is_during(view, match, said) or _is_way(view, said):
        return None
    return said


def _is_way(view: View, said: Match) -> bool:
    """Whether ``up to`` says where a move went: ``edged up to 4.8 percent``, ``back up to $5``."""
    if view.low[said.start : said.end] != ["up", "to"]:
        return False
    return moved(view, said.start) or view.word(said.start - 1) in (
        "back",
        "went",
        "goes",
        "go",
        "going",
    )


def _is_during(view: View, match: Match, said: Match) -> bool:
    """Whether ``over`` before a stretch of time means during it: ``used over three years``."""
    if view.low[said.start : said.end] != ["over"] or match.value.dimension != "time":
        return False
    return match.rule.startswith("quantities.physical") and view.word(said.start - 1) not in _FOR


_FOR = frozenset(
    "for in just well little takes took spent of after than lasted lasting and a".split()
)


def _after(view: View, i: int) -> Match | None:
    """The relation behind an amount: ``or more``, ``40-plus``."""
    at = i + 1 if view.word(i) == "-" else i
    for start in (i, at):
        said = view.at("relation", start)
        if said is not None and said.rule in _AFTER:
            return said
    return None


def _restates(view: View, first: Match, second: Match) -> bool:
    """Whether the second amount says the first again: ``100 km (60 miles)``, ``1.4 million shares, or 10%``."""
    if second.start - first.end == 1:
        return view.low[first.end] == "("
    return view.low[first.end : second.start] in ([",", "or"], [",", "or", "just"])
