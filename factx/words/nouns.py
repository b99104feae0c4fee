"""The singular of a noun, as a dictionary has it, and its plural.

Source: the regular plurals of English (Quirk et al., A Comprehensive Grammar of the English Language, 5.80).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from factx.rules.lexicon import HOME
from factx.rules.table import Row, read_table


@dataclass(frozen=True)
class Noun(Row):
    """A noun whose plural follows no rule."""

    key: ClassVar[str] = "plural"
    plural: str
    singular: str
    example: str


@cache
def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural stays ("gas", "status", "glass")."""
    known = _nouns().get(word) or _peoples().get(word)
    if known:
        return known
    if word.endswith("men") and len(word) > 5 and _nouns().get("men"):
        return word[:-3] + "man"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


@cache
def is_people(word: str) -> bool:
    """Whether a lower-case word is the plural name of a people: "britons", "iraqis", "canadians"; not "simmons"."""
    return word.endswith(("icans", "ians", "eans")) or word in _peoples()


@cache
def plural(word: str) -> str:
    """The plural of a lower-case noun, or of the last word of a compound ("square feet", "acre-feet")."""
    head, space, last = word.rpartition("-" if "-" in word.rpartition(" ")[2] else " ")
    known = next(
        (many for many, one in _nouns().items() if one == last and many != "persons"), None
    )
    if known is not None:
        return head + space + known
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return word if last.endswith(("us", "ens", "kes", "tz", "ux")) else word + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def _peoples() -> dict[str, str]:
    table = read_table(Noun, HOME / "words" / "peoples.csv")
    return {row.plural: row.singular for row in table.rows}


@cache
def _nouns() -> dict[str, str]:
    table = read_table(Noun, HOME / "words" / "nouns.csv")
    return {row.plural: row.singular for row in table.rows}
