"""The amount that another is compared with, or is spread over: both are about the same thing."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.frame import Frame
from factx.claims.slots.subject.order import is_duration

_AGAINST = ("than", "above", "below", "from", "against", "with", "exceeding", "beating")
_BEFORE = {"of": ("ahead", "short", "shy"), "to": ("compared", "close", "similar")}
_NEAR = 4
_BETWEEN = ("IN", "NN", "NNS", "JJ", "-RRB-", "DT")
_EXPECTED = ("forecast", "estimate", "estimates", "consensus", "expectation", "prediction")


def compared(frame: Frame) -> Frame | None:
    """The amount that "less than the $4 billion from the storm", "ahead of the 3.5% expected" looks back at."""
    the = before_amount(frame)
    unit = frame.quantity.unit
    word = frame.low(the - 1)
    against = word in _AGAINST or frame.low(the - 2) in _BEFORE.get(word, ())
    if frame.low(the) != "the" or not against or unit.kind in ("count", "none"):
        return None
    named = frame.low(frame.end) != "" and frame.tokens.tag[frame.end].startswith(("NN", "JJ"))
    if named and not any(frame.low(i) in _EXPECTED for i in (frame.end, frame.end + 1)):
        return None
    before = [o for o in frame.others if o.end <= frame.start and o.quantity.unit.code == unit.code]
    return before[-1] if before else None


def spread(frame: Frame) -> Frame | None:
    """The amount right before "over four years": "set aside $234 million over four years for schools"."""
    over = frame.start - 1
    if not is_duration(frame) or frame.low(over) != "over":
        return None
    tags = frame.tokens.tag
    before = [o for o in frame.others if 0 <= over - o.end < _NEAR and o is not frame]
    before = [o for o in before if all(t in _BETWEEN for t in tags[o.end : over])]
    kinds = ("currency", "percent")
    return next((o for o in before if o.quantity.unit.kind in kinds), None)
