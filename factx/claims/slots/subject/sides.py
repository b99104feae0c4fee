"""What the sides of a vote count."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase
from factx.claims.slots.subject.counts import counted
from factx.claims.topic import Topic
from factx.rules.slot import Filled, slot

_VOTES = ("vote", "votes", "ballot", "margin")
_SIDE = "quantities.votes.side"


@slot
def votes(frame: Frame) -> Filled[Topic] | None:
    """ "by a 6-3 vote", "a single vote, 16-15": the vote, where a side of it is no more than a number."""
    why = frame.quantity.evidence
    if why is None or why.rule != _SIDE or counted(frame) is not None:
        return None
    for i in sorted(range(frame.start - 5, frame.end + 5), key=lambda i: abs(i - frame.start)):
        if frame.low(i) in _VOTES and frame.tokens.tag[i].startswith("NN"):
            phrase = NounPhrase(i, i, i + 1)
            return Filled(Topic(phrase), (min(i, frame.start), max(i + 1, frame.end)))
    return None
