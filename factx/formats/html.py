"""HTML: a page of news, to read. trafilatura takes the article out of the page, htmldate finds its date.

Reading yields the page as it is, since taking the text out takes time that processes can share; ``opened`` does that.
Only dates that the page's markup or its address gives are taken, and none behind the day it was fetched.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from factx.errors import FactxError, InputError
from factx.formats.layouts import headed
from factx.formats.optional import needed
from factx.formats.record import USUAL, How, Record
from factx.formats.source import whole

LAST_DAY = "2100-12-31"


def read(stream: BinaryIO, file: str, name: str, how: How = USUAL) -> Iterator[Record | FactxError]:
    """Yield the one page."""
    data = whole(stream, file, how.most)
    if b"\0" in data:
        raise InputError("this is a binary file, not a page", "give an HTML file", file)
    if not data.strip():
        raise InputError("the file is empty", "give an HTML file", file)
    yield Record(doc_id=name, text="", file=file, html=data)


def opened(record: Record) -> Record:
    """The record with its text, where it was a page.

    Raises:
        InputError: There is no article in the page.
        PipelineError: trafilatura is not installed.
    """
    if record.html is None:
        return record
    library = needed("trafilatura", "batch", "reading HTML")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dates = {
        "extensive_search": False,
        "original_date": True,
        "max_date": record.fetched or LAST_DAY,
    }
    address = record.doc_id if record.doc_id.startswith(("http://", "https://")) else None
    found = library.bare_extraction(
        record.html,
        url=address,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dates,
    )
    if found is None or not (found.text or "").strip():
        what = "no article is found in this page"
        raise InputError(what, "give the page of one article", record.file, record.line)
    text = "\n\n".join(line for line in found.text.splitlines() if line.strip())
    return replace(
        record,
        text=headed(found.title, text),
        title=record.title or found.title,
        published=found.date or record.published,
        html=None,
    )
