"""References to the past, the present and the future, no more."""

from __future__ import annotations

from factx.rules.rule import Found, Keys, rule
from factx.rules.view import View
from factx.times.expression import Reference
from factx.times.words import Ref, capital

_TABLE = "times/references.csv"
_VERBAL = ("VB", "VBD", "VBZ", "VBN", "VBG", "MD", "VBP")


@rule(Keys(_TABLE, Ref), layer=2)
def named(view: View, i: int) -> Found | None:
    """``now``, ``currently``, ``recently``, ``the future``, ``soon``."""
    found = view.find(_TABLE, Ref, i)
    if found is None:
        return None
    end, ref = found
    word = view.low[i]
    if end == i + 1:
        if word == "once" and not _formerly(view, i):
            return None
        if word in ("future", "current", "recent") and (capital(view, i) or view.word(end) in (".", ",", ";")):
            return None
        if word == "now" and view.word(end) in ("that", "-"):
            return None
        if word == "soon" and view.word(end) in ("after", "as", "-"):
            return None
    if word == "today" and view.word(end - 1) in ("'s", "’s"):
        return None
    return Found(end, Reference(ref.value))


def _formerly(view: View, i: int) -> bool:
    """Whether ``once`` is "formerly": right after an auxiliary or before a past form, not as a count or "as soon as"."""
    before, after = view.word(i - 1), view.tags[i + 1] if i + 1 < view.size else ""
    if before in ("at", "for", "than", "all", "only", "more", "just", "not") or view.word(i + 1) in ("a", "in", "again", "more"):
        return False
    return after in ("VBN", "VBD") or (before in ("was", "were", "had") and after in ("DT", "JJ", "IN"))
