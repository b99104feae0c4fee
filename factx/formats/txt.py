"""Plain text: the file is one document, its name the document's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factx.errors import FactxError
from factx.formats.record import USUAL, How, Record
from factx.formats.source import decode, whole


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield the one document."""
    yield Record(doc_id=name, text=decode(whole(stream, file, how.most), file), file=file)
