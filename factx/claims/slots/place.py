"""Scope of place that is not part of the subject: "users in China"."""

from __future__ import annotations

from factx.claims.clause import child
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, noun_phrase
from factx.rules.slot import Filled, slot


@slot
def located(frame: Frame) -> Filled[NounPhrase] | None:
    """A name behind "in" or "across" that hangs on the subject, on the quantity or on their verb."""
    tokens = frame.tokens
    homes = [i for i in (frame.root, *frame.path[:3], frame.subject) if i is not None]
    if frame.subject is not None:
        homes += [c for p in tokens.children[frame.subject] for c in tokens.children[p]]
    for home in dict.fromkeys(homes):
        for c in tokens.children[home]:
            if tokens.dep[c] != "prep" or tokens.low[c] not in ("in", "across", "throughout"):
                continue
            noun = child(tokens, c, "pobj")
            if noun is not None and tokens.tag[noun] == "NNP" and not _timed(frame, noun):
                found = noun_phrase(tokens, noun)
                return Filled(NounPhrase(noun, tokens.left[noun], found.end), (c, found.end))
    return None


def _timed(frame: Frame, noun: int) -> bool:
    start = frame.tokens.start[noun]
    return any(t.span[0] <= start < t.span[1] for t in frame.times)


RULES = (located,)
