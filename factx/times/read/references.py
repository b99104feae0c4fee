"""References to the past, the present and the future, no more."""

from __future__ import annotations

from factx.rules.rule import Found, Keys, rule
from factx.rules.view import View
from factx.times.expression import Reference
from factx.times.words import Ref, capital

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
        if word == "soon" and view.word(end) in ("after", "as", "-"):
            return None
    if view.low[i:end] == ["the", "time"] and (
        view.word(i - 1) != "at" or view.word(end) in ("of", "when", "that")
    ):
        return None
    return Found(end, Reference(ref.value))
