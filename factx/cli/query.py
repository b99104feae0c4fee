"""``factx query``: a question in SQL to a database that ``factx batch`` wrote."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factx.cli.arguments import Commands

WIDTH_OF_A_FILE = 160


def add(commands: Commands) -> None:
    """Add the command."""
    text = "ask a database that factx batch wrote, in SQL"
    parser = commands.add_parser("query", help=text, description=text)
    parser.add_argument("database", metavar="DB", type=Path, help="a .duckdb file")
    text = "the question; tables: documents, quantities, times, claims, checks"
    parser.add_argument("sql", metavar="SQL", help=text)
    formats = ("table", "csv", "json")
    parser.add_argument("--format", choices=formats, default="table", help="default: table")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask, and print the answer."""
    from factx.formats.duckdb import ask

    names, rows = ask(options.database, options.sql)
    if options.format == "csv":
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow(names)
        table.writerows(rows)
    elif options.format == "json":
        for row in rows:
            print(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str))
    else:
        _print(names, list(rows))
    return 0


def _print(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for index, name in enumerate(names):
        numbers = bool(rows) and all(isinstance(row[index], int | float) for row in rows)
        table.add_column(name, justify="right" if numbers else "left")
    for row in rows:
        table.add_row(*(Text(_cell(cell)) for cell in row))
    width = None if sys.stdout.isatty() else WIDTH_OF_A_FILE
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    return str(value)
