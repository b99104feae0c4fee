"""The tables of money: names, signs and places of currencies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import ClassVar

from factx.rules.lexicon import Lexicon
from factx.rules.table import Row

CURRENCIES = "quantities/currencies.csv"
WORDS = "quantities/money_words.csv"
SIGNS = "quantities/money_signs.csv"
PLACES = "quantities/currency_places.csv"


@dataclass(frozen=True)
class Currency(Row):
    """A currency; ``words`` are names that mean no other."""

    key: ClassVar[str] = "words"
    code: str
    name: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class MoneyWord(Row):
    """A word that several currencies share, or a minor unit; the first of ``codes`` is the default."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    codes: tuple[str, ...]
    factor: Decimal
    example: str


@dataclass(frozen=True)
class MoneySign(Row):
    """A sign or code; ``place`` is ``before`` the number, ``after`` it, ``both``, ``glued``, ``pence`` or ``large``."""

    key: ClassVar[str] = "signs"
    cased: ClassVar[bool] = True
    signs: tuple[str, ...]
    codes: tuple[str, ...]
    place: str
    example: str


@dataclass(frozen=True)
class Place(Row):
    """Words of place that speak for a currency."""

    key: ClassVar[str] = "words"
    code: str
    words: tuple[str, ...]
    example: str


@cache
def currency_name(lexicon: Lexicon, code: str) -> str:
    """The English name of a currency by its code."""
    rows = lexicon.table(CURRENCIES, Currency).rows
    return next((row.name for row in rows if row.code == code), code)
