"""Remember what a function said of a frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from factx.claims.frame import Frame

T = TypeVar("T")


def once(read: Callable[[Frame], T]) -> Callable[[Frame], T]:
    """Make a function of a frame answer from memory the second time; only for what nothing later changes."""

    @wraps(read)
    def kept(frame: Frame) -> T:
        if read not in frame.kept:
            frame.kept[read] = read(frame)
        answer: T = frame.kept[read]
        return answer

    return kept
