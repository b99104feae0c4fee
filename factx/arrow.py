"""Arrow in, Arrow out: the core that engines such as Ray and Spark call with batches of documents.

In: a RecordBatch with a column ``text``, and, where known, ``doc_id``, ``published`` and ``title``; other columns are
passed over. Out: a RecordBatch with a row a claim (the columns of ``formats/flat.py``) or a row a document (the whole
document as JSON), and a column ``error``: a document that cannot be read is one row that says why, the rest goes on.
The pipeline is loaded once a process. A row needs nothing of another, so it does not matter how an engine cuts batches.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from factx.errors import FactxError, InputError
from factx.formats import flat, frames
from factx.formats.optional import needed
from factx.model import Document

if TYPE_CHECKING:
    import pyarrow

Rows = Literal["claims", "documents"]
INPUT = ("doc_id", "text", "published", "title")
DOCUMENT = ("doc_id", "published", "title", "document")


def schema(rows: Rows = "claims") -> pyarrow.Schema:
    """The columns that ``extract_batch`` gives.

    Args:
        rows: ``claims`` for a flat row a claim, ``documents`` for a row a document with the whole of it as JSON.

    Raises:
        InputError: ``rows`` is neither.
    """
    arrow: Any = needed("pyarrow", "arrow", "factx.arrow")
    if rows == "claims":
        columns = list(frames.schema())
    elif rows == "documents":
        columns = [arrow.field(name, arrow.string()) for name in DOCUMENT]
    else:
        raise InputError(f"rows “{rows}”", "give “claims” or “documents”")
    made: pyarrow.Schema = arrow.schema([*columns, arrow.field("error", arrow.string())])
    return made


def extract_batch(
    batch: pyarrow.RecordBatch, rows: Rows = "claims", model: str | None = None
) -> pyarrow.RecordBatch:
    """Read the documents of a batch.

    Args:
        batch: A row a document: ``text``, and where known ``doc_id``, ``published`` (ISO or a date), ``title``.
        rows: ``claims`` for a flat row a claim, ``documents`` for a row a document.
        model: The name of a spaCy pipeline in place of the default one.

    Raises:
        InputError: There is no column ``text``, or ``rows`` is neither of the two.
    """
    arrow: Any = needed("pyarrow", "arrow", "factx.arrow")
    columns = schema(rows)
    names = batch.schema.names
    if "text" not in names:
        raise InputError("the batch has no column “text”", f"it has {', '.join(names) or 'none'}")
    twice = [name for name in INPUT if names.count(name) > 1]
    if twice:
        raise InputError(f"the batch has two columns “{twice[0]}”", "name one of them otherwise")
    made = [row for found in _read(_records(batch), model) for row in _rows(found, rows)]
    found: pyarrow.RecordBatch = arrow.RecordBatch.from_pylist(made, schema=columns)
    return found


def _records(batch: pyarrow.RecordBatch) -> list[dict[str, Any]]:
    """The batch as records; a cell that is no value of Python is an object that says why."""
    columns = {name: batch.column(name) for name in INPUT if name in batch.schema.names}
    cells = [[_cell(cell) for cell in column] for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


def _cell(cell: Any) -> Any:
    """What a cell holds: text that is not UTF-8, or a day beyond the year 9999, makes its own document bad alone."""
    try:
        return cell.as_py()
    except (ValueError, OverflowError) as error:
        return _Unread(f"a cell cannot be read: {error}")


def _read(records: list[dict[str, Any]], model: str | None) -> Iterator[Document | _Failed]:
    """Each record's document, or what kept it from being read, in order."""
    from factx.pipeline import pipe

    failed: dict[int, _Failed] = {}

    def fail(record: dict[str, Any], error: FactxError) -> None:
        failed[id(record)] = _Failed(record.get("doc_id"), str(error))

    for record in records:
        broken = [cell for cell in record.values() if isinstance(cell, _Unread)]
        if broken:
            name = record.get("doc_id")
            error = InputError(broken[0].why, "write it as UTF-8 or as a date")
            failed[id(record)] = _Failed(None if isinstance(name, _Unread) else name, str(error))
    whole = [record for record in records if id(record) not in failed]
    good = iter(list(pipe(whole, nlp=_pipeline(model), on_error=fail)))
    for record in records:
        yield failed[id(record)] if id(record) in failed else next(good)


@cache
def _pipeline(model: str | None) -> Any:
    """The pipeline of this name, loaded once a process."""
    from factx.pipeline import default, load

    return load(model) if model else default()


class _Unread(NamedTuple):
    """A cell that Arrow cannot make a value of Python of, and why."""

    why: str


class _Failed:
    """A document that could not be read."""

    def __init__(self, doc_id: Any, error: str) -> None:
        self.doc_id = None if doc_id is None else str(doc_id)
        self.error = error


def _rows(found: Document | _Failed, wanted: Rows) -> Iterator[dict[str, Any]]:
    if isinstance(found, _Failed):
        yield {"doc_id": found.doc_id, "error": found.error}
    elif wanted == "claims":
        yield from flat.rows(found)
    else:
        yield {
            "doc_id": found.doc_id,
            "published": found.published,
            "title": found.title,
            "document": found.to_json(),
        }
