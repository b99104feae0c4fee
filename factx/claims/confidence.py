"""How likely a claim is right: a small logistic model over the rules that made it, its weights a table.

``confidence.csv`` is written by ``factx bench confidence --write`` from the development part of the gold; nothing else
writes it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from factx.model import Claim, Quantity
from factx.rules.lexicon import Lexicon
from factx.rules.table import Row

TABLE = "claims/confidence.csv"
BIAS = "bias"


@dataclass(frozen=True)
class Weight(Row):
    """The weight of a feature, and how many claims with it were right and wrong when it was fitted."""

    key: ClassVar[str] = "feature"
    feature: str
    weight: str
    right: int
    wrong: int


class Confidence:
    """Gives each claim its probability."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.weights = {row.feature: float(row.weight) for row in lexicon.table(TABLE, Weight).rows}

    def __call__(self, claim: Claim, quantity: Quantity) -> float:
        """The probability that quantity, kind, subject and time of the claim are all right."""
        known = self.weights
        total = known.get(BIAS, 0.0) + sum(known.get(f, 0.0) for f in features(claim, quantity))
        return round(1 / (1 + math.exp(-total)), 3)


def features(claim: Claim, quantity: Quantity) -> list[str]:
    """What the model sees of a claim: the rules behind its slots, its kind, its unit, and how far it reached."""
    rules = {slot: reasons[0].rule for slot, reasons in claim.evidence.items() if reasons}
    seen = [
        f"{slot}:{rules.get(slot, 'none').removeprefix('claims.')}" for slot in ("subject", "time")
    ]
    seen.append(f"kind:{claim.kind}")
    seen.append(f"unit:{quantity.unit.kind}")
    if claim.subject is not None and claim.sentence is not None:
        far = not claim.sentence[0] <= claim.subject.span[0] < claim.sentence[1]
        seen.append(f"subject:{'far' if far else 'near'}")
    if claim.sentence is not None:
        length = claim.sentence[1] - claim.sentence[0]
        seen.append(
            f"sentence:{'long' if length > 180 else 'middling' if length > 90 else 'short'}"
        )
    filled = [s for s in ("source", "baseline", "measure") if getattr(claim, s) is not None]
    return seen + [f"has:{slot}" for slot in filled]
