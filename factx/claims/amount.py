"""Where an amount begins, with its words of relation."""

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
