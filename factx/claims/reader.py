"""Make one claim for each quantity: fill the slots from the frame, then link across claims."""

from __future__ import annotations

import re
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
from factx.claims.slots import baseline
from factx.claims.slots import time as times
from factx.claims.slots.placed import Placed
from factx.model import Claim, Quantity, Span, Subject, Time
from factx.rules.lexicon import Lexicon
from factx.rules.slot import Filled, first
from factx.rules.tokens import Tokens
from factx.store import Sheet
from factx.words.nouns import singular
from factx.words.senses import nouns

_PEOPLED = "claims.slots.subject.counts.peopled"
_FIGURES = ("number", "figure", "count", "total")
_HEADS = nouns("crowd") | set("we us our i me you he she him her they them".split())
_INDEXES = nouns("index")
_NUMBERED = ("measured", "moved", "of", "fronted", "said_of")
_ELIDED = "quantities.elided"
_SIDE = "quantities.votes.side"
_POSSESSOR = re.compile(r"^.*(?:['’]s|s['’])\s")


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
        claims = shares(made, [Draft(*part, taken).claim(ids) for part in parts])
        claims = repeats(claims, sheet.tokens, self.cues)
        named = _named(quantities, claims)
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


def _named(quantities: tuple[Quantity, ...], claims: list[Claim]) -> list[Quantity]:
    """The quantities, bare counts with the noun of their subject, or of a count with the same subject before."""
    names: dict[Span, str] = {}
    made = []
    for quantity, claim in zip(quantities, claims, strict=True):
        subject, unit = claim.subject, quantity.unit
        if unit.kind == "count" and subject is not None:
            given = "" if _elided(quantity, claim) else unit.name
            name = given or _vote(quantity, subject) or names.get(subject.span)
            name = name or _name(subject, claim)
            names.setdefault(subject.span, name)
            bare = not unit.name and subject.head in _INDEXES
            unit = replace(unit, kind="none", name="") if bare else replace(unit, name=name)
            quantity = replace(quantity, unit=unit)
        made.append(quantity)
    return made


def _elided(quantity: Quantity, claim: Claim) -> bool:
    """Whether the noun of a bare number is that of another number, though its clause says what it counts."""
    why = quantity.evidence
    taken = why is not None and any(part.rule == _ELIDED for part in why.parts)
    return taken and claim.evidence["subject"][0].rule.rpartition(".")[2] in _NUMBERED


def _vote(quantity: Quantity, subject: Subject) -> str:
    """The sides of a vote are votes, where no plural says whose: "a 6-3 vote", "the court ruled 5-4"."""
    side = quantity.evidence is not None and quantity.evidence.rule == _SIDE
    return "vote" if side and subject.text.lower().endswith(subject.head) else ""


def _name(subject: Subject, claim: Claim) -> str:
    """What a bare count counts: its subject's noun; of "passenger numbers" passengers, of a town or a toll people."""
    if claim.evidence["subject"][0].rule == _PEOPLED or subject.head in _HEADS:
        return "person"
    words = _POSSESSOR.sub("", subject.text.split(" of ")[0]).split()
    head = subject.head
    if head in _FIGURES and len(words) > 1:
        words, head = words[:-1], singular(words[-2].lower())
    return " ".join([*map(_plain_case, words[:-1]), head])


def _plain_case(word: str) -> str:
    """Lower case, save words with digits and acronyms."""
    return word if any(c.isdigit() or c.isupper() for c in word[1:]) else word.lower()
