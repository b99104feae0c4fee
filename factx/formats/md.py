"""Markdown with front matter: ``id``, ``title``, ``published``, ``section`` between two lines of ``---``.

The document's text is the title, an empty line, and the body. Other keys may stand there and are passed over,
save those that look like one of ours misspelt. A file without front matter is its own text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import BinaryIO

from factx.errors import FactxError, FormatError
from factx.formats.record import USUAL, How, Record, iso_date
from factx.formats.source import decode, whole

KEYS = ("id", "title", "published", "section")
FENCE = "---"

_ENTRY = re.compile(r"([A-Za-z_][\w-]*):(?:\s+(.*))?")


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield the one document."""
    yield parse(decode(whole(stream, file, how.most), file), file, name)


def parse(source: str, file: str, name: str) -> Record:
    """Make the document of a Markdown file.

    Raises:
        FormatError: The front matter is not closed, or a line of it cannot be read.
    """
    lines = re.split(r"(?<=\n)", source)
    if lines[0].strip() != FENCE:
        return Record(doc_id=name, text=source, file=file)
    closing = next((i for i, line in enumerate(lines) if i and line.strip() == FENCE), None)
    if closing is None:
        raise FormatError("the front matter has no end", "close it with ---", file, 1)
    head = _front_matter(lines[1:closing], file)
    body = "".join(lines[closing + 1 :]).strip()
    title = head.get("title") or None
    return Record(
        doc_id=head.get("id") or name,
        text=f"{title}\n\n{body}" if title else body,
        published=head.get("published") or None,
        title=title,
        file=file,
        line=closing + 2,
        section=head.get("section") or None,
    )


def _front_matter(lines: list[str], file: str) -> dict[str, str]:
    head: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        if not line.strip() or line.startswith(("#", " ", "\t", "-")):
            continue
        try:
            _take(line.strip(), head)
        except FormatError as error:
            raise FormatError(error.what, error.mend, file, number) from None
    return head


def _take(line: str, head: dict[str, str]) -> None:
    """Put one line ``key: value`` into the head."""
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        raise FormatError(f"“{line}” is no line of front matter", "write it as key: value")
    key, written = entry[1], (entry[2] or "").strip()
    if key in head:
        raise FormatError(f"“{key}” stands here twice", "leave one")
    if key not in KEYS:
        _refuse_misspelt(key)
        return
    value = _unquoted(written)
    head[key] = iso_date(value) if key == "published" and value else value


def _refuse_misspelt(key: str) -> None:
    close = get_close_matches(key.lower(), KEYS, n=1, cutoff=0.8)
    if close:
        raise FormatError(f"there is no key “{key}”", f"did you mean {close[0]}?")


def _unquoted(written: str) -> str:
    quote = written[:1]
    if quote not in ('"', "'"):
        return written
    if len(written) < 2 or not written.endswith(quote):
        raise FormatError(f"the quotation mark {quote} is not closed", "close it")
    if quote == "'":
        return written[1:-1].replace("''", "'")
    try:
        return str(json.loads(written))
    except ValueError:
        raise FormatError(f"{written} cannot be read", 'write “"” inside as \\"') from None
