"""DuckDB: documents, quantities, times, claims and checks as tables, to write and to ask.

``claims`` has the columns of the flat rows and the ids of its quantity and time, so that most questions need no join. A
document that is written again replaces all its rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factx.errors import InputError
from factx.formats.flat import COLUMNS, NAMES, SCHEMA, Row
from factx.formats.optional import needed

_TYPES = {"string": "VARCHAR", "int": "BIGINT", "float": "DOUBLE"}
_CLAIMS = {column.name: _TYPES[column.type] for column in COLUMNS}
_TEXT, _WHOLE, _NUMBER = "VARCHAR", "BIGINT", "DOUBLE"

TABLES: dict[str, dict[str, str]] = {
    "documents": {
        "doc_id": _TEXT,
        "published": _TEXT,
        "title": _TEXT,
        "text": _TEXT,
        "words": _WHOLE,
        "schema": _WHOLE,
    },
    "quantities": {
        **dict.fromkeys(("doc_id", "id", "text"), _TEXT),
        **dict.fromkeys(("start", "end"), _WHOLE),
        **dict.fromkeys(("value", "low", "high"), _NUMBER),
        **dict.fromkeys(("relation", "unit_kind", "unit", "unit_name", "per", "dimension"), _TEXT),
        "si_value": _NUMBER,
        "si_unit": _TEXT,
    },
    "times": {
        **dict.fromkeys(("doc_id", "id", "text"), _TEXT),
        **dict.fromkeys(("start", "end"), _WHOLE),
        **dict.fromkeys(("type", "value", "mod", "begin", "until", "note"), _TEXT),
    },
    "claims": {**_CLAIMS, "quantity_id": _TEXT, "time_id": _TEXT},
    "checks": {
        **dict.fromkeys(("doc_id", "id", "kind", "status", "formula"), _TEXT),
        **dict.fromkeys(("expected_low", "expected_high"), _NUMBER),
        "expected_unit": _TEXT,
        **dict.fromkeys(("stated_low", "stated_high"), _NUMBER),
        **dict.fromkeys(("stated_unit", "message"), _TEXT),
        "claims": "VARCHAR[]",
    },
}
MEMORY = "1GB"


@contextmanager
def opened(place: Path, reading: bool = False) -> Iterator[Any]:
    """A connection to the database; to write, its tables are made.

    Raises:
        InputError: It is none, or in use, or its tables are of another version, or the disk is full.
    """
    library = needed("duckdb", "batch", "DuckDB")
    if reading and not place.is_file():
        raise InputError("there is no such database", "check the path", str(place))
    with _told(place):
        base = library.connect(str(place), read_only=reading)
    try:
        if not reading:
            with _told(place):
                base.execute(f"SET memory_limit = '{MEMORY}'")
                _make(base)
        yield base
    finally:
        base.close()


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """DuckDB's errors as one line."""
    library = needed("duckdb", "batch", "DuckDB")
    try:
        yield
    except library.Error as error:
        what = str(error).split("\n")[0]
        mend = "make room, then --resume" if "space" in what else "see DuckDB's message"
        raise InputError(what, mend, str(place)) from None


def ask(place: Path, question: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The answer to a question in SQL: the names of its columns, and its rows; nothing can be changed.

    Raises:
        InputError: There is no such database, or the SQL is wrong.
    """
    with opened(place, reading=True) as base, _told(place):
        answer = base.execute(question)
        names = [column[0] for column in answer.description or []]
        return names, iter(answer.fetchall())


def put(base: Any, documents: Iterable[tuple[str, Iterable[Row]]], place: Path) -> None:
    """Write documents, each with its flat rows, in one transaction; those that are there are replaced.

    Args:
        base: From ``opened``.
        documents: Their lines of JSON, and their flat rows.
        place: The database, for errors.

    Raises:
        InputError: They cannot be written; the database is as it was.
    """
    arrow = needed("pyarrow", "batch", "DuckDB")
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for line, rows in documents:
        _spread(json.loads(line), rows, found)
    names = [row["doc_id"] for row in found["documents"]]
    with _told(place):
        base.execute("BEGIN")
        for table, columns in TABLES.items():
            base.execute(f"DELETE FROM {table} WHERE doc_id IN (SELECT unnest(?))", [names])
            if found[table]:
                kind = _schema(arrow, columns)
                coming = arrow.Table.from_pylist(found[table], schema=kind)
                base.register("coming", coming)
                base.execute(f"INSERT INTO {table} SELECT * FROM coming")
                base.unregister("coming")
        base.execute("COMMIT")


def _make(base: Any) -> None:
    for table, columns in TABLES.items():
        told = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        base.execute(f"CREATE TABLE IF NOT EXISTS {table} ({told})")
        there = base.execute(f"SELECT * FROM {table} LIMIT 0").description
        if [column[0] for column in there] != list(columns):
            what = f"its table {table} has other columns than schema {SCHEMA}"
            raise InputError(what, "write to a new file")


def _schema(arrow: Any, columns: dict[str, str]) -> Any:
    kinds = {
        _TEXT: arrow.string(),
        _WHOLE: arrow.int64(),
        _NUMBER: arrow.float64(),
        "VARCHAR[]": arrow.list_(arrow.string()),
    }
    return arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _spread(
    data: dict[str, Any], rows: Iterable[Row], found: dict[str, list[dict[str, Any]]]
) -> None:
    """Spread a document over the tables."""
    doc = {"doc_id": data["doc_id"]}
    words = len(data["text"].split())
    found["documents"].append({**data, "words": words, "schema": SCHEMA})
    found["quantities"] += [{**doc, **_quantity(item)} for item in data["quantities"]]
    for item in data["times"]:
        start, end = item["span"]
        found["times"].append({**item, **doc, "start": start, "end": end, "until": item["end"]})
    for row, item in zip(rows, data["claims"], strict=True):
        ids = {"quantity_id": item["quantity"], "time_id": item["time"]}
        found["claims"].append({**{name: row[name] for name in NAMES}, **ids})
    for item in data["checks"]:
        bounds = {
            f"{side}_{part}": _float((item[side] or {}).get(part))
            for side in ("expected", "stated")
            for part in ("low", "high")
        }
        units = {f"{side}_unit": (item[side] or {}).get("unit") for side in ("expected", "stated")}
        found["checks"].append({**item, **doc, **bounds, **units})


def _float(value: float | None) -> float | None:
    """A number of JSON as DuckDB's DOUBLE; integers may be larger than Arrow takes by itself."""
    return None if value is None else float(value)


def _quantity(item: dict[str, Any]) -> dict[str, Any]:
    unit, si = item["unit"], item["normalized"] or {}
    values = {name: _float(item[name]) for name in ("value", "low", "high")}
    return {
        **item,
        **values,
        "start": item["span"][0],
        "end": item["span"][1],
        "unit_kind": unit["kind"],
        "unit": unit["code"],
        "unit_name": unit["name"],
        "per": unit["per"],
        "dimension": unit["dimension"],
        "si_value": _float(si.get("value")),
        "si_unit": si.get("unit"),
    }
