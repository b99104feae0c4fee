"""The claim format itself, a document a line, among the layouts that are converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from factx.errors import FormatError
from factx.formats.annotations import files
from factx.model import Document


def write(documents: Iterable[Document], place: Path) -> None:
    """Write a file in the claim format."""
    files.write_text(place, "".join(f"{document.to_json()}\n" for document in documents))


def read(place: Path) -> Iterator[Document]:
    """Read a file in the claim format.

    Raises:
        InputError: There is no such file.
        FormatError: A line breaks the format.
    """
    for number, line in files.lines_of(place):
        data = files.json_of(line, str(place), number)
        if not isinstance(data, dict):
            raise FormatError("not a JSON object", "a document a line", str(place), number)
        try:
            yield Document.from_dict(data)
        except FormatError as error:
            raise FormatError(error.what, error.mend, str(place), number) from None
