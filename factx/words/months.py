"""The months of the year: ``january`` and ``jan`` are 1."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from factx.rules.lexicon import HOME
from factx.rules.table import Row, read_table

MONTHS = "words/months.csv"


@dataclass(frozen=True)
class Month(Row):
    """A month; ``doubtful`` says what else the word may be."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    month: int
    doubtful: str
    example: str


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month by its names: of ``sept`` 9."""
    rows = read_table(Month, HOME / MONTHS).rows
    return {word: row.month for row in rows for word in row.words}
