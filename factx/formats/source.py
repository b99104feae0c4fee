"""Bytes to text: decoded and otherwise as given, or an error that names the file and the line."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from factx.errors import FactxError, InputError


def whole(stream: BinaryIO, file: str, most: int) -> bytes:
    """All that a stream holds.

    Raises:
        InputError: It holds more bytes than one document may have.
    """
    data = stream.read(most + 1 if most < 1 << 62 else -1)
    if len(data) > most:
        raise too_long(file, None, most)
    return data


def lines(stream: BinaryIO, file: str, most: int) -> Iterator[tuple[int, bytes | FactxError]]:
    """Yield the lines with their numbers; of one that is too long nothing is kept but its error."""
    number = 0
    while line := stream.readline(most + 1 if most < 1 << 62 else -1):
        number += 1
        if len(line) <= most:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield number, too_long(file, number, most)


def too_long(file: str, line: int | None, most: int) -> InputError:
    """The error of a document over the limit."""
    return InputError(f"over the limit of {most:,} bytes", "raise --max-chars", file, line)


def decode(data: bytes, file: str, first_line: int = 1) -> str:
    """Decode UTF-8; a byte order mark is no part of the text, line ends stay as they are.

    Args:
        data: The bytes of the file, or of one line of it.
        file: The file's name, for errors.
        first_line: The line at which ``data`` begins.

    Raises:
        InputError: The bytes are no UTF-8 text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("this is UTF-16, not UTF-8", "save it as UTF-8", file)
    if b"\0" in data:
        raise InputError("this is a binary file, not text", "give a text file in UTF-8", file)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        byte = f"0x{error.object[error.start]:02x}"
        raise InputError(f"byte {byte} is not UTF-8", "save it as UTF-8", file, line) from None
