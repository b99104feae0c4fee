"""Remember what a function said of a frame or of a whole text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class Keeper(Protocol):
    """What remembers: a frame, or the tokens of a text."""

    kept: dict[Any, Any]


K = TypeVar("K", bound=Keeper)
T = TypeVar("T")


def once(read: Callable[[K], T]) -> Callable[[K], T]:
    """Make a function of a frame or a text answer from memory the second time; only for what nothing later changes."""

    @wraps(read)
    def kept(keeper: K) -> T:
        if read not in keeper.kept:
            keeper.kept[read] = read(keeper)
        answer: T = keeper.kept[read]
        return answer

    return kept
