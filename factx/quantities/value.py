"""What an amount means: a number and the unit it is given in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from factx.model import Unit, UnitKind
from factx.numbers.value import Number
from factx.rules.match import value_type


@value_type
@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, before the context has decided what is ambiguous.

    ``others`` are the codes that the same words may stand for too. ``relation`` is set where a rule knows it.
    """

    number: Number
    kind: UnitKind
    code: str = "1"
    name: str = ""
    per: str | None = None
    dimension: str | None = None
    others: tuple[str, ...] = ()
    relation: str | None = None

    def __str__(self) -> str:
        unit = self.name if self.kind == "count" else "" if self.kind == "none" else self.code
        per = f" per {self.per}" if self.per else ""
        return f"{self.number} {unit}".strip() + per

    @property
    def unit(self) -> Unit:
        """The unit as the claim format has it."""
        return Unit(self.kind, self.code, self.name, self.per, self.dimension)

    def given(self, number: Number) -> Amount:
        """The same unit with another number."""
        return replace(self, number=number)


def scaled(number: Number, factor: Decimal) -> Number:
    """The number times a factor; itself where the factor is one."""
    return number if factor == 1 else number.times(factor)
