"""Small looks at the pieces around a number, shared by the rules of quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from factx.numbers.value import Number
from factx.rules.lexicon import Lexicon
from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View
from factx.words.verbs import forms

HYPHENS = frozenset("-‐‑–")
BETWEEN = frozenset(
    "more additional further full whole extra consecutive straight successive previous solid long short other "
    "extraordinary tense brief mere good crucial us u.s. american imperial metric business working trading calendar "
    "fiscal entire separate".split()
)


@dataclass(frozen=True)
class Move(Row):
    """A verb of going up or down, with its irregular forms."""

    key: ClassVar[str] = "lemma"
    lemma: str
    irregular: tuple[str, ...]
    example: str


@cache
def _moves(lexicon: Lexicon) -> frozenset[str]:
    rows = lexicon.table("quantities/moves.csv", Move).rows
    return frozenset(word for row in rows for word in forms(row.lemma, row.irregular)) | {
        "up",
        "down",
    }


def moved(view: View, i: int) -> bool:
    """Whether a verb of change stands before the amount at piece ``i``: ``rose five pence to 913 pence``.

    A bare infinitive (``may rise 5 to 10 percent``) says how far, not where to.
    """
    at = i - 1
    if view.word(at) == "by":
        at -= 1
    said = view.before("relation", at + 1)
    if said is not None:
        at = said.start - 1
    return view.word(at) in _moves(view.lexicon) and view.tags[at] != "VB"


def numbers_at(view: View, i: int) -> Iterator[Match]:
    """The numbers that start at piece ``i``, with ``5m`` and ``50k`` read as millions and thousands first."""
    for kind in ("short", "number"):
        yield from view.all_at(kind, i)


def number_at(view: View, i: int) -> Match | None:
    """The longest number at piece ``i`` that is no ordinal."""
    found = view.at("number", i)
    return found if found and found.value.form != "ordinal" else None


def taken(view: View, i: int) -> bool:
    """Whether an amount covers piece ``i``: one that starts there, or at its sign before."""
    return any(
        match.end > i for j in range(i, max(i - 5, -1), -1) for match in view.all_at("quantity", j)
    )


def after_hyphen(view: View, i: int) -> int:
    """The piece after a hyphen that is glued on both sides at ``i``, else ``i``."""
    if view.word(i) in HYPHENS and view.pieces.glued(i) and view.pieces.glued(i + 1):
        return i + 1
    return i


def glued(view: View, number: Match) -> Match | None:
    """The word of relation that is glued to a number: ``40-odd``, ``40+``."""
    found = view.at("relation", after_hyphen(view, number.end))
    return found if found is not None and found.rule == "numbers.relations.glued" else None


def unit_starts(view: View, number: Match) -> Iterator[int]:
    """Where the unit of a number may start: right behind it, after a hyphen, after ``of a``, after an adjective.

    ``half an hour``, ``three quarters of a mile``, ``hundreds of miles``, ``two more years``.
    """
    end = number.end
    if view.word(end) == "]":
        end += 1
    at = after_hyphen(view, end)
    said = glued(view, number)
    if said is not None:
        at = after_hyphen(view, said.end)
    yield at
    value: Number = number.value
    if value.form in ("fraction", "vague"):
        if view.word(at) == "of":
            at += 1
        if view.word(at) in ("a", "an", "one"):
            at += 1
        if at > end:
            yield at
    for _ in range(2):
        if view.word(at) not in BETWEEN:
            return
        at += 1
        yield at


def as_said(match: Match) -> Number:
    """The number of an amount as the text says it: the 45 of ``45 cents``, the 50 of ``50 basis points``."""
    value: Number = match.value.number
    said = match.parts[0].value if match.parts else None
    small = match.value.code == "pp" or match.value.kind == "currency"
    return said if small and isinstance(said, Number) and said.value else value


def is_whole(number: Number) -> bool:
    """Whether the value is a whole number."""
    return number.value is not None and number.value == number.value.to_integral_value()


def is_noun(view: View, i: int) -> bool:
    """Whether piece ``i`` is tagged a noun, or not tagged at all."""
    return 0 <= i < view.size and (not view.tags[i] or view.tags[i].startswith("N"))


def is_verb(view: View, i: int) -> bool:
    """Whether piece ``i`` is tagged a verb."""
    return 0 <= i < view.size and view.tags[i].startswith("VB")


def ends_sentence(view: View, i: int, end: int) -> bool:
    """Whether the point of ``kg.`` is the end of the sentence, not part of the symbol."""
    if end - i < 2 or view.low[end - 1] != ".":
        return False
    return end >= view.size or view.raw[end][0].isupper() or view.pieces.broken(end)


def begins_clause(view: View, match: Match) -> bool:
    """``the temperature rose and 31 fled``: a number behind "and" that does something."""
    joined = view.word(match.start - 1) in ("and", "but", "while")
    return joined and view.tags[match.end : match.end + 1] in (["VBD"], ["VBZ"], ["VBP"], ["MD"])
