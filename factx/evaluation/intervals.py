"""Bootstrap intervals of precision, recall and F1: documents drawn again with replacement.

Source: the percentile bootstrap over test items (Koehn, EMNLP 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from factx.evaluation.scores import Tally

ROUNDS = 1000
SEED = 20_240_501


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
    counts = [(tally.right, tally.gold, tally.predicted) for tally in tallies]
    random = Random(SEED)
    drawn = []
    for _ in range(rounds):
        sample = random.choices(counts, k=len(counts))
        drawn.append(Tally(*(sum(column) for column in zip(*sample, strict=True))))
    precision = sorted(tally.precision for tally in drawn)
    recall = sorted(tally.recall for tally in drawn)
    f1 = sorted(tally.f1 for tally in drawn)
    return _middle(precision), _middle(recall), _middle(f1)


def _middle(values: list[float]) -> Interval:
    """The 2.5th and 97.5th percentile of sorted values."""
    last = len(values) - 1
    return Interval(values[round(0.025 * last)], values[round(0.975 * last)])
