"""One flat row a claim, with columns that stay: for CSV, Parquet, data frames, and tables to look at.

A column is never renamed and never changes its type; one that comes new stands at the end, and ``SCHEMA`` counts up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from factx.model import Baseline, Claim, Document, Phrase, Quantity, Subject, Time

SCHEMA = 1

Cell = str | int | float | None
Row = dict[str, Cell]


class Column(NamedTuple):
    """A column: its name, the type of its cells (any may be empty), and what it says."""

    name: str
    type: Literal["string", "int", "float"]
    doc: str


COLUMNS = (
    Column("doc_id", "string", "the document's name"),
    Column("published", "string", "its date of publication, ISO"),
    Column("claim", "string", "the claim's id in the document; with doc_id it names the row"),
    Column("kind", "string", "level, change, growth, share or rank"),
    Column("direction", "string", "up or down"),
    Column("subject", "string", "the measured entity, as the text says it"),
    Column("head", "string", "the lemma of the subject's head noun"),
    Column("measure", "string", "the measured property"),
    Column("quantity", "string", "the quantity, as the text says it"),
    Column("relation", "string", "=, ~, <, <=, > or >="),
    Column("value", "float", "the value; empty where there are two bounds"),
    Column("low", "float", "the lower bound"),
    Column("high", "float", "the upper bound"),
    Column("unit_kind", "string", "currency, percent, physical, count or none"),
    Column("unit", "string", "ISO 4217, % or pp, UCUM, or 1"),
    Column("unit_name", "string", "the unit's name; of a count, what is counted"),
    Column("per", "string", "the unit of a rate: barrel, year"),
    Column("time", "string", "when the quantity holds, as the text says it"),
    Column("time_value", "string", "the same as a TIMEX3 value"),
    Column("time_mod", "string", "its TIMEX3 mod: START, END, APPROX"),
    Column("time_begin", "string", "the first day of that time, ISO"),
    Column("time_end", "string", "its last day, ISO"),
    Column("time_role", "string", "at, during, since, until or by"),
    Column("baseline", "string", "what a change is measured against"),
    Column("whole", "string", "of what the quantity is a part"),
    Column("place", "string", "where it holds"),
    Column("source", "string", "who says so"),
    Column("modality", "string", "stated, forecast, target, hypothetical or denied"),
    Column("same_as", "string", "the claim of this document that says the same amount"),
    Column("confidence", "float", "how probable it is that the claim is right, 0 to 1"),
    Column("start", "int", "where the quantity begins in the text, in code points"),
    Column("end", "int", "where it ends"),
    Column("sentence", "string", "the sentence that states it"),
    Column("title", "string", "the document's title"),
    Column("schema", "int", "the version of these columns"),
)
NAMES = tuple(column.name for column in COLUMNS)


def rows(document: Document) -> Iterator[Row]:
    """Yield a row for each claim, in the document's order, with all columns; an empty cell is None."""
    quantities = {quantity.id: quantity for quantity in document.quantities}
    times = {time.id: time for time in document.times}
    for claim in document.claims:
        row: Row = {
            "doc_id": document.doc_id,
            "published": document.published,
            **_claim(claim, document.text),
            **_quantity(quantities[claim.quantity]),
            **_time(times[claim.time] if claim.time else None, claim),
            "title": document.title,
            "schema": SCHEMA,
        }
        yield {name: row[name] for name in NAMES}


def written(cell: Cell) -> str:
    """A cell as text: numbers in plain digits without an exponent, nothing for nothing."""
    if isinstance(cell, float):
        digits = f"{Decimal(repr(cell)):f}"
        return digits.removesuffix(".0")
    return "" if cell is None else str(cell)


def _claim(claim: Claim, text: str) -> Row:
    start, end = claim.sentence or (0, 0)
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "direction": claim.direction,
        "subject": _words(claim.subject),
        "head": claim.subject.head if claim.subject else None,
        "measure": _words(claim.measure),
        "baseline": _words(claim.baseline),
        "whole": _words(claim.whole),
        "place": _words(claim.place),
        "source": _words(claim.source),
        "modality": claim.modality,
        "same_as": claim.same_as,
        "confidence": claim.confidence,
        "sentence": " ".join(text[start:end].split()) or None,
    }


def _words(phrase: Phrase | Subject | Baseline | None) -> str | None:
    return " ".join(phrase.text.split()) if phrase else None


def _quantity(quantity: Quantity) -> Row:
    return {
        "quantity": " ".join(quantity.text.split()),
        "relation": quantity.relation,
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit_kind": quantity.unit.kind,
        "unit": quantity.unit.code,
        "unit_name": quantity.unit.name,
        "per": quantity.unit.per,
        "start": quantity.span[0],
        "end": quantity.span[1],
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _time(time: Time | None, claim: Claim) -> Row:
    return {
        "time": " ".join(time.text.split()) if time else None,
        "time_value": time.value if time else None,
        "time_mod": time.mod if time else None,
        "time_begin": time.begin if time else None,
        "time_end": time.end if time else None,
        "time_role": claim.time_role,
    }
