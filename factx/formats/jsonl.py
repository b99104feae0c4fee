"""JSONL: one document a line, to read (claim format or plain records) and to write (claim format)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from factx.errors import FactxError, FormatError
from factx.formats.record import USUAL, How, Record, from_json
from factx.formats.source import decode, lines
from factx.model import Document


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield each line's document, or the line's error."""
    empty = True
    for number, line in lines(stream, file, how.most):
        if isinstance(line, bytes) and not line.strip():
            continue
        empty = False
        try:
            if isinstance(line, Exception):
                raise line
            data = parse(line, file, number)
            yield from_json(data, f"{name}-{number}", file, number, how.fields)
        except FactxError as error:
            yield error
    if empty:
        yield FormatError("there is no record in this file", "one JSON object a line", file)


def parse(line: bytes, file: str, number: int) -> object:
    """Read the JSON of one line.

    Raises:
        InputError: The line is not UTF-8.
        FormatError: The line is not JSON.
    """
    try:
        data: object = json.loads(decode(line, file, number))
    except json.JSONDecodeError as error:
        what = f"broken JSON: {error.msg.lower()} at column {error.colno}"
        raise FormatError(what, "one whole JSON object a line", file, number) from None
    except RecursionError:
        raise FormatError("JSON nested too deep", "one flat object a line", file, number) from None
    return data


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write one document a line, each as soon as it is there."""
    for document in documents:
        stream.write(document.to_json() + "\n")
        stream.flush()
