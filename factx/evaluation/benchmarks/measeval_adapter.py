"""What factx finds, in MeasEval's terms: how far a quantity goes, what is only a label, what is measured.

Source: MeasEval's annotation guidelines (Harper et al., 2021), as its training data shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from factx.evaluation.benchmarks.measeval_entity import measured
from factx.evaluation.benchmarks.scene import Scene
from factx.evaluation.equal import overlap
from factx.model import Document, Quantity, Span


@dataclass(slots=True)
class Measurement:
    """A quantity with what hangs on it: spans by class, words for the unit."""

    quantity: Span
    unit: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)


def predicted(doc: Any) -> list[Measurement]:
    """What factx says, in MeasEval's terms: words of relation belong to the quantity, explicit dates are quantities."""
    document, scene = Document.from_doc(doc), Scene(doc)
    claims = {claim.quantity: claim for claim in document.claims}
    found: list[Measurement] = []
    for quantity in document.quantities:
        if _labels(document.text, quantity):
            continue
        entity, measure = measured(scene, quantity, claims.get(quantity.id))
        named = (("MeasuredEntity", entity), ("MeasuredProperty", measure))
        spans = {name: span for name, span in named if span is not None}
        found.append(Measurement(*_written(document.text, quantity), spans))
    found = _joined(document.text, found)
    taken = [measurement.quantity for measurement in found]
    dates = [t.span for t in document.times if t.type == "DATE" and t.value[:2].isdigit()]
    free = [
        span
        for span in dates
        if not any(overlap(span, other) for other in taken)
        and not _CITED.search(document.text, max(span[0] - 30, 0), span[0])
    ]
    return found + [Measurement(span) for span in free]


def _joined(text: str, found: list[Measurement]) -> list[Measurement]:
    """The amounts with those in one that are one there, from the end of the text, where lists have their unit."""
    joined: list[Measurement] = []
    for first in reversed(found):
        if joined and _continues(text, first, joined[-1]):
            other = joined.pop()
            span = first.quantity[0], other.quantity[1]
            first = Measurement(span, other.unit or first.unit, first.spans)
        joined.append(first)
    return joined[::-1]


_LISTED = re.compile(r" (?:to|×) |–|-|/")
_COMMON = re.compile(r"(?:,|,? (?:and|or|and the)) ")
_BETWEEN = re.compile(r"between\b", re.IGNORECASE)


def _continues(text: str, first: Measurement, other: Measurement) -> bool:
    """Whether two amounts are one there: ends of a range, and a list with one unit (``5, 10 and 20 mg``)."""
    start, end = first.quantity[1], other.quantity[0]
    if _LISTED.fullmatch(text, start, end):
        return True
    shared = first.unit is None and other.unit is not None and text[start - 1].isdecimal()
    spread = _BETWEEN.match(text, first.quantity[0]) and text[start:end] == " and "
    return bool(spread or (shared and _COMMON.fullmatch(text, start, end)))


_CITED = re.compile(r"(?:et al\.?|[A-Z][\w-]+|[12]\d{3}[a-z]?),? ?\(?$")
_FUNCTION = frozenset(
    "of was is were are be been by to from and or than about with at between only as either in over under for until"
    " up have had has approximately around nearly least most reached contained included gave yielded".split()
)


_ISOTOPES = frozenset("12C 13C 14C 15N".split())
_ARGUMENTS = re.compile(r"\b[A-Za-z]\((?:[\d.]+, )?$")


def _labels(text: str, quantity: Quantity) -> bool:
    """Whether a bare number only numbers something: an exponent, a reference in brackets, ``day 14``, ``complex 1``."""
    rule = quantity.evidence.rule if quantity.evidence else ""
    if quantity.text in _ISOTOPES:
        return True
    if rule != "quantities.bare.elliptic" or quantity.unit.kind == "percent":
        return False
    start, end = quantity.span
    before = text[max(start - 30, 0) : start]
    if _ARGUMENTS.search(before):
        return True
    if before.endswith("(") and text[end : end + 1] == ")":
        return True
    if before[-1:] and (before[-1] in "−-–[" or before[-1].isalnum()):
        return True
    word = before.split()[-1] if before.split() and before.endswith(" ") else ""
    return word.strip("().").isalpha() and word.lower() not in _FUNCTION


_RELATION = re.compile(
    r"(?:[~∼≈≃≥≤<>±≳≲]|\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|at least|at most|up ?to|"
    r"(?:more|less|greater|fewer|better|higher|lower|larger|smaller|as much|as many) (?:than(?: or equal to)?|as)|"
    r"over|under|above|below|between|rang(?:es?|ed|ing) from|from|some|only|within|before|past))\s*$"
)
_TAIL = re.compile(r" (?:or (?:more|less|higher|lower|above|below)\b|per [a-z]+)")
_NUMBER = re.compile(r"[\d.,–−-]*\d(?: (?:million|billion|thousand|hundred)\b)?|\S+")
_UNIT = re.compile(r"[^\d]*$")


def _written(text: str, quantity: Quantity) -> tuple[Span, str | None]:
    """The span and unit as MeasEval marks them: with the words of relation, of counts often the number alone."""
    start, end = quantity.span
    number = _NUMBER.match(quantity.text)
    unit = quantity.text[number.end() :].strip(" -") if number else ""
    ranged = quantity.value is None and _UNIT.search(unit)
    unit = ranged.group().strip(" -") if ranged else unit
    spelled = not any(letter.isdigit() for letter in quantity.text)
    if quantity.unit.kind == "count" and number and (len(unit.split()) > 1 or spelled):
        end, unit = start + number.end(), ""
    tail = _TAIL.match(text, end)
    if tail and unit:
        unit += text[end : tail.end()] if " per " in tail.group() else ""
    end = tail.end() if tail else end
    for _ in range(2):
        before = _RELATION.search(text, max(start - 30, 0), start)
        start = before.start() if before else start
    return (start, end), unit or None
