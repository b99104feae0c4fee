"""A text cut where marks begin and end, so that marks may overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text with the classes it is drawn by, its name on the page, and what is said of it."""

    start: int
    end: int
    classes: str
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Text under the same marks from its first character to its last."""

    text: str
    classes: str = ""
    names: str = ""
    title: str = ""


def segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """Cut ``text[start:end]`` at the marks that reach into it."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    for low, high in pairwise(cuts):
        own = [mark for mark in inside if mark.start < high and low < mark.end]
        yield Segment(
            text[low:high],
            " ".join(dict.fromkeys(word for mark in own for word in mark.classes.split())),
            " ".join(mark.name for mark in own),
            "\n".join(mark.title for mark in own),
        )
