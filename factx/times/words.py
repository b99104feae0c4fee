"""The tables of times, and the readings that several rules share: a unit, an amount, an ordinal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View
from factx.times.expression import Anchor, Calendar, Expression, with_which

PLACES = "times/which.csv"
LONG = frozenset(("DE", "C", "L"))
PREPOSITIONS = frozenset(
    "in on at since until till from to by during before after through throughout between for of within over "
    "around about early late mid into beyond following past circa".split()
)


@dataclass(frozen=True)
class Unit(Row):
    """A unit of time."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    unit: str
    example: str


@dataclass(frozen=True)
class Weekday(Row):
    """A day of the week; ``short`` ones count only with a full stop or beside a date."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    weekday: int
    short: str
    example: str


@dataclass(frozen=True)
class Season(Row):
    """A season of the year."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    season: str
    doubtful: str
    example: str


@dataclass(frozen=True)
class PartOfDay(Row):
    """A part of the day."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    part: str
    example: str


@dataclass(frozen=True)
class Vague(Row):
    """An amount without a figure."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    count: Decimal | None
    example: str


@dataclass(frozen=True)
class Inserted(Row):
    """An adjective between number and unit."""

    key: ClassVar[str] = "word"
    word: str
    example: str


@dataclass(frozen=True)
class Place(Row):
    """Words that place a unit before, at or after an anchor."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    place: int
    anchor: str
    example: str


@dataclass(frozen=True)
class Ref(Row):
    """A reference to past, present or future."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    value: str
    example: str


@dataclass(frozen=True)
class Frequency(Row):
    """A word for what comes again and again."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    value: str
    example: str


@dataclass(frozen=True)
class Edge(Row):
    """Words that narrow a time to its beginning, middle or end."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    mod: str
    point: str
    example: str


@dataclass(frozen=True)
class Feast(Row):
    """A day with a name."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    rule: str
    example: str


@dataclass(frozen=True)
class Zone(Row):
    """A time zone."""

    key: ClassVar[str] = "words"
    words: tuple[str, ...]
    offset: str
    example: str


@dataclass(frozen=True, slots=True)
class Amount:
    """How many: where it ends, the count or None, and the number it was read from."""

    end: int
    count: Decimal | None
    parts: tuple[Match, ...] = ()


def unit_at(view: View, i: int) -> tuple[int, str] | None:
    """The unit of time at piece ``i``: where it ends, and its letters."""
    found = view.find("times/units.csv", Unit, i)
    return (found[0], found[1].unit) if found else None


def plural(view: View, i: int) -> bool:
    """Whether the unit at piece ``i`` stands in the plural."""
    word = view.word(i)
    return word.endswith("s") or word == "millennia"


def amount_at(view: View, i: int) -> Amount | None:
    """A number of units: "three", "12 to 18", "a", "several", "a couple of"."""
    found = view.find("times/vague.csv", Vague, i)
    if found:
        return Amount(found[0], found[1].count)
    match = view.at("number", i)
    if match is not None and match.value.form in ("cardinal", "fraction", "range", "vague"):
        return Amount(match.end, match.value.value, (match,))
    if view.word(i) in ("a", "an", "one", "another"):
        return Amount(i + 1, Decimal(1))
    return None


def ordinal_at(view: View, i: int) -> Amount | None:
    """An ordinal: "third", "3rd"."""
    for match in view.all_at("number", i):
        if match.value.form == "ordinal":
            return Amount(match.end, match.value.value, (match,))
    after = view.word(i + 1 + (view.word(i + 1) == "-"))
    if view.word(i) == "second" and after in ("quarter", "quarters", "half", "fiscal"):
        return Amount(i + 1, Decimal(2))
    return None


def as_anchor(name: str) -> Anchor:
    """The anchor of this name."""
    return (
        "narrative"
        if name == "narrative"
        else "comparison"
        if name == "comparison"
        else "published"
    )


def past(view: View, i: int, word: str) -> int:
    """The piece after ``word`` if it stands at ``i``, else ``i``."""
    return i + 1 if view.word(i) == word else i


def capital(view: View, i: int) -> bool:
    """Whether piece ``i`` begins with a capital."""
    return 0 <= i < view.size and view.raw[i][:1].isupper()


def parts_of(*matches: Match | None) -> tuple[Match, ...]:
    """The matches that are there, as parts."""
    return tuple(match for match in matches if match is not None)


def times_at(view: View, i: int, *kinds: type[Expression]) -> list[Match]:
    """The times that start at piece ``i`` with an expression of one of these types, the longest first."""
    return [m for m in view.all_at("time", i) if isinstance(m.value, kinds)]


def ended(view: View, end: int) -> Expression | None:
    """The date after "ended": the year "ended March 31"."""
    if view.word(end) not in ("ended", "ending", "to", "through"):
        return None
    day = view.at("time", end + 1)
    fits = (
        day is not None and isinstance(day.value, Calendar) and (day.value.day or day.value.month)
    )
    if day is None or not fits:
        return None
    return with_which(day.value, "last") or day.value if view.word(end) == "ended" else day.value
