"""Where an amount begins, with its words of relation; what a verb of change only gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.claims.once import once

if TYPE_CHECKING:
    from factx.claims.frame import Frame

BEFORE_AMOUNT = frozenset(
    "about nearly almost some around roughly just only more than over at least by a an $ record".split()
)


@once
def before_amount(frame: Frame) -> int:
    """The token before the amount and its words of relation."""
    i = frame.start - 1
    while frame.low(i) in BEFORE_AMOUNT:
        i -= 1
    return i


def got(frame: Frame, verb: int, below: int, lemma_of: str) -> bool:
    """Whether a verb has what is grown or found as its object: "grew 38,000 tonnes", "recovered six bodies"."""
    unit, after = frame.quantity.unit, frame.low(frame.end)
    if frame.tokens.dep[below] not in ("dobj", "nsubjpass") or lemma_of not in ("grow", "recover"):
        return False
    if lemma_of == "grow":
        return below > verb and (unit.kind == "physical" or after == "of")
    found = unit.kind in ("count", "physical") and not unit.name.endswith("point")
    return found or (unit.kind == "currency" and unit.per is None and after not in ("to", "a"))
