"""One flat row a claim, with columns that stay: for CSV and for tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factx.model import Baseline, Claim, Document, Phrase, Quantity, Subject, Time

Row = dict[str, str]

COLUMNS = (
    "doc_id",
    "published",
    "claim",
    "kind",
    "direction",
    "subject",
    "head",
    "measure",
    "quantity",
    "relation",
    "value",
    "low",
    "high",
    "unit_kind",
    "unit",
    "unit_name",
    "per",
    "time",
    "time_value",
    "time_mod",
    "time_begin",
    "time_end",
    "time_role",
    "baseline",
    "whole",
    "place",
    "source",
    "modality",
    "same_as",
    "confidence",
    "start",
    "end",
    "sentence",
)


def rows(document: Document) -> Iterator[Row]:
    """Yield a row for each claim, in the document's order."""
    quantities = {quantity.id: quantity for quantity in document.quantities}
    times = {time.id: time for time in document.times}
    for claim in document.claims:
        yield {
            "doc_id": document.doc_id,
            "published": document.published or "",
            **_claim(claim, document.text),
            **_quantity(quantities[claim.quantity]),
            **_time(times[claim.time] if claim.time else None, claim),
        }


def number(value: Decimal | float | None) -> str:
    """A number in plain digits, without an exponent; nothing for nothing."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else f"{value:g}"


def _claim(claim: Claim, text: str) -> Row:
    start, end = claim.sentence or (0, 0)
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "direction": claim.direction or "",
        "subject": _words(claim.subject),
        "head": claim.subject.head if claim.subject else "",
        "measure": _words(claim.measure),
        "baseline": _words(claim.baseline),
        "whole": _words(claim.whole),
        "place": _words(claim.place),
        "source": _words(claim.source),
        "modality": claim.modality,
        "same_as": claim.same_as or "",
        "confidence": number(claim.confidence),
        "sentence": " ".join(text[start:end].split()),
    }


def _words(phrase: Phrase | Subject | Baseline | None) -> str:
    return " ".join(phrase.text.split()) if phrase else ""


def _quantity(quantity: Quantity) -> Row:
    return {
        "quantity": " ".join(quantity.text.split()),
        "relation": quantity.relation,
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit_kind": quantity.unit.kind,
        "unit": quantity.unit.code,
        "unit_name": quantity.unit.name,
        "per": quantity.unit.per or "",
        "start": str(quantity.span[0]),
        "end": str(quantity.span[1]),
    }


def _time(time: Time | None, claim: Claim) -> Row:
    return {
        "time": " ".join(time.text.split()) if time else "",
        "time_value": time.value if time else "",
        "time_mod": (time.mod or "") if time else "",
        "time_begin": (time.begin or "") if time else "",
        "time_end": (time.end or "") if time else "",
        "time_role": claim.time_role or "",
    }
