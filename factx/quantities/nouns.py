"""The noun phrase that a number counts, found by tags to the right of the number."""

from __future__ import annotations

from typing import NamedTuple

from factx.quantities.near import after_hyphen
from factx.rules.view import View
from factx.words.nouns import singular
from factx.words.senses import nouns

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
_NEVER = frozenset("ago later earlier apiece each total overall combined than".split())


class Phrase(NamedTuple):
    """The pieces of a noun phrase, from the first to behind the last; ``inner`` where an amount stands among them."""

    start: int
    end: int
    inner: bool = False


def phrase_at(view: View, i: int, many: bool) -> Phrase | None:
    """The noun phrase from piece ``i`` on, up to its head: the last plural of ``many``, else the last noun."""
    last = plural = None
    j, inner = i, False
    while j < min(i + _LONGEST, view.size):
        tag, low = view.tags[j], view.low[j]
        if (
            (view.pieces.broken(j) and j > i)
            or low in _NEVER
            or view.word(j + 1) == "than"
            or (j > i and low == "last")
        ):
            break
        quoted = _quoted(view, j)
        if quoted is not None:
            j = quoted
            continue
        name = view.at("closed", j)
        if name is None and _stops(view, j, i):
            skipped = _inner(view, j)
            if skipped is None:
                break
            j, inner = skipped, True
            continue
        if plural == j - 1 and many and _parts(view, i, j):
            break
        done = j == i and tag == "VBD" and _is_object(view, i)
        if (
            name is None
            and tag not in _INSIDE
            and not done
            and not _joins(view, j, many and plural is None)
        ):
            break
        end = name.end if name else j + 1
        if name or (tag in _NOUNS and low not in _NO_NOUNS and low[0].isalnum()):
            last = end - 1
            if _is_plural(view, last):
                plural = last
        j = end
    head = plural if many and plural is not None else last
    return Phrase(i, head + 1, inner) if head is not None else _people(view, i)


def _is_object(view: View, i: int) -> bool:
    """Whether a participle behind a number stands before a plural: ``recorded 38,900 occupied nests``."""
    number = view.before("number", i)
    over = view.tags[number.start - 1] if number is not None and number.start else ""
    return over in ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN") and view.tags[i + 1 : i + 2] == ["NNS"]


def _parts(view: View, i: int, j: int) -> bool:
    """Whether the phrase ends with the plural before piece ``j``: a participle or the sign of an owner stands there.

    ``20 women wearing masks``, ``the three countries' ministers``; not ``arms dealing``, ``three teachers' unions``.
    """
    if view.tags[j] in ("VBG", "VBN"):
        return view.low[j - 1] not in _ATTRIBUTES
    number = view.before("number", i) if view.raw[j] in "'’" and j == i + 1 else None
    definite = number is not None and view.word(number.start - 1) in _DEFINITE
    return definite and view.word(j + 1) not in _OF_SOME


# Plurals that stand before another noun as adjectives do.
_ATTRIBUTES = frozenset("arms sports goods savings sales securities rights drugs".split())
# What is named after the sort of people that it is for or of: "teachers' unions".
_OF_SOME = nouns("served")
_DEFINITE = frozenset("the these those both all its their our".split())


def _quoted(view: View, j: int) -> int | None:
    """The piece behind a short quotation that opens at piece ``j``: ``“5G plus industrial Internet” projects``."""
    closing = {"“": "”", "‘": "’", '"': '"'}.get(view.raw[j])
    for k in range(j + 1, min(j + 8, view.size)) if closing else ():
        if view.raw[k] == closing:
            return k + 1 if view.tags[k + 1 : k + 2] in (["NN"], ["NNS"], ["JJ"], ["NNP"]) else None
    return None


def _is_plural(view: View, i: int) -> bool:
    low = view.low[i]
    return view.tags[i] in _PLURALS or singular(low) != low or low == "people"


def _stops(view: View, j: int, i: int) -> bool:
    """Whether the phrase ends before piece ``j``: a number or a time begins there."""
    number = view.at("number", j)
    if number is not None and number.value.form != "ordinal":
        return True
    return j > i and view.at("dated", j) is not None


def _inner(view: View, j: int) -> int | None:
    """The piece behind a measure or a model number inside the phrase: ``250ml bottles``, ``new 737 Max jets``."""
    amount = view.at("quantity", j)
    if amount is not None and amount.value.kind == "physical" and amount.value.dimension != "time":
        return amount.end
    model = (
        view.raw[j].isdecimal()
        and view.tags[j + 1 : j + 2] == ["NNP"]
        and view.raw[j + 1][0].isupper()
    )
    return j + 1 if model and view.tags[j - 1] in ("JJ", "NNP") else None


def _joins(view: View, j: int, headless: bool) -> bool:
    """Whether a piece stands inside the phrase: quotes, hyphens, an adverb of an adjective, ``and`` before the head."""
    low, tags = view.low[j], view.tags
    if low == "of":
        return _is_body(view, j)
    if low in _QUOTES or (low in "-–/&’'" and view.pieces.glued(j)) or low == "&":
        return True
    after = tags[j + 1] if j + 1 < view.size else ""
    if tags[j] == "RB" and after in ("JJ", "VBN"):
        return view.word(j) not in ("not", "now", "also", "already", "still", "only")
    if low not in ("and", "or", ","):
        return False
    before = tags[j - 1]
    if before in ("JJ", "VBN") and after in ("JJ", "VBN"):
        return True
    return (
        low == "and" and headless and before in ("NN", "NNP", "JJ") and _plural_follows(view, j + 1)
    )


def _is_body(view: View, j: int) -> bool:
    """Whether ``of`` stands inside a name before a plural: ``House of Commons members``, ``Bank of China branches``."""
    if view.tags[j - 1] != "NNP" or not view.raw[j - 1][0].isupper():
        return False
    for k in range(j + 1, min(j + 5, view.size)):
        if not view.raw[k][0].isupper():
            return k > j + 1 and view.tags[k] == "NNS"
    return False


def _plural_follows(view: View, j: int) -> bool:
    """Whether names or adjectives from piece ``j`` on lead to a plural noun: ``Kia and Hyundai vehicles``."""
    for k in range(j, min(j + 4, view.size)):
        if view.tags[k] in _PLURALS:
            return k > j
        if view.tags[k] not in ("NNP", "JJ", "NN") or view.at("number", k):
            return False
    return False


def _people(view: View, i: int) -> Phrase | None:
    """A people's name as a noun, where the tagger takes it for an adjective: ``six Sudanese``, ``12 Swiss``."""
    word = view.raw[i] if i < view.size else ""
    named = word[:1].isupper() and word.endswith(("ese", "ss", "sh", "ch"))
    return Phrase(i, i + 1) if named and view.tags[i] == "JJ" else None


def name_of(view: View, phrase: Phrase) -> str:
    """The phrase as a unit's name: lower case but for digits and acronyms, the last word in the singular."""
    text = view.pieces.said(phrase.start, phrase.end).replace("\n", " ")
    words = [word if _kept(word) else word.lower() for word in text.split()]
    last = view.pieces.raw[phrase.end - 1]
    if words and not _kept(last) and words[-1].endswith(last.lower()):
        one = "person" if last.lower() in ("people", "persons") else singular(last.lower())
        words[-1] = words[-1][: len(words[-1]) - len(last)] + one
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
    """The noun behind ``of``: ``of the 14 killings``, ``of his buyers``, ``of people``, ``of the firm's 34 hubs``."""
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
    found = phrase_at(view, at, many) if at < view.size else None
    owned = view.at("number", found.end + 1) if found is not None else None
    if found is None or owned is None or view.word(found.end) not in ("'s", "’s"):
        return found
    return phrase_at(view, after_hyphen(view, owned.end), many) or found
