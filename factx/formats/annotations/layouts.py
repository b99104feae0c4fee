"""Which layouts of annotations there are, and which one a path holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from factx.errors import InputError
from factx.formats.annotations import files
from factx.model import Document

LAYOUTS = {
    "claims": "factx.formats.annotations.claims",
    "brat": "factx.formats.annotations.brat",
    "measeval": "factx.formats.annotations.measeval",
    "prodigy": "factx.formats.annotations.prodigy",
    "doccano": "factx.formats.annotations.doccano",
    "docbin": "factx.formats.docbin",
}


class Layout(Protocol):
    """A module that reads and writes a layout."""

    def read(self, place: Path) -> Iterator[Document]:
        """Yield the documents of a file or folder."""

    def write(self, documents: Iterable[Document], place: Path) -> None:
        """Write documents to a file or folder."""


def layout(name: str) -> Layout:
    """The module of the layout of this name.

    Raises:
        InputError: No layout has this name.
    """
    if name not in LAYOUTS:
        raise InputError(f"there is no layout “{name}”", f"one of {', '.join(LAYOUTS)}")
    return cast(Layout, import_module(LAYOUTS[name]))


def layout_of(place: Path) -> str:
    """The layout that a path holds.

    Raises:
        InputError: There is nothing there, or nothing that is known.
    """
    if not place.exists():
        raise InputError("there is no such file or folder", "check the path", str(place))
    if place.is_dir():
        if (place / "tsv").is_dir():
            return "measeval"
        if any(place.rglob("*.ann")):
            return "brat"
    elif place.suffix in (".ann", ".spacy"):
        return {".ann": "brat", ".spacy": "docbin"}[place.suffix]
    else:
        first = next(
            (files.json_of(line, str(place), n) for n, line in files.lines_of(place)), None
        )
        for key, name in (("entities", "doccano"), ("spans", "prodigy"), ("quantities", "claims")):
            if isinstance(first, dict) and key in first:
                return name
    raise InputError("no layout that is known", "say which one: --from …", str(place))
