"""CSV: one row a claim, with the columns of ``flat``; to write."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from factx.formats.flat import NAMES, rows, written
from factx.model import Document


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write the head and a row for each claim, a document's rows as soon as it is there."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(NAMES)
    for document in documents:
        table.writerows(map(written, row.values()) for row in rows(document))
        stream.flush()
