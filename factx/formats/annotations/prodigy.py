"""Prodigy JSONL: a task a line with ``text``, ``tokens``, ``spans`` and ``relations``.

Tokens are words and signs, cut besides wherever a span begins or ends, so that every span is made of whole tokens. What
Prodigy has no key for stands under ``factx`` in a span and in ``meta``; Prodigy keeps such keys.

Source: prodi.gy/docs/api-interfaces, the interfaces spans_manual and relations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from factx.errors import FormatError
from factx.formats.annotations import files
from factx.formats.annotations.marks import Mark, document_of, marks_of, meta_of
from factx.model import Document, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


def write(documents: Iterable[Document], place: Path) -> None:
    """Write a file of tasks."""
    files.write_text(place, "".join(f"{files.as_json(_task(one))}\n" for one in documents))


def read(place: Path) -> Iterator[Document]:
    """Read a file of tasks; rejected and ignored ones are passed over.

    Raises:
        InputError: There is no such file.
        FormatError: A line is no task, or a span is none of the text.
    """
    for number, task in files.records_of(place, "task", "Prodigy"):
        if task.get("answer", "accept") != "accept":
            continue
        meta = {"doc_id": f"{place.stem}-{number}", **task.get("meta", {}).get("factx", {})}
        try:
            marks = _marks(task)
            files.check(marks, task["text"], str(place))
            yield document_of(task["text"], marks, meta)
        except (FormatError, KeyError, TypeError) as error:
            what = (
                error.what
                if isinstance(error, FormatError)
                else f"a span or relation lacks {error}"
            )
            raise FormatError(what, "mend the task", str(place), number) from None


def _task(document: Document) -> dict[str, Any]:
    marks = marks_of(document)
    tokens = _tokens(document.text, [mark.span for mark in marks])
    starts, ends = [span[0] for span in tokens], [span[1] for span in tokens]
    spans: list[dict[str, Any]] = []
    for mark in marks:
        first, last = bisect_left(starts, mark.span[0]), bisect_left(ends, mark.span[1])
        place = {
            "start": mark.span[0],
            "end": mark.span[1],
            "token_start": first,
            "token_end": last,
        }
        spans.append({**place, "label": mark.label, "factx": {"mark": mark.id, **mark.data}})
    by_id = {mark.id: span for mark, span in zip(marks, spans, strict=True)}
    relations = [
        {
            "head": by_id[mark.id]["token_end"],
            "child": by_id[target]["token_end"],
            "head_span": _place(by_id[mark.id]),
            "child_span": _place(by_id[target]),
            "label": relation,
            "factx": [mark.id, target],
        }
        for mark in marks
        for relation, target in mark.links
    ]
    written = [
        {
            "text": document.text[start:end],
            "start": start,
            "end": end,
            "id": number,
            "ws": document.text[end : end + 1] == " ",
        }
        for number, (start, end) in enumerate(tokens)
    ]
    return {
        "text": document.text,
        "tokens": written,
        "spans": spans,
        "relations": relations,
        "meta": {"doc_id": document.doc_id, "factx": meta_of(document)},
        "answer": "accept",
    }


def _place(span: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in span.items() if name != "factx"}


def _tokens(text: str, spans: Sequence[Span]) -> list[Span]:
    """Words and signs, cut where a span begins or ends."""
    cuts = sorted({edge for span in spans for edge in span})
    tokens: list[Span] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        inside = cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)]
        edges = [start, *inside, end]
        tokens += list(pairwise(edges))
    return tokens


def _marks(task: dict[str, Any]) -> list[Mark]:
    """The marks of a task; relations that a person drew name their spans by place and label."""
    spans = task.get("spans", [])
    names = [str(span.get("factx", {}).get("mark", f"span {n}")) for n, span in enumerate(spans)]
    by_place = {
        _key(span): name for span, name in zip(reversed(spans), reversed(names), strict=True)
    }
    links: dict[str, list[tuple[str, str]]] = {}
    for relation in task.get("relations", []):
        pair = relation.get("factx") or [
            by_place[_key(relation[side])] for side in ("head_span", "child_span")
        ]
        if all(name in names for name in pair):
            links.setdefault(pair[0], []).append((relation["label"], pair[1]))
    marks = []
    for span, name in zip(spans, names, strict=True):
        place = int(span["start"]), int(span["end"])
        data = {key: value for key, value in span.get("factx", {}).items() if key != "mark"}
        words = task["text"][slice(*place)]
        marks.append(Mark(name, span["label"], place, words, tuple(links.get(name, ())), data))
    return marks


def _key(span: dict[str, Any]) -> tuple[int, int, str]:
    return span["start"], span["end"], span["label"]
