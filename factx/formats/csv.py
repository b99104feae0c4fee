"""CSV: one row a claim, with the columns of ``rows``; to write."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from factx.formats.rows import COLUMNS, rows
from factx.model import Document


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write the head and a row for each claim, a document's rows as soon as it is there."""
    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    table.writeheader()
    for document in documents:
        table.writerows(rows(document))
        stream.flush()
