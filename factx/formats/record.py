"""What reading yields: a text with its name and its date, and where it was found."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from factx.errors import FactxError, FormatError
from factx.formats.layouts import Fields, usual

_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Record:
    """One document to read. ``file`` and ``line`` say where it stands, ``section`` the desk that it is from.

    ``html`` is a page whose text is still to be taken out; ``formats.html.opened`` does it, and ``fetched`` is the day
    behind which its date of publication cannot lie.
    """

    doc_id: str
    text: str
    published: str | None = None
    title: str | None = None
    file: str | None = None
    line: int | None = None
    section: str | None = None
    html: bytes | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How files are read: the names of a record's fields, and how many bytes one document may have."""

    fields: Fields = field(default_factory=Fields)
    most: int = sys.maxsize


USUAL = How()


def iso_date(text: str) -> str:
    """Check an ISO date or date-time, and give it as it is written.

    Raises:
        FormatError: It is no date of the calendar.
    """
    written = text.strip()
    try:
        if _DATE.fullmatch(written):
            datetime.fromisoformat(written)
            return written
    except ValueError:
        pass
    raise FormatError(f"“{text}” is no date", "write it as 2021-02-04")


def from_json(
    data: Any, name: str, file: str, line: int | None = None, fields: Fields = USUAL.fields
) -> Record:
    """Make a record from a JSON object: the claim format, a layout that is known, or the fields that are named.

    Args:
        data: What the JSON says.
        name: The document's name where the object gives none.
        file: The file it stands in.
        line: The line in that file.
        fields: The names of its fields, where they are not the usual ones.

    Raises:
        FormatError: It is no object, lacks its text, or a field is not what it should be.
    """
    if not isinstance(data, Mapping):
        raise FormatError("not a JSON object", "write {…} with a text", file, line)
    try:
        plain = fields.take(data) if fields.given else usual(data)
    except FactxError as error:
        raise FormatError(error.what, error.mend, file, line) from None
    if "text" not in plain:
        raise FormatError("the record has no “text”", 'give it one: {"text": "…"}', file, line)
    text = _string(plain, "text", file, line)
    doc_id = _string(plain, "doc_id", file, line) or _string(plain, "id", file, line) or name
    return Record(
        doc_id=doc_id,
        text=text or "",
        published=_date(plain, file, line),
        title=_string(plain, "title", file, line),
        file=file,
        line=line,
    )


def _string(data: Mapping[str, Any], key: str, file: str, line: int | None) -> str | None:
    value = data.get(key)
    if key in ("doc_id", "id") and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None and key != "text":
        return None
    if not isinstance(value, str):
        found = type(value).__name__
        raise FormatError(f"“{key}” is {found}, not a string", "put it in quotes", file, line)
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise FormatError(
            f"“{key}” holds half of a surrogate pair", "write the character whole", file, line
        )
    return value


def _date(data: Mapping[str, Any], file: str, line: int | None) -> str | None:
    published = _string(data, "published", file, line)
    if not published:
        return None
    try:
        return iso_date(published)
    except FormatError as error:
        raise FormatError(f"published: {error.what}", error.mend, file, line) from None
