"""The noun phrase that a number counts, found by tags to the right of the number."""

from __future__ import annotations

from typing import NamedTuple

from factx.quantities.near import after_hyphen
from factx.rules.view import View
from factx.words.nouns import singular

_LONGEST = 9
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PLURALS = ("NNS", "NNPS")
_INSIDE = frozenset(
    (*_NOUNS, "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "FW", "``", "''", "ADD")
)
_QUOTES = frozenset("\"'“”‘’`")
_DETERMINERS = frozenset(
    "the its his her their our my your these those this that all every each".split()
)
_NO_NOUNS = frozenset("percent % % per than other's today yesterday tomorrow tonight".split())
_NEVER = frozenset("ago later earlier apiece each total overall combined more fewer less".split())


class Phrase(NamedTuple):
    """The pieces of a noun phrase, from the first to behind the last."""

    start: int
    end: int


def phrase_at(view: View, i: int, many: bool) -> Phrase | None:
    """The noun phrase from piece ``i`` on, up to its head: the last plural of ``many``, else the last noun."""
    last = plural = None
    closed = i
    for j in range(i, min(i + _LONGEST, view.size)):
        tag, low = view.tags[j], view.low[j]
        if (view.pieces.broken(j) and j > i) or low in _NEVER or _stops(view, j, i):
            break
        name = view.at("closed", j)
        closed = max(closed, name.end if name else 0)
        if tag not in _INSIDE and not _joins(view, j, i) and j >= closed:
            break
        if tag in _NOUNS and low not in _NO_NOUNS:
            last = j
            if tag in _PLURALS or singular(low) != low or low == "people":
                plural = j
    head = plural if many and plural is not None else last
    if head is None:
        return _people(view, i)
    return Phrase(i, head + 1)


def _stops(view: View, j: int, i: int) -> bool:
    """Whether the phrase ends before piece ``j``: a number or a time begins there."""
    number = view.at("number", j)
    if number is not None and number.value.form != "ordinal":
        return True
    return j > i and view.at("dated", j) is not None


def _joins(view: View, j: int, i: int) -> bool:
    """Whether a sign or ``and`` at piece ``j`` stands inside the phrase: quotes, hyphens, paired adjectives."""
    low = view.low[j]
    if low in _QUOTES or (low in "-–/&’'" and view.pieces.glued(j)) or low == "&":
        return True
    if low in ("and", "or", ",") and j > i:
        before, after = view.tags[j - 1], view.tags[j + 1 : j + 2]
        return before in ("JJ", "VBN") and after in (["JJ"], ["VBN"])
    return False


def _people(view: View, i: int) -> Phrase | None:
    """A people's name as a noun, where the tagger takes it for an adjective: ``six Sudanese``, ``12 Swiss``."""
    word = view.raw[i] if i < view.size else ""
    named = word[:1].isupper() and word.endswith(("ese", "ss", "sh", "ch"))
    return Phrase(i, i + 1) if named and view.tags[i] == "JJ" else None


def name_of(view: View, phrase: Phrase) -> str:
    """The phrase as a unit's name: lower case but for digits and acronyms, the last word in the singular."""
    text = view.pieces.said(*phrase).replace("\n", " ")
    words = [word if _kept(word) else word.lower() for word in text.split()]
    last = view.pieces.raw[phrase.end - 1]
    if words and not _kept(last) and words[-1].endswith(last.lower()):
        words[-1] = words[-1][: len(words[-1]) - len(last)] + singular(last.lower())
    elif words and last[:-1].isupper() and last.endswith("s"):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _kept(word: str) -> bool:
    """Whether a word keeps its capitals: it holds a digit, or is an acronym."""
    if any(letter.isdigit() for letter in word):
        return True
    letters = "".join(letter for letter in word if letter.isalpha())
    plural = letters[:-1] if letters.endswith("s") else letters
    return len(plural) > 1 and plural.isupper() and "." not in word


def partitive(view: View, i: int, many: bool) -> Phrase | None:
    """The noun behind ``of``: ``of the 14 killings``, ``of his buyers``, ``of people``."""
    if view.word(i) != "of":
        return None
    at = i + 1
    for _ in range(3):
        number = view.at("number", at)
        if view.word(at) in _DETERMINERS or view.tags[at : at + 1] in (["PRP$"],):
            at += 1
        elif number is not None:
            at = after_hyphen(view, number.end)
        else:
            break
    return phrase_at(view, at, many) if at < view.size else None
