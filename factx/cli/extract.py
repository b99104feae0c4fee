"""``factx extract``: documents in, claims out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from factx.cli.arguments import add_pipeline, add_published, pipeline

if TYPE_CHECKING:
    from factx.cli.arguments import Commands
    from factx.errors import FactxError
    from factx.formats.record import Record

FORMATS = ("table", "json", "jsonl", "csv")


def add(commands: Commands) -> None:
    """Add the command."""
    text = "read claims from files, from folders, or from standard input (-)"
    parser = commands.add_parser("extract", help=text, description=text)
    parser.add_argument("files", metavar="FILE", nargs="+", help="a file, a folder, or -")
    add_published(parser)
    text = (
        "table, json, jsonl or csv; else by the ending of --out, a table on a terminal, else jsonl"
    )
    parser.add_argument("--format", choices=FORMATS, help=text)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write to this file")
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Extract document by document; what fails is said and passed over."""
    from factx.formats.reading import read
    from factx.formats.registry import writer
    from factx.pipeline import pipe

    failures = Failures()
    records = _dated(failures.passed(read(options.files)), options.published)
    with _opened(options.out) as stream:
        write = writer(options.format or _usual(options.out, stream)).write
        nlp = pipeline(options)
        write(pipe(records, nlp=nlp, on_error=failures.say), stream)
    return 1 if failures.count else 0


class Failures:
    """Says each document that failed, on one line, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def passed(self, records: Iterable[Record | FactxError]) -> Iterator[Record]:
        """Yield the records; say the errors."""
        for record in records:
            if isinstance(record, Exception):
                self._print(str(record))
            else:
                yield record

    def say(self, record: Record, error: FactxError) -> None:
        """Say a record's error, with the file it stands in."""
        place = ""
        if error.file is None and record.file is not None:
            place = f"{record.file}:{record.line}: " if record.line else f"{record.file}: "
        self._print(f"{place}{error}")

    def _print(self, message: str) -> None:
        self.count += 1
        print(f"factx: {message}", file=sys.stderr, flush=True)


def _dated(records: Iterable[Record], published: str | None) -> Iterator[Record]:
    for record in records:
        yield record if record.published else replace(record, published=published)


def _usual(out: Path | None, stream: TextIO) -> str:
    """The format where none is asked for."""
    from factx.formats.registry import ENDINGS

    if out is not None:
        return ENDINGS.get(out.suffix.lower(), "table" if out.suffix == ".txt" else "jsonl")
    return "table" if stream.isatty() else "jsonl"


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """Standard output in UTF-8, or the file to write to.

    A file is written beside its place and moved there when it is whole, so that it may be one of those that are read.
    """
    if out is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    place = out.resolve()
    device = place.exists() and not place.is_file()
    part = place if device else place.with_name(f"{place.name}.part")
    try:
        with _writable(part, out) as stream:
            yield stream
        if not device:
            part.replace(place)
    finally:
        if not device:
            part.unlink(missing_ok=True)


def _writable(path: Path, out: Path) -> TextIO:
    from factx.errors import InputError

    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        what = f"cannot be written: {(error.strerror or 'no reason given').lower()}"
        raise InputError(what, "check the folder and its rights", str(out)) from None
