"""Plain text: the file is one document, its name the document's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factx.errors import FactxError
from factx.formats.record import Record
from factx.formats.source import decode


def read(stream: BinaryIO, file: str, name: str) -> Iterator[Record | FactxError]:
    """Yield the one document."""
    yield Record(doc_id=name, text=decode(stream.read(), file), file=file)
