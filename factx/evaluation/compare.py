"""Whether two outputs differ by more than chance: a permutation test, and the bootstrap interval of the difference.

In each round of the test every document's two results change sides or stay, by the toss of a coin. The p-value is the
share of rounds in which the difference is at least as large as the one seen, whichever its sign.

Source: approximate randomization (Noreen 1989; Yeh, COLING 2000); the paired bootstrap (Koehn, EMNLP 2004).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from factx.evaluation.intervals import SEED, Array, Interval, as_array, middle, percent, redrawn
from factx.evaluation.outcomes import Row
from factx.evaluation.scores import Scores, Tally

TOSSES = 10_000
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of two outputs: F1 (or accuracy) of each, the second less the first, and its p-value."""

    row: Row
    first: float
    second: float
    interval: Interval
    p: float

    @property
    def difference(self) -> float:
        """How much better the second is, in points."""
        return self.second - self.first


def compare(first: Scores, second: Scores) -> list[Difference]:
    """Compare the scores of two outputs over the same gold documents, row by row."""
    return [_difference(row, *_counts(row, first, second)) for row in first.rows()]


def as_text(differences: list[Difference], names: tuple[str, str]) -> Iterator[str]:
    """The differences as a table; A and B are the outputs compared."""
    yield f"A: {names[0]}; B: {names[1]}; F1, or accuracy where that is the measure"
    yield f"{'':30}{'A':>7}{'B':>7}{'B - A':>8}  {'95%':15}{'p':>7}"
    for one in differences:
        name = one.row.title
        figures = f"{one.first:7.1f}{one.second:7.1f}{one.difference:+8.1f}"
        yield f"{name:30}{figures}  {one.interval!s:15}{one.p:7.4f}"


def _counts(row: Row, first: Scores, second: Scores) -> tuple[Array, Array]:
    ones, others = (
        as_array([document.tallies().get(row, Tally()) for document in scores.documents])
        for scores in (first, second)
    )
    return ones, others


def _difference(row: Row, ones: Array, others: Array) -> Difference:
    seen = _score(row, others.sum(axis=0)) - _score(row, ones.sum(axis=0))
    tosses = np.random.RandomState(SEED).randint(0, 2, (TOSSES, len(ones))).astype(np.float64)
    moved = tosses @ (others - ones)
    by_chance = _score(row, others.sum(axis=0) - moved) - _score(row, ones.sum(axis=0) + moved)
    extreme = int((np.abs(by_chance) >= abs(float(seen)) - _CLOSE).sum())
    drawn = redrawn(np.stack([ones, others], axis=1))
    spread = middle(_score(row, drawn[:, 1]) - _score(row, drawn[:, 0]))
    first, second = (float(_score(row, counts.sum(axis=0))) for counts in (ones, others))
    return Difference(row, first, second, spread, (extreme + 1) / (TOSSES + 1))


def _score(row: Row, counts: Array) -> Array:
    right, gold, predicted = counts[..., 0], counts[..., 1], counts[..., 2]
    return (
        percent(right, gold) if row.measure == "accuracy" else percent(2 * right, gold + predicted)
    )
