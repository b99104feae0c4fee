"""From a file's ending, or a format's name, to the module that reads and writes it.

A new format is one file in this folder and one line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import BinaryIO, Protocol, TextIO, cast

from factx.errors import FactxError, InputError
from factx.formats.record import How, Record
from factx.model import Document

READERS = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
WRITERS = {
    "table": "table",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
}
ENDINGS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


class Reader(Protocol):
    """A module that reads a format."""

    def read(
        self, stream: BinaryIO, file: str, name: str, how: How
    ) -> Iterator[Record | FactxError]:
        """Yield each document, or in its place the error that it gives."""


class Writer(Protocol):
    """A module that writes a format."""

    def write(self, documents: Iterable[Document], stream: TextIO) -> None:
        """Write the documents as they come."""


def reader(ending: str, file: str) -> Reader:
    """The module that reads files with this ending; a file without one is plain text.

    Raises:
        InputError: No format has this ending.
    """
    name = READERS.get(ending.lower() or ".txt")
    if name is None:
        known = ", ".join(READERS)
        raise InputError(f"files that end in {ending} are not read", f"one of {known}", file)
    return cast(Reader, import_module(f"factx.formats.{name}"))


def writer(name: str) -> Writer:
    """The module that writes the format of this name.

    Raises:
        InputError: No format has this name.
    """
    if name not in WRITERS:
        raise InputError(f"there is no output format “{name}”", f"one of {', '.join(WRITERS)}")
    return cast(Writer, import_module(f"factx.formats.{WRITERS[name]}"))
