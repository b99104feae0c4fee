"""JSON: a file of one document or of a list of them, to read; a list of documents, to write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from factx.errors import FactxError, FormatError
from factx.formats.record import USUAL, How, Record, from_json
from factx.formats.source import decode, whole
from factx.model import Document


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield the one document, or those of the list."""
    data = _parse(decode(whole(stream, file, how.most), file), file)
    if not isinstance(data, list):
        yield from_json(data, name, file, fields=how.fields)
        return
    if not data:
        yield FormatError("the list is empty", "give at least one record", file)
    for number, item in enumerate(data, start=1):
        try:
            yield from_json(item, f"{name}-{number}", file, fields=how.fields)
        except FactxError as error:
            yield FormatError(f"record {number}: {error.what}", error.mend, file)


def _parse(source: str, file: str) -> object:
    try:
        data: object = json.loads(source)
    except json.JSONDecodeError as error:
        what = f"broken JSON: {error.msg.lower()} at column {error.colno}"
        mend = "a file with one object a line is .jsonl" if error.msg == "Extra data" else "mend it"
        raise FormatError(what, mend, file, error.lineno) from None
    except RecursionError:
        raise FormatError("JSON nested too deep", "give flat records", file) from None
    return data


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write a list of documents, indented; each as soon as it is there."""
    stream.write("[")
    before = "\n"
    for document in documents:
        stream.write(before + document.to_json(indent=2))
        stream.flush()
        before = ",\n"
    stream.write("\n]\n")
