"""The rows of the tables of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from factx.rules.table import Row

NAMES = "prose/names.csv"
HEADS = "prose/heads.csv"
NUMBERED = "prose/numbered.csv"
CODES = "prose/codes.csv"
ONE = "prose/one.csv"


@dataclass(frozen=True)
class Name(Row):
    """A whole name that holds a number, as it is written."""

    key: ClassVar[str] = "name"
    cased: ClassVar[bool] = True
    name: str
    reason: str
    example: str


@dataclass(frozen=True)
class Head(Row):
    """A word that a number behind it names one of; ``capital`` is ``yes`` where only its capital shows that."""

    key: ClassVar[str] = "words"
    words: str
    capital: str
    reason: str
    example: str


@dataclass(frozen=True)
class Numbered(Row):
    """A noun that an ordinal before it only identifies."""

    key: ClassVar[str] = "noun"
    noun: str
    reason: str
    example: str


@dataclass(frozen=True)
class Code(Row):
    """Letters that stand before an amount without making a name of it: currencies, quarters."""

    key: ClassVar[str] = "letters"
    cased: ClassVar[bool] = True
    letters: str
    example: str


@dataclass(frozen=True)
class One(Row):
    """``one`` and the words beside it that show that it is a pronoun or part of an idiom."""

    key: ClassVar[str] = "words"
    words: str
    example: str
