"""Words by their sense: verbs of obtaining, nouns for a post; rules name the sense, the tables hold the words.

Source: the classes are our own, in the manner of the verb classes of Levin (1993).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from factx.rules.lexicon import HOME
from factx.rules.table import Row, read_table
from factx.words.verbs import forms


@dataclass(frozen=True)
class VerbSense(Row):
    """A verb with its senses; ``past`` are its irregular past forms."""

    key: ClassVar[str] = "lemma"
    lemma: str
    past: tuple[str, ...]
    senses: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class NounSense(Row):
    """A noun, or a word before one, with its senses."""

    key: ClassVar[str] = "word"
    word: str
    senses: tuple[str, ...]
    example: str


@cache
def verbs(sense: str) -> frozenset[str]:
    """All forms of the verbs of a sense: of ``ask`` "ask", "asks", "asking", "applied"."""
    rows = [row for row in _verbs() if sense in row.senses]
    if not rows:
        raise KeyError(sense)
    return frozenset(form for row in rows for form in forms(row.lemma, row.past))


@cache
def nouns(sense: str) -> frozenset[str]:
    """The nouns of a sense, as they stand in the table: of ``post`` "manager", "director"."""
    found = frozenset(row.word for row in _nouns() if sense in row.senses)
    if not found:
        raise KeyError(sense)
    return found


@cache
def _verbs() -> list[VerbSense]:
    """The table of verbs, read once."""
    return read_table(VerbSense, HOME / "words" / "verb_senses.csv").rows


@cache
def _nouns() -> list[NounSense]:
    """The table of nouns, read once."""
    return read_table(NounSense, HOME / "words" / "noun_senses.csv").rows
