"""Data frames: the flat rows of documents as an Arrow table or a pandas frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from factx.formats.flat import COLUMNS, rows
from factx.formats.optional import needed
from factx.model import Document

if TYPE_CHECKING:
    import pandas
    import pyarrow

_TYPES = {"string": "string", "int": "int64", "float": "float64"}


def schema() -> pyarrow.Schema:
    """The columns of ``flat`` with their types in Arrow.

    Raises:
        PipelineError: pyarrow is not installed.
    """
    arrow: Any = needed("pyarrow", "arrow", "an Arrow table")
    columns = [(column.name, getattr(arrow, _TYPES[column.type])()) for column in COLUMNS]
    made: pyarrow.Schema = arrow.schema(columns)
    return made


def to_arrow(documents: Iterable[Document]) -> pyarrow.Table:
    """A row a claim, with the columns of ``flat``.

    Raises:
        PipelineError: pyarrow is not installed.
    """
    arrow: Any = needed("pyarrow", "arrow", "an Arrow table")
    made = [row for document in documents for row in rows(document)]
    table: pyarrow.Table = arrow.Table.from_pylist(made, schema=schema())
    return table


def to_pandas(documents: Iterable[Document]) -> pandas.DataFrame:
    """The same as a pandas frame; an empty cell is missing.

    Raises:
        PipelineError: pandas or pyarrow is not installed.
    """
    needed("pandas", "pandas", "a pandas frame")
    frame: pandas.DataFrame = to_arrow(documents).to_pandas()
    return frame
