"""MeasEval's layout: ``text/NAME.txt`` and ``tsv/NAME.tsv``, a row a mark.

What the layout has no column for (values, units, kinds, times) stands under ``factx`` in the column ``other``, so that
MeasEval's own readers pass over it. MeasEval's data read here have no values: the numbers stay open.

Source: the data of SemEval-2021 Task 8 (github.com/harperco/MeasEval).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from factx.errors import FormatError, InputError
from factx.formats.annotations import files
from factx.formats.annotations.marks import LINKS, Mark, document_of, marks_of, meta_of
from factx.model import Document

COLUMNS = (
    "docId",
    "annotSet",
    "annotType",
    "startOffset",
    "endOffset",
    "annotId",
    "text",
    "other",
)
_MODS = {"~": "IsApproximate", "<": "IsRange", "<=": "IsRange", ">": "IsRange", ">=": "IsRange"}


def write(documents: Iterable[Document], place: Path) -> None:
    """Write the folders ``text`` and ``tsv``, and ``meta`` for dates and titles."""
    for number, document in enumerate(documents, 1):
        name = files.file_name(document.doc_id, number)
        files.write_text(place / "text" / f"{name}.txt", document.text)
        files.write_text(place / "tsv" / f"{name}.tsv", _table(name, marks_of(document)))
        files.write_text(place / "meta" / f"{name}.json", files.as_json(meta_of(document)) + "\n")


def read(place: Path) -> Iterator[Document]:
    """Read a folder with ``text`` and ``tsv`` below it.

    Raises:
        InputError: The folder has no table, or a text is missing.
        FormatError: A row lacks a column, or a span is none of the text.
    """
    found = sorted((place / "tsv").glob("*.tsv"))
    if not found:
        mend = "give a folder with text/*.txt and tsv/*.tsv below it"
        raise InputError("no MeasEval data", mend, str(place))
    for path in found:
        text = files.text_of(place / "text" / f"{path.stem}.txt")
        marks = _marks(path, text)
        files.check(marks, text, str(path))
        beside = place / "meta" / f"{path.stem}.json"
        meta = files.json_of(files.text_of(beside), str(beside)) if beside.exists() else {}
        try:
            yield document_of(text, marks, {"doc_id": path.stem, **meta})
        except FormatError as error:
            raise FormatError(error.what, error.mend, str(path)) from None


def _table(name: str, marks: list[Mark]) -> str:
    stream = io.StringIO()
    table = csv.writer(
        stream, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n"
    )
    table.writerow(COLUMNS)
    amounts = (mark for mark in marks if mark.label == "Quantity")
    sets = {mark.id: number for number, mark in enumerate(amounts, 1)}
    own = {mark.id: _set_of(mark, sets) for mark in marks}
    ids = {mark.id: f"T{n}-{own[mark.id]}" for n, mark in enumerate(marks, 1)}
    for mark in marks:
        said = " ".join(mark.text.split())
        head = (name, own[mark.id], mark.label, *mark.span, ids[mark.id], said)
        table.writerow((*head, _other(mark, ids)))
    return stream.getvalue()


def _set_of(mark: Mark, sets: Mapping[str, int]) -> int:
    """The number of the measurement that a mark belongs to; of a time 0."""
    owners = [sets[target] for _, target in mark.links if target in sets]
    return sets.get(mark.id) or (owners[0] if owners else 0)


def _other(mark: Mark, ids: Mapping[str, str]) -> str:
    """MeasEval's column of JSON: links, the unit and its modifiers; ours under "factx"."""
    other: dict[str, Any] = {}
    for relation, target in mark.links:
        before = other.get(relation)
        full = ids[target]
        other[relation] = (
            full if before is None else [*([before] if isinstance(before, str) else before), full]
        )
    if mark.label == "Quantity":
        unit = mark.data["unit"]["name"]
        other |= {"unit": unit} if unit else {}
        mods = [_MODS[mark.data["relation"]]] if mark.data["relation"] in _MODS else []
        mods += ["IsRange"] if "high" in mark.data and "IsRange" not in mods else []
        other |= {"mods": mods} if mods else {}
    if mark.data:
        other["factx"] = dict(mark.data)
    return files.as_json(other) if other else ""


def _marks(path: Path, text: str) -> list[Mark]:
    marks: list[Mark] = []
    for number, row in _rows(path):
        try:
            span = int(row["startOffset"]), int(row["endOffset"])
        except ValueError:
            raise FormatError("an offset is no number", "mend it", str(path), number) from None
        other = files.json_of(row["other"] or "{}", str(path), number)
        links = tuple(
            (relation, target)
            for relation in LINKS
            if relation in other
            for target in _several(other[relation])
        )
        data = other.get("factx", {})
        if not data and row["annotType"] == "Quantity" and other.get("unit"):
            data = {"unit": other["unit"]}
        own = Mark(row["annotId"], row["annotType"], span, text[slice(*span)], links, data)
        marks.append(own)
    return marks


def _several(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by their line; a row that lacks a column is an error."""
    names: list[str] = []
    for number, line in files.lines_of(path):
        cells = line.split("\t")
        if not names:
            names = cells
            missing = [column for column in COLUMNS if column not in names]
            if missing:
                raise FormatError(f"no column “{missing[0]}”", "see MeasEval", str(path), number)
            continue
        if len(cells) != len(names):
            what = f"{len(cells)} columns in place of {len(names)}"
            raise FormatError(what, "part them by tabs", str(path), number)
        yield number, dict(zip(names, cells, strict=True))
