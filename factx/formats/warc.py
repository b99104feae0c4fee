"""WARC: what a crawler fetched, such as CC-NEWS, to read; each page that was answered with 200 is one document.

A document's name is the address of its page; the day it was fetched bounds its date of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from factx.errors import FactxError, InputError
from factx.formats.optional import needed
from factx.formats.record import USUAL, How, Record
from factx.formats.source import too_long

PAGES = ("text/html", "application/xhtml+xml")


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield each page."""
    warc = needed("fastwarc.warc", "batch", "reading WARC")
    count = 0
    try:
        for item in warc.ArchiveIterator(
            stream, record_types=warc.WarcRecordType.any_type, auto_decode="none"
        ):
            count += 1
            if item.record_type == warc.WarcRecordType.response and _is_page(item):
                yield _page(item, file, f"{name}-{count}", how)
    except (ValueError, EOFError, OSError, RuntimeError) as error:
        what = f"the archive breaks off or is damaged behind record {count}: {error}"
        raise InputError(what, "fetch it again", file) from None
    if not count:
        raise InputError("there is no WARC record in this file", "give a WARC archive", file)


def _is_page(item: Any) -> bool:
    """Whether it is an HTML page that was there."""
    head = item.http_headers
    kind = (item.http_content_type or "").lower()
    return head is not None and head.status_code == 200 and kind in PAGES


def _page(item: Any, file: str, name: str, how: How) -> Record | FactxError:
    address = item.headers.get("WARC-Target-URI") or name
    data = item.reader.read(how.most + 1 if how.most < 1 << 62 else -1)
    if len(data) < min(item.content_length, how.most):
        raise EOFError(f"of {address} only {len(data)} bytes are there")
    if len(data) > how.most:
        error = too_long(file, None, how.most)
        return InputError(f"{address}: {error.what}", error.mend, file)
    fetched = (item.headers.get("WARC-Date") or "")[:10] or None
    return Record(doc_id=address, text="", file=file, html=data, fetched=fetched)
