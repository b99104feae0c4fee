"""Parquet: a table of records, to read; flat rows a claim, to write."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from factx.errors import FactxError, InputError
from factx.formats.flat import SCHEMA, Row
from factx.formats.frames import schema
from factx.formats.optional import needed
from factx.formats.record import USUAL, How, Record, from_json

ROWS_AT_A_TIME = 200
ROWS_OF_A_GROUP = 20_000
FIELDS = "text doc_id id title published publish_date date url canonical_link source".split()


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield each row's document; its line is the row, counted from 1."""
    parquet = needed("pyarrow.parquet", "batch", "reading Parquet")
    arrow = needed("pyarrow", "batch", "reading Parquet")
    number = 0
    try:
        table = parquet.ParquetFile(stream)
        for batch in table.iter_batches(ROWS_AT_A_TIME, columns=_columns(table, how)):
            for row in batch.to_pylist():
                number += 1
                yield _record(row, f"{name}-{number}", file, number, how)
    except (arrow.ArrowException, OSError) as error:
        what = f"no readable Parquet: {str(error).splitlines()[0]}"
        raise InputError(what, "write it again", file) from None
    if not number:
        raise InputError("there is no row in this file", "one row a document", file)


def _columns(table: Any, how: How) -> list[str]:
    """The columns that are wanted, so that others cost nothing."""
    fields = how.fields
    wanted = {*FIELDS, fields.text, fields.date, fields.id, fields.title}
    return [name for name in table.schema_arrow.names if name in wanted]


def _record(
    row: dict[str, Any], name: str, file: str, number: int, how: How
) -> Record | FactxError:
    plain = {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in row.items()
    }
    try:
        return from_json(plain, name, file, number, how.fields)
    except FactxError as error:
        return error


def write_rows(rows: Iterable[Row], place: Path) -> None:
    """Write rows as one file, a group at a time; what stands at the place is replaced when it is whole."""
    arrow = needed("pyarrow", "batch", "writing Parquet")
    parquet = needed("pyarrow.parquet", "batch", "writing Parquet")
    part = place.with_name(f"{place.name}.part")
    kind = schema().with_metadata({"factx.schema": str(SCHEMA)})
    coming = iter(rows)
    with parquet.ParquetWriter(part, kind, compression="zstd") as writer:
        while group := list(islice(coming, ROWS_OF_A_GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema=kind))
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(place)


def spooled(place: Path) -> Iterator[Row]:
    """The rows of a file with one JSON object a line."""
    with place.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
