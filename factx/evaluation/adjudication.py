"""Where two annotations of a text differ, and one annotation made of both by what was decided.

A difference is one line of a decisions file: where it stands, what the first and the second annotator say, which of the
two holds (``decision``: ``first`` or ``second``) and why. The file is kept beside the gold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from factx.errors import FormatError
from factx.evaluation.agreement import paired
from factx.evaluation.equal import overlap
from factx.evaluation.gold import lines
from factx.evaluation.outcomes import Outcome
from factx.evaluation.report import sentence
from factx.evaluation.scores import score
from factx.formats.jsonl import parse
from factx.model import Baseline, Claim, Document, Quantity, Span, Time

AGGREGATES = {("quantity", "value+unit+relation"), ("time", "relaxed"), ("claim", "claim")}
DECISIONS = ("first", "second")
_EXTRAS = {
    "quantities": ("evidence",),
    "times": ("evidence", "note"),
    "claims": ("evidence", "confidence"),
}
_UNITS = {("quantity", "value"): "value", ("quantity", "value+unit"): "unit"}
_TIMES = {"strict": "extent", "type": "type", "value": "value"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two annotators differ, with what was decided once it is."""

    doc_id: str
    part: str
    slot: str
    span: Span
    text: str
    first: str | None
    second: str | None
    sentence: str
    decision: str | None = None
    why: str = ""

    def to_json(self) -> str:
        """The difference on one line."""
        return json.dumps(asdict(self), ensure_ascii=False)


def differences(first: Sequence[Document], second: Sequence[Document]) -> Iterator[Difference]:
    """Yield the differences of two annotations, document by document, in text order.

    Raises:
        FormatError: They share no document, or the texts of one differ.
    """
    both = paired(first, second)
    for one, compared in zip(
        both, score([a for a, _ in both], [b for _, b in both]).documents, strict=True
    ):
        wrong = [o for o in compared.outcomes if not o.right and _own(o)]
        for outcome in sorted(wrong, key=lambda o: (o.span, o.row.name)):
            yield _difference(one[0], outcome)


def _own(outcome: Outcome) -> bool:
    return (outcome.row.group, outcome.row.name) not in AGGREGATES


def _difference(document: Document, outcome: Outcome) -> Difference:
    row = outcome.row
    slot = _UNITS.get((row.group, row.name), _TIMES.get(row.name, row.name))
    part = {"slot": "claim"}.get(row.group, row.group)
    text = document.text[slice(*outcome.span)]
    slot = row.name if row.group == "slot" else slot
    said = (outcome.gold, outcome.predicted)
    return Difference(
        document.doc_id, part, slot, outcome.span, text, *said, sentence(document, outcome.span)
    )


def read_decisions(path: Path) -> list[Difference]:
    """Read a decisions file.

    Raises:
        FormatError: A line is no difference, or its decision is neither ``first`` nor ``second``.
    """
    found: list[Difference] = []
    for number, line in lines(path):
        data: Any = parse(line, str(path), number)
        try:
            one = Difference(**{**data, "span": tuple(data["span"])})
        except (TypeError, KeyError) as error:
            what = f"no difference: {error}"
            raise FormatError(
                what, "a line of `factx gold differences`", str(path), number
            ) from None
        if one.decision not in DECISIONS:
            what = f"the decision is “{one.decision}”"
            raise FormatError(what, "“first” or “second”", str(path), number)
        found.append(one)
    return found


def adjudicated(
    first: Sequence[Document], second: Sequence[Document], decisions: Iterable[Difference]
) -> list[Document]:
    """The first annotation with what was decided for the second taken over.

    Raises:
        FormatError: The files share no document, or a decision is about a place that is not there.
    """
    taken: dict[str, list[Difference]] = {}
    for one in decisions:
        if one.decision == "second":
            taken.setdefault(one.doc_id, []).append(one)
    others = {b.doc_id: b for _, b in paired(first, second)}
    return [
        Merge(document, others[document.doc_id]).all(taken[document.doc_id])
        if document.doc_id in taken
        else document
        for document in first
    ]


def rewritten(path: Path, documents: Sequence[Document]) -> Iterator[str]:
    """The lines of a gold file with these documents in it; a document that did not change keeps its line."""
    for (_, line), document in zip(lines(path), documents, strict=True):
        data: Any = json.loads(line)
        if Document.from_dict(data) == document:
            yield line.decode().rstrip("\r\n")
        else:
            yield json.dumps(without_extras(document), ensure_ascii=False)


def without_extras(document: Document) -> dict[str, Any]:
    """A document as gold files have it: without the fields that only extraction fills."""
    data = document.to_dict()
    first = ("doc_id", "published", "title", "annotator", "annotates", "text")
    for part, names in _EXTRAS.items():
        for item in data[part]:
            for name in names:
                item.pop(name, None)
    for claim in data["claims"]:
        if claim["subject"]:
            claim["subject"].pop("refers_to", None)
    rest = {name: data[name] for name in ("quantities", "times", "claims")}
    return {**{name: data[name] for name in first if name in data}, **rest}


class Merge:
    """The first annotation of a document, changed step by step to what the second says."""

    def __init__(self, first: Document, second: Document) -> None:
        self.doc_id = first.doc_id
        self.first = first
        self.second = second
        self.quantities = {q.span: q for q in first.quantities}
        self.times = {t.span: t for t in first.times}
        self.claims = {c.quantity: c for c in first.claims}

    def all(self, decisions: Sequence[Difference]) -> Document:
        """The document after all decisions."""
        for part in ("quantity", "time", "claim"):
            for one in decisions:
                if one.part == part:
                    getattr(self, f"_{part}")(one)
        order = {time.id: number for number, time in enumerate(self.first.times)}
        last = len(order)
        times = sorted(self.times.values(), key=lambda t: (order.get(t.id, last), t.span))
        return replace(
            self.first,
            quantities=tuple(sorted(self.quantities.values(), key=lambda q: q.span)),
            times=tuple(times),
            claims=tuple(self.claims[c.quantity] for c in self.first.claims),
        )

    def _quantity(self, one: Difference) -> None:
        own, other = self._both(one)
        fields = ("value", "low", "high") if one.slot == "value" else ("unit", "normalized")
        self.quantities[own.span] = replace(own, **{f: getattr(other, f) for f in fields})

    def _both(self, one: Difference) -> tuple[Quantity, Quantity]:
        """The quantity at a place, as each annotator has it."""
        own = self.quantities.get(one.span)
        other = next((q for q in self.second.quantities if overlap(q.span, one.span)), None)
        if own is None or other is None:
            what = f"{one.doc_id}: no quantity of both at {list(one.span)}"
            raise FormatError(what, "a quantity that one annotator lacks is added by hand")
        return own, other

    def _time(self, one: Difference) -> None:
        own = next((t for t in self.times.values() if overlap(t.span, one.span)), None)
        other = next(
            (t for t in self.second.times if overlap(t.span, one.span) and not t.parts), None
        )
        if own is None and other is not None:
            self._added(other)
        elif own is not None and other is not None:
            self._become(own, other)
        elif own is not None:
            self._dropped(own)

    def _dropped(self, own: Time) -> None:
        """Take out a time that the second has not; the claims that name it take the second's for their quantity."""
        del self.times[own.span]
        others = {c.quantity: c for c in self.second.claims}
        for quantity in self.quantities.values():
            claim = self.claims[quantity.id]
            base = claim.baseline
            if own.id not in (claim.time, base.time if base else None):
                continue
            near = next(
                (q.id for q in self.second.quantities if overlap(q.span, quantity.span)), ""
            )
            theirs = others.get(near)
            if claim.time == own.id:
                claim = replace(claim, time=self._time_id(theirs.time if theirs else None))
            if base is not None and base.time == own.id:
                other = theirs.baseline if theirs else None
                base = replace(base, time=self._time_id(other.time if other else None))
                claim = replace(claim, baseline=base)
            self.claims[quantity.id] = claim

    def _become(self, own: Time, other: Time) -> None:
        """Take the second's time in place of the first's, and of all others of the first's that lie inside it."""
        inside = [t for t in self.times.values() if overlap(t.span, other.span) and not t.parts]
        for time in {own.span: own, **{t.span: t for t in inside}}.values():
            del self.times[time.span]
            if time.id != own.id:
                self._renamed(time.id, own.id)
        self.times[other.span] = replace(other, id=own.id, parts=own.parts)

    def _renamed(self, old: str, new: str) -> None:
        """Let the claims that name a time name another."""
        for quantity, claim in self.claims.items():
            base = claim.baseline
            if base is not None and base.time == old:
                base = replace(base, time=new)
            time = new if claim.time == old else claim.time
            self.claims[quantity] = replace(claim, time=time, baseline=base)

    def _added(self, time: Time) -> Time:
        """A time of the second annotator among the first's, under an id that is free."""
        own = self.times.get(time.span)
        if own is None:
            numbers = [int(t.id[1:]) for t in self.times.values() if t.id[1:].isdecimal()]
            parts = tuple(self._time_id(part) or "" for part in time.parts)
            own = replace(time, id=f"t{max(numbers, default=0) + 1}", parts=parts)
            self.times[own.span] = own
        return own

    def _time_id(self, name: str | None) -> str | None:
        if name is None:
            return None
        return self._added(next(t for t in self.second.times if t.id == name)).id

    def _quantity_id(self, name: str | None) -> str | None:
        """The first's id for a quantity of the second."""
        if name is None:
            return None
        span = next(q.span for q in self.second.quantities if q.id == name)
        return next((q.id for q in self.quantities.values() if overlap(q.span, span)), None)

    def _claim(self, one: Difference) -> None:
        own, other = self._both(one)
        claim = self.claims[own.id]
        theirs = next(c for c in self.second.claims if c.quantity == other.id)
        if one.slot == "relation":
            self.quantities[own.span] = replace(own, relation=other.relation)
            return
        self.claims[own.id] = replace(claim, **self._slot(one.slot, theirs))

    def _slot(self, slot: str, theirs: Claim) -> dict[str, Any]:
        if slot == "time":
            return {"time": self._time_id(theirs.time), "time_role": theirs.time_role}
        if slot == "baseline" and theirs.baseline is not None:
            base = theirs.baseline
            ids = self._time_id(base.time), self._quantity_id(base.quantity)
            return {"baseline": Baseline(base.text, base.span, *ids)}
        if slot == "same_as" and theirs.same_as is not None:
            other = next(c for c in self.second.claims if c.id == theirs.same_as)
            own = self._quantity_id(other.quantity)
            return {"same_as": self.claims[own].id if own in self.claims else None}
        return {slot: getattr(theirs, slot)}
