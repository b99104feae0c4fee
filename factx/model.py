"""The data types of the claim format, once: what extraction writes, annotators write and evaluation reads.

Every type is a frozen dataclass. Spans are ``(start, end)`` in Unicode code points of ``Document.text``.
Values are ``Decimal`` made from the 15 significant digits that JSON keeps, so that
``Document.from_dict(document.to_dict()) == document``.

Source: the claim format follows MeasEval (SemEval-2021 task 8), TimeML's TIMEX3, ISO 4217 and UCUM.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from factx.model_json import Strict, json_schema
from factx.model_json import exact as exact
from factx.model_json import faults as faults
from factx.model_json import plain as plain
from factx.model_json import read as read

Span = tuple[int, int]
Relation = Literal["=", "~", "<", "<=", ">", ">="]
UnitKind = Literal["currency", "percent", "physical", "count", "none"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Kind = Literal["level", "change", "growth", "share", "rank"]
Direction = Literal["up", "down"]
TimeRole = Literal["at", "during", "since", "until", "by"]
Modality = Literal["stated", "forecast", "target", "hypothetical", "denied"]
Status = Literal["consistent", "inconsistent", "not_checkable"]


@dataclass(frozen=True, slots=True)
class Why(Strict):
    """One step of a reading: the rule, the words it read, what it made of them, and the steps below it."""

    rule: str
    span: Span
    words: str
    value: str = ""
    parts: tuple[Why, ...] = ()

    def lines(self, depth: int = 0) -> list[str]:
        """The tree as indented lines, one a step."""
        made = f" = {self.value}" if self.value else ""
        own = f"{'  ' * depth}{self.rule}: “{self.words}”{made}"
        return [own, *(line for part in self.parts for line in part.lines(depth + 1))]


@dataclass(frozen=True, slots=True)
class Unit(Strict):
    """What a value counts or measures.

    ``code`` is ISO 4217 for currencies, ``%`` or ``pp``, UCUM for physical units, ``1`` for counts and none.
    """

    kind: UnitKind
    code: str
    name: str
    per: str | None = None
    dimension: str | None = None


@dataclass(frozen=True, slots=True)
class Normalized(Strict):
    """A physical quantity in SI base units."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Quantity(Strict):
    """A number with its unit, as the text says it: value or bounds, relation, unit."""

    id: str
    span: Span
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: Unit
    normalized: Normalized | None = None
    evidence: Why | None = None

    def explain(self) -> str:
        """The tree of rules that read this quantity."""
        return _explained(self.text, self.evidence)


@dataclass(frozen=True, slots=True)
class Time(Strict):
    """A time expression with its TIMEX3 type and value, and the calendar interval it denotes.

    ``begin`` and ``end`` are ISO dates (or date-times), both days inclusive.
    """

    id: str
    span: Span
    text: str
    type: TimeType
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    note: str | None = None
    parts: tuple[str, ...] = ()
    evidence: Why | None = None

    def explain(self) -> str:
        """The tree of rules that read this time, and the anchor it was reckoned from."""
        note = f"\n  note: {self.note}" if self.note else ""
        return _explained(self.text, self.evidence) + note


@dataclass(frozen=True, slots=True)
class Phrase(Strict):
    """Words of the text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Subject(Strict):
    """The measured entity; ``head`` is the lower-case lemma of its head noun."""

    text: str
    span: Span
    head: str
    refers_to: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Baseline(Strict):
    """What a change or growth is measured against: a time, a quantity, or words such as "year on year"."""

    text: str
    span: Span
    time: str | None = None
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Reason(Strict):
    """Why a slot of a claim is filled as it is: the rule's name and the words that it read."""

    rule: str
    span: Span
    words: str = ""


@dataclass(frozen=True, slots=True)
class Claim(Strict):
    """Some measure of some subject has some quantity, at some time, according to somebody."""

    id: str
    quantity: str
    kind: Kind
    sentence: Span | None = None
    direction: Direction | None = None
    subject: Subject | None = None
    measure: Phrase | None = None
    time: str | None = None
    time_role: TimeRole | None = None
    baseline: Baseline | None = None
    whole: Phrase | None = None
    place: Phrase | None = None
    source: Phrase | None = None
    modality: Modality = "stated"
    same_as: str | None = None
    confidence: float | None = None
    evidence: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def explain(self) -> str:
        """Field by field, what was filled in, by which rule, from which words; then what is empty."""
        from factx.model_sentence import explained

        return explained(self)

    def sentence_text(self, document: Document | None = None) -> str:
        """The claim as one plain English sentence.

        Args:
            document: The document that the claim is of; a claim without evidence needs it for the words of its
                quantity and time.
        """
        from factx.model_sentence import sentence

        return sentence(self, document)


@dataclass(frozen=True, slots=True)
class Bounds(Strict):
    """What a formula gives, or what the text says, as an interval."""

    low: Decimal
    high: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Check(Strict):
    """What the article's numbers say about each other."""

    id: str
    kind: str
    status: Status
    claims: tuple[str, ...]
    formula: str
    expected: Bounds | None
    stated: Bounds | None
    message: str


@dataclass(frozen=True, slots=True)
class Derived(Strict):
    """A value that no words state but the others imply."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit
    subject: str | None
    measure: str | None
    time: str | None
    formula: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document(Strict):
    """A text and all that is read from it. One document is one line of JSONL."""

    doc_id: str
    text: str
    published: str | None = None
    title: str | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    derived: tuple[Derived, ...] = ()
    annotator: str | None = None
    annotates: tuple[str, ...] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The document as plain data in the claim format; a field that only gold has is left out where empty."""
        data: dict[str, Any] = plain(self)
        for name in ("annotator", "annotates"):
            if data[name] is None:
                del data[name]
        return data

    def to_json(self, indent: int | None = None) -> str:
        """The document as JSON; without ``indent`` on one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Read a document in the claim format.

        Raises:
            FormatError: A field is missing, unknown or of the wrong type.
        """
        document: Document = read(cls, data)
        return document

    @classmethod
    def from_doc(cls, doc: Any, doc_id: str = "", title: str | None = None) -> Document:
        """Make the document from a spaCy Doc that the pipeline has gone over."""
        from factx.store import document_of

        return document_of(doc, doc_id, title)

    def quantity(self, id: str) -> Quantity:
        """The quantity with this id."""
        return next(q for q in self.quantities if q.id == id)

    def time(self, id: str) -> Time:
        """The time with this id."""
        return next(t for t in self.times if t.id == id)


def schema() -> dict[str, Any]:
    """The JSON Schema of a document, made from the types above; ``claim-format.schema.json`` holds it."""
    return json_schema(Document)


def _explained(text: str, why: Why | None) -> str:
    return "\n".join(why.lines()) if why else f"“{text}”: no reading is kept with it"
