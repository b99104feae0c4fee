"""Make one claim for each quantity: fill the slots from the frame, then link across claims."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from factx.claims.confidence import Confidence
from factx.claims.cues import Cues
from factx.claims.frame import Frame, frames
from factx.claims.links.carried import carried
from factx.claims.links.owners import owned
from factx.claims.links.pronouns import PRONOUNS, antecedent
from factx.claims.links.same_as import restated
from factx.claims.phrase import NounPhrase, lemma
from factx.claims.slots import baseline, kind, modality, place, source, whole
from factx.claims.slots import time as times
from factx.claims.slots.subject.counts import counted
from factx.claims.slots.subject.order import subject as read_subject
from factx.claims.topic import Topic
from factx.claims.topic import topic as read_topic
from factx.model import Claim, Phrase, Quantity, Reason, Subject
from factx.rules.lexicon import Lexicon
from factx.rules.slot import Filled, first
from factx.rules.tokens import Tokens
from factx.store import Sheet
from factx.words.nouns import singular

_POSSESSOR = re.compile(r"^.*(?:['’]s|s['’])\s")
_BARE = ("clause", "of_noun", "gapped", "apposed", "before", "change_noun")
_REPEATS = ("figure", "number", "total", "amount", "sum", "count", "tally")


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
        made = frames(sheet.tokens, self.cues, quantities, sheet.results["times"])
        baseline.pair(made)
        topics = _topics(made)
        governing = _times(made)
        drafts = [_Draft(*parts) for parts in zip(made, topics, governing, strict=True)]
        ids = {frame.quantity.id: f"c{n}" for n, frame in enumerate(made, 1)}
        claims = [draft.claim(ids) for draft in drafts]
        named = [_named(q, c) for q, c in zip(quantities, claims, strict=True)]
        claims = [
            replace(c, confidence=self.confidence(c, q)) for c, q in zip(claims, named, strict=True)
        ]
        sheet.set("claims", claims)
        sheet.set("quantities", named)


def _topics(made: list[Frame]) -> list[Filled[Topic] | None]:
    """What each quantity is about; a restated amount is about what the first is about."""
    topics: list[Filled[Topic] | None] = []
    by_id: dict[str, Filled[Topic] | None] = {}
    for frame in made:
        other = restated(frame)
        found = by_id[other.quantity.id] if other is not None else read_subject(frame)
        by_id[frame.quantity.id] = found
    _recall(made, by_id)
    _repeat(made, by_id)
    _own(made, by_id)
    for frame in made:
        bare = frame.quantity.unit.kind != "count" or counted(frame) is None
        if frame.against is not None and bare:
            by_id[frame.quantity.id] = by_id[frame.against.quantity.id]
        topics.append(by_id[frame.quantity.id])
    return topics


def _recall(made: list[Frame], by_id: dict[str, Filled[Topic] | None]) -> None:
    """ "Now there are 1,900": a bare count that names nothing counts what the count before it does."""
    last: tuple[Frame, Filled[Topic]] | None = None
    for frame in made:
        if frame.quantity.unit.kind != "count":
            continue
        found = by_id[frame.quantity.id]
        if found is None and last is not None:
            near = frame.tokens.sent[frame.root] - frame.tokens.sent[last[0].root] <= 2
            by_id[frame.quantity.id] = (
                Filled(last[1].value, (frame.start, frame.end), last[1].rule) if near else None
            )
        elif found is not None:
            last = (frame, found)


def _repeat(made: list[Frame], by_id: dict[str, Filled[Topic] | None]) -> None:
    """ "The figure was 11": a bare repeat stands for what the claim before it was about."""
    for before, frame in pairwise(made):
        found, earlier = by_id[frame.quantity.id], by_id[before.quantity.id]
        if found is None or earlier is None or found.value.measure is not None:
            continue
        bare = found.value.subject.end - found.value.subject.start == 1
        near = bare and frame.tokens.sent[frame.root] - frame.tokens.sent[before.root] <= 1
        head = found.value.subject.head
        if near and frame.tokens.low[head] in _REPEATS and not frame.inside(head):
            by_id[frame.quantity.id] = Filled(earlier.value, found.read, found.rule)


def _own(made: list[Frame], by_id: dict[str, Filled[Topic] | None]) -> None:
    """Bare line items get their owner."""
    before: list[tuple[Frame, Filled[Topic] | None]] = []
    for frame in made:
        found = by_id[frame.quantity.id]
        bare = found is not None and found.rule.rsplit(".", 1)[-1] in _BARE
        if found is not None and bare and frame.quantity.unit.kind in ("currency", "percent"):
            topic = owned(frame, found.value, before)
            if topic is not None:
                by_id[frame.quantity.id] = found = Filled(topic, found.read, found.rule)
        before.append((frame, found))


def _named(quantity: Quantity, claim: Claim) -> Quantity:
    """A bare count with the noun of its subject."""
    if quantity.unit.kind != "count" or quantity.unit.name or claim.subject is None:
        return quantity
    words = _POSSESSOR.sub("", claim.subject.text.split(" of ")[0]).split()
    name = " ".join([*map(_plain_case, words[:-1]), claim.subject.head])
    return replace(quantity, unit=replace(quantity.unit, name=name))


def _times(made: list[Frame]) -> list[Filled[times.Placed] | None]:
    """The time of each quantity: that of its clause, else the one that its sentence takes over."""
    found: list[Filled[times.Placed] | None] = []
    before: list[tuple[Frame, times.Placed | None]] = []
    for frame in made:
        own = first((times.clause,), frame)
        if own is None:
            over = carried(frame, before)
            if over is not None:
                own = Filled(over, (over.start, over.end), "claims.links.carried.carried")
        found.append(own)
        before.append((frame, own.value if own else None))
    return found


def _plain_case(word: str) -> str:
    """Lower case, save words with digits and acronyms."""
    return word if any(c.isdigit() or c.isupper() for c in word[1:]) else word.lower()


class _Draft:
    """A claim in the making: each slot with the reason for it."""

    def __init__(
        self, frame: Frame, topic: Filled[Topic] | None, time: Filled[times.Placed] | None
    ) -> None:
        self.time = time
        self.frame = frame
        self.tokens: Tokens = frame.tokens
        self.topic = topic
        self.evidence: dict[str, tuple[Reason, ...]] = {}

    def claim(self, ids: dict[str, str]) -> Claim:
        """The claim with all its slots."""
        frame = self.frame
        found_kind = self._why("kind", self._kind())
        found_time = self._why("time", self.time)
        compared = self._why("baseline", first(baseline.RULES, frame))
        other = restated(frame)
        a, b = frame.sentence
        return Claim(
            id=ids[frame.quantity.id],
            quantity=frame.quantity.id,
            kind=found_kind,
            direction=self._why("direction", kind.direction(frame)),
            subject=self._subject(),
            measure=self._measure(),
            time=found_time.time.id if found_time else None,
            time_role=times.role(frame, found_time) if found_time else None,
            baseline=compared,
            whole=self._phrase("whole", self._whole()),
            place=self._phrase("place", first(place.RULES, frame)),
            source=self._phrase("source", first(source.RULES, frame)),
            modality=self._why("modality", first(modality.RULES, frame)) or "stated",
            same_as=ids[other.quantity.id] if other else None,
            sentence=self.tokens.span(*_trim(self.tokens, a, b)),
            evidence=self.evidence,
        )

    def _counted(self) -> Frame | None:
        """The count that a share restates: "38 of the phones, or about 18 per cent"."""
        other = restated(self.frame)
        percent = self.frame.quantity.unit.kind == "percent"
        return (
            other if percent and other is not None and other.quantity.unit.kind == "count" else None
        )

    def _kind(self) -> Filled[Any] | None:
        counted = self._counted()
        found = first(kind.RULES, self.frame)
        if counted is None or found is None or found.value == "share":
            return found
        return Filled("share", (counted.start, self.frame.end), "claims.links.same_as.restated")

    def _whole(self) -> Filled[NounPhrase] | None:
        found = first(whole.RULES, self.frame)
        counted = self._counted()
        return first(whole.RULES, counted) if found is None and counted is not None else found

    def _why(self, name: str, filled: Filled[Any] | None) -> Any:
        if filled is None:
            return None
        start, end = filled.read
        words = self.tokens.said(start, end)
        self.evidence[name] = (Reason(filled.rule, self.tokens.span(start, end), words),)
        return filled.value

    def _phrase(self, name: str, filled: Filled[NounPhrase] | None) -> Phrase | None:
        found = self._why(name, filled)
        if found is None:
            return None
        found = self._resolved(found)
        return Phrase(
            self.tokens.said(found.start, found.end), self.tokens.span(found.start, found.end)
        )

    def _resolved(self, phrase: NounPhrase) -> NounPhrase:
        """A pronoun replaced by the phrase that it stands for."""
        if self.tokens.low[phrase.head] not in PRONOUNS:
            return phrase
        taken = tuple(t.span for t in self.frame.times)
        taken += tuple(
            o.quantity.span for o in self.frame.others if o.quantity.unit.kind != "count"
        )
        return antecedent(self.tokens, phrase.head, taken) or phrase

    def _subject(self) -> Subject | None:
        topic = self._why("subject", self.topic)
        if topic is None:
            return None
        found = topic.subject
        if self.tokens.low[found.head] in PRONOUNS:
            found = self._stands_for(found)
        text = self.tokens.said(found.start, found.end)
        span = self.tokens.span(found.start, found.end)
        head = _head(self.tokens, found.head)
        many = self.frame.quantity.unit.kind == "count" and self.frame.inside(found.head)
        if many and self.frame.quantity.value != 1:
            head = singular(head)
        return Subject(text, span, head)

    def _stands_for(self, pronoun: NounPhrase) -> NounPhrase:
        """What a pronoun is about: of "the price of oil", the oil, with the price as measure."""
        found = self._resolved(pronoun)
        about = read_topic(self.frame, found.head)
        if about.measure is None or self.topic is None or self.topic.value.measure is not None:
            return found
        self.topic = replace(self.topic, value=about)
        return about.subject

    def _average(self) -> NounPhrase | None:
        """ "an average of 2,300 spectators": the noun around the quantity is the measure."""
        root = self.frame.root
        average = self.tokens.low[root] in ("average", "median") and not self.frame.inside(root)
        return NounPhrase(root, root, root + 1) if average else None

    def _measure(self) -> Phrase | None:
        if self.topic is None:
            return None
        found = self.topic.value.measure or self._average()
        if found is None:
            return None
        self.evidence["measure"] = self.evidence["subject"]
        return Phrase(
            self.tokens.said(found.start, found.end), self.tokens.span(found.start, found.end)
        )


def _head(tokens: Tokens, i: int) -> str:
    word = lemma(tokens, i)
    return "person" if word == "people" else word


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens of a sentence without the white space around it."""
    while end - 1 > start and not tokens.text[end - 1].strip():
        end -= 1
    while start < end - 1 and not tokens.text[start].strip():
        start += 1
    return start, end
