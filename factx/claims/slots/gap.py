"""The amount whose verb stands for this one too: "Leeds has 40 percent of the jobs and York 20 percent"."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.frame import Frame
from factx.claims.slots.part import is_proportion

_LED = ("to", "of", "from", "with")
_JOINS = (",", "and", "but", ";")
_CLOSED = ("VB", "MD", "WDT", "-LRB")


def partner(frame: Frame) -> Frame | None:
    """The amount of the same unit before this one, with no verb between, or None."""
    if frame.against is not None or _led(frame) or _index(frame):
        return None
    before = [o for o in frame.others if o.end <= frame.start and _alike(o, frame)]
    other = max(before, key=lambda o: o.end, default=None)
    if other is None or (frame.change is not None and frame.change != other.change):
        return None
    tokens, between = frame.tokens, range(other.end, frame.start)
    if [tokens.low[i] for i in between] in (["and"], ["or"]):
        return other if frame.quantity.unit.kind != "count" else None
    if len(between) < 2 or not any(tokens.low[i] in _JOINS for i in between):
        return None
    return None if any(tokens.tag[i].startswith(_CLOSED) for i in between) else other


def _alike(one: Frame, other: Frame) -> bool:
    """Whether the units are the same; a bare number behind takes any."""
    own, its = one.quantity.unit, other.quantity.unit
    return (own.kind, own.code) == (its.kind, its.code) or its.kind == "none"


def _led(frame: Frame) -> bool:
    """Whether a preposition gives the amount a place of its own."""
    at = before_amount(frame)
    return frame.low(at) in _LED or (frame.low(at + 1) == "at" and at + 1 < frame.start)


def _index(frame: Frame) -> bool:
    """Whether the amount is a bare figure, as an index has: "the spot index 130.80"."""
    return frame.quantity.unit.kind == "none" and not is_proportion(frame)
