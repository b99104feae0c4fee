"""Whether a text tells of an election, and a quantity is one of its results: they are all of the day of the vote."""

from __future__ import annotations

from factx.claims.frame import Frame, once
from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs

_ELECTIONS = nouns("election") | {"voted"}
_FIRST = 4
_CAST = nouns("cast")
_TELLING = verbs("fare") | _CAST


def voted(frame: Frame) -> bool:
    """Whether a quantity tells how an election went: "won 7 percent", "finished second", "turnout was 81 percent".

    Not "the party raised $2 million", nor any in a text that opens with no vote.
    """
    if frame.quantity.unit.kind not in ("count", "percent", "none") or not _election(frame.tokens):
        return False
    tokens, verb = frame.tokens, frame.verb
    said = {tokens.low[i] for i in (verb, frame.subject) if i is not None}
    counted = frame.quantity.unit.name.rpartition(" ")[2] in _CAST
    return counted or not said.isdisjoint(_TELLING)


@once
def _election(tokens: Tokens) -> bool:
    """Whether the first sentences tell of a vote."""
    last = tokens.sents[:_FIRST][-1][1]
    return not _ELECTIONS.isdisjoint(tokens.low[:last])
