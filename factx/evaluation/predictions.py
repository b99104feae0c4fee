"""Reading what a system predicts: the claim format, where what can be known without being told may be left out.

Left out may be: the text of a document, the words of a span, ids, ``relation`` (it is ``=``), ``value``, ``low`` and
``high`` (null), a unit or its code and name, the head of a subject (its last word). A field that the format does not
have is refused, since it may be one of its fields misspelt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from factx.errors import FormatError
from factx.evaluation.gold import read_gold
from factx.model import Document

NO_UNIT = {"kind": "none", "code": "1", "name": ""}
CODES = {"percent": "%", "count": "1", "none": "1"}
PHRASES = ("subject", "measure", "baseline", "whole", "place", "source")


def read_predictions(path: Path, gold: Sequence[Document]) -> list[Document]:
    """Read what a system predicts for the gold's texts, in the gold's order.

    Raises:
        InputError: The file cannot be read.
        FormatError: A line breaks the format, a document is missing, or its text differs from the gold's.
    """
    texts = {document.doc_id: document.text for document in gold}
    read = read_gold(path, lambda data: completed(data, texts))
    found = {document.doc_id: document for document in read}
    missing = [document.doc_id for document in gold if document.doc_id not in found]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        what = f"no prediction for “{missing[0]}”{more}"
        raise FormatError(
            what, "one line for each gold document, empty lists if need be", str(path)
        )
    for document in gold:
        if found[document.doc_id].text != document.text:
            what = f"the text of “{document.doc_id}” differs from the gold's"
            raise FormatError(what, "predict on the gold's text as it is", str(path))
    return [found[document.doc_id] for document in gold]


def completed(data: Any, texts: Mapping[str, str]) -> Any:
    """A line's data with what was left out; what has not the form of the claim format stays as it is."""
    if not isinstance(data, dict):
        return data
    text = data.get("text", texts.get(str(data.get("doc_id"))))
    if not isinstance(text, str):
        return data
    makers = {"quantities": _quantity, "times": _spanned, "claims": _claim}
    made = {
        part: [make(item, part[0] + str(n), text) for n, item in enumerate(data[part], 1)]
        for part, make in makers.items()
        if isinstance(data.get(part), list)
    }
    return {**data, "text": text, **made}


def _quantity(item: Any, id: str, text: str) -> Any:
    item = _spanned(item, id, text)
    if not isinstance(item, dict):
        return item
    unit = item.get("unit") or NO_UNIT
    if isinstance(unit, dict):
        unit = {"code": CODES.get(str(unit.get("kind")), ""), "name": "", **unit}
    return {"value": None, "low": None, "high": None, "relation": "=", **item, "unit": unit}


def _claim(item: Any, id: str, text: str) -> Any:
    if not isinstance(item, dict):
        return item
    phrases = {slot: _words(item[slot], text) for slot in PHRASES if item.get(slot)}
    subject = phrases.get("subject")
    if isinstance(subject, dict) and str(subject.get("text", "")).split():
        phrases["subject"] = {"head": subject["text"].split()[-1].lower(), **subject}
    return {"id": id, **item, **phrases}


def _spanned(item: Any, id: str, text: str) -> Any:
    return {"id": id, **_words(item, text)} if isinstance(item, dict) else item


def _words(item: Any, text: str) -> Any:
    """The item with the words that stand at its span."""
    span = item.get("span") if isinstance(item, dict) else None
    match span:
        case [int(start), int(end)] if 0 <= start < end:
            return {"text": text[start:end], **item}
    return item
