"""brat standoff: ``NAME.txt`` and ``NAME.ann`` for each document, with MeasEval's names of entities and relations.

Kind, direction, modality and role of time are attributes of the quantity, to be seen and changed in brat; what brat has
no place for is a note in JSON. ``NAME.json`` has the document's id, date and title. ``annotation.conf`` is for brat.

Source: the standoff format of brat 1.3 (brat.nlplab.org/standoff.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from factx.errors import FormatError, InputError
from factx.formats.annotations import files
from factx.formats.annotations.marks import LABELS, LINKS, Mark, document_of, marks_of, meta_of
from factx.model import Document, Span

_ATTRIBUTES = {
    "Kind": ("kind", "level|change|growth|share|rank"),
    "Direction": ("direction", "up|down"),
    "Modality": ("modality", "stated|forecast|target|hypothetical|denied"),
    "TimeRole": ("time_role", "at|during|since|until|by"),
}
_ENTITY = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_RELATION = re.compile(r"R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (T\d+)(?: (\S+))?\s*")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(\{.*\})\s*")
_OTHER = ("#", "E", "*", "N")


def write(documents: Iterable[Document], place: Path) -> None:
    """Write a folder of standoff files."""
    files.write_text(place / "annotation.conf", _configuration())
    for number, document in enumerate(documents, 1):
        name = files.file_name(document.doc_id, number)
        files.write_text(place / f"{name}.txt", document.text)
        files.write_text(place / f"{name}.ann", _standoff(marks_of(document), document.text))
        files.write_text(place / f"{name}.json", files.as_json(meta_of(document)) + "\n")


def read(place: Path) -> Iterator[Document]:
    """Read a folder of standoff files, or one ``.ann`` file.

    Raises:
        InputError: A text is missing.
        FormatError: A line is none of brat's, or a span is none of the text.
    """
    found = [place] if place.suffix == ".ann" else sorted(place.rglob("*.ann"))
    if not found:
        raise InputError("no .ann file in this folder", "give a folder that brat wrote", str(place))
    for path in found:
        text = files.text_of(path.with_suffix(".txt"))
        marks = _marks(path, text)
        files.check(marks, text, str(path))
        beside = path.with_suffix(".json")
        meta = files.json_of(files.text_of(beside), str(beside)) if beside.exists() else {}
        try:
            yield document_of(text, marks, {"doc_id": path.stem, **meta})
        except FormatError as error:
            raise FormatError(error.what, error.mend, str(path)) from None


def _standoff(marks: list[Mark], text: str) -> str:
    ids = {mark.id: f"T{number}" for number, mark in enumerate(marks, 1)}
    lines: list[str] = []
    relations: list[str] = []
    attributes: list[str] = []
    notes: list[str] = []
    for mark in marks:
        own = ids[mark.id]
        shown = re.sub(r"\s*[\r\n]\s*", " ", mark.text)
        lines.append(f"{own}\t{mark.label} {_fragments(mark.span, text)}\t{shown}")
        for relation, target in mark.links:
            relations.append(f"R{len(relations) + 1}\t{relation} Arg1:{own} Arg2:{ids[target]}")
        data, claim = dict(mark.data), dict(mark.data.get("claim", {}))
        for name, (field, _) in _ATTRIBUTES.items():
            if claim.get(field) is not None:
                attributes.append(f"A{len(attributes) + 1}\t{name} {own} {claim.pop(field)}")
        if "claim" in data:
            data["claim"] = claim
        if data:
            notes.append(f"#{len(notes) + 1}\tAnnotatorNotes {own}\t{files.as_json(data)}")
    return "".join(f"{line}\n" for line in (*lines, *relations, *attributes, *notes))


def _fragments(span: Span, text: str) -> str:
    """The span, in brat's fragments where it runs over a line end."""
    start, end = span
    parts = re.finditer(r"[^\r\n]+", text[start:end])
    return ";".join(f"{start + part.start()} {start + part.end()}" for part in parts)


def _marks(path: Path, text: str) -> list[Mark]:
    spans: dict[str, tuple[str, Span]] = {}
    links: dict[str, list[tuple[str, str]]] = {}
    data: dict[str, dict[str, Any]] = {}
    changed: dict[str, dict[str, str]] = {}
    for number, line in files.lines_of(path):
        if entity := _ENTITY.fullmatch(line):
            bounds = [int(n) for n in re.findall(r"\d+", entity[3])]
            spans[entity[1]] = entity[2], (bounds[0], bounds[-1])
        elif relation := _RELATION.fullmatch(line):
            links.setdefault(relation[2], []).append((relation[1], relation[3]))
        elif attribute := _ATTRIBUTE.fullmatch(line):
            field, _ = _ATTRIBUTES.get(attribute[1], (attribute[1], ""))
            changed.setdefault(attribute[2], {})[field] = attribute[3] or "true"
        elif note := _NOTE.fullmatch(line):
            data[note[1]] = files.json_of(note[2], str(path), number)
        elif not line.startswith(_OTHER):
            raise FormatError("not a line of brat standoff", "mend it", str(path), number)
    known = {field for field, _ in _ATTRIBUTES.values()}
    for name, fields in changed.items():
        kept = {field: value for field, value in fields.items() if field in known}
        if kept:
            own = data.setdefault(name, {})
            own["claim"] = {**own.get("claim", {}), **kept}
    return [
        Mark(name, label, span, text[slice(*span)], tuple(links.get(name, ())), data.get(name, {}))
        for name, (label, span) in spans.items()
    ]


def _configuration() -> str:
    """What brat must know of labels, relations and attributes."""
    entities = "\n".join(LABELS)
    relations = "\n".join(f"{link}\tArg1:<ENTITY>, Arg2:<ENTITY>" for link in LINKS)
    values: Mapping[str, tuple[str, str]] = _ATTRIBUTES
    attributes = "\n".join(f"{name}\tArg:Quantity, Value:{v}" for name, (_, v) in values.items())
    return (
        f"[entities]\n{entities}\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
        f"{relations}\n[events]\n[attributes]\n{attributes}\n"
    )
