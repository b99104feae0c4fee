"""CSV: a table of records, to read; one row a claim, with the columns of ``flat``, to write."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from factx.errors import FactxError, FormatError, InputError
from factx.formats.flat import NAMES, rows, written
from factx.formats.record import USUAL, How, Record, from_json
from factx.formats.source import decode, lines
from factx.model import Document

LONGEST_CELL = 1 << 28


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write the head and a row for each claim, a document's rows as soon as it is there."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(NAMES)
    for document in documents:
        table.writerows(map(written, row.values()) for row in rows(document))
        stream.flush()


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield each row's document; the first row names the fields, commas or semicolons stand between them."""
    csv.field_size_limit(min(how.most, LONGEST_CELL))
    source = _Lines(stream, file, how.most)
    head = next(source, None)
    if head is None:
        raise FormatError("there is no row in this file", "the first row names the fields", file)
    mark = ";" if head.count(";") > head.count(",") else "\t" if "\t" in head else ","
    names = next(csv.reader([head], delimiter=mark))
    table = csv.reader(source, delimiter=mark, strict=True)
    while True:
        line = source.number + 1
        try:
            row = next(table)
        except StopIteration:
            break
        except csv.Error as error:
            yield FormatError(f"broken CSV: {error}", "mend the row", file, line)
            table = csv.reader(source, delimiter=mark, strict=True)
            continue
        except FactxError as error:
            yield error
            table = csv.reader(source, delimiter=mark, strict=True)
            continue
        if row:
            yield _record(row, names, name, file, line, how)


def _record(
    row: list[str], names: list[str], name: str, file: str, line: int, how: How
) -> Record | FactxError:
    if len(row) != len(names):
        what = f"the row has {len(row)} cells, the head {len(names)}"
        return FormatError(what, "mend the row", file, line)
    if sum(map(len, row)) > how.most:
        return InputError(f"over the limit of {how.most:,}", "raise --max-chars", file, line)
    try:
        data = {key: cell for key, cell in zip(names, row, strict=True) if cell or key == "text"}
        return from_json(data, f"{name}-{line}", file, line, how.fields)
    except FactxError as error:
        return error


class _Lines:
    """The lines as text, and the number of the last one."""

    def __init__(self, stream: BinaryIO, file: str, most: int) -> None:
        self._lines = lines(stream, file, most)
        self._file = file
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if isinstance(line, Exception):
            raise line
        return decode(line, self._file, self.number)
