"""doccano JSONL: an example a line with ``text``, ``entities`` and ``relations`` (sequence labelling with relations).

doccano numbers entities anew and keeps only their label and place; it keeps other columns of an example as they are.
What it has no place for stands there, under ``factx``, by label, place and rank of the entity.

Source: doccano.github.io/doccano, export format "JSONL (relation)".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factx.errors import FormatError
from factx.formats.annotations import files
from factx.formats.annotations.marks import Mark, document_of, marks_of, meta_of
from factx.model import Document


def write(documents: Iterable[Document], place: Path) -> None:
    """Write a file of examples."""
    rows = (_example(number, one) for number, one in enumerate(documents, 1))
    files.write_text(place, "".join(f"{files.as_json(row)}\n" for row in rows))


def read(place: Path) -> Iterator[Document]:
    """Read a file of examples.

    Raises:
        InputError: There is no such file.
        FormatError: A line is no example, or a span is none of the text.
    """
    for number, example in files.records_of(place, "example", "doccano"):
        kept = example.get("factx") or {}
        meta = {"doc_id": f"{place.stem}-{number}", **kept.get("document", {})}
        try:
            marks = _marks(example, kept.get("entities", {}))
            files.check(marks, example["text"], str(place))
            yield document_of(example["text"], marks, meta)
        except (FormatError, KeyError, TypeError) as error:
            what = (
                error.what
                if isinstance(error, FormatError)
                else f"an entity or relation lacks {error}"
            )
            raise FormatError(what, "mend the example", str(place), number) from None


def _example(number: int, document: Document) -> dict[str, Any]:
    marks = marks_of(document)
    ids = {mark.id: n for n, mark in enumerate(marks, 1)}
    entities = [
        {"id": ids[m.id], "label": m.label, "start_offset": m.span[0], "end_offset": m.span[1]}
        for m in marks
    ]
    links = [(mark.id, name, target) for mark in marks for name, target in mark.links]
    relations = [
        {"id": n, "from_id": ids[one], "to_id": ids[other], "type": name}
        for n, (one, name, other) in enumerate(links, 1)
    ]
    kept = {key: dict(m.data) for key, m in zip(_keys(entities), marks, strict=True) if m.data}
    return {
        "id": number,
        "text": document.text,
        "entities": entities,
        "relations": relations,
        "factx": {"document": meta_of(document), "entities": kept},
    }


def _marks(example: dict[str, Any], kept: dict[str, Any]) -> list[Mark]:
    entities = example.get("entities", [])
    links: dict[str, list[tuple[str, str]]] = {}
    for relation in example.get("relations", []):
        link = relation["type"], str(relation["to_id"])
        links.setdefault(str(relation["from_id"]), []).append(link)
    marks = []
    for key, entity in zip(_keys(entities), entities, strict=True):
        span = int(entity["start_offset"]), int(entity["end_offset"])
        own = str(entity["id"])
        words = example["text"][slice(*span)]
        linked = tuple(links.get(own, ()))
        marks.append(Mark(own, entity["label"], span, words, linked, kept.get(key, {})))
    return marks


def _keys(entities: list[dict[str, Any]]) -> list[str]:
    """A name for each entity that does not hang on its number: label, place, and which of several."""
    seen: Counter[str] = Counter()
    keys = []
    for entity in entities:
        key = f"{entity['label']}:{entity['start_offset']}:{entity['end_offset']}"
        seen[key] += 1
        keys.append(f"{key}:{seen[key]}")
    return keys
