"""Scores and mismatches as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from factx.evaluation.intervals import Interval, intervals
from factx.evaluation.outcomes import BY_NAME, Outcome, Row
from factx.evaluation.scores import Scores, Tally
from factx.model import Document, Span

BREAKS = (". ", "? ", "! ", "\n")
MAIN = (
    BY_NAME["quantity", "value+unit"],
    BY_NAME["time", "value"],
    BY_NAME["slot", "subject"],
    BY_NAME["slot", "kind"],
    BY_NAME["slot", "time"],
    BY_NAME["claim", "claim"],
)
HEAD = f"{'P':>7} {'95%':13}{'R':>7} {'95%':13}{'F1':>7} {'95%':13}  right / gold / predicted"
Intervals = tuple[Interval, Interval, Interval]


def as_json(scores: Scores) -> dict[str, Any]:
    """The figures by group and row, in percent, with their intervals and the counts they are made from."""
    figures: dict[str, dict[str, Any]] = {}
    for row, tally in scores.rows().items():
        figures.setdefault(row.group, {})[row.name] = _figures(row, tally, _bounds(scores, row))
    return {"documents": len(scores.documents), "rows": figures}


def as_text(scores: Scores) -> str:
    """The figures as a table."""
    lines = [f"{'':30}{HEAD}"]
    for row, tally in scores.rows().items():
        name = f"{row.title} (accuracy)" if row.measure == "accuracy" else row.title
        lines.append(_line(name, row, tally, _bounds(scores, row)))
    return "\n".join(lines)


def groups_as_text(groups: Mapping[str, Scores]) -> Iterator[str]:
    """The main rows group by group, the scores with most in gold first."""
    for row in MAIN:
        own = {name: scores for name, scores in groups.items() if row in scores.rows()}
        counted = {name: scores.rows()[row] for name, scores in own.items()}
        counted = {name: tally for name, tally in counted.items() if tally.gold or tally.predicted}
        if counted:
            measure = " (accuracy)" if row.measure == "accuracy" else ""
            yield f"\n{row.title + measure:30}{HEAD}"
        for name, tally in sorted(counted.items(), key=lambda item: (-item[1].gold, item[0])):
            yield _line(f"  {name}", row, tally, _bounds(own[name], row))


def mismatches(scores: Scores, count: int) -> Iterator[str]:
    """The first mismatches of each row, with the sentence that each stands in."""
    texts = {document.gold.doc_id: document.gold for document in scores.documents}
    for row in scores.rows():
        shown = list(islice(scores.misses(row), count))
        if shown:
            yield f"\n{row.group} {row.name}"
        for miss in shown:
            yield _mismatch(miss, texts[miss.doc_id])


def _bounds(scores: Scores, row: Row) -> Intervals | None:
    """The intervals; of a single document there are none, since it can be drawn in one way only."""
    own = [document.tallies().get(row, Tally()) for document in scores.documents]
    return intervals(own) if len(own) > 1 else None


def _figures(row: Row, tally: Tally, bounds: Intervals | None) -> dict[str, Any]:
    counts = {"right": tally.right, "gold": tally.gold, "predicted": tally.predicted}
    names = ("accuracy",) if row.measure == "accuracy" else ("precision", "recall", "f1")
    values = (tally.recall,) if row.measure == "accuracy" else _scores(tally)
    figures = {name: round(value, 2) for name, value in zip(names, values, strict=True)}
    if bounds is None:
        return {**figures, **counts, "interval": None}
    spans = bounds[1:2] if row.measure == "accuracy" else bounds
    between = {
        name: [round(span.low, 2), round(span.high, 2)]
        for name, span in zip(names, spans, strict=True)
    }
    return {**figures, **counts, "interval": between}


def _scores(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def _line(name: str, row: Row, tally: Tally, bounds: Intervals | None) -> str:
    counts = f"  {tally.right} / {tally.gold} / {tally.predicted}"
    spans = bounds or ("–", "–", "–")
    if row.measure == "accuracy":
        return f"{name:30}{'':42}{tally.recall:7.1f} {spans[1]!s:13}{counts}"
    cells = zip(_scores(tally), spans, strict=True)
    return f"{name:30}" + "".join(f"{value:7.1f} {span!s:13}" for value, span in cells) + counts


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
