"""Precision, recall, F1 and accuracy, counted from outcomes, micro over documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factx.errors import FormatError
from factx.evaluation.claims import claim_outcomes
from factx.evaluation.gold import PARTS
from factx.evaluation.match import match_quantities
from factx.evaluation.outcomes import ROWS, Outcome, Row, Side
from factx.evaluation.quantities import quantity_outcomes
from factx.evaluation.times import time_outcomes
from factx.model import Document

Extract = Callable[[Iterable[Document]], Iterable[Document]]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are right, of how many in gold and how many predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right, self.gold + other.gold, self.predicted + other.predicted
        )

    @property
    def precision(self) -> float:
        """Right of predicted, in percent."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right of gold, in percent; for a row of accuracy this is the accuracy."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        both = self.gold + self.predicted
        return 200 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The outcomes of one document; a resampling of documents is a resampling of these."""

    gold: Document
    predicted: Document
    outcomes: tuple[Outcome, ...]

    def tallies(self) -> dict[Row, Tally]:
        """Count each row; a row that gold does not annotate is not there."""
        counts: dict[Row, list[int]] = {row: [0, 0, 0] for row in covered(self.gold)}
        for outcome in self.outcomes:
            count = counts[outcome.row]
            count[0] += outcome.right
            count[1] += outcome.gold is not None
            count[2] += outcome.predicted is not None
        return {row: Tally(*count) for row, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a system on a gold file."""

    documents: tuple[DocumentScore, ...]

    def rows(self) -> dict[Row, Tally]:
        """Every row that some document covers, summed over documents."""
        sums: dict[Row, Tally] = defaultdict(Tally)
        for document in self.documents:
            for row, tally in document.tallies().items():
                sums[row] += tally
        return {row: sums[row] for row in ROWS if row in sums}

    def misses(self, row: Row) -> Iterator[Outcome]:
        """What is wrong in this row, in the order of the documents and their texts."""
        for document in self.documents:
            wrong = [o for o in document.outcomes if o.row == row and not o.right]
            yield from sorted(wrong, key=lambda outcome: outcome.span)


def evaluate(gold: Sequence[Document], extract: Extract) -> Scores:
    """Score what an extract function makes of the gold's texts.

    Args:
        gold: The gold documents.
        extract: Takes records with text, doc_id, published and title; gives documents, in any order.

    Raises:
        FormatError: The function gives no document for one of the texts.
    """
    bare = [Document(g.doc_id, g.text, published=g.published, title=g.title) for g in gold]
    found = {document.doc_id: document for document in extract(bare)}
    missing = [document.doc_id for document in gold if document.doc_id not in found]
    if missing:
        raise FormatError(f"nothing was extracted from “{missing[0]}”", "see its error")
    return score(gold, [found[document.doc_id] for document in gold])


def score(gold: Sequence[Document], predicted: Sequence[Document]) -> Scores:
    """Score predicted documents against gold documents of the same texts, in the same order."""
    pairs = zip(gold, predicted, strict=True)
    return Scores(tuple(DocumentScore(g, p, tuple(_outcomes(g, p))) for g, p in pairs))


def covered(gold: Document) -> list[Row]:
    """The rows for what the document annotates in full."""
    parts = PARTS if gold.annotates is None else gold.annotates
    group = {"quantity": "quantities", "time": "times", "slot": "claims", "claim": "claims"}
    return [row for row in ROWS if group[row.group] in parts]


def _outcomes(gold: Document, predicted: Document) -> Iterator[Outcome]:
    parts = PARTS if gold.annotates is None else gold.annotates
    one, other = Side.of(gold), Side.of(predicted)
    pairs = match_quantities(gold.quantities, predicted.quantities)
    if "quantities" in parts:
        yield from quantity_outcomes(one, other, pairs)
    if "times" in parts:
        yield from time_outcomes(one, other)
    if "claims" in parts:
        yield from claim_outcomes(one, other, pairs)
