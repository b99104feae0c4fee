"""Bootstrap intervals of precision, recall and F1: documents drawn again with replacement.

What is drawn are counts of documents, so that a thousand rounds over any number of rows are one matrix product. The
random numbers are those of numpy's ``RandomState``, whose stream is the same in all its versions.

Source: the percentile bootstrap over test items (Koehn, EMNLP 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from factx.evaluation.scores import Tally

ROUNDS = 1000
SEED = 20_240_501
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where the middle 95% of the redrawn scores lie."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"[{self.low:.1f}, {self.high:.1f}]"


def intervals(
    tallies: Sequence[Tally], rounds: int = ROUNDS
) -> tuple[Interval, Interval, Interval]:
    """The 95% intervals of precision, recall and F1 over documents with these tallies."""
    right, gold, predicted = redrawn(as_array(tallies), rounds).T
    scores = (right, predicted), (right, gold), (2 * right, gold + predicted)
    precision, recall, f1 = (middle(percent(*score)) for score in scores)
    return precision, recall, f1


def as_array(tallies: Sequence[Tally]) -> Array:
    """One line a document: right, gold, predicted."""
    return np.array([(t.right, t.gold, t.predicted) for t in tallies], dtype=np.float64)


def redrawn(counts: Array, rounds: int = ROUNDS) -> Array:
    """The sums of counts over the documents drawn in each round; the first axis of ``counts`` is documents."""
    size = len(counts)
    drawn = np.random.RandomState(SEED).randint(0, size, (rounds, size))
    times = np.zeros((rounds, size))
    np.add.at(times, (np.arange(rounds)[:, None], drawn), 1)
    sums: Array = times @ counts.reshape(size, -1)
    return sums.reshape(rounds, *counts.shape[1:])


def percent(part: Array, whole: Array) -> Array:
    """``part`` of ``whole`` in percent, nothing of nothing being 0."""
    return 100 * part / np.where(whole == 0, 1, whole)


def middle(values: Array) -> Interval:
    """The 2.5th and 97.5th percentile."""
    ordered = np.sort(values)
    last = len(ordered) - 1
    return Interval(float(ordered[round(0.025 * last)]), float(ordered[round(0.975 * last)]))
