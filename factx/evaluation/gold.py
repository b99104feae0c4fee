"""Reading documents in the claim format, an error names the file and the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from factx.errors import FormatError, InputError
from factx.formats.jsonl import parse
from factx.formats.record import iso_date
from factx.model import Claim, Document, Span

PARTS = ("quantities", "times", "claims")


def read_gold(path: Path, prepare: Callable[[Any], Any] = lambda data: data) -> list[Document]:
    """Read a JSONL file in the claim format, and check each line.

    Args:
        path: The file.
        prepare: What is done to each line's data before it is read.

    Raises:
        InputError: The file cannot be read.
        FormatError: A line breaks the format.
    """
    documents: dict[str, Document] = {}
    for number, line in lines(path):
        data = parse(line, str(path), number)
        try:
            document = _document(prepare(data))
            if document.doc_id in documents:
                raise FormatError(f"doc_id “{document.doc_id}” stands here twice", "rename one")
        except FormatError as error:
            raise FormatError(error.what, error.mend, str(path), number) from None
        documents[document.doc_id] = document
    if not documents:
        raise FormatError("there is no document in this file", "one a line", str(path))
    return list(documents.values())


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not empty, with their numbers from 1.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield number, line
    except FileNotFoundError:
        raise InputError("there is no such file", "check the path", str(path)) from None
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        raise InputError(what, "give a JSONL file", str(path)) from None


def _document(data: Any) -> Document:
    if not isinstance(data, dict):
        raise FormatError("not a JSON object", "one document in the claim format a line")
    document = Document.from_dict(data)
    unknown = set(document.annotates or ()) - set(PARTS)
    if unknown:
        raise FormatError(f"annotates: unknown “{min(unknown)}”", f"some of {', '.join(PARTS)}")
    if document.published:
        iso_date(document.published)
    _check_spans(document)
    _check_ids(document)
    return document


def _check_spans(document: Document) -> None:
    """Each span's text is the text at its offsets."""
    for where, text, (start, end) in spans(document):
        if not 0 <= start < end <= len(document.text):
            raise FormatError(f"{where}: [{start}, {end}] is no span of the text", "mend the span")
        found = document.text[start:end]
        if found != text:
            what = f"{where}: [{start}, {end}] is “{found}” in the text, not “{text}”"
            raise FormatError(what, "count the offsets in Unicode code points")


def spans(document: Document) -> Iterator[tuple[str, str, Span]]:
    """Every span of a document: where it stands in the format, its words, its offsets."""
    for quantity in document.quantities:
        yield quantity.id, quantity.text, quantity.span
    for time in document.times:
        yield time.id, time.text, time.span
    for claim in document.claims:
        slots = ("subject", "measure", "baseline", "whole", "place", "source")
        for slot in slots:
            phrase = getattr(claim, slot)
            if phrase is not None:
                yield f"{claim.id}.{slot}", phrase.text, phrase.span


def _check_ids(document: Document) -> None:
    """Each id stands once, each id pointed to is there, and no two claims have one quantity."""
    quantities = _ids(item.id for item in document.quantities)
    times = _ids(item.id for item in document.times)
    claims = _ids(item.id for item in document.claims)
    _ids(claim.quantity for claim in document.claims)
    for claim in document.claims:
        _check_known(claim, "quantity", claim.quantity, quantities)
        _check_known(claim, "time", claim.time, times)
        _check_known(claim, "same_as", claim.same_as, claims)
        if claim.baseline:
            _check_known(claim, "baseline.time", claim.baseline.time, times)
            _check_known(claim, "baseline.quantity", claim.baseline.quantity, quantities)


def _ids(names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise FormatError(f"“{name}” is used twice", "one id, and one claim a quantity, each")
        seen.add(name)
    return seen


def _check_known(claim: Claim, slot: str, name: str | None, known: set[str]) -> None:
    if name is not None and name not in known:
        raise FormatError(f"{claim.id}.{slot}: there is no “{name}”", "point to an id of this line")
