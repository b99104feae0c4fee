"""A document as marks: words of its text with a label, links to other marks, and what words cannot show.

Labels and links are MeasEval's where it has them: Quantity, MeasuredEntity (our subject), MeasuredProperty (measure),
HasQuantity, HasProperty, Qualifies.

Source: Harper et al. (2021), SemEval-2021 Task 8: MeasEval, section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from factx.errors import FormatError
from factx.model import Claim, Document, Quantity, Span, plain

SLOTS = {
    "subject": "MeasuredEntity",
    "measure": "MeasuredProperty",
    "baseline": "Baseline",
    "whole": "Whole",
    "place": "Place",
    "source": "Source",
}
LABELS = ("Quantity", "Time", *SLOTS.values())
LINKS = (
    "HasQuantity",
    "HasProperty",
    "Qualifies",
    "HasTime",
    "HasPart",
    "SameAs",
    "BaselineTime",
    "BaselineQuantity",
)
META = ("doc_id", "published", "title", "annotator", "annotates")
_WORDS = ("id", "span", "text", "evidence")
_SLOT_OF = {label: slot for slot, label in SLOTS.items()}
_OWN = ("id", "kind", "direction", "modality", "time_role", "sentence", "confidence")


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: ``links`` are pairs of a relation and another mark's id, ``data`` is plain data."""

    id: str
    label: str
    span: Span
    text: str
    links: tuple[tuple[str, str], ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)

    def linked(self, relation: str) -> list[str]:
        """The marks that this one has a relation to."""
        return [target for name, target in self.links if name == relation]


def meta_of(document: Document) -> dict[str, Any]:
    """What is known of a document besides its text."""
    known = {name: plain(getattr(document, name)) for name in META}
    return {name: value for name, value in known.items() if value is not None}


def marks_of(document: Document) -> list[Mark]:
    """The marks of a document: its quantities, its times, then the slots of each claim.

    Raises:
        FormatError: A quantity has two claims.
    """
    claims: dict[str, Claim] = {}
    for claim in document.claims:
        if claim.quantity in claims:
            raise FormatError(f"{claim.quantity} has two claims", "leave one of them out")
        claims[claim.quantity] = claim
    owners = {claim.id: claim.quantity for claim in document.claims}
    marks = [_quantity(q, claims.get(q.id), owners) for q in document.quantities]
    for time in document.times:
        data = {**_rest(time), "id": time.id}
        del data["parts"]
        links = tuple(("HasPart", part) for part in time.parts)
        marks.append(Mark(time.id, "Time", time.span, time.text, links, data))
    for claim in document.claims:
        marks += _slots(claim)
    return marks


def document_of(text: str, marks: Sequence[Mark], meta: Mapping[str, Any]) -> Document:
    """The document that marks make; marks of another system's making may lack data.

    Raises:
        FormatError: A link leads nowhere, or data do not fit the claim format.
    """
    marks = _named(marks)
    known = {mark.id: mark for mark in marks}
    for mark in marks:
        for relation, target in mark.links:
            if target not in known:
                raise FormatError(
                    f"{mark.id}: {relation} leads to {target}, which is not there", "mend"
                )
    owned = _owned(marks, known)
    amounts = [mark for mark in marks if mark.label == "Quantity"]
    ids = {mark.id: _claim_id(mark, n) for n, mark in enumerate(amounts, 1)}
    data = {
        **{name: meta[name] for name in META if meta.get(name) is not None},
        "text": text,
        "quantities": [_plain_quantity(mark) for mark in amounts],
        "times": [_plain_time(mark) for mark in marks if mark.label == "Time"],
        "claims": _in_order(
            _plain_claim(mark, owned.get(mark.id, []), ids) for mark in amounts if ids[mark.id]
        ),
    }
    return Document.from_dict(data)


def bare(document: Document) -> Document:
    """The document without what annotation layouts leave out: evidence, checks and derived values."""
    return replace(
        document,
        quantities=tuple(replace(q, evidence=None) for q in document.quantities),
        times=tuple(replace(t, evidence=None) for t in document.times),
        claims=tuple(replace(c, evidence={}) for c in document.claims),
        checks=(),
        derived=(),
    )


def _quantity(quantity: Quantity, claim: Claim | None, owners: Mapping[str, str]) -> Mark:
    data: dict[str, Any] = {**_rest(quantity), "id": quantity.id}
    links: list[tuple[str, str]] = []
    if claim is not None:
        whole = plain(claim)
        data["claim"] = {name: whole[name] for name in _OWN if whole[name] is not None}
        links += [("HasTime", claim.time)] if claim.time else []
        same = owners.get(claim.same_as or "")
        links += [("SameAs", same)] if same else []
    return Mark(quantity.id, "Quantity", quantity.span, quantity.text, tuple(links), data)


def _slots(claim: Claim) -> Iterator[Mark]:
    names = {slot: f"{claim.id}.{slot}" for slot in SLOTS if getattr(claim, slot) is not None}
    for slot, name in names.items():
        found = getattr(claim, slot)
        first = "HasQuantity" if slot in ("subject", "measure") else "Qualifies"
        links = [(first, claim.quantity)]
        data: dict[str, Any] = {}
        if slot == "subject":
            links += [("HasProperty", names["measure"])] if "measure" in names else []
            data["head"] = found.head
            if found.refers_to is not None:
                data["refers_to"] = plain(found.refers_to)
        if slot == "baseline":
            links += [("BaselineTime", found.time)] if found.time else []
            links += [("BaselineQuantity", found.quantity)] if found.quantity else []
        yield Mark(name, SLOTS[slot], found.span, found.text, tuple(links), data)


def _rest(thing: Any) -> dict[str, Any]:
    """The fields of a quantity or time that are neither its words nor empty."""
    whole = plain(thing)
    return {k: v for k, v in whole.items() if k not in _WORDS and v is not None}


def _named(marks: Sequence[Mark]) -> list[Mark]:
    """The marks under the ids of the claim format: what their data say, else the next that is free."""
    taken = {mark.data["id"] for mark in marks if "id" in mark.data}
    fresh: dict[str, str] = {}
    for mark in marks:
        letter = {"Quantity": "q", "Time": "t"}.get(mark.label, "s")
        name = mark.data.get("id")
        if name is None:
            name = next(n for n in _names(letter) if n not in taken)
            taken.add(name)
        fresh[mark.id] = name
    return [
        replace(
            mark,
            id=fresh[mark.id],
            links=tuple((name, fresh.get(target, target)) for name, target in mark.links),
        )
        for mark in marks
    ]


def _names(letter: str) -> Iterator[str]:
    number = 1
    while True:
        yield f"{letter}{number}"
        number += 1


def _owned(marks: Sequence[Mark], known: Mapping[str, Mark]) -> dict[str, list[Mark]]:
    """The slots of each quantity; an entity that only has a property belongs to that property's quantity."""
    owned: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.label not in _SLOT_OF:
            continue
        owners = mark.linked("HasQuantity") + mark.linked("Qualifies")
        if not owners:
            through = [known[target] for target in mark.linked("HasProperty")]
            owners = [owner for one in through for owner in one.linked("HasQuantity")]
        for owner in owners:
            if known[owner].label == "Quantity":
                owned.setdefault(owner, []).append(mark)
    return owned


def _words(mark: Mark) -> dict[str, Any]:
    return {"text": mark.text, "span": list(mark.span)}


def _plain_quantity(mark: Mark) -> dict[str, Any]:
    data = {name: value for name, value in mark.data.items() if name not in ("claim", "id")}
    unit = data.get("unit")
    if not isinstance(unit, Mapping):
        data["unit"] = {"kind": "none", "code": "1", "name": unit or ""}
    empty = {"value": None, "low": None, "high": None, "relation": "="}
    return {**empty, **data, "id": mark.id, **_words(mark)}


def _plain_time(mark: Mark) -> dict[str, Any]:
    data = {name: value for name, value in mark.data.items() if name != "id"}
    parts = mark.linked("HasPart")
    return {"type": "DATE", "value": "", **data, "id": mark.id, **_words(mark), "parts": parts}


def _claim_id(mark: Mark, number: int) -> str | None:
    """The id of a quantity's claim; a quantity that came from the claim format without one has none."""
    if "claim" in mark.data:
        return str(mark.data["claim"].get("id") or f"c{number}")
    return None if "id" in mark.data else f"c{number}"


def _plain_claim(
    mark: Mark, slots: Iterable[Mark], ids: Mapping[str, str | None]
) -> dict[str, Any]:
    claim: dict[str, Any] = {"kind": "level", **mark.data.get("claim", {})}
    claim |= {"id": ids[mark.id], "quantity": mark.id}
    for target in mark.linked("HasTime"):
        claim["time"] = target
    for target in mark.linked("SameAs"):
        claim["same_as"] = ids.get(target)
    for one in slots:
        slot = _SLOT_OF[one.label]
        claim.setdefault(slot, {**_words(one), **_of_slot(slot, one)})
    return claim


def _of_slot(slot: str, mark: Mark) -> dict[str, Any]:
    if slot == "subject":
        last = mark.text.split(" of ")[0].split()[-1:] or [""]
        return {"head": last[0].lower(), **mark.data}
    if slot == "baseline":
        pairs = (("time", "BaselineTime"), ("quantity", "BaselineQuantity"))
        return {name: target for name, link in pairs for target in mark.linked(link)}
    return {}


def _in_order(claims: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The claims by their numbers, as a file in the claim format has them."""
    return sorted(claims, key=lambda claim: (len(claim["id"]), claim["id"]))
