"""Tables of words from CSV: a dataclass names the columns, and what breaks the table's own rules is refused by line."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar, get_type_hints

from factx.errors import TableError
from factx.rules.pieces import Pieces


@dataclass(frozen=True)
class Row:
    """The base of all rows: the subclass's fields are the columns, ``key`` names the one that is looked up.

    A column of type ``tuple[str, ...]`` holds several, parted by ``|``. Keys are lower case unless ``cased``.
    An ``example`` column holds a sentence with the words that the row is for in braces.
    """

    key: ClassVar[str]
    cased: ClassVar[bool] = False


R = TypeVar("R", bound=Row)


class Table(Generic[R]):
    """The rows of a table, in order, found by key; a key may have several words."""

    def __init__(self, kind: type[R]) -> None:
        self.kind = kind
        self.rows: list[R] = []
        self.by_key: dict[str, R] = {}
        self._tree: dict[str, list[tuple[tuple[str, ...], R]]] = {}

    @property
    def firsts(self) -> frozenset[str]:
        """The first piece of every key, in lower case."""
        return frozenset(word.lower() for word in self._tree)

    def add(self, row: R) -> None:
        """Add a row.

        Raises:
            TableError: One of its keys is there already.
        """
        for key in keys(row):
            if key in self.by_key:
                raise TableError(f"“{key}” is given twice", "keep one of the two rows")
            self.by_key[key] = row
            words = tuple(Pieces(key).raw)
            if not words:
                raise TableError(f"the {row.key} is empty", "give it a word")
            entries = self._tree.setdefault(words[0], [])
            entries.append((words, row))
            entries.sort(key=lambda entry: -len(entry[0]))
        self.rows.append(row)

    def find(self, pieces: Pieces, i: int) -> tuple[int, R] | None:
        """The longest key that stands at piece ``i``: the piece after it, and its row."""
        own = pieces.raw if self.kind.cased else pieces.low
        if not 0 <= i < len(own):
            return None
        entries = self._tree.get(own[i])
        if entries is None:
            return None
        second = own[i + 1] if i + 1 < len(own) else None
        for words, row in entries:
            end = i + len(words)
            if end == i + 1 or (words[1] == second and tuple(own[i:end]) == words):
                return end, row
        return None


def keys(row: Row) -> tuple[str, ...]:
    """The keys of a row: what its key column holds."""
    value = getattr(row, row.key)
    return value if isinstance(value, tuple) else (value,)


def read_table(kind: type[R], path: Path, table: Table[R] | None = None) -> Table[R]:
    """Read a CSV file into a table.

    Lines that start with ``#`` are comments; one of them must say ``# source:``.

    Raises:
        TableError: With file, line and mend: an unknown or missing column, a key given twice, upper case in a
            key, a stray space, a number that is none.
    """
    table = table or Table(kind)
    lines, hints = _lines(path), get_type_hints(kind)
    for number, cells in _records(kind, path, lines):
        try:
            table.add(_row(kind, cells, hints))
        except TableError as error:
            raise TableError(error.what, error.mend, str(path), number) from None
    return table


def check_shape(path: Path, pattern: Path) -> None:
    """Check at once that a file has the columns of another, as far as that is known without its rows' type.

    Raises:
        TableError: It has other columns, or a row with too many cells or too few.
    """
    known, _ = _cells(pattern, _lines(pattern))
    header, rows = _cells(path, _lines(path))
    _refuse("unknown column", [c for c in header if c not in known], known, path)
    deque(rows, maxlen=0)


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TableError("this is not UTF-8", "save it as UTF-8", str(path), line) from None
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        raise TableError(what, "check the file and its rights", str(path)) from None
    lines = [line.removesuffix("\r") for line in lines]
    if not any(line.startswith("# source:") for line in lines):
        raise TableError("no source is named", "begin the file with “# source: …”", str(path), 1)
    return lines


def _records(kind: type[Row], path: Path, lines: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the file as cells by column, with their line numbers."""
    header, rows = _cells(path, lines)
    wanted = [f.name for f in fields(kind)]
    needed = [f.name for f in fields(kind) if f.default is MISSING]
    _refuse("unknown column", [c for c in header if c not in wanted], wanted, path)
    _refuse("no column", [c for c in needed if c not in header], wanted, path)
    for number, cells in rows:
        yield number, dict(zip(header, cells, strict=True))


def _refuse(what: str, wrong: list[str], columns: list[str], path: Path) -> None:
    if not wrong:
        return
    line = next(n for n, line in enumerate(_lines(path), 1) if line and line[0] != "#")
    mend = f"the columns are {', '.join(columns)}"
    raise TableError(f"{what} “{wrong[0]}”", mend, str(path), line)


def _cells(path: Path, lines: list[str]) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The column names, and the rows with their line numbers."""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not numbered:
        raise TableError("no header", "give the column names in the first line", str(path), 1)
    header = next(csv.reader([numbered[0][1]]))

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, line in numbered[1:]:
            cells = next(csv.reader([line]))
            if len(cells) != len(header):
                what = f"{len(cells)} cells, {len(header)} columns"
                mend = f"give one for each of {', '.join(header)}"
                raise TableError(what, mend, str(path), number)
            yield number, cells

    return header, rows()


def _row(kind: type[R], cells: dict[str, str], hints: dict[str, Any]) -> R:
    for name, cell in cells.items():
        if cell != cell.strip() or "  " in cell:
            raise TableError(f"a stray space in “{cell}”", "take it out")
        if name == kind.key and not kind.cased and cell != cell.lower():
            raise TableError(f"upper case in “{cell}”", "write keys in lower case")
    return kind(**{name: _cell(hints[name], cell) for name, cell in cells.items()})


def _cell(hint: Any, cell: str) -> Any:
    if hint is str:
        return cell
    if hint == tuple[str, ...]:
        return tuple(part.strip() for part in cell.split("|")) if cell else ()
    if not cell:
        return None
    try:
        return int(cell) if hint in (int, int | None) else Decimal(cell)
    except (ValueError, InvalidOperation):
        raise TableError(f"“{cell}” is no number", "write it in digits") from None
