"""The time that a sentence tells of, whether or not it holds a quantity: the one in the clause of its main verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factx.claims.clause import verb_over
from factx.claims.cues import Cues
from factx.claims.links.undated import had
from factx.claims.slots.placed import Placed, place
from factx.model import Time
from factx.rules.tokens import Tokens

_FROM = 5
_AGAINST = ("from", "than", "against", "since", "until", "before", "after", "by")


class Mentioned:
    """The main times of a text's sentences.

    Args:
        tokens: The text.
        times: All its times, in text order.
        cues: The room's words.
    """

    def __init__(self, tokens: Tokens, times: Sequence[Time], cues: Cues) -> None:
        self.tokens = tokens
        self.times = times
        self.cues = cues
        self.starts = [time.span[0] for time in times]

    def main(self, number: int) -> Placed | None:
        """The date that the main clause of a sentence is set in, if it names one and tells of the past."""
        first = self.tokens.sents[number][0]
        for time in self.named(number):
            if time.type != "DATE" or time.begin is None or time.parts:
                continue
            found = place(self.tokens, time, first)
            if found.preposition not in _AGAINST and self._tells(found):
                return found
        return None

    def named(self, number: int) -> Sequence[Time]:
        """All times that a sentence names, in text order."""
        first, last = self.tokens.sents[number]
        low = bisect_left(self.starts, self.tokens.start[first])
        return self.times[low : bisect_left(self.starts, self.tokens.end[last - 1])]

    def _tells(self, time: Placed) -> bool:
        """Whether a time hangs on the main verb, in the past, which is none of saying."""
        tokens = self.tokens
        verb = verb_over(tokens, time.root)
        if "from" in tokens.low[max(time.start - _FROM, 0) : time.start]:
            return False
        if (
            verb is None
            or not (tokens.tag[verb] == "VBD" or had(tokens, verb))
            or tokens.low[verb] in self.cues.reporting_verbs
        ):
            return False
        above = tokens.head[verb]
        told = tokens.dep[verb] == "ccomp" and tokens.low[above] in self.cues.reporting_verbs
        near = tokens.head[time.root] == verb or tokens.head[tokens.head[time.root]] == verb
        moves = tokens.low[verb] in self.cues.change_verbs and time.preposition in ("in", "during")
        return (near or moves) and (above == verb or told)
