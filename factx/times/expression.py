"""What the words of a time mean before anything is reckoned: no clock and no publication date is known here.

Source: the split into expression and reckoning follows timenorm (Bethard, EMNLP 2013); the letters of units follow
TIMEX3 (TimeML 1.2.1), with ``MIN`` for minutes and ``S`` for seconds to tell them from months.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from factx.rules.match import value_type

Which = Literal["", "last", "this", "next", "previous", "following", "same", "latest"]
Anchor = Literal["published", "narrative", "comparison"]


@value_type
@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar; what the words leave open is None. ``which`` says how the rest is to be filled."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    which: Which = ""

    def __str__(self) -> str:
        head = f"{self.which} " if self.which else ""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.quarter:
            return f"{head}{year}-Q{self.quarter}"
        if self.half:
            return f"{head}{year}-H{self.half}"
        if self.season:
            return f"{head}{year}-{self.season}"
        if self.month is None and self.weekday:
            return f"{head}XXXX-WXX-{self.weekday}"
        if self.month is None and self.day is None:
            return head + year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return f"{head}{year}-{month}" + (f"-{self.day:02d}" if self.day else "")


@value_type
@dataclass(frozen=True, slots=True)
class Slashed:
    """A date of three numbers whose order is to be settled: ``3/4/2020``."""

    text: str

    def __str__(self) -> str:
        return self.text


@value_type
@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century by the digits its years begin with: ``199``, ``18``; ``8`` for the '80s."""

    digits: str
    short: bool = False

    def __str__(self) -> str:
        return f"XX{self.digits}" if self.short else self.digits


@value_type
@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an anchor: "last year" is Y-1, "two weeks ago" W-2; a count of None is unknown.

    ``anchor`` is the publication date, the time the story stands at, or the period that is compared. ``sign``
    says the direction of an unknown count. ``weekend`` narrows a week down to its weekend.
    """

    unit: str
    count: Decimal | None
    anchor: Anchor = "published"
    sign: int = 0
    weekend: bool = False

    def __str__(self) -> str:
        count = f"{'+' if self.sign > 0 else '-'}X" if self.count is None else f"{self.count:+f}"
        head = "" if self.anchor == "published" else f"{self.anchor} "
        return f"{head}{self.unit}{count}" + ("-WE" if self.weekend else "")


@value_type
@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a day that may be said beside it."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    day: Expression | None = None

    def __str__(self) -> str:
        rest = [n for n in (self.minute, self.second) if n is not None]
        text = "T" + ":".join(f"{n:02d}" for n in (self.hour, *rest)) + (self.zone or "")
        return f"{self.day or 'XXXX-XX-XX'}{text}"


@value_type
@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day by its TIMEX3 letters: ``MO``, ``NI``."""

    part: str
    day: Expression | None = None

    def __str__(self) -> str:
        return f"{self.day or 'XXXX-XX-XX'}T{self.part}"


@value_type
@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: units with their amounts, None where unknown.

    ``place`` says which stretch it is: the last before or next after the publication date, the first of a year, or
    the one that ends or begins at ``edge``.
    """

    amounts: tuple[tuple[str, Decimal | None], ...]
    place: Literal["", "last", "next", "first", "ended", "from"] = ""
    edge: Expression | None = None

    def __str__(self) -> str:
        text = "P" + "".join(
            f"{'X' if n is None else format(n, 'f')}{unit}" for unit, n in self.amounts
        )
        head = f"{self.place} " if self.place else ""
        return f"{head}{text}" + (f" {self.edge}" if self.edge else "")


@value_type
@dataclass(frozen=True, slots=True)
class Every:
    """What comes again and again; ``value`` is the TIMEX3 value already."""

    value: str

    def __str__(self) -> str:
        return f"every {self.value}"


@value_type
@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future, no more: ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``."""

    name: str

    def __str__(self) -> str:
        return self.name


@value_type
@dataclass(frozen=True, slots=True)
class Then:
    """The time that the text spoke of last: "by then"."""

    def __str__(self) -> str:
        return "then"


@value_type
@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name; ``rule`` tells when it is, see ``reckon/holidays.py``."""

    rule: str
    year: int | None = None
    which: Which = ""

    def __str__(self) -> str:
        head = f"{self.which} " if self.which else ""
        return f"{head}{self.year or 'XXXX'}:{self.rule}"


@value_type
@dataclass(frozen=True, slots=True)
class Within:
    """A smaller time inside a larger one: "June last year", "the third quarter of 1989"."""

    inner: Expression
    outer: Expression

    def __str__(self) -> str:
        return f"{self.inner} of {self.outer}"


@value_type
@dataclass(frozen=True, slots=True)
class Beside:
    """A day or period so many units away from another time: "the day after Thanksgiving"."""

    unit: str
    count: Decimal
    base: Expression

    def __str__(self) -> str:
        return f"{self.unit}{self.count:+f} from {self.base}"


@value_type
@dataclass(frozen=True, slots=True)
class Between:
    """A range in words, from one time to another."""

    low: Expression
    high: Expression

    def __str__(self) -> str:
        return f"{self.low}/{self.high}"


@value_type
@dataclass(frozen=True, slots=True)
class Modified:
    """A time with a TIMEX3 mod; ``point`` where only its first or last day is meant ("the end of last year")."""

    mod: str
    inner: Expression
    point: bool = False

    def __str__(self) -> str:
        return f"{self.mod}{' of' if self.point else ''} {self.inner}"


Expression = (
    Calendar
    | Slashed
    | Era
    | Shift
    | Clock
    | Part
    | Length
    | Every
    | Reference
    | Then
    | Holiday
    | Within
    | Beside
    | Between
    | Modified
)


def core(expression: Expression) -> Expression:
    """The expression without its mods."""
    while isinstance(expression, Modified):
        expression = expression.inner
    return expression


def with_which(expression: Expression, which: Which) -> Expression | None:
    """The expression as "last …", "next …" have it; None where these words cannot stand before it."""
    if (
        isinstance(expression, Calendar | Holiday)
        and expression.year is None
        and not expression.which
    ):
        return replace(expression, which=which)
    return None
