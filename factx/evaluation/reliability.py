"""Whether confidences are probabilities: the reliability table and the expected calibration error.

Source: Guo et al. (2017), On Calibration of Modern Neural Networks, section 2 (ten bins of equal width).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factx.evaluation.claims import Comparison
from factx.evaluation.equal import same_unit, same_value
from factx.evaluation.match import match_quantities
from factx.evaluation.outcomes import Side
from factx.model import Claim, Document, Quantity

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicted claim with its quantity, and whether it is right."""

    claim: Claim
    quantity: Quantity
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies from ``low`` up to ``high``."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def judged(gold: Document, predicted: Document) -> Iterator[Judged]:
    """Each predicted claim of a document with whether gold has it."""
    one, other = Side.of(gold), Side.of(predicted)
    pairs = match_quantities(gold.quantities, predicted.quantities)
    partner = {a.id: b.id for a, b in pairs}
    right: set[str] = set()
    for mine, found in pairs:
        claim, guess = one.claim_of.get(mine.id), other.claim_of.get(found.id)
        if claim is None or guess is None:
            continue
        equal = same_value(mine, found) and same_unit(mine.unit, found.unit)
        if equal and Comparison(one, other, claim, guess, partner).all_right():
            right.add(guess.id)
    for claim in predicted.claims:
        yield Judged(claim, other.quantities[claim.quantity], claim.id in right)


def bins(points: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The reliability table over (confidence, right); empty bins are left out."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in points:
        rows[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(row),
            sum(confidence for confidence, _ in row) / len(row),
            sum(right for _, right in row) / len(row),
        )
        for number, row in enumerate(rows)
        if row
    ]


def calibration_error(table: Sequence[Bin]) -> float:
    """The expected calibration error: how far confidence and accuracy lie apart, weighted by bin."""
    total = sum(row.count for row in table)
    gaps = sum(row.count * abs(row.confidence - row.right) for row in table)
    return gaps / total if total else 0.0


def as_text(table: Sequence[Bin]) -> str:
    """The table and its error, for people."""
    lines = [f"{'confidence':14}{'claims':>7}{'mean':>7}{'right':>7}"]
    for row in table:
        name = f"{row.low:.1f}–{row.high:.1f}"
        lines.append(f"{name:14}{row.count:7}{row.confidence:7.2f}{row.right:7.2f}")
    lines.append(f"expected calibration error {calibration_error(table):.3f}")
    return "\n".join(lines)
