"""Amounts that "up from" ties together: "$19 million, or 91 cents a share, up 3% from $18 million, or 87 cents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.claims.amount import before_amount
from factx.claims.once import once

if TYPE_CHECKING:
    from factx.claims.frame import Frame

_OPEN = ("VB", "MD")


@once
def led_up(frame: Frame) -> tuple[int, Frame] | None:
    """Of an amount behind "up from" or "down 3% from", the word of change and the amount before it that moved.

    That is the nearest of the same unit with no verb between, first one of the same noun and the same rate, and of
    about the same size: "2,300 people at each of its 132 matches, up from 1,631". A verb may stand between amounts that
    are much alike: "16 percent said that they smoked, up from 4 percent".
    """
    word = _word(frame)
    if word is None:
        return None
    found, best = None, (False, -1, False, -1)
    for other in frame.others:
        if other.end > word or not comparable(other, frame):
            continue
        near, parted = _near(other, frame), _parted(other, word)
        if parted == "clause" or (parted and not (near and _same_unit(other, frame))):
            continue
        fit = (not parted, _alike(other, frame), near, other.start)
        if fit > best:
            found, best = other, fit
    return (word, found) if found is not None else None


def _word(frame: Frame) -> int | None:
    """The word of change before "from": right before it, or before the difference that stands between."""
    at, words = before_amount(frame), frame.cues.change_words
    at -= frame.low(at) in ("the", "its")
    if frame.low(at) != "from":
        return None
    if frame.low(at - 1) in words:
        return at - 1
    gap = next((o for o in frame.others if o.end == at), None)
    word = before_amount(gap) if gap is not None else -1
    return word if frame.low(word) in words else None


def twin(frame: Frame, rate: str | None) -> Frame | None:
    """The same amount told per something else: of "$18 million, or 87 cents a share" the 87 cents for a share."""
    for other in frame.others:
        near = 0 <= other.start - frame.end <= 6
        if (
            near
            and other.quantity.unit.per == rate
            and comparable(frame, other)
            and told_again(other)
        ):
            return other
    return None


def told_first(frame: Frame) -> Frame | None:
    """The amount that this one tells again per something else: of "$18 million, or 87 cents a share" the first."""
    rate = frame.quantity.unit.per
    if rate is None or not told_again(frame):
        return None
    return next((o for o in frame.others if twin(o, rate) is frame), None)


def told_again(frame: Frame) -> bool:
    """Whether ", or" stands before the amount."""
    at = before_amount(frame)
    return frame.low(at) == "or" and frame.low(at - 1) in (",", ")")


def comparable(one: Frame, other: Frame) -> bool:
    """Whether two amounts have the same unit, or the second is a bare number."""
    own, its = one.quantity.unit, other.quantity.unit
    if own.kind != its.kind:
        return its.kind in ("none", "count") and not its.name
    return own.code == its.code or bool(own.dimension and own.dimension == its.dimension)


def _alike(one: Frame, other: Frame) -> int:
    """How well the units fit: the same rate, and of counts the same noun."""
    own, its = one.quantity.unit, other.quantity.unit
    noun = not its.name or own.name.split()[-1:] == its.name.split()[-1:]
    return (own.per == its.per) + noun


def _near(one: Frame, other: Frame) -> bool:
    """Whether one amount is at most five times the other."""
    own, its = one.quantity.value, other.quantity.value
    return bool(own and its and max(own, its) <= 5 * min(own, its))


def _same_unit(one: Frame, other: Frame) -> bool:
    own, its = one.quantity.unit, other.quantity.unit
    return own.kind == its.kind and own.code == its.code and (its.kind != "count" or bool(its.name))


def _parted(frame: Frame, word: int) -> str:
    """What parts the amount from the word of change: a "clause" or list that begins between, a "verb", or nothing."""
    tokens = frame.tokens
    end = word - (tokens.tag[word - 1] in ("VBN", "VBD"))
    between = range(frame.end, end)
    if any(tokens.low[i] == ";" or tokens.low[i] in ("and", "while", "but") for i in between):
        return "clause"
    verbs = [i for i in between if tokens.tag[i].startswith(_OPEN)]
    if not verbs:
        return ""
    return "verb" if tokens.low[word - 1] == "," else "clause"
