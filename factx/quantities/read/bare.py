"""Numbers whose unit stands elsewhere, and numbers that have none."""

from __future__ import annotations

from decimal import Decimal

from factx.quantities.near import HYPHENS, is_whole, taken
from factx.quantities.read.counts import free_numbers, is_named, is_numbered, is_of_time
from factx.quantities.value import Amount
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, rule
from factx.rules.view import View

_ONE = Decimal(1)


@rule(Kind("number"), layer=4)
def elliptic(view: View, i: int) -> Found | None:
    """``three were stabbed``, ``hit 989 million``, ``dropped to 40,000``: a count whose noun stands elsewhere."""
    for number in free_numbers(view, i):
        if number.rule.endswith(".short") and not _ends(view, number):
            continue
        if (
            _is_label(view, number)
            or is_numbered(view, number)
            or _is_period(view, number)
            or (view.low[i] == "one" and not _is_elliptic_one(view, number))
        ):
            continue
        low = number.value.low
        part = low is not None and low != low.to_integral_value()
        whole = not part if number.value.value is None else is_whole(number.value)
        return Found(number.end, Amount(number.value, "count" if whole else "none"), (number,))
    return None


@rule(Kind("number"), layer=4)
def fraction(view: View, i: int) -> Found | None:
    """``half``, ``two-thirds``, ``one in five``, ``a third of``: no unit; but ``one-half share of common``."""
    number = view.at("number", i)
    if number is None or number.value.form != "fraction" or taken(view, i):
        return None
    if view.tags[i] == "VB":
        return None
    if view.word(number.end) == "share" and view.word(number.end + 2) in _STOCK:
        return Found(number.end + 1, Amount(number.value, "count", "1", "share"), (number,))
    return Found(number.end, Amount(number.value, "none"), (number,))


_STOCK = frozenset(("common", "preferred", "stock", "new", "each", "every", "one"))


def _ends(view: View, number: Match) -> bool:
    """Whether no noun or letter follows, so that ``5m`` stands alone."""
    return not view.pieces.glued(number.end) or not view.word(number.end).isalnum()


def _is_label(view: View, number: Match) -> bool:
    """Whether a number is part of a name, a score or a list: glued to letters, or to another number by a sign."""
    i, end, glued = number.start, number.end, view.pieces.glued
    if (glued(i) and (view.raw[i - 1][-1].isalpha() or view.raw[i - 1] in ")]")) or is_named(
        view, number
    ):
        return True
    if glued(end) and (view.raw[end][0].isalpha() or view.raw[end] in ":/"):
        return True
    before = glued(i) and view.raw[i - 1] in (*HYPHENS, "/", ":", "—") and glued(i - 1)
    after = glued(end) and view.raw[end] in HYPHENS and glued(end + 1)
    return before or after


def _is_period(view: View, number: Match) -> bool:
    """Whether a number is a time's: ``the first nine months``, ``the 1988 second quarter``."""
    raw = view.raw[number.start]
    year = number.width == 1 and len(raw) == 4 and raw.isdecimal() and raw[:2] in ("18", "19", "20")
    after = view.at("number", number.end)
    return is_of_time(view, number) or (
        year
        and (
            (after is not None and after.value.form == "ordinal")
            or view.word(number.start - 1) in ("in", "the")
        )
    )


def _is_elliptic_one(view: View, number: Match) -> bool:
    """Whether ``one`` counts: beside another count (``two were killed and one hurt``), not a pronoun."""
    before, after = view.word(number.start - 1), view.word(number.end)
    if before not in ("and", ",", "but", "or", "killing", "least", "only", "just"):
        return False
    near = range(max(number.start - 25, 0), number.start)
    counted = any(m.value.kind == "count" for j in near if (m := view.at("quantity", j)))
    verb = view.tags[number.end : number.end + 1]
    return counted and (
        after
        in (
            "was",
            "is",
            "near",
            "in",
            "at",
            "more",
            "other",
            "last",
            "this",
            "now",
            "still",
            "also",
            "later",
            ".",
        )
        or verb in (["VBN"], ["VBD"])
    )


@rule(Kind("number"), layer=2)
def magnitude(view: View, i: int) -> Found | None:
    """``a magnitude 6.1 earthquake``, ``a 7.2-magnitude quake``, ``a magnitude of 5``: a size without a unit."""
    number = view.at("number", i)
    if number is None or number.value.value is None or not 0 < number.value.value < 11:
        return None
    at = i - 1 - (view.word(i - 1) in (*HYPHENS, "of"))
    at -= view.word(at) in ("about", "around", "roughly", "nearly", "estimated")
    at -= view.word(at) in ("of", "an")
    behind = view.word(number.end + (view.word(number.end) in HYPHENS))
    said = view.word(at) == "magnitude" or (
        behind == "magnitude" and number.value.form == "cardinal"
    )
    scale = view.low[number.end : number.end + 3] == ["on", "the", "richter"]
    return Found(number.end, Amount(number.value, "none"), (number,)) if said or scale else None
