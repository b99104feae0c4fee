"""Numbers that only point to a work: "[45]", "(Hecht et al., 2009)", "Narita et al. (2005)"."""

from __future__ import annotations

from factx.rules.rule import Found, Words, rule
from factx.rules.view import View

_LINKS = frozenset((",", ";", "-", "–", "—", "and", "&"))
_STOPS = frozenset((",", ".", ";", ":", ")"))
_LIMIT = 24


@rule(Words(("[",)))
def numbered(view: View, i: int) -> Found | None:
    """``[45]``, ``[4,50]``, ``[15–17]``: numbers in square brackets point into a list of references."""
    end = i + 1
    digits = 0
    while end < view.size and end - i < _LIMIT and view.word(end) != "]":
        word = view.word(end)
        if word.replace(",", "").isdecimal() and len(word) < 12:
            digits += 1
        elif word not in _LINKS:
            return None
        end += 1
    if not digits or view.word(end) != "]":
        return None
    return Found(end + 1, "a reference to a numbered work")


@rule(Words(("al",)))
def dated(view: View, i: int) -> Found | None:
    """``et al., 2009``, ``et al. (2005)``: the year of a work belongs to its name."""
    if view.word(i - 1) != "et":
        return None
    end, opened = i + 1, False
    while end < i + 4 and view.word(end) in (".", ",", "("):
        opened = opened or view.word(end) == "("
        end += 1
    year = view.word(end)
    if len(year) != 4 or not year.isdecimal():
        return None
    end += 1
    if len(view.word(end)) == 1 and view.word(end).isalpha() and view.pieces.glued(end):
        end += 1
    closes = opened and view.word(end) == ")"
    return Found(end + closes, "the year of a cited work")


@rule(Words(("(",)))
def bracketed(view: View, i: int) -> Found | None:
    """``the Minnesota code (25),``: small whole numbers alone in brackets behind a common noun point to works.

    Behind a name they are an age ("Smith (45)"), behind a number a conversion; both stay open.
    """
    before = view.raw[i - 1] if i else ""
    if not before.isalpha() or not before.islower() or view.pieces.glued(i):
        return None
    end = i + 1
    digits = 0
    while end < view.size and end - i < _LIMIT and view.word(end) != ")":
        word = view.word(end)
        parts = word.split(",")
        if all(part.isdecimal() and len(part) <= 3 for part in parts):
            digits += len(parts)
        elif word not in _LINKS:
            return None
        end += 1
    if not digits or view.word(end) != ")" or view.word(end + 1) not in _STOPS:
        return None
    return Found(end + 1, "a reference to a numbered work")
