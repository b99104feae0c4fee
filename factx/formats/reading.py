"""From paths to records. A document that cannot be read gives its error in its place, and the rest go on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from factx.errors import FactxError, InputError
from factx.formats.record import Record
from factx.formats.registry import READERS, reader

STDIN = "-"


def read(paths: Iterable[str | Path]) -> Iterator[Record | FactxError]:
    """Yield the documents of files, of folders with all that is below them, and of ``-``, standard input."""
    for path in paths:
        if str(path) == STDIN:
            yield from read_stdin(sys.stdin.buffer.read())
        else:
            yield from _read_path(Path(path))


def read_stdin(data: bytes) -> Iterator[Record | FactxError]:
    """Read what came by standard input: JSONL where it begins with ``{``, else one plain text."""
    ending = ".jsonl" if data.lstrip().startswith(b"{") else ".txt"
    yield from reader(ending, STDIN).read(BytesIO(data), STDIN, "stdin")


def _read_path(path: Path) -> Iterator[Record | FactxError]:
    try:
        if path.is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path, path.stem)
    except FactxError as error:
        yield error


def _read_folder(folder: Path) -> Iterator[Record | FactxError]:
    articles = [path for path in sorted(folder.rglob("*")) if _is_article(path, folder)]
    if not articles:
        endings = ", ".join(READERS)
        raise InputError("no articles in this folder", f"files in {endings} are", str(folder))
    for path in articles:
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            yield from _read_file(path, name)
        except FactxError as error:
            yield error


def _is_article(path: Path, folder: Path) -> bool:
    """A file of a known ending, not hidden, and not the folder's README."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    known = path.suffix.lower() in READERS and path.stem.lower() != "readme"
    return known and not hidden and path.is_file()


def _read_file(path: Path, name: str) -> Iterator[Record | FactxError]:
    module = reader(path.suffix, str(path))
    try:
        with path.open("rb") as stream:
            yield from module.read(stream, str(path), name)
    except FileNotFoundError:
        raise InputError("there is no such file", "check the path", str(path)) from None
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        raise InputError(what, "check the path and its rights", str(path)) from None
