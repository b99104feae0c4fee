"""The verbs over a quantity."""

from __future__ import annotations

from factx.claims.clause import is_verb
from factx.claims.frame import Frame, once

_FACTS = ("after", "when", "as", "because", "since", "while", "although", "though", "before")


@once
def verbs_up(frame: Frame) -> list[int]:
    """The verbs over the quantity, nearest first, up to the one that reports it."""
    tokens = frame.tokens
    verbs = []
    i = frame.root
    for _ in range(25):
        if is_verb(tokens, i):
            verbs.append(i)
            if _told(frame, i):
                break
        if tokens.head[i] == i:
            break
        i = tokens.head[i]
    return verbs


def _told(frame: Frame, verb: int) -> bool:
    """Whether a clause tells an event of its own, whatever stands above it."""
    tokens = frame.tokens
    if tokens.dep[verb] == "relcl":
        return True
    return tokens.dep[verb] == "advcl" and any(
        tokens.dep[c] == "mark" and tokens.low[c] in _FACTS for c in tokens.children[verb]
    )
