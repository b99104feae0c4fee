"""Where the text near a count says "people"."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase

_FAR = 3
_WORDS = ("people", "persons")


def people_near(frame: Frame, far: int = _FAR) -> NounPhrase | None:
    """The word "people" in the sentence of a count, else in one before, else in one after, the nearest first.

    A sentence that begins with "People" speaks of others more often.
    """
    tokens = frame.tokens
    here = tokens.sent[frame.root]
    near = range(max(here - far, 0), min(here + far, len(tokens.sents)))
    opening = None
    for number in sorted(near, key=lambda n: (n > here, abs(n - here))):
        for i in range(*tokens.sents[number]):
            if tokens.low[i] in _WORDS and not frame.inside(i):
                if tokens.text[i] in _WORDS:
                    return NounPhrase(i, i, i + 1)
                opening = i if opening is None else opening
    return NounPhrase(opening, opening, opening + 1) if opening is not None else None
