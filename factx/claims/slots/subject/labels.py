"""What the label of a line counts."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase
from factx.claims.topic import Topic
from factx.rules.slot import Filled, slot

_LABELLED = "quantities.counts.labelled"
_LONGEST = 6


@slot
def label(frame: Frame) -> Filled[Topic] | None:
    """ "Injured: 74", "Total dead: 10" on lines of their own: the label, of which "total" is the measure."""
    tokens, colon, why = frame.tokens, frame.start - 1, frame.quantity.evidence
    if why is None or why.rule != _LABELLED or colon < 1 or tokens.low[colon] != ":":
        return None
    start = colon - 1
    while start and colon - start < _LONGEST and tokens.text[start - 1].strip():
        start -= 1
    total = tokens.low[start] == "total" and start < colon - 1
    measure = NounPhrase(start, start, start + 1) if total else None
    return Filled(Topic(NounPhrase(colon - 1, start + total, colon), measure), (start, frame.end))
