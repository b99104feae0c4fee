"""What the layouts share: names of files, text as it is, JSON that says where it is broken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from factx.errors import FormatError, InputError
from factx.formats.annotations.marks import Mark
from factx.formats.source import decode

_PLAIN = " !#$&'()+,;=@[]{}^~–’"


def file_name(doc_id: str, number: int) -> str:
    """A name for a document's files; any id gives one that every file system takes."""
    safe = quote(doc_id, safe=_PLAIN).strip(". ")
    return safe[:180] if safe else f"document-{number}"


def text_of(path: Path) -> str:
    """A file's text, its line ends as they are.

    Raises:
        InputError: There is no such file, or it is not UTF-8.
    """
    try:
        return decode(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise InputError(
            "there is no such file", "put it beside its annotation", str(path)
        ) from None
    except OSError as error:
        what = (error.strerror or "it cannot be read").lower()
        raise InputError(what, "check the path and its rights", str(path)) from None


def write_text(path: Path, text: str) -> None:
    """Write a file, its line ends as they are.

    Raises:
        InputError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # a text that begins with a byte order mark keeps it: reading takes one off
        path.write_bytes((f"\ufeff{text}" if text.startswith("\ufeff") else text).encode())
    except OSError as error:
        what = f"cannot be written: {(error.strerror or 'no reason given').lower()}"
        raise InputError(what, "check the folder and its rights", str(path)) from None


def json_of(text: str, file: str, line: int | None = None) -> Any:
    """The JSON of a line or file.

    Raises:
        FormatError: It is broken.
    """
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        said = getattr(error, "msg", "nested too deep").lower()
        raise FormatError(f"broken JSON: {said}", "mend it", file, line) from None


def as_json(data: Any) -> str:
    """Plain data as JSON on one line."""
    return json.dumps(data, ensure_ascii=False)


def lines_of(path: Path) -> Iterable[tuple[int, str]]:
    """The lines of a file that are not empty, with their numbers from 1."""
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")


def records_of(place: Path, name: str, tool: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a tool's file, a line each, with their numbers; each has a text.

    Raises:
        InputError: There is no such file.
        FormatError: A line is no object with a text.
    """
    for number, line in lines_of(place):
        record = json_of(line, str(place), number)
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise FormatError(f"no {name} with a text", f"give {tool}'s JSONL", str(place), number)
        yield number, record


def check(marks: Iterable[Mark], text: str, file: str) -> None:
    """Refuse marks that lie outside the text.

    Raises:
        FormatError: A span is none of the text.
    """
    for mark in marks:
        start, end = mark.span
        if not 0 <= start < end <= len(text):
            what = f"{mark.label} {mark.id}: [{start}, {end}] is no span of the text"
            raise FormatError(what, "count the offsets in Unicode code points", file)
