"""The words of a noun phrase as NewsQuant writes them: content words as the text parts them by spaces.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from factx.evaluation.benchmarks.scene import MODIFIERS, NOUNS, Scene
from factx.rules.tokens import Tokens

_CONTENT = ("NN", "JJ", "FW", "ADD", "CD", "VBN", "VBG")
_JOINS = frozenset(
    (
        "of",
        "for",
        "to",
        "in",
        "on",
        "from",
        "at",
        "across",
        "among",
        "with",
        "per",
        "over",
        "against",
    )
)
_EMPTY = frozenset("total other such own same many few several more most all rest".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_EDGES = "\"'“”‘’()[],.;:!?"


def phrase(scene: Scene, head: int, taken: AbstractSet[int], depth: int = 0) -> Iterator[int]:
    """The tokens of a noun phrase: its modifiers, its coordinated nouns, and the phrases its prepositions lead to."""
    tokens = scene.tokens
    if head in taken or head in scene.times:
        return
    yield head
    for c in tokens.children[head]:
        if c in taken and c > head:
            continue
        dep, noun = tokens.dep[c], tokens.tag[c].startswith(NOUNS)
        if dep in MODIFIERS and c < head:
            yield from (i for i in _below(tokens, c) if i not in taken)
        elif dep == "prep" and _joins(tokens, head, c) and depth < 3:
            for inner in tokens.children[c]:
                if tokens.dep[inner] == "pobj" and tokens.tag[inner].startswith(NOUNS):
                    yield from phrase(scene, inner, taken, depth + 1)
        elif dep == "conj" and noun and depth < 3 and c - head < 8:
            yield from phrase(scene, c, taken, depth + 1)
        elif dep in ("nummod", "nmod") and c == head + 1:
            yield c
        elif tokens.low[c] == "aged":
            yield from _ages(tokens, c)
        elif dep == "appos" and (c == head + 1 or _other_name(tokens, head, c)):
            yield from phrase(scene, c, taken, depth + 1)


def _joins(tokens: Tokens, head: int, i: int) -> bool:
    """Whether a preposition gives an attribute of the noun before it."""
    near = i == head + 1 if tokens.low[i] == "per" else tokens.low[i - 1] != ","
    return i > head and tokens.low[i] in _JOINS and near


def _ages(tokens: Tokens, aged: int) -> Iterator[int]:
    """A bracket of age: ``aged 18 to 34``."""
    yield aged
    for i in range(aged + 1, min(aged + 4, len(tokens))):
        if tokens.tag[i] == "CD":
            yield i
        elif tokens.low[i] not in ("to", "and", "-", "–"):
            return


def _other_name(tokens: Tokens, head: int, i: int) -> bool:
    """Whether an apposition is the letters a name is short for, or its second half: ``(WTI)``, ``S&P/ASX 200``."""
    return i == head + 2 and tokens.text[i].isupper() and tokens.text[i - 1] in ("(", "/")


def _below(tokens: Tokens, i: int) -> Iterator[int]:
    """A token and those that hang on it."""
    yield i
    for c in tokens.children[i]:
        yield from _below(tokens, c)


def words(
    tokens: Tokens, found: AbstractSet[int], taken: AbstractSet[int] = frozenset()
) -> Iterator[str]:
    """The words as the text parts them by spaces, without function words, possessives and signs at their ends."""
    seen: set[str] = set()
    for i in sorted(found):
        if (
            not tokens.tag[i].startswith(_CONTENT)
            or tokens.low[i] in _EMPTY
            or tokens.text[i] == "one"
            or tokens.low[i] in _DAYS
        ):
            continue
        a, b = _spaced(tokens, i)
        if any(j in taken for j in range(*tokens.covering(a, b))):
            continue
        for word in _bare(tokens.doc_text[a:b]):
            if word not in seen:
                seen.add(word)
                yield word


def _spaced(tokens: Tokens, i: int) -> tuple[int, int]:
    """Where the word between spaces lies that a token belongs to."""
    text, at = tokens.doc_text, tokens.start[i]
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    ends = [end for end in (text.find(" ", at), text.find("\n", at)) if end >= 0]
    return start, min(ends, default=len(text))


def _bare(word: str) -> list[str]:
    """A word without the possessive and the signs at its ends; names of capitals without points and strokes."""
    word = word.strip(_EDGES)
    for ending in ("'s", "’s", "′s"):
        word = word.removesuffix(ending)
    word = word.strip(_EDGES)
    if word.isupper():
        word = word.replace(".", "")
        parts = word.split("/")
        return parts if min(map(len, parts)) > 1 else [word]
    return [word] if word else []
