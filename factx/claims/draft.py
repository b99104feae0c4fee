"""A claim in the making: each slot filled, with the reason for it."""

from __future__ import annotations

from typing import Any, Protocol

from factx.claims.frame import Frame
from factx.claims.heads import head_of
from factx.claims.links.pointing import is_headless, points_on
from factx.claims.links.pronouns import PRONOUNS, REACH, antecedent
from factx.claims.links.recalled import RECALLED, THOSE
from factx.claims.links.same_as import restated, said_again
from factx.claims.links.speakers import SPEAKING, speaker
from factx.claims.phrase import NounPhrase, behind_number, trim
from factx.claims.slots import (
    baseline,
    direction,
    kind,
    measure,
    modality,
    place,
    source,
    whole,
)
from factx.claims.slots import time as times
from factx.claims.slots.part import is_proportion
from factx.claims.slots.placed import Placed
from factx.claims.topic import Topic, topic
from factx.model import Claim, Phrase, Reason, Span, Subject
from factx.rules.slot import Filled, first
from factx.rules.tokens import Tokens

_RELATION = "numbers.relations."
_RESTATED = "claims.links.same_as.restated"
_SPEAKER = "claims.links.speakers.speaker"
_ANTECEDENT = "claims.links.pronouns.antecedent"


class Spans(Protocol):
    """The spans that no pronoun stands for."""

    def between(self, start: int, end: int) -> tuple[Span, ...]:
        """Those that begin between two offsets."""


class Draft:
    """One claim; ``claim`` fills its slots in order and keeps why."""

    def __init__(
        self,
        frame: Frame,
        about: Filled[Topic] | None,
        time: Filled[Placed] | None,
        taken: Spans,
        published: str | None = None,
    ) -> None:
        self.frame = frame
        self.tokens: Tokens = frame.tokens
        self.about = about
        self.time = time
        self.taken = taken
        self.published = published
        self.evidence: dict[str, tuple[Reason, ...]] = {}

    def claim(self, ids: dict[str, str]) -> Claim:
        """The claim with all its slots.

        Args:
            ids: The claims' ids by their quantities' ids.
        """
        frame = self.frame
        self._quantity()
        when = self._why("time", self.time)
        other = self._restated()
        return Claim(
            id=ids[frame.quantity.id],
            quantity=frame.quantity.id,
            kind=self._why("kind", self._kind()),
            direction=self._why("direction", self._direction()),
            subject=self._subject(),
            measure=self._measure(),
            time=when.time.id if when else None,
            time_role=times.role(frame, when) if when else None,
            baseline=self._why("baseline", self._baseline()),
            whole=self._phrase("whole", self._recalled(self._whole())),
            place=self._phrase("place", first(place.RULES, frame)),
            source=self._phrase("source", first(source.RULES, frame)),
            modality=self._why("modality", self._modality(when)) or "stated",
            same_as=ids[other.quantity.id] if other else None,
            sentence=self.tokens.span(*trim(self.tokens, *frame.sentence)),
            evidence=self.evidence,
        )

    def _quantity(self) -> None:
        """The words of the quantity, then those of its relation."""
        quantity = self.frame.quantity
        rule = quantity.evidence.rule if quantity.evidence else "claims.frame"
        read = [Reason(rule, quantity.span, quantity.text)]
        if quantity.evidence is not None and quantity.relation != "=":
            found = (p for p in quantity.evidence.parts if p.rule.startswith(_RELATION))
            read += [Reason(part.rule, part.span, part.words) for part in found]
        self.evidence["quantity"] = tuple(read)

    def _why(self, name: str, filled: Filled[Any] | None) -> Any:
        if filled is None:
            return None
        self._note(name, filled.rule, *filled.read)
        return filled.value

    def _note(self, name: str, rule: str, start: int, end: int) -> None:
        reason = Reason(rule, self.tokens.span(start, end), self.tokens.said(start, end))
        self.evidence[name] = (*self.evidence.get(name, ()), reason)

    def _restated(self) -> Frame | None:
        other = said_again(self.frame)
        if other is not None:
            self._note("same_as", _RESTATED, other.start, self.frame.end)
        return other

    def _counted(self) -> Frame | None:
        """The count that a share restates: "38 of the phones, or about 18 per cent"."""
        other = restated(self.frame)
        if other is None or self.frame.quantity.unit.kind != "percent":
            return None
        differs = other.change is not None and other.change.difference
        money = other.quantity.unit.kind == "currency" and not differs
        return other if money or other.quantity.unit.kind == "count" else None

    def _converted(self) -> Frame | None:
        """The amount that this one gives in another unit: of "10 km (6 miles)" the 10 km."""
        other = said_again(self.frame)
        own = self.frame.quantity.unit
        if other is None or own.kind not in ("currency", "physical"):
            return None
        return other if other.quantity.unit.kind == own.kind else None

    def _modality(self, when: Placed | None) -> Filled[Any] | None:
        found = first(modality.RULES, self.frame)
        return found or modality.ahead(self.frame, when, self.published)

    def _moved(self) -> Frame | None:
        """The difference that a percentage restates: "fell 310 points, or 0.9%"."""
        other = restated(self.frame) if is_proportion(self.frame) else None
        return other if other is not None and kind.change.fill(other) else None

    def _kind(self) -> Filled[Any] | None:
        counted = self._counted()
        found = first(kind.RULES, self._converted() or self.frame)
        if found is None or found.value == "share":
            return found
        moved = self._moved()
        if moved is not None:
            return Filled("growth", (moved.start, self.frame.end), _RESTATED)
        if counted is None:
            return found
        return Filled("share", (counted.start, self.frame.end), _RESTATED)

    def _direction(self) -> Filled[Any] | None:
        """That of the amount, else of the amount which it restates; of a conversion that of the other alone."""
        converted = self._converted()
        found = first(direction.RULES, converted or self.frame)
        other = restated(self.frame) if found is None and converted is None else None
        return first(direction.RULES, other) if other is not None else found

    def _baseline(self) -> Filled[Any] | None:
        """That of the amount, else, of a conversion or a difference, that of the amount which it restates."""
        found = first(baseline.RULES, self.frame)
        other = self._converted() or self._moved() if self.frame.against is None else None
        other = None if found else other
        return first(baseline.RULES, other) if other is not None else found

    def _whole(self) -> Filled[NounPhrase] | None:
        """That of the amount, else, where one of the two is a share, that of the amount which it restates."""
        found = first(whole.RULES, self.frame)
        other = self._counted() or self._portion()
        return first(whole.RULES, other) if found is None and other is not None else found

    def _recalled(self, whole: Filled[NounPhrase] | None) -> Filled[NounPhrase] | None:
        """Of "Of those, 12 were closed" what the count takes its noun from, where that is a count before."""
        about = self.about
        if whole is None or about is None or about.rule != RECALLED:
            return whole
        pointed = self.tokens.low[whole.value.head] in THOSE
        return whole._replace(value=about.value.subject) if pointed else whole

    def _portion(self) -> Frame | None:
        """The share that a sum restates: "38 per cent of the phones, or about 18"."""
        other = said_again(self.frame)
        return other if other is not None and is_proportion(other) else None

    def _phrase(self, name: str, filled: Filled[NounPhrase] | None) -> Phrase | None:
        found = self._why(name, filled)
        return self._words(self._resolved(name, found)) if found is not None else None

    def _words(self, phrase: NounPhrase) -> Phrase:
        tokens = self.tokens
        return Phrase(tokens.said(phrase.start, phrase.end), tokens.span(phrase.start, phrase.end))

    def _resolved(self, name: str, phrase: NounPhrase) -> NounPhrase:
        """A pronoun replaced by the phrase that it stands for."""
        tokens = self.tokens
        if tokens.low[phrase.head] not in PRONOUNS and not is_headless(tokens, phrase.head):
            return phrase
        first_sentence = max(tokens.sent[phrase.head] - REACH, 0)
        start = tokens.start[tokens.sents[first_sentence][0]]
        taken = self.taken.between(start, tokens.end[phrase.head])
        speaking = frozenset(self.frame.cues.reporting_verbs)
        found = antecedent(tokens, phrase.head, taken, speaking)
        if found is None:
            return phrase
        self._note(name, _ANTECEDENT, found.start, found.end)
        return found

    def _subject(self) -> Subject | None:
        about = self._why("subject", self.about)
        if about is None:
            return None
        found = points_on(self.tokens, about.subject) or about.subject
        if self.tokens.low[found.head] in PRONOUNS and found.end > found.head + 1:
            return self._pointed(found)
        pronoun = self.tokens.low[found.head] in PRONOUNS
        if pronoun or is_headless(self.tokens, found.head):
            found = self._stands_for(found)
        elif self.tokens.low[found.head] in SPEAKING:
            found = self._spoken(found)
        found = self._without_numbers(found)
        words = self._words(found)
        return Subject(words.text, words.span, head_of(self.frame, found.head))

    def _pointed(self, phrase: NounPhrase) -> Subject:
        """ "those to the coast": as it stands, its head what "those" stands for; "those asked" are no others."""
        asked = self.tokens.tag[phrase.end - 1] == "VBN"
        noun = phrase.head if asked else self._resolved("subject", phrase).head
        words = self._words(phrase)
        return Subject(words.text, words.span, head_of(self.frame, noun))

    def _without_numbers(self, phrase: NounPhrase) -> NounPhrase:
        """A subject without the numbers of other quantities: of "the 27 mines" the mines."""
        start, end = phrase.start, phrase.end
        for other in self.frame.others:
            if other is self.frame:
                continue
            if other.start <= start < other.end <= phrase.head:
                start = other.end
            elif other.start <= start < min(other.end, phrase.head):
                number = [i for i in range(start, phrase.head) if self.tokens.tag[i] == "CD"]
                start = max([start, *(i + 1 for i in number if i < other.end)])
            elif phrase.head < other.start < end:
                end = phrase.head + 1
        while start < phrase.head and self.tokens.text[start] in (")", "]", "%", "-", ","):
            start += 1
        return NounPhrase(phrase.head, behind_number(self.tokens, start, phrase.head), end)

    def _stands_for(self, pronoun: NounPhrase) -> NounPhrase:
        """What a pronoun is about: of "the price of oil", the oil, with the price as measure."""
        found = self._resolved("subject", pronoun)
        about = topic(self.frame, found.head)
        if about.measure is None or self.about is None or self.about.value.measure is not None:
            return found
        self.about = self.about._replace(value=about)
        return about.subject

    def _spoken(self, pronoun: NounPhrase) -> NounPhrase:
        """Whom "I" and "we" stand for."""
        who = first(source.RULES, self.frame)
        if who is None:
            return pronoun
        name = self._resolved("subject", NounPhrase(who.value.head, who.value.head, who.value.end))
        found = speaker(self.tokens, pronoun.head, name)
        self._note("subject", _SPEAKER, found.start, found.end)
        return found

    def _measure(self) -> Phrase | None:
        """The one that comes with the subject, else one that stands by itself or by the amount compared with."""
        if self.about is None:
            return None
        if self.about.value.measure is not None:
            self.evidence["measure"] = self.evidence["subject"]
            return self._words(self.about.value.measure)
        found = first(measure.RULES, self.frame)
        other = self.frame.against or restated(self.frame)
        if found is None and other is not None:
            found = first(measure.RULES, other)
        return self._words(self._why("measure", found)) if found is not None else None
