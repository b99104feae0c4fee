"""Cut a text that is too long to parse at once into blocks, at the best place below the limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

# From the best place to cut to the worst: a paragraph's end, a line's, a sentence's, a word's.
_CUTS = (
    re.compile(r"\n\s*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(r"[.!?][\"'”’)]*\s+"),
    re.compile(r"\s+"),
)


def blocks(text: str, limit: int) -> Iterator[str]:
    """The text in blocks of at most ``limit`` characters; joined they are the text.

    A block ends at the last paragraph end in its second half, else at a line's, a sentence's or a word's end; text
    without any is cut at the limit.
    """
    start = 0
    while len(text) - start > limit:
        end = _cut(text, start + limit // 2, start + limit)
        yield text[start:end]
        start = end
    yield text[start:]


def _cut(text: str, low: int, high: int) -> int:
    for pattern in _CUTS:
        ends = [found.end() for found in pattern.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high
