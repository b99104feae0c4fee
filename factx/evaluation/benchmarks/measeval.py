"""MeasEval, SemEval-2021 task 8: quantity, unit, measured entity and measured property on scientific paragraphs.

Each gold quantity is paired with the predicted one that overlaps it most; unit, entity and property are compared below
a pair. Every gold span, and every predicted span without a partner, is one row: exact is 1 where the two spans are the
same, overlap is the F1 of their words; a row without a partner scores 0. The figure of a class is the mean of its rows.

Source: Harper et al. (2021), SemEval-2021 Task 8: MeasEval, section 5 (exact match and overlap F1, after SQuAD).
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.errors import InputError
from factx.evaluation.benchmarks.measeval_adapter import Measurement, predicted
from factx.evaluation.equal import overlap
from factx.evaluation.signature import digest, signature
from factx.model import Span

CLASSES = ("Quantity", "Unit", "MeasuredEntity", "MeasuredProperty")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its gold measurements."""

    name: str
    text: str
    gold: tuple[Measurement, ...]


def read(folder: Path) -> list[Paragraph]:
    """The paragraphs of a folder with ``text`` and ``tsv`` below it.

    Raises:
        InputError: The folder lacks them.
    """
    names = sorted((folder / "tsv").glob("*.tsv"))
    if not names:
        mend = "give a folder that has text/*.txt and tsv/*.tsv below it"
        raise InputError("no MeasEval data", mend, str(folder))
    return [_paragraph(folder / "text" / f"{name.stem}.txt", name) for name in names]


def _paragraph(text: Path, table: Path) -> Paragraph:
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {
        r["annotId"]: Measurement(_span(r), _unit(r)) for r in rows if r["annotType"] == "Quantity"
    }
    owner = {name: name for name in found}
    for kind, link in (
        ("MeasuredProperty", "HasQuantity"),
        ("MeasuredEntity", "HasQuantity"),
        ("MeasuredEntity", "HasProperty"),
    ):
        for row in rows:
            target = _other(row).get(link)
            if row["annotType"] == kind and target in owner:
                owner[row["annotId"]] = owner[target]
                found[owner[target]].spans[kind] = _span(row)
    content = text.read_text(encoding="utf-8")
    return Paragraph(table.stem, content, tuple(found.values()))


def _span(row: dict[str, str]) -> Span:
    return int(row["startOffset"]), int(row["endOffset"])


def _other(row: dict[str, str]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(row["other"]) if row["other"] else {}
    return loaded


def _unit(row: dict[str, str]) -> str | None:
    unit = _other(row).get("unit")
    return str(unit) if unit else None


def rows(
    paragraph: Paragraph, guesses: Sequence[Measurement]
) -> Iterator[tuple[str, float, float]]:
    """Each row of a paragraph: its class, exact, overlap."""
    left = list(guesses)
    for gold in paragraph.gold:
        near = [g for g in left if overlap(g.quantity, gold.quantity)]
        best = max(
            near, key=lambda g: _words(paragraph.text, g.quantity, gold.quantity), default=None
        )
        if best is not None:
            left.remove(best)
        yield from _pair(paragraph.text, gold, best)
    for guess in left:
        yield from _pair(paragraph.text, None, guess)


def _pair(
    text: str, gold: Measurement | None, guess: Measurement | None
) -> Iterator[tuple[str, float, float]]:
    found = gold.quantity if gold else None
    guessed = guess.quantity if guess else None
    yield ("Quantity", *_scores(text, found, guessed))
    one, other = gold and gold.unit, guess and guess.unit
    if one or other:
        yield "Unit", float(one == other), _bag((one or "").split(), (other or "").split())
    for kind in CLASSES[2:]:
        mine = gold.spans.get(kind) if gold else None
        its = guess.spans.get(kind) if guess else None
        if mine or its:
            yield (kind, *_scores(text, mine, its))


def _scores(text: str, one: Span | None, other: Span | None) -> tuple[float, float]:
    if one is None or other is None:
        return 0.0, 0.0
    return float(one == other), _words(text, one, other)


def _words(text: str, one: Span, other: Span) -> float:
    """The F1 of the words of two spans that overlap; 0 where they do not."""
    if not overlap(one, other):
        return 0.0
    return _bag(text[slice(*one)].split(), text[slice(*other)].split())


def _bag(one: list[str], other: list[str]) -> float:
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other)) if common else 0.0


def scores(nlp: Any, folder: Path) -> dict[str, list[tuple[float, float]]]:
    """The rows of each class over the folder: exact, overlap."""
    paragraphs = read(folder)
    docs = nlp.pipe(paragraph.text for paragraph in paragraphs)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in CLASSES}
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        for kind, exact, shared in rows(paragraph, predicted(doc)):
            found[kind].append((exact, shared))
    return found


def means(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The figures of a class in percent: exact, overlap."""
    count = max(len(points), 1)
    return 100 * sum(e for e, _ in points) / count, 100 * sum(o for _, o in points) / count


def report(nlp: Any, folder: Path) -> Iterator[str]:
    """Score the folder: a line a class, and the signature."""
    yield f"{'':18}{'exact':>8}{'overlap':>9}{'rows':>7}"
    for kind, points in scores(nlp, folder).items():
        exact, overlap = means(points)
        yield f"{kind:18}{exact:8.1f}{overlap:9.1f}{len(points):7}"
    yield signature(nlp, digest((folder / "tsv").glob("*.tsv")), "measeval (SemEval-2021 task 8)")
