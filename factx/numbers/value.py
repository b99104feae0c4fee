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
    """A number as read. ``value`` is None where there are bounds; of a vague number one bound may be None."""

    form: Form
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    def __str__(self) -> str:
        if self.value is not None:
            return _digits(self.value)
        return f"{_digits(self.low)}..{_digits(self.high)}"


def _digits(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")
