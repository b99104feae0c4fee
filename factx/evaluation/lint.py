"""What is wrong or doubtful in a file in the claim format: every finding, not the first alone.

An error breaks the format: an offset, a word of its vocabulary, an id. A suspicious place keeps to the format and still
looks wrong: a value that its figures do not give, a number that nobody marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.errors import FactxError, FormatError, InputError
from factx.evaluation import lint_values as values
from factx.evaluation.gold import PARTS, lines, spans
from factx.evaluation.lint_values import Level, Problem
from factx.formats.jsonl import parse
from factx.formats.record import iso_date
from factx.model import Claim, Document, faults

_AMOUNT = re.compile(
    r"[$€£¥]\s?\d[\d.,]*|\d[\d.,]*(?:\s?%|\s(?:percent|per cent|million|billion|trillion)\b)"
)
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Finding:
    """One error or suspicious place: the file, the line, the document, where in it, and what."""

    level: Level
    file: str
    line: int
    doc_id: str
    where: str
    what: str

    def __str__(self) -> str:
        place = f"{self.doc_id} {self.where}".strip()
        where = f"{self.file}:{self.line}: {self.level}: {place}{': ' if place else ''}"
        return " ".join(f"{where}{self.what}".split())


def lint(path: Path) -> Iterator[Finding]:
    """Yield what is wrong or doubtful in a JSONL file, line by line.

    Raises:
        InputError: The file cannot be read.
    """
    seen: dict[str, int] = {}
    empty = True
    for number, line in lines(path):
        empty = False
        try:
            data: Any = parse(line, str(path), number)
        except FactxError as error:
            yield Finding("error", str(path), number, "", "", f"{error.what} ({error.mend})")
            continue
        doc_id = str(data.get("doc_id", "")) if isinstance(data, dict) else ""
        for level, where, what in _of_document(data):
            yield Finding(level, str(path), number, doc_id, where, what)
        if doc_id in seen:
            what = f"this doc_id stands on line {seen[doc_id]} too"
            yield Finding("error", str(path), number, doc_id, "", what)
        seen.setdefault(doc_id, number)
    if empty:
        raise InputError("there is no document in this file", "one a line", str(path))


def _of_document(data: Any) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield "error", "", "not a JSON object (a document in the claim format a line)"
        return
    broken = faults(Document, data)
    yield from (("error", where, what) for where, what in broken)
    if broken:
        return
    document = Document.from_dict(data)
    for check in _CHECKS:
        yield from check(document)


def _head(document: Document) -> Iterator[Problem]:
    for part in set(document.annotates or ()) - set(PARTS):
        yield "error", "annotates", f"“{part}” is none of {', '.join(PARTS)}"
    if document.published is None:
        yield "suspicious", "published", "no date of publication: relative times stay open"
        return
    try:
        iso_date(document.published)
    except FormatError as error:
        yield "error", "published", f"{error.what} ({error.mend})"


def _spans(document: Document) -> Iterator[Problem]:
    """Each span's words are the text at its offsets."""
    for where, words, (start, end) in spans(document):
        if 0 <= start < end <= len(document.text) and document.text[start:end] == words:
            continue
        there = document.text[max(start, 0) : max(end, 0)]
        near = _nearest(document.text, words, start)
        mend = f"; the words stand at [{near}, {near + len(words)}]" if near is not None else ""
        yield "error", where, f"[{start}, {end}] is “{there}”, not “{words}”{mend}"


def _nearest(text: str, words: str, start: int) -> int | None:
    low = max(0, start - _NEAR)
    found = [m.start() + low for m in re.finditer(re.escape(words), text[low : start + _NEAR])]
    return min(found, key=lambda at: abs(at - start), default=None) if words else None


def _ids(document: Document) -> Iterator[Problem]:
    """Ids are there once, and what refers to them finds them."""
    for part in PARTS:
        counts = Counter(item.id for item in getattr(document, part))
        twice = [name for name, count in counts.items() if count > 1]
        yield from (("error", name, f"this id is given twice in {part}") for name in twice)
    quantities = {quantity.id for quantity in document.quantities}
    times = {time.id for time in document.times}
    claims = {claim.id for claim in document.claims}
    for claim in document.claims:
        for where, name, known in _references(claim, quantities, times, claims):
            if name is not None and name not in known:
                yield "error", f"{claim.id}.{where}", f"there is no {name}"
        if claim.same_as == claim.id:
            yield "error", f"{claim.id}.same_as", "it is the same as itself"
    for time in document.times:
        for part in set(time.parts) - times:
            yield "error", f"{time.id}.parts", f"there is no {part}"


def _references(
    claim: Claim, quantities: set[str], times: set[str], claims: set[str]
) -> list[tuple[str, str | None, set[str]]]:
    found: list[tuple[str, str | None, set[str]]] = [
        ("quantity", claim.quantity, quantities),
        ("time", claim.time, times),
        ("same_as", claim.same_as, claims),
    ]
    if claim.baseline is not None:
        found.append(("baseline.time", claim.baseline.time, times))
        found.append(("baseline.quantity", claim.baseline.quantity, quantities))
    return found


def _one_each(document: Document) -> Iterator[Problem]:
    """One claim a quantity, and its sentence holds it."""
    if document.annotates is not None and "claims" not in document.annotates:
        return
    counts = Counter(claim.quantity for claim in document.claims)
    spans = {quantity.id: quantity.span for quantity in document.quantities}
    for name in spans:
        if counts[name] != 1:
            yield "error", name, f"{counts[name]} claims, not one"
    for claim in document.claims:
        start, end = spans.get(claim.quantity, (0, 0))
        if claim.sentence and not claim.sentence[0] <= start < end <= claim.sentence[1]:
            yield "error", f"{claim.id}.sentence", "the quantity stands outside it"


def _order(document: Document) -> Iterator[Problem]:
    """Quantities stand in text order and beside each other, save a conversion inside a range."""
    before = None
    for quantity in document.quantities:
        if before is not None and quantity.span < before.span:
            yield "suspicious", quantity.id, f"it stands before {before.id} in the text"
        inside = before is not None and before.low is not None
        if before is not None and quantity.span[0] < before.span[1] and not inside:
            yield "suspicious", quantity.id, f"it overlaps {before.id}"
        before = quantity


def _unmarked(document: Document) -> Iterator[Problem]:
    """Amounts in figures that no quantity covers."""
    if document.annotates is not None and "quantities" not in document.annotates:
        return
    taken = [q.span for q in document.quantities] + [t.span for t in document.times]
    for found in _AMOUNT.finditer(document.text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield "suspicious", f"[{found.start()}]", f"“{found.group()}” is no quantity"


_CHECKS: tuple[Callable[[Document], Iterator[Problem]], ...] = (
    _head,
    _spans,
    _ids,
    _one_each,
    _order,
    _unmarked,
    values.quantities,
    values.times,
    values.claims,
)
