"""Bytes to text: UTF-8, exactly as it is given, or an error that names the file and the line."""

from __future__ import annotations

import codecs

from factx.errors import InputError


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
