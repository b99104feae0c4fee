"""Which names are somebody's: by a title, an age, a post beside the name, or a name that was somebody's before."""

from __future__ import annotations

from bisect import bisect_left

from factx.claims.once import once
from factx.rules.tokens import Tokens
from factx.words.senses import nouns

POSTS = nouns("post")
_TITLES = nouns("title")
_NAMES = ("NNP", "NNPS")


def is_person(tokens: Tokens, i: int) -> bool:
    """Whether a name is somebody's: an age behind it, a title or a post before it."""
    if tokens.tag[i] not in _NAMES:
        return False
    aged = tokens.low[i + 1 : i + 2] == [","] and tokens.tag[i + 2 : i + 3] == ["CD"]
    short = aged and tokens.low[i + 3 : i + 4] == [","] and len(tokens.text[i + 2]) == 2
    return short or any(tokens.low[c] in _TITLES for c in tokens.children[i] if c < i)


def has_post(tokens: Tokens, name: int) -> bool:
    """Whether a name is that of somebody with a post: "Ada Bell, its director"; "who is" says it too."""
    if tokens.tag[name] not in _NAMES:
        return False
    near = [tokens.head[name]] if tokens.dep[name] == "appos" else []
    near += [c for c in tokens.children[name] if tokens.dep[c] == "appos"]
    near += [c for c in tokens.children[name] if c < name and tokens.tag[c] == "NN"]
    return any(tokens.low[i] in POSTS for i in near) or _who(tokens, name)


def _who(tokens: Tokens, name: int) -> bool:
    """Whether "who" with a verb in the singular follows: "Ada Bell, who runs"; clubs "have"."""
    at = name + 1 + (tokens.low[name + 1 : name + 2] == [","])
    verb = at + 1
    said = tokens.low[at : at + 1] == ["who"] and verb < len(tokens)
    return said and (tokens.tag[verb] == "VBZ" or tokens.low[verb] == "was")


def persons(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    """The last words of the names, in lower case, that belong to people in a stretch of text.

    Args:
        tokens: The text.
        start: The first token to look at.
        end: The token to stop at.
    """
    named = _named(tokens)
    near = named[bisect_left(named, start) : bisect_left(named, end)]
    return frozenset(tokens.low[i] for i in near)


@once
def _named(tokens: Tokens) -> list[int]:
    """All names of a text that are somebody's."""
    names = (i for i, tag in enumerate(tokens.tag) if tag in _NAMES)
    return [i for i in names if is_person(tokens, i) or has_post(tokens, i)]


def is_thing(tokens: Tokens, i: int) -> bool:
    """Whether a name is nobody's: "the Treasury", "FBI"."""
    acronym = tokens.text[i].isupper() and len(tokens.text[i]) > 1 and len(tokens.text[i]) < 6
    return acronym or tokens.low[tokens.left[i]] in ("the", "a", "an")
