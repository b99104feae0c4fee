"""A second look at an amount, behind a comma: how it compares with another time, or what part of a whole it is."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.frame import Frame
from factx.claims.slots.part import is_proportion
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.subject.shares import holder

_SKIP = frozenset(
    "about roughly around some approximately or nearly almost just only over more less fewer than a an the under"
    " equivalent equal to well far slightly at least up down".split()
)
_STOP = ("and", "but", ";", ":", "while", "against", "(")
_BESIDE = ("above", "below", "up", "down", "ahead", "short")
_OF = ("of", "what", "the", "its", "their", "that", "as", "his", "her")
_REACH = 12


def afterthought(frame: Frame) -> Frame | None:
    """The amount that this one looks at again: "40 tonnes, 5 percent more than in 2019"."""
    before = [o for o in frame.others if o.end <= frame.start and not is_duration(o)]
    again = _compares(frame) or _is_part(frame) or _rises(frame) or _or(frame)
    if not before or not again:
        return None
    other = max(before, key=lambda o: o.end)
    if owns_noun(frame) or other.end + _REACH < frame.start:
        return None
    i = frame.start - 1
    while i >= other.end and frame.low(i) in _SKIP:
        i -= 1
    behind = frame.low(i) == "," or "or" in frame.tokens.low[i + 1 : frame.start]
    between = range(other.end, frame.start)
    tags = frame.tokens.tag
    parted = any(
        (frame.low(j) in _STOP or tags[j].startswith(("VB", "MD"))) and not frame.timed(j)
        for j in between
    )
    return other if behind and not parted else None


def owns_noun(frame: Frame) -> bool:
    """Whether the quantity is a count with its noun, which needs no other."""
    part = frame.low(frame.end) in ("stake", "interest", "holding")
    return part or (frame.quantity.unit.kind == "count" and bool(frame.quantity.unit.name))


def _compares(frame: Frame) -> bool:
    """ "3.5 percent more than a year before", "half a point higher"."""
    at = frame.end
    if frame.low(at) in _BESIDE:
        return True
    return frame.low(at) != "" and frame.tokens.tag[at] in ("JJR", "RBR")


def _is_part(frame: Frame) -> bool:
    """ "a third of the total", "three times what it was": a proportion with its whole behind it."""
    multiple = frame.quantity.text.lower() in ("twice", "double", "triple")
    part = (is_proportion(frame) or multiple) and frame.low(frame.end) in _OF
    return part and holder(frame) is None


def _or(frame: Frame) -> bool:
    """ "15,000 tonnes a year, or 480 kilos a second": the same in other words."""
    i = before_amount(frame)
    return frame.low(i) == "or" and frame.low(i - 1) == ","


def _rises(frame: Frame) -> bool:
    """ "a 22% increase from 2023": the noun of change behind the amount, "a" before it."""
    change = frame.change
    return (
        change is not None
        and change.difference
        and change.at == frame.end
        and frame.low(frame.start - 1) in ("a", "an")
    )
