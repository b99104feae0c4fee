"""Make a function a rule that fills a slot: it reads a frame, and its id is its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from factx.rules.rule import address

F = TypeVar("F")
V = TypeVar("V")


class Filled(NamedTuple, Generic[V]):
    """What a slot is filled with, by which rule, from which tokens (first, last + 1)."""

    value: V
    read: tuple[int, int]
    rule: str = ""


@dataclass(frozen=True)
class Slot(Generic[F, V]):
    """A rule that fills a slot, or answers None."""

    id: str
    fill: Callable[[F], Filled[V] | None]

    def __call__(self, frame: F) -> Filled[V] | None:
        """What the rule fills its slot with, signed with its id."""
        found = self.fill(frame)
        return Filled(found.value, found.read, self.id) if found else None


def slot(function: Callable[[F], Filled[V] | None]) -> Slot[F, V]:
    """Make a function ``frame -> Filled or None`` a rule."""
    return Slot(address(function), function)


def first(rules: Iterable[Slot[F, V]], frame: F) -> Filled[V] | None:
    """What the first rule that has an answer says."""
    for rule in rules:
        found = rule.fill(frame)
        if found is not None:
            return Filled(found.value, found.read, rule.id)
    return None


def slots_of(*modules: Any) -> tuple[Slot[Any, Any], ...]:
    """The slot rules of modules, in the order they stand in."""
    return tuple(
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, Slot) and thing.fill.__module__ == module.__name__
    )
