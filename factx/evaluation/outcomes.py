"""What was compared, and whether it was right. Scores and mismatches are both made from outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

from factx.model import Claim, Document, Quantity, Span, Time

Measure = Literal["f1", "accuracy"]
NOTHING = "null"

Item = TypeVar("Item", Quantity, Time)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the evaluation: its group, its name, and how it is counted."""

    group: str
    name: str
    measure: Measure = "f1"

    @property
    def title(self) -> str:
        """Group and name, or one of them where they are the same."""
        return self.name if self.group == self.name else f"{self.group} {self.name}"


ROWS = (
    Row("quantity", "value"),
    Row("quantity", "value+unit"),
    Row("quantity", "value+unit+relation"),
    Row("time", "strict"),
    Row("time", "relaxed"),
    Row("time", "type"),
    Row("time", "value"),
    Row("slot", "subject", "accuracy"),
    Row("slot", "kind", "accuracy"),
    Row("slot", "direction", "accuracy"),
    Row("slot", "modality", "accuracy"),
    Row("slot", "relation", "accuracy"),
    Row("slot", "measure"),
    Row("slot", "time"),
    Row("slot", "baseline"),
    Row("slot", "whole"),
    Row("slot", "source"),
    Row("slot", "same_as"),
    Row("slot", "place"),
    Row("claim", "claim"),
)
BY_NAME = {(row.group, row.name): row for row in ROWS}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing compared: what gold has, what was predicted, each null where there is none.

    ``span`` is where it stands in the text of the document ``doc_id``. ``gold_id`` and ``predicted_id`` name the
    quantity (in the rows of times the time) that it is said of.
    """

    row: Row
    doc_id: str
    span: Span
    gold: str | None
    predicted: str | None
    right: bool
    gold_id: str | None = None
    predicted_id: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A document with its parts by id, as gold or as predicted."""

    document: Document
    quantities: dict[str, Quantity]
    times: dict[str, Time]
    claims: dict[str, Claim]
    claim_of: dict[str, Claim]

    @classmethod
    def of(cls, document: Document) -> Side:
        """Index the document."""
        return cls(
            document,
            _by_id(document.quantities),
            _by_id(document.times),
            {claim.id: claim for claim in document.claims},
            {claim.quantity: claim for claim in document.claims},
        )

    def time(self, name: str | None) -> Time | None:
        """The time of this id, if any."""
        return None if name is None else self.times[name]

    def claim(self, name: str | None) -> Claim | None:
        """The claim of this id, if any."""
        return None if name is None else self.claims.get(name)

    def show(self, claim: Claim) -> str:
        """The claim on one line, for people."""
        quantity = self.quantities[claim.quantity]
        time = self.time(claim.time)
        subject = f"{claim.subject.text} [{claim.subject.head}]" if claim.subject else NOTHING
        when = time.value if time else NOTHING
        return f"{show_quantity(quantity)} · {claim.kind} · {subject} · {when}"


def show_quantity(quantity: Quantity) -> str:
    """The quantity's value, relation and unit on one line, for people."""
    value = _digits(quantity.value)
    if quantity.value is None:
        value = f"{_digits(quantity.low)}…{_digits(quantity.high)}"
    unit = quantity.unit
    name = unit.name if unit.kind == "count" else unit.code
    return f"“{quantity.text}” {quantity.relation} {value} {unit.kind} {name}".rstrip()


def show_time(time: Time) -> str:
    """The time's words, type and value on one line, for people."""
    return f"“{time.text}” {time.type} {time.value}"


def _digits(number: Decimal | None) -> str:
    return f"{number.normalize():f}" if number is not None else ""


def _by_id(items: Iterable[Item]) -> dict[str, Item]:
    return {item.id: item for item in items}
