"""Scores and mismatches as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from factx.evaluation.outcomes import Outcome, Row
from factx.evaluation.scores import Scores, Tally
from factx.model import Document, Span

BREAKS = (". ", "? ", "! ", "\n")


def as_json(scores: Scores) -> dict[str, Any]:
    """The figures by group and row, in percent, with the counts they are made from."""
    figures: dict[str, dict[str, Any]] = {}
    for row, tally in scores.rows().items():
        figures.setdefault(row.group, {})[row.name] = _figures(row, tally)
    return {"documents": len(scores.documents), "rows": figures}


def as_text(scores: Scores) -> str:
    """The figures as a table."""
    lines = [f"{'':30}{'P':>7}{'R':>7}{'F1':>7}   right / gold / predicted"]
    lines += [_line(row, tally) for row, tally in scores.rows().items()]
    return "\n".join(lines)


def mismatches(scores: Scores, count: int) -> Iterator[str]:
    """The first mismatches of each row, with the sentence that each stands in."""
    texts = {document.gold.doc_id: document.gold for document in scores.documents}
    for row in scores.rows():
        shown = list(islice(scores.misses(row), count))
        if shown:
            yield f"\n{row.group} {row.name}"
        for miss in shown:
            yield _mismatch(miss, texts[miss.doc_id])


def _figures(row: Row, tally: Tally) -> dict[str, Any]:
    counts = {"right": tally.right, "gold": tally.gold, "predicted": tally.predicted}
    if row.measure == "accuracy":
        return {"accuracy": round(tally.recall, 2), **counts}
    return {
        "precision": round(tally.precision, 2),
        "recall": round(tally.recall, 2),
        "f1": round(tally.f1, 2),
        **counts,
    }


def _line(row: Row, tally: Tally) -> str:
    counts = f"{tally.right} / {tally.gold} / {tally.predicted}"
    name = f"{row.group} {row.name}" if row.group != row.name else row.name
    if row.measure == "accuracy":
        return f"{name + ' (accuracy)':30}{'':14}{tally.recall:7.1f}   {counts}"
    return f"{name:30}{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}   {counts}"


def _mismatch(miss: Outcome, document: Document) -> str:
    return (
        f"  {miss.doc_id} {miss.span[0]}: {sentence(document, miss.span)}\n"
        f"    gold       {miss.gold if miss.gold is not None else '—'}\n"
        f"    predicted  {miss.predicted if miss.predicted is not None else '—'}"
    )


def sentence(document: Document, span: Span) -> str:
    """The sentence around a span: the claim's own where gold gives it, else from mark to mark."""
    text = document.text
    for claim in document.claims:
        if claim.sentence and claim.sentence[0] <= span[0] < claim.sentence[1]:
            return " ".join(text[slice(*claim.sentence)].split())
    starts = [at + len(mark) for mark in BREAKS if (at := text.rfind(mark, 0, span[0])) >= 0]
    ends = [at + 1 for mark in BREAKS if (at := text.find(mark, span[1])) >= 0]
    return " ".join(text[max(starts, default=0) : min(ends, default=len(text))].split())
