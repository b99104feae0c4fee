"""Make a function a rule: what it starts with, in which layer it runs, and the id that is its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View


class Found(NamedTuple):
    """What a rule found: the piece after its last, what the words mean, and the matches it is made of.

    ``start`` is the first piece where it lies left of the one that the rule starts with, so that a rule can start
    with its rarest piece.
    """

    end: int
    value: Any
    parts: tuple[Match, ...] = ()
    start: int | None = None


class Words(frozenset[str]):
    """A rule that starts with one of these lower-case pieces."""


@dataclass(frozen=True)
class Keys:
    """A rule that starts with the first piece of a key of this table."""

    table: str
    row: type[Row]


@dataclass(frozen=True)
class Digit:
    """A rule that starts with a piece whose first character is a digit."""


@dataclass(frozen=True)
class Kind:
    """A rule that starts where a match of this kind starts."""

    name: str


@dataclass(frozen=True)
class Shape:
    """A rule that starts with any piece for which the test holds; for what no list can name. Used sparingly."""

    test: Callable[[str], bool]


First = Words | Keys | Digit | Kind | Shape


@dataclass(frozen=True)
class Rule:
    """A function that reads at a piece; its id is its address below ``factx``, without the folder ``read``."""

    id: str
    first: tuple[First, ...]
    layer: int
    kind: str | None
    read: Callable[[View, int], Found | None]

    def __call__(self, view: View, i: int) -> Match | None:
        """What the rule reads at piece ``i``."""
        found = self.read(view, i)
        return None if found is None or found.end <= i else self.match(found, i)

    def match(self, found: Found, i: int) -> Match:
        """What the rule found at piece ``i``, signed with its id."""
        start = i if found.start is None else found.start
        return Match(start, found.end, found.value, self.id, found.parts)


def rule(
    *first: First, layer: int = 1, kind: str | None = None
) -> Callable[[Callable[[View, int], Found | None]], Rule]:
    """Make a function ``(view, i) -> Found or None`` a rule.

    Args:
        first: What piece ``i`` must be for the function to be called.
        layer: Rules of a layer see the matches of the layers below.
        kind: The kind of match it makes, if not that of its grammar.
    """

    def make(function: Callable[[View, int], Found | None]) -> Rule:
        return Rule(address(function), first, layer, kind, function)

    return make


def address(function: Callable[..., Any]) -> str:
    """The id of a function: ``ordinal`` in ``factx/times/read/quarters.py`` is ``times.quarters.ordinal``."""
    module = function.__module__.removeprefix("factx.").replace(".read.", ".")
    return f"{module}.{function.__name__}"
