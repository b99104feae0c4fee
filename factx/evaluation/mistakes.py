"""Errors by their kind, each counted once.

A wrong value is not a wrong unit too, a missed time not a wrong type, a missed claim not eight empty slots.
The row of whole claims makes no kinds of its own: a claim is wrong because one of its parts is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from factx.evaluation.outcomes import Outcome, Side
from factx.evaluation.scores import DocumentScore, Scores
from factx.model import Quantity, Span

MISSED, EXTRA, OTHER = "missed", "too much", "other"
CHOICES = ("kind", "direction", "modality")
ABSENT = (None, "null")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: which slot, what kind of error, where it stands, what gold has and what was predicted."""

    slot: str
    what: str
    doc_id: str
    span: Span
    gold: str | None
    predicted: str | None
    gold_id: str | None
    predicted_id: str | None

    @property
    def name(self) -> str:
        """Slot and kind of error."""
        return f"{self.slot}: {self.what}"


def mistakes(document: DocumentScore) -> Iterator[Mistake]:
    """The errors of one document, in the order of its outcomes."""
    gold, predicted = Side.of(document.gold), Side.of(document.predicted)
    right = {(o.row.title, o.gold_id, o.predicted_id) for o in document.outcomes if o.right}
    for one in document.outcomes:
        if one.right:
            continue
        before = _BEFORE.get(one.row.title)
        if before and (before, one.gold_id, one.predicted_id) not in right:
            continue
        found = _named(one, gold, predicted)
        if found:
            yield Mistake(
                *found, one.doc_id, one.span, one.gold, one.predicted, one.gold_id, one.predicted_id
            )


_BEFORE = {
    "quantity value+unit": "quantity value",
    "quantity value+unit+relation": "quantity value+unit",
    "time strict": "time relaxed",
    "time type": "time relaxed",
    "time value": "time type",
}


def most_frequent(
    scores: Scores, count: int, held_back: Set[str] = frozenset()
) -> list[tuple[str, int, Mistake | None]]:
    """The commonest kinds of error, how often each occurs, and one of each.

    Args:
        scores: The scores.
        count: How many kinds.
        held_back: Documents that no example is taken from; a kind that occurs only in them has none.
    """
    found = [mistake for document in scores.documents for mistake in mistakes(document)]
    counts = Counter(mistake.name for mistake in found)
    example: dict[str, Mistake] = {}
    for mistake in found:
        if mistake.doc_id not in held_back:
            example.setdefault(mistake.name, mistake)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(name, number, example.get(name)) for name, number in ordered[:count]]


def names(found: Iterable[Mistake]) -> Counter[str]:
    """How often each kind of error occurs."""
    return Counter(mistake.name for mistake in found)


def _named(one: Outcome, gold: Side, predicted: Side) -> tuple[str, str] | None:
    """The slot and the kind of error."""
    row = one.row
    if row.group == "quantity":
        return _quantity(row.name, one, gold, predicted)
    if row.group == "time":
        return _time(row.name, one, gold, predicted)
    if row.group == "claim" or row.name == "relation":
        return None
    if one.predicted_id not in predicted.claim_of:
        return ("claim", MISSED) if row.name == "kind" else None
    slot = "time of claim" if row.name == "time" else row.name
    if row.name in CHOICES:
        return slot, f"{one.gold} → {one.predicted}"
    if one.gold in ABSENT:
        return slot, EXTRA
    if one.predicted in ABSENT:
        return slot, MISSED
    return slot, _subject(one, gold, predicted) if slot == "subject" else OTHER


def _quantity(row: str, one: Outcome, gold: Side, predicted: Side) -> tuple[str, str]:
    a = gold.quantities[one.gold_id] if one.gold_id else None
    b = predicted.quantities[one.predicted_id] if one.predicted_id else None
    if a is None or b is None:
        return "quantity", f"{EXTRA}, {_unit(b)}" if a is None else f"{MISSED}, {_unit(a)}"
    if row == "value":
        return "quantity", "value"
    if row == "value+unit":
        same = a.unit.kind == b.unit.kind
        return "unit", f"{OTHER} {_unit(a)}" if same else f"{_unit(a)} → {_unit(b)}"
    return "relation", f"{a.relation} → {b.relation}"


def _unit(quantity: Quantity | None) -> str:
    return quantity.unit.kind if quantity else ""


def _time(row: str, one: Outcome, gold: Side, predicted: Side) -> tuple[str, str] | None:
    a = gold.time(one.gold_id)
    b = predicted.time(one.predicted_id)
    if a is None or b is None:
        only = a or b
        what = EXTRA if a is None else MISSED
        return ("time", f"{what}, {only.type}") if only and row == "relaxed" else None
    if row == "type":
        return "time", f"{a.type} → {b.type}"
    return "time", {"strict": "extent", "value": "value"}[row]


def _subject(one: Outcome, gold: Side, predicted: Side) -> str:
    a, b = gold.claim_of[one.gold_id or ""], predicted.claim_of[one.predicted_id or ""]
    heads = a.subject and a.subject.head, b.subject and b.subject.head
    return "the head elsewhere" if heads[0] == heads[1] else "another head"
