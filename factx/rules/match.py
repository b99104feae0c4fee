"""A match is a reading of some pieces: from where to where, what it means, by which rule, made of which parts."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

from factx.model import Why
from factx.model_json import encoder, shallow
from factx.rules.pieces import Pieces

T = TypeVar("T")
_VALUES: dict[str, type[Any]] = {}


class Match(NamedTuple):
    """Pieces ``start`` up to, not including, ``end`` mean ``value``, says ``rule``, from ``parts``."""

    start: int
    end: int
    value: Any
    rule: str
    parts: tuple[Match, ...] = ()

    @property
    def width(self) -> int:
        """How many pieces it covers."""
        return self.end - self.start

    def leaves(self, rule: str) -> list[Match]:
        """All matches in this tree that a rule of this name (or a room of this name) made."""
        own = [self] if self.rule == rule or self.rule.startswith(rule + ".") else []
        return own + [leaf for part in self.parts for leaf in part.leaves(rule)]


def value_type(kind: type[T]) -> type[T]:
    """Mark a dataclass as the value of matches, so that they have a plain form."""
    _VALUES[_address(kind)] = kind
    return kind


def _address(kind: type[Any]) -> str:
    """Where a type stands below factx, such as ``numbers.value.Number``."""
    return f"{kind.__module__.removeprefix('factx.')}.{kind.__name__}"


def why(match: Match, pieces: Pieces, show: Callable[[Any], str] = str) -> Why:
    """The match as a tree of reasons with offsets and words."""
    return Why(
        rule=match.rule,
        span=pieces.span(match.start, match.end),
        words=pieces.said(match.start, match.end),
        value=show(match.value),
        parts=tuple(why(part, pieces, show) for part in match.parts),
    )


def dump(matches: list[Match]) -> str:
    """Matches as one JSON string."""
    return _encode(matches)


def load(text: str) -> list[Match]:
    """Matches from the JSON string that ``dump`` made."""
    return [_match(item) for item in json.loads(text)]


def _plain(value: Any) -> Any:
    """What JSON does not know, one step plainer."""
    if isinstance(value, Decimal):
        return {"Decimal": str(value)}
    return {_address(type(value)): shallow(value)}


_encode = encoder(_plain)


def _match(item: list[Any]) -> Match:
    start, end, value, rule, parts = item
    return Match(start, end, _value(value), rule, tuple(_match(part) for part in parts))


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(item) for item in plain)
    if isinstance(plain, dict):
        ((name, inner),) = plain.items()
        if name == "Decimal":
            return Decimal(inner)
        if name not in _VALUES:
            import_module(f"factx.{name.rpartition('.')[0]}")
        return _VALUES[name](**{key: _value(item) for key, item in inner.items()})
    return plain
