"""Which sentences can hold a quantity, told from words alone, before anything is parsed."""

from __future__ import annotations

from collections.abc import Sequence

from factx.rules.match import Match
from factx.rules.pieces import Pieces
from factx.words.months import month_numbers

Span = tuple[int, int]

_ENDS = frozenset((".", "!", "?", "…"))
_CLOSING = frozenset("”\"’')]")
# An article or numeral that may make a quantity with the word behind it, and words that are one alone.
_ONES = frozenset(("a", "an", "another", "one"))
# Words that stand for something that a sentence before has named.
_BACK = frozenset(
    "it its they their them he she his her him we our this that these those such both another one others same".split()
)
_MULTIPLES = frozenset(("twice", "thrice"))


_BEFORE_YEAR = frozenset(("in", "since", "until", "by"))


def may_count(pieces: Pieces, number: Match) -> bool:
    """Whether a number may be of a quantity: not ``first``, no year, and no day of a month."""
    i, value = number.start, number.value
    if value.form == "ordinal" and value.value == 1:
        return False
    if number.width > 1 or not pieces.raw[i].isdecimal():
        return True
    before = pieces.low[i - 1] if i else ""
    if before == "." and i > 1:
        before = pieces.low[i - 2]
    after = pieces.low[number.end] if number.end < len(pieces) else ""
    year = len(pieces.raw[i]) == 4 and pieces.raw[i][:2] in ("19", "20")
    months = month_numbers()
    return not (before in months or after in months or year and before in _BEFORE_YEAR)


def sentences(texts: Sequence[str], starts: Sequence[int]) -> list[Span]:
    """The tokens cut behind marks that end a sentence, and where ``starts`` says that a paragraph begins."""
    cuts = {0, *starts}
    for i, text in enumerate(texts[:-1]):
        if text not in _ENDS:
            continue
        at = i + 1
        while at < len(texts) and (texts[at] in _CLOSING or texts[at].isspace()):
            at += 1
        if at < len(texts) and not texts[at][0].islower():
            cuts.add(at)
    ordered = sorted(cuts)
    return list(zip(ordered, [*ordered[1:], len(texts)], strict=True)) if texts else []


def needed(
    found: list[Span], low: Sequence[str], numbers: set[int], units: frozenset[str]
) -> list[bool]:
    """Whether each sentence is parsed: it may hold a quantity, or stands before one that does and speaks of it.

    Args:
        found: The sentences.
        low: The tokens in lower case.
        numbers: The tokens at which a number begins.
        units: The names of units, which make a quantity with an article.
    """
    own = [_may(low, start, end, numbers, units) for start, end in found]
    back = [
        mine and not _BACK.isdisjoint(low[a:b]) for mine, (a, b) in zip(own, found, strict=True)
    ]
    kept = [mine or after for mine, after in zip(own, [*back[1:], False], strict=False)]
    if kept and not any(kept):
        kept[0] = True
    return kept


def _may(
    low: Sequence[str], start: int, end: int, numbers: set[int], units: frozenset[str]
) -> bool:
    for i in range(start, end):
        word = low[i]
        if i in numbers or word in _MULTIPLES:
            return True
        if word in _ONES and not units.isdisjoint(low[i + 1 : i + 3]):
            return True
    return False
