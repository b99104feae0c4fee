"""The page of an evaluation: gold and predicted side by side, paragraph by paragraph, with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factx.view.marks import Mark, segments
from factx.view.page import page


def evaluation_page(data: Mapping[str, Any], gold: str, signature: str) -> str:
    """Make the page.

    Args:
        data: The figures, kinds of error and documents; each document has ``text``, ``marks`` for both sides, and
            ``paragraphs`` with their ``start`` and ``end``.
        gold: The name of the gold file.
        signature: What was measured.
    """
    documents = [_cut(document) for document in data["documents"]]
    return page(
        "evaluation", **{**data, "documents": documents, "gold": gold, "signature": signature}
    )


def _cut(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with each paragraph's text cut at the marks."""
    sides = {name: [Mark(*one) for one in marks] for name, marks in document["marks"].items()}
    paragraphs = [
        {
            **paragraph,
            **{
                name: list(segments(document["text"], paragraph["start"], paragraph["end"], marks))
                for name, marks in sides.items()
            },
        }
        for paragraph in document["paragraphs"]
    ]
    return {**document, "paragraphs": paragraphs}
