"""Make one claim for each quantity: fill the slots from the frame, then link across claims."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from factx.claims.confidence import Confidence
from factx.claims.cues import Cues
from factx.claims.draft import Draft
from factx.claims.frame import Frame, frames
from factx.claims.links.carried import over
from factx.claims.links.mentioned import Mentioned
from factx.claims.links.repeats import repeats
from factx.claims.links.shares import shares
from factx.claims.links.told import Told
from factx.claims.links.topics import topics_of
from factx.claims.named import names
from factx.claims.slots import baseline
from factx.claims.slots import time as times
from factx.claims.slots.placed import Placed
from factx.model import Span, Time
from factx.rules.lexicon import Lexicon
from factx.rules.slot import Filled, first
from factx.rules.tokens import Tokens
from factx.store import Sheet


class ClaimReader:
    """Reads the claims of a document, and names what bare counts count."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cues = Cues(lexicon)
        self.confidence = Confidence(lexicon)

    def __call__(self, sheet: Sheet) -> None:
        """Put the claims of a sheet onto it, and its quantities with the nouns of bare counts."""
        quantities = sheet.results["quantities"]
        if not quantities:
            sheet.set("claims", [])
            return
        found = tuple(sorted(sheet.results["times"], key=lambda time: time.span))
        made = frames(sheet.tokens, self.cues, quantities, found)
        baseline.pair(made)
        taken = Taken(
            [t.span for t in found] + [q.span for q in quantities if q.unit.kind != "count"]
        )
        ids = {frame.quantity.id: f"c{n}" for n, frame in enumerate(made, 1)}
        parts = zip(made, topics_of(made), self._times(made, found, sheet.tokens), strict=True)
        claims = shares(made, [Draft(*part, taken, sheet.published).claim(ids) for part in parts])
        claims = repeats(claims, sheet.tokens, self.cues)
        named = names(made, claims)
        pairs = zip(claims, named, strict=True)
        sheet.set("claims", [replace(c, confidence=self.confidence(c, q)) for c, q in pairs])
        sheet.set("quantities", named)

    def _times(
        self, made: list[Frame], found: tuple[Time, ...], tokens: Tokens
    ) -> list[Filled[Placed] | None]:
        """The time of each quantity: that of its clause, else the one that its sentence takes over."""
        told = Told(Mentioned(tokens, found, self.cues))
        dated = []
        for frame in made:
            own = first((times.clause, times.only), frame) or over(frame, told)
            told.add(frame, own.value if own else None)
            dated.append(own)
        return dated


class Taken:
    """The spans that no pronoun stands for: times and amounts."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)

    def between(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans that begin between two offsets."""
        return tuple(
            self.spans[bisect_left(self.spans, (start, 0)) : bisect_left(self.spans, (end, 0))]
        )
