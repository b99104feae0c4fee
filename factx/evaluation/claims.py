"""The rows of claims: slot by slot over claims whose quantities match in value and unit, and the claim as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factx.evaluation.equal import (
    overlap,
    same_phrase,
    same_subject,
    same_time,
    same_unit,
    same_value,
)
from factx.evaluation.match import Pair
from factx.evaluation.outcomes import BY_NAME, NOTHING, Outcome, Row, Side, show_time
from factx.model import Baseline, Claim, Phrase, Quantity, Span, Subject, Time

Partner = dict[str, str]
PHRASES = ("measure", "whole", "source", "place")


def claim_outcomes(
    gold: Side, predicted: Side, pairs: Sequence[Pair[Quantity]]
) -> Iterator[Outcome]:
    """Compare the claims of one document."""
    partner = {one.id: other.id for one, other in pairs}
    right: set[str] = set()
    for one, other in pairs:
        claim, found = gold.claim_of.get(one.id), predicted.claim_of.get(other.id)
        if claim is None or not (same_value(one, other) and same_unit(one.unit, other.unit)):
            continue
        comparison = Comparison(gold, predicted, claim, found, partner)
        yield from comparison.slots()
        if found is not None and comparison.all_right():
            right.add(claim.id)
    yield from _whole(gold, predicted, partner, right)


def _whole(gold: Side, predicted: Side, partner: Partner, right: set[str]) -> Iterator[Outcome]:
    """The row of whole claims: each gold claim beside the claim of its quantity's partner."""
    row, doc_id = BY_NAME["claim", "claim"], gold.document.doc_id
    seen: set[str] = set()
    for claim in gold.document.claims:
        found = predicted.claim_of.get(partner.get(claim.quantity, ""))
        seen |= {found.id} if found else set()
        shown = predicted.show(found) if found else None
        span = gold.quantities[claim.quantity].span
        ids = claim.quantity, found.quantity if found else None
        yield Outcome(row, doc_id, span, gold.show(claim), shown, claim.id in right, *ids)
    for claim in predicted.document.claims:
        if claim.id not in seen:
            span = predicted.quantities[claim.quantity].span
            shown = predicted.show(claim)
            yield Outcome(row, doc_id, span, None, shown, False, None, claim.quantity)


class Comparison:
    """A gold claim beside the predicted claim of the same quantity, if there is one."""

    def __init__(
        self, gold: Side, predicted: Side, claim: Claim, found: Claim | None, partner: Partner
    ) -> None:
        self.gold = gold
        self.predicted = predicted
        self.claim = claim
        self.found = found
        self.partner = partner
        self.span: Span = gold.quantities[claim.quantity].span

    def all_right(self) -> bool:
        """Kind, subject and time are right."""
        found = self.found
        return (
            found is not None
            and found.kind == self.claim.kind
            and same_subject(self.claim.subject, found.subject)
            and same_time(self.gold.time(self.claim.time), self.predicted.time(found.time))
        )

    def slots(self) -> Iterator[Outcome]:
        """Each slot's outcome."""
        yield from self._subject()
        for slot in ("kind", "direction", "modality"):
            value = getattr(self.claim, slot)
            other = getattr(self.found, slot) if self.found else None
            right = self.found is not None and value == other
            yield self._accuracy(slot, value, other, right)
        yield from self._relation()
        for slot in PHRASES:
            yield from self._phrase(slot)
        yield from self._time()
        yield from self._baseline()
        yield from self._same_as()

    def _subject(self) -> Iterator[Outcome]:
        one = self.claim.subject
        other = self.found.subject if self.found else None
        right = self.found is not None and same_subject(one, other)
        yield self._accuracy("subject", _subject(one), _subject(other), right)

    def _relation(self) -> Iterator[Outcome]:
        one = self.gold.quantities[self.claim.quantity].relation
        partner = self.predicted.quantities[self.partner[self.claim.quantity]]
        other = partner.relation if self.found else None
        yield self._accuracy("relation", one, other, one == other)

    def _phrase(self, slot: str) -> Iterator[Outcome]:
        one: Phrase | None = getattr(self.claim, slot)
        other: Phrase | None = getattr(self.found, slot) if self.found else None
        test: Callable[[Phrase, Phrase], bool] = same_phrase
        if slot == "measure":
            test = _overlapping
        right = one is not None and other is not None and test(one, other)
        yield from self._filled(slot, _text(one), _text(other), right)

    def _time(self) -> Iterator[Outcome]:
        one = self.gold.time(self.claim.time)
        other = self.predicted.time(self.found.time) if self.found else None
        right = one is not None and same_time(one, other)
        yield from self._filled("time", _time(one), _time(other), right)

    def _baseline(self) -> Iterator[Outcome]:
        one = self.claim.baseline
        other = self.found.baseline if self.found else None
        right = one is not None and other is not None and self._same_baseline(one, other)
        yield from self._filled("baseline", _text(one), _text(other), right)

    def _same_baseline(self, one: Baseline, other: Baseline) -> bool:
        """By the time's value where gold has a time, by the quantity where it has one, else by the words."""
        if one.time is None and one.quantity is None:
            return overlap(one.span, other.span)
        by_time = other.time is not None and same_time(
            self.gold.time(one.time), self.predicted.time(other.time)
        )
        by_quantity = one.quantity is not None and self.partner.get(one.quantity) == other.quantity
        return by_time or by_quantity

    def _same_as(self) -> Iterator[Outcome]:
        one = self.gold.claim(self.claim.same_as)
        other = self.predicted.claim(self.found.same_as if self.found else None)
        right = one is not None and other is not None and self._same_quantity(one, other)
        shown = self.gold.show(one) if one else None, self.predicted.show(other) if other else None
        yield from self._filled("same_as", shown[0], shown[1], right)

    def _same_quantity(self, one: Claim, other: Claim) -> bool:
        return self.partner.get(one.quantity) == other.quantity

    def _accuracy(self, slot: str, one: str | None, other: str | None, right: bool) -> Outcome:
        """Null equals null, and counts; where no claim is predicted, nothing is."""
        missing = "no claim" if self.found is None else NOTHING
        return self._outcome(slot, one or NOTHING, other or missing, right)

    def _filled(
        self, slot: str, one: str | None, other: str | None, right: bool
    ) -> Iterator[Outcome]:
        """Only slots that gold or prediction fills count."""
        if one is not None or other is not None:
            yield self._outcome(slot, one, other, right)

    def _outcome(self, slot: str, one: str | None, other: str | None, right: bool) -> Outcome:
        row: Row = BY_NAME["slot", slot]
        quantity = self.claim.quantity
        ids = quantity, self.partner[quantity]
        return Outcome(row, self.gold.document.doc_id, self.span, one, other, right, *ids)


def _overlapping(one: Phrase, other: Phrase) -> bool:
    return overlap(one.span, other.span)


def _text(phrase: Phrase | Baseline | None) -> str | None:
    return phrase.text if phrase else None


def _subject(subject: Subject | None) -> str | None:
    return f"{subject.text} [{subject.head}]" if subject else None


def _time(time: Time | None) -> str | None:
    return show_time(time) if time else None
