"""From paths to records. A document that cannot be read gives its error in its place, and the rest go on."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from factx.errors import FactxError, FormatError, InputError
from factx.formats.files import File, found
from factx.formats.packed import ending, unpacked
from factx.formats.record import USUAL, How, Record, iso_date
from factx.formats.registry import reader

STDIN = "-"

_DAY_IN_NAME = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def read(paths: Iterable[str | Path]) -> Iterator[Record | FactxError]:
    """Yield the documents of files, of folders with all that is below them, and of ``-``, standard input."""
    for path in paths:
        if str(path) == STDIN:
            yield from read_stdin(sys.stdin.buffer.read())
            continue
        for file in found([path]):
            if isinstance(file, File):
                yield from map(_opened, records(file))
            else:
                yield file


def read_stdin(data: bytes) -> Iterator[Record | FactxError]:
    """Read what came by standard input: JSONL where it begins with ``{``, else one plain text."""
    kind = ".jsonl" if data.lstrip().startswith(b"{") else ".txt"
    yield from reader(kind, STDIN).read(BytesIO(data), STDIN, "stdin", USUAL)


def records(
    file: File, how: How = USUAL, count: Callable[[int], None] = lambda _: None
) -> Iterator[Record | FactxError]:
    """Yield the documents of one file, pages still as they are.

    Args:
        file: The file.
        how: The names of its fields, and how large a document may be.
        count: Is told how many bytes of the file are taken.
    """
    path = file.path
    day = _day(path.name)
    try:
        module = reader(ending(path), str(path))
        with unpacked(path, count) as stream:
            for record in module.read(stream, str(path), file.name, how):
                if isinstance(record, Record) and day and not record.published:
                    yield replace(record, published=day)
                else:
                    yield record
    except FactxError as error:
        yield error
    except FileNotFoundError:
        yield InputError("there is no such file", "check the path", str(path))
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        yield InputError(what, "check the path and its rights", str(path))


def _opened(record: Record | FactxError) -> Record | FactxError:
    """The record with its text, where it is a page."""
    if not isinstance(record, Record) or record.html is None:
        return record
    from factx.formats.html import opened

    try:
        return opened(record)
    except InputError as error:
        return error


def _day(name: str) -> str | None:
    """The day that a file's name tells: ``2021-02-04-internet.txt``."""
    told = _DAY_IN_NAME.search(name)
    try:
        return iso_date(told.group()) if told else None
    except FormatError:
        return None
