"""A parsed Doc as plain lists, read once: what the rooms that need grammar work on."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from factx.rules.pieces import Pieces


class Tokens:
    """The tokens of a Doc as parallel lists; heads and edges are token indices, offsets are characters.

    ``dep`` are the parser's labels (ClearNLP), ``tag`` Penn Treebank tags. ``left`` and ``right`` are the first
    and last token of each token's subtree. ``sents`` are (first, last + 1) token indices of the sentences and
    ``sent`` the number of the sentence that each token is in.
    """

    def __init__(self, doc: Any) -> None:
        self.doc_text: str = doc.text
        self.text: list[str] = []
        self.start: list[int] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.left: list[int] = []
        self.right: list[int] = []
        parsed = doc.has_annotation("DEP")
        for token in doc:
            self.text.append(token.text)
            self.start.append(token.idx)
            self.tag.append(token.tag_)
            self.dep.append(token.dep_)
            self.head.append(token.head.i)
        if parsed:
            self.left = [token.left_edge.i for token in doc]
            self.right = [token.right_edge.i for token in doc]
        self.low = [text.lower() for text in self.text]
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        starts = parsed or doc.has_annotation("SENT_START")
        self.sents: list[tuple[int, int]] = [(s.start, s.end) for s in doc.sents] if starts else []
        self.sent = [n for n, (a, b) in enumerate(self.sents) for _ in range(a, b)]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def children(self) -> list[list[int]]:
        """The tokens that depend on each token, in text order."""
        children: list[list[int]] = [[] for _ in self.text]
        for i, head in enumerate(self.head):
            if head != i:
                children[head].append(i)
        return children

    def said(self, start: int, end: int) -> str:
        """The text from token ``start`` up to, not including, token ``end``."""
        return self.doc_text[self.start[start] : self.end[end - 1]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets from token ``start`` up to, not including, token ``end``."""
        return self.start[start], self.end[end - 1]

    def at(self, offset: int) -> int:
        """The token that covers this offset, or the first after it."""
        from bisect import bisect_right

        return min(bisect_right(self.end, offset), len(self.text) - 1)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, last + 1) that cover the characters ``start`` to ``end``."""
        return self.at(start), self.at(max(start, end - 1)) + 1

    def tags_of(self, pieces: Pieces) -> list[str]:
        """The tag of the token that each piece lies in."""
        tags, i = [], 0
        for start in pieces.start:
            while i + 1 < len(self.end) and self.end[i] <= start:
                i += 1
            tags.append(self.tag[i])
        return tags
