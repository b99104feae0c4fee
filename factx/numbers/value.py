"""What a number means: a value or two bounds, and the form it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from factx.rules.match import value_type

Form = Literal["cardinal", "ordinal", "fraction", "range", "vague"]


@value_type
@dataclass(frozen=True, slots=True)
class Number:
    """A number as read. ``value`` is None where there are bounds; of a vague number ``high`` is None.

    ``relation`` is set where the number's own words say it ("a couple of" is two, about).
    """

    form: Form
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    relation: str | None = None

    def __str__(self) -> str:
        if self.value is not None:
            return digits(self.value)
        return f"{digits(self.low)}..{digits(self.high)}"

    def times(self, factor: Decimal) -> Number:
        """The number with its value or bounds multiplied."""
        value, low, high = (
            None if part is None else part * factor for part in (self.value, self.low, self.high)
        )
        return Number(self.form, value, low, high, self.relation)


def digits(number: Decimal | None) -> str:
    """A number in plain digits, without trailing zeros; nothing for None."""
    return "" if number is None else format(number.normalize(), "f")
