"""Cut a text into pieces: words, numbers and signs, finer than any tokenizer and the same for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

# Dotted initials (U.S., p.m.); a number with its inner points and commas; a word; a clitic; any other sign.
_PIECE = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+|['’](?:s|t|ll|re|ve|d|m)\b|\S", re.IGNORECASE
)
_PARTED = re.compile(r"(?<![\d.,])[1-9]\d{0,2} 000(?![\d.,]*\d)")
_BREAK = re.compile(r"\n[^\S\n]*\r?\n|\r[^\S\n]*\r")


class Pieces:
    """The pieces of one text, as parallel lists.

    ``raw`` are the words as written, ``low`` in lower case; ``start`` and ``end`` are their offsets in ``text``.
    """

    __slots__ = ("__dict__", "end", "low", "raw", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for found in _PIECE.finditer(text):
            self.raw.append(found.group())
            self.start.append(found.start())
            self.end.append(found.end())
        self.low = [word.lower() for word in self.raw]

    def __len__(self) -> int:
        return len(self.raw)

    def glued(self, i: int) -> bool:
        """Whether piece ``i`` follows the piece before it without a space."""
        return 0 < i < len(self.raw) and self.start[i] == self.end[i - 1]

    def broken(self, i: int) -> bool:
        """Whether a paragraph begins at piece ``i``."""
        return i in self.paragraphs

    def whole(self, start: int, end: int) -> bool:
        """Whether the pieces from ``start`` up to, not including, ``end`` lie in one paragraph."""
        return end - start < 2 or self.paragraphs.isdisjoint(range(start + 1, end))

    @cached_property
    def paragraphs(self) -> frozenset[int]:
        """The pieces at which a paragraph begins."""
        starts = [bisect_left(self.start, found.end()) for found in _BREAK.finditer(self.text)]
        return frozenset([0, *starts] if self.raw else starts)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each lower-case piece stands."""
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.low):
            places.setdefault(word, []).append(i)
        return places

    @cached_property
    def parts_thousands(self) -> bool:
        """Whether the text parts thousands by spaces: it has ``35 000``."""
        return _PARTED.search(self.text) is not None

    def said(self, start: int, end: int) -> str:
        """The text from piece ``start`` up to, not including, piece ``end``."""
        return self.text[self.start[start] : self.end[end - 1]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets from piece ``start`` up to, not including, piece ``end``."""
        return self.start[start], self.end[end - 1]

    def at(self, offset: int) -> int:
        """The first piece that ends after ``offset``."""
        return bisect_right(self.end, offset)
