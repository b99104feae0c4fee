"""Which desk a gold document is from, and which part of the gold it belongs to.

The desk is the ``section`` of an article's front matter in corpus/. A gold file of one's own may have ``sections.csv``
beside it, with the columns ``doc_id`` and ``section``, which wins. The part
is that of ``split.csv`` of the bundled gold.
"""

from __future__ import annotations

import csv
from pathlib import Path

from factx.errors import FactxError, FormatError
from factx.evaluation.bundled import corpus_folder, gold_file
from factx.formats.reading import read

UNKNOWN = "no section"


def sections(gold: Path) -> dict[str, str]:
    """The section of each document that has one.

    Raises:
        FormatError: ``sections.csv`` lacks one of its columns.
    """
    articles = [record for record in read([corpus_folder()]) if not isinstance(record, FactxError)]
    found = {record.doc_id: record.section for record in articles if record.section}
    return found | _columns(gold.parent / "sections.csv", "section")


def parts() -> dict[str, str]:
    """``dev``, ``calibration`` or ``test`` for each bundled document."""
    return _columns(gold_file().parent / "split.csv", "part")


def _columns(path: Path, column: str) -> dict[str, str]:
    """What ``column`` says of each ``doc_id``; lines that begin with ``#`` are comments."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    if any(row.get("doc_id") is None or row.get(column) is None for row in rows):
        raise FormatError("a column is missing", f"head it doc_id,{column}", str(path))
    return {row["doc_id"]: row[column] for row in rows}
