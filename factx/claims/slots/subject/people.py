"""Where the text near a count says "people"."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase

_FAR = 3


def people_near(frame: Frame, far: int = _FAR) -> NounPhrase | None:
    """The word "people" in the sentence of a count, else in one before, else in one after, the nearest first."""
    tokens = frame.tokens
    here = tokens.sent[frame.root]
    near = range(max(here - far, 0), min(here + far, len(tokens.sents)))
    for number in sorted(near, key=lambda n: (n > here, abs(n - here))):
        for i in range(*tokens.sents[number]):
            if tokens.low[i] in ("people", "persons") and not frame.inside(i):
                return NounPhrase(i, i, i + 1)
    return None
