"""From what a user names, files, folders and patterns, to the files that are read, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path

from factx.errors import FactxError, InputError
from factx.formats.packed import ending, stem
from factx.formats.registry import READERS


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and the name of its document, or the beginning of the names of its documents."""

    path: Path
    name: str


def found(
    paths: Iterable[str | Path], without: Collection[Path] = ()
) -> Iterator[File | FactxError]:
    """Yield the files of paths: of folders all below that have a known ending, of patterns all that fit.

    Links to folders are not followed, since they may lead in a circle. Hidden files and a folder's README are no
    articles.

    Args:
        paths: Files, folders, or patterns such as ``news/**/*.html``.
        without: Resolved paths of files and folders to leave out.
    """
    for given in paths:
        path = Path(given)
        if has_magic(str(given)) and not path.exists():
            yield from _fitting(str(given), without)
        elif path.is_dir():
            yield from _in_folder(path, without)
        else:
            yield File(path, stem(path).name)


def _fitting(pattern: str, without: Collection[Path]) -> Iterator[File | FactxError]:
    count = 0
    for place in sorted(iglob(pattern, recursive=True)):
        path = Path(place)
        if path.is_file() and path.resolve() not in without:
            count += 1
            yield File(path, stem(path).name)
    if not count:
        yield InputError("no file fits this pattern", "check it, and quote it", pattern)


def _in_folder(folder: Path, without: Collection[Path]) -> Iterator[File | FactxError]:
    count = 0
    for item in _below(folder, without):
        count += 1
        if isinstance(item, Path):
            yield File(item, stem(item.relative_to(folder)).as_posix())
        else:
            yield item
    if not count:
        endings = ", ".join(READERS)
        yield InputError("no articles in this folder", f"files in {endings} are", str(folder))


def _below(folder: Path, without: Collection[Path]) -> Iterator[Path | FactxError]:
    """The articles below a folder, in the order of their paths; one folder's names are held at a time."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        yield InputError(what, "check the folder and its rights", str(folder))
        return
    for name, is_folder in listed:
        path = folder / name
        if name.startswith(".") or (without and path.resolve() in without):
            continue
        if is_folder:
            yield from _below(path, without)
        elif ending(path) in READERS and stem(path).name.lower() != "readme" and path.is_file():
            yield path
