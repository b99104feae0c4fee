"""References to the past, the present and the future, no more."""

from __future__ import annotations

from factx.rules.rule import Found, Keys, Words, rule
from factx.rules.view import View
from factx.times.expression import Reference, Then
from factx.times.words import Ref, capital, unit_at

_TABLE = "times/references.csv"


@rule(Keys(_TABLE, Ref), layer=2)
def named(view: View, i: int) -> Found | None:
    """``now``, ``currently``, ``recently``, ``the future``, ``soon``."""
    found = view.find(_TABLE, Ref, i)
    if found is None:
        return None
    end, ref = found
    word = view.low[i]
    if end == i + 1:
        if word in ("current", "recent") and (
            capital(view, i) or view.word(end) in (".", ",", ";")
        ):
            return None
        if word == "now" and view.word(end) == "-":
            return None
        if word == "recently" and view.word(end) == "as":
            return None
        if word == "soon" and _told(view, i):
            return None
    if view.low[i:end] == ["the", "time"] and (
        view.word(i - 1) != "at" or view.word(end) in ("of", "when", "that")
    ):
        return None
    if view.low[i:end] == ["the", "past"] and (view.at("number", end) or unit_at(view, end)):
        return None
    return Found(end, Reference(ref.value))


@rule(Words(["then"]), layer=2)
def then(view: View, i: int) -> Found | None:
    """``by then``, ``until then``, ``back then``: the time that the text spoke of last."""
    before = view.word(i - 1)
    if before not in ("by", "until", "till", "back") or view.word(i + 1) == "-":
        return None
    return Found(i + 1, Then(), (), i - (before == "back"))


def _told(view: View, i: int) -> bool:
    """Whether ``soon`` belongs to what is told as past ("was soon released"), or to "soon after", "as soon as"."""
    after, tag = view.word(i + 1), view.tags[i + 1] if i + 1 < view.size else ""
    return (
        after in ("after", "as", "-") or tag == "VBD" or view.word(i - 1) in ("was", "were", "had")
    )
