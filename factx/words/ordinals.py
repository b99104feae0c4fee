"""The ordinal words: ``first``, ``twentieth``, ``hundredth``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from factx.rules.table import Row

ORDINALS = "words/ordinals.csv"


@dataclass(frozen=True)
class Ordinal(Row):
    """An ordinal word; ``sort`` is ``one`` (1-9), ``teen``, ``ten`` (20, 30 …) or ``scale`` (hundredth)."""

    key: ClassVar[str] = "word"
    word: str
    value: Decimal
    sort: str
    example: str
