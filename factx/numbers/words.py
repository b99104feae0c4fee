"""The tables of number words, and small looks at the pieces around a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar
from unicodedata import category

from factx.numbers.value import Number
from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View

HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−")
WORDS = "numbers/words.csv"
MULTIPLIERS = "numbers/multipliers.csv"
PARTS = "numbers/parts.csv"
RELATIONS = "numbers/relations.csv"
VAGUE = "numbers/vague.csv"


@dataclass(frozen=True)
class NumberWord(Row):
    """A word for a number below a hundred; ``sort`` is ``one`` (1-9), ``teen`` or ``ten`` (20, 30 …)."""

    key: ClassVar[str] = "word"
    word: str
    value: Decimal
    sort: str
    example: str


@dataclass(frozen=True)
class Multiplier(Row):
    """What multiplies the number before it; ``when`` is ``always``, or ``money`` where it may mean a unit too."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    value: Decimal
    when: str
    example: str


@dataclass(frozen=True)
class Part(Row):
    """A word for one part of a whole cut into ``value`` parts: half, thirds."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    value: Decimal
    example: str


@dataclass(frozen=True)
class Vague(Row):
    """A plural that counts vaguely; ``low`` is the least that it says."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    low: Decimal
    sort: str
    example: str


@dataclass(frozen=True)
class Relation(Row):
    """Words that say how a value relates to the number beside them.

    ``relation`` is the claim format's sign, ``mod`` TIMEX3's; ``side`` is where the words stand: ``before`` the
    number, or ``after`` it.
    """

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    relation: str
    mod: str
    side: str
    example: str


def after_hyphen(view: View, i: int) -> int:
    """The piece after a hyphen that is glued on both sides at ``i``, else ``i``."""
    if view.word(i) in HYPHENS and view.pieces.glued(i) and view.pieces.glued(i + 1):
        return i + 1
    return i


def lookup(view: View, table: str, kind: type[Row], i: int) -> Row | None:
    """The row of a one-word key at piece ``i``."""
    return view.table(table, kind).by_key.get(view.word(i))


def begins_inside(view: View, i: int) -> bool:
    """Whether the multiplier at ``i`` belongs to what stands before it: a number, ``multi-``, ``parts per``."""
    before = "" if view.pieces.broken(i) else view.word(i - 1)
    if before == "per" or (before in HYPHENS and view.pieces.glued(i)):
        return True
    return before[:1].isdecimal() or before in view.table(WORDS, NumberWord).by_key


def cardinal(view: View, i: int) -> tuple[Match, Decimal] | None:
    """The longest cardinal (or fraction) that starts at piece ``i``, with its value."""
    for match in view.all_at("number", i):
        number: Number = match.value
        if number.form in ("cardinal", "fraction") and number.value is not None:
            return match, number.value
    return None


def multiplier(view: View, i: int) -> tuple[int, Multiplier] | None:
    """A multiplier at piece ``i``: where it ends, and its row."""
    return view.find(MULTIPLIERS, Multiplier, i)


def is_money_sign(word: str) -> bool:
    """Whether a piece is a currency sign."""
    return len(word) == 1 and category(word) == "Sc"


_WITHIN_MONEY = frozenset("to and . m bn k b tn million billion thousand".split())


def money_before(view: View, i: int) -> bool:
    """Whether the number at piece ``i`` follows a currency sign or code; a range's first end may stand between."""
    for j in range(i - 1, max(i - 5, -1), -1):
        raw = view.raw[j]
        if is_money_sign(raw) or raw in ("Rs", "RM") or (len(raw) == 3 and raw.isupper()):
            return True
        between = raw[0].isdigit() or raw in DASHES or raw in _WITHIN_MONEY
        if not between:
            return False
    return False


def steps(start: int, end: int, table: str, value: object) -> Match:
    """A step of a reading that a table's row made."""
    return Match(start, end, str(value), table.removesuffix(".csv").replace("/", "."))
