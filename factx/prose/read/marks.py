"""Numbers that only mark a place in a list, and the pronoun ``one``."""

from __future__ import annotations

from factx.prose.look import capital, counts
from factx.prose.tables import ONE, One
from factx.rules.rule import Digit, Found, Words, rule
from factx.rules.view import View
from factx.words.senses import nouns

_SCALES = frozenset(
    "hundred thousand million billion trillion dozen half third quarter fifth tenth eighth sixth".split()
)
_WHOLES = frozenset("three four five six seven eight nine ten twelve twenty fifty hundred".split())
_POSITIONS = nouns("place_on_team")


@rule(Digit())
def item(view: View, i: int) -> Found | None:
    """``1. Bread``, ``2) Water`` at the beginning of a line: the number of an item."""
    if len(view.raw[i]) > 2 or not view.raw[i].isdecimal() or not view.pieces.glued(i + 1):
        return None
    start = view.pieces.start[i]
    line = view.pieces.text[max(start - 3, 0) : start].rstrip(" \t(")
    if line and not line.endswith(("\n", "\r")):
        return None
    ends = (
        view.word(i + 1) in (".", ")")
        and not view.pieces.glued(i + 2)
        and view.word(i + 2).isalpha()
    )
    return Found(i + 2, "the number of an item in a list") if ends else None


@rule(Digit())
def jersey(view: View, i: int) -> Found | None:
    """``quarterback Ben Roe (4)``: the number on a player's back."""
    if len(view.raw[i]) > 2 or view.word(i - 1) != "(" or view.word(i + 1) != ")":
        return None
    named = i > 2 and capital(view.raw[i - 2]) and not view.pieces.glued(i - 1)
    placed = any(view.word(j) in _POSITIONS for j in range(i - 5, i - 2))
    return Found(i + 1, "the number of a player") if named and placed else None


@rule(Words(("one",)))
def pronoun(view: View, i: int) -> Found | None:
    """``no one``, ``the one``, ``the only one``, ``one of the``, ``one another``: no count."""
    if _counting(view, i):
        return None
    reason = "the pronoun or an idiom, not a count"
    if view.find(ONE, One, i):
        return Found(i + 1, reason)
    only = view.word(i - 1) == "only"
    before = view.word(i - 2) if only else view.word(i - 1)
    if f"{before} one" in view.table(ONE, One).by_key:
        return Found(i + 1, reason)
    of_name = view.word(i + 1) == "of" and i + 2 < view.size and capital(view.raw[i + 2])
    return Found(i + 1, reason) if of_name else None


def _ratio(view: View, i: int) -> bool:
    """Whether the whole of a ratio stands at piece ``i``: ``that one in nine posts``; no ``that one in 2019``."""
    return view.word(i) in _WHOLES or (view.word(i).isdecimal() and len(view.raw[i]) < 4)


def _counting(view: View, i: int) -> bool:
    """Whether a multiplier, a unit or a fraction follows, or the number goes on."""
    after = i + 1
    if view.low[max(i - 1, 0) : after + 1] == ["that", "one", "in"] and _ratio(view, after + 1):
        return True
    if view.word(after) == "-" and view.pieces.glued(after):
        after += 1
    return view.word(after) in _SCALES or counts(view, after) or view.word(after)[:1].isdecimal()
