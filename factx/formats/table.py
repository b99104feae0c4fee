"""A table for people to read in a terminal: one a document, one row a claim; to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factx.formats.flat import rows, written
from factx.model import Document

HEADINGS = ("quantity", "value", "unit", "kind", "subject", "measure", "time", "source")
WIDTH_OF_A_FILE = 160


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Print each document's table as soon as it is there."""
    width = None if stream.isatty() else WIDTH_OF_A_FILE
    console = Console(file=stream, width=width, emoji=False, markup=False, highlight=False)
    for document in documents:
        console.print(Text(_heading(document), style="bold"))
        if document.claims:
            console.print(_table(document))
        console.print()


def _heading(document: Document) -> str:
    date = f", {document.published}" if document.published else ""
    count = len(document.claims)
    found = f"{count} claim{'' if count == 1 else 's'}" if count else "no claims"
    return f"{document.doc_id or 'text'}{date}: {found}"


def _table(document: Document) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in HEADINGS:
        table.add_column(heading, justify="right" if heading == "value" else "left")
    for row in rows(document):
        cells = {name: written(cell) for name, cell in row.items()}
        table.add_row(*(Text(cell) for cell in _cells(cells)))
    return table


def _cells(row: dict[str, str]) -> list[str]:
    said = "" if row["modality"] == "stated" else f" ({row['modality']})"
    arrow = {"up": " ↑", "down": " ↓"}.get(row["direction"], "")
    relation = "" if row["relation"] == "=" else row["relation"]
    unit = row["unit_name"] if row["unit"] == "1" else row["unit"]
    return [
        row["quantity"],
        relation + (row["value"] or f"{row['low']}…{row['high']}"),
        unit + (f" / {row['per']}" if row["per"] else ""),
        row["kind"] + arrow + said,
        row["subject"],
        row["measure"],
        row["time_value"] or row["time"],
        row["source"],
    ]
