"""Where results go: files that grow and can be cut to a length, and a database that replaces what it has.

Each sink tells at a commit how long its file is; a run that goes on hands that length back.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any, Protocol

from factx.batch.result import Result
from factx.errors import InputError
from factx.formats.flat import NAMES, written


class Sink(Protocol):
    """A place for results."""

    def add(self, result: Result) -> None:
        """Take a result."""

    def commit(self) -> int:
        """Make what was taken safe on the disk, and tell its length."""

    def finish(self) -> None:
        """All results are there."""

    def close(self) -> None:
        """Let go of the file."""


@contextmanager
def told(place: Path) -> Iterator[None]:
    """What keeps a file from being written, as one line."""
    try:
        yield
    except OSError as error:
        what = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise InputError(what, "make room, then --resume", str(place)) from None


class Growing:
    """A file that lines are added to.

    Raises:
        InputError: The file is shorter than it was, so somebody else changed it.
    """

    def __init__(self, place: Path, length: int, head: str = "") -> None:
        self._place = place
        self._file = place.open("r+b" if place.exists() and length else "wb")
        self._length = length
        self._waiting: list[bytes] = []
        if self._file.seek(0, os.SEEK_END) < length:
            self._file.close()
            what = "the file is shorter than the run left it"
            raise InputError(what, "--fresh begins anew", str(place))
        self._file.truncate(length)
        if head and not length:
            self._waiting.append(head.encode())

    def write(self, text: str) -> None:
        """Add lines."""
        self._waiting.append(text.encode())

    def commit(self) -> int:
        """Write what waits, and tell how long the file is."""
        if self._waiting:
            data = b"".join(self._waiting)
            with told(self._place):
                self._file.seek(self._length)
                self._file.write(data)
                self._file.flush()
                os.fsync(self._file.fileno())
            self._length += len(data)
            self._waiting.clear()
        return self._length

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):  # the disk is full, as the error that led here says
            self._file.close()


class Lines(Growing):
    """Whole documents, one a line."""

    def add(self, result: Result) -> None:
        """Add the document."""
        if result.document is not None:
            self.write(result.document + "\n")


class Table(Growing):
    """CSV: a row a claim."""

    def __init__(self, place: Path, length: int) -> None:
        super().__init__(place, length, ",".join(NAMES) + "\n")

    def add(self, result: Result) -> None:
        """Add the document's rows."""
        text = StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerows(map(written, row.values()) for row in result.rows)
        self.write(text.getvalue())


class Columns(Growing):
    """Parquet: rows wait in a file beside it, and become the one file at the end."""

    def __init__(self, place: Path, length: int) -> None:
        self._out = place
        self._rows = rows_beside(place)
        super().__init__(self._rows, length)

    def add(self, result: Result) -> None:
        """Add the document's rows."""
        self.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in result.rows))

    def finish(self) -> None:
        """Write the file."""
        from factx.formats.parquet import spooled, write_rows

        with told(self._out):
            write_rows(spooled(self._rows), self._out)


class Base:
    """DuckDB: a commit is a transaction; what is written twice replaces itself."""

    def __init__(self, place: Path) -> None:
        from factx.formats.duckdb import opened

        self._waiting: list[tuple[str, tuple[dict[str, Any], ...]]] = []
        self._stack = ExitStack()
        held: AbstractContextManager[Any] = opened(place)
        self._place = place
        self._base = self._stack.enter_context(held)

    def add(self, result: Result) -> None:
        """Take the document."""
        if result.document is not None:
            self._waiting.append((result.document, result.rows))

    def commit(self) -> int:
        """Write the documents that wait."""
        from factx.formats.duckdb import put

        if self._waiting:
            put(self._base, self._waiting, self._place)
            self._waiting.clear()
        return 0

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Close the database."""
        self._stack.close()


class Reasons(Growing):
    """What failed, or was set aside: one line each, with its place and its reason."""

    def __init__(self, place: Path, length: int, aside: bool) -> None:
        super().__init__(place, length)
        self._aside = aside

    def finish(self) -> None:
        """Leave no empty file."""
        if not self._length:
            self._place.unlink(missing_ok=True)

    def add(self, result: Result) -> None:
        """Add the reason, where it is one of ours."""
        error = result.error
        if error is not None and result.aside == self._aside:
            plain = {
                "file": error.file,
                "line": error.line,
                "doc_id": result.doc_id,
                "reason": error.what,
                "mend": error.mend,
            }
            self.write(json.dumps(plain, ensure_ascii=False) + "\n")


def rows_beside(place: Path) -> Path:
    """Where the rows of a Parquet file wait."""
    return place.with_name(f"{place.name}.rows")


def sink(place: Path, length: int) -> Sink:
    """The sink for a file, by its ending."""
    ending = place.suffix.lower()
    if ending in (".duckdb", ".db"):
        return Base(place)
    kinds: dict[str, type[Lines | Table | Columns]] = {".csv": Table, ".parquet": Columns}
    return kinds.get(ending, Lines)(place, length)
