"""Words that speak for one sense of an ambiguous unit: a pound of money or of weight, degrees of heat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from factx.rules.table import Row

WORDS = "quantities/context_words.csv"


@dataclass(frozen=True)
class ContextWord(Row):
    """A word and the sense that it speaks for: ``weight``, ``money``, ``heat`` or ``score``."""

    key: ClassVar[str] = "word"
    word: str
    sense: str
    example: str
