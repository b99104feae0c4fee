"""A parsed Doc as plain lists, read once: what the rooms that need grammar work on."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import Any

from factx.rules.pieces import Pieces

_COLUMNS = ["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START"]


class Tokens:
    """The tokens of a Doc as parallel lists; heads and edges are token indices, offsets are characters.

    ``dep`` are the parser's labels (ClearNLP), ``tag`` Penn Treebank tags. ``left`` and ``right`` are the first
    and last token of each token's subtree. ``sents`` are (first, last + 1) token indices of the sentences and
    ``sent`` the number of the sentence that each token is in. ``kept`` is what a room remembers of the text.
    """

    def __init__(self, doc: Any) -> None:
        self.doc_text: str = doc.text
        self.kept: dict[Any, Any] = {}
        self.known = known(doc)
        columns: list[list[int]] = doc.to_array(_COLUMNS).astype("int64").T.tolist()
        self.start, lengths, tags, deps, heads, starts = columns
        self.end = [start + length for start, length in zip(self.start, lengths, strict=True)]
        self.text = [self.doc_text[a:b] for a, b in zip(self.start, self.end, strict=True)]
        self.low = [text.lower() for text in self.text]
        self.tag = _names(doc, tags)
        self.dep = _names(doc, deps)
        self.head: list[int] = [i + away for i, away in enumerate(heads)]
        self.left, self.right = _edges(self.head)
        firsts = [i for i, start in enumerate(starts) if start == 1 or not i]
        divided = self.known[1] or any(starts[1:])
        self.sents = list(pairwise([*firsts, len(self.text)])) if divided else []
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


def known(doc: Any) -> tuple[bool, bool]:
    """Whether a Doc is tagged, and whether it is parsed."""
    return bool(len(doc)) and doc.has_annotation("TAG"), bool(len(doc)) and doc.has_annotation(
        "DEP"
    )


def _names(doc: Any, codes: list[int]) -> list[str]:
    """The strings of a column of hashes, which come as signed numbers."""
    names = {code: doc.vocab.strings[code % 2**64] for code in set(codes)}
    return [names[code] for code in codes]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and the last token below each token; passed up from both ends until nothing changes."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    changed = True
    while changed:
        changed = False
        for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
            for i in order:
                head = heads[i]
                if left[i] < left[head]:
                    left[head] = left[i]
                    changed = True
                if right[i] > right[head]:
                    right[head] = right[i]
                    changed = True
    return left, right
