"""Noun phrases: how far the smallest phrase around a head goes, and the parts it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from factx.claims.clause import child
from factx.rules.tokens import Tokens
from factx.words.nouns import is_people, singular
from factx.words.senses import nouns

_LEADING = (
    "DT",
    "PDT",
    "PRP$",
    "CC",
    "IN",
    ",",
    ":",
    "``",
    "''",
    "HYPH",
    "-LRB-",
    "RB",
    "_SP",
    "WP$",
    "POS",
    "EX",
)
_FIRMS = nouns("legal_form")
_KEPT_RIGHT = ("compound", "nummod", "case", "punct", "nmod", "appos")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: its head token, and its tokens from ``start`` up to, not including, ``end``."""

    head: int
    start: int
    end: int


def noun_phrase(tokens: Tokens, head: int, skip: tuple[int, int] = (0, 0)) -> NounPhrase:
    """The smallest phrase that names what ``head`` names: its modifiers on the left, its of-phrases on the right.

    Leading determiners, possessive pronouns and the tokens of ``skip`` (the number) are left out.
    """
    joined = _behind_ampersand(tokens, head)
    head = joined if tokens.low[joined] in _FIRMS else head
    start, end = tokens.left[head], max(head, joined) + 1
    if tokens.tag[head].startswith("NNP"):
        start = _before_ampersand(tokens, start)
    start = max(start, tokens.sents[tokens.sent[head]][0])
    if skip[0] <= start < skip[1] or start <= skip[0] < head:
        start = skip[1] if skip[1] <= head else start
    while start < head and _leads(tokens, start):
        start += 1
    for right in tokens.children[head]:
        if right > head and tokens.low[right] == "of" and right == end:
            reach = tokens.right[right] + 1
            if skip[0] < reach and right < skip[1]:
                break
            end = _of_end(tokens, right, reach)
            break
        if right > head and right == end and tokens.dep[right] in ("nummod", "compound"):
            end = right + 1
    return NounPhrase(head, start, end)


def _behind_ampersand(tokens: Tokens, head: int) -> int:
    """The last of the names joined by "&": of "Smith & Webb" the second, of "Smith & Webb Co." the "Co."."""
    if tokens.tag[head].startswith("NNP"):
        for c in tokens.children[head]:
            if tokens.dep[c] == "conj" and c > head + 1 and tokens.tag[c].startswith("NNP"):
                return c if tokens.low[tokens.left[c] - 1] == "&" else head
    return head


def _before_ampersand(tokens: Tokens, start: int) -> int:
    """Where a name with "&" begins, whose first part stands before ``start``."""
    while start > 1 and tokens.low[start - 1] == "&" and tokens.tag[start - 2].startswith("NNP"):
        start -= 2
        while start and tokens.tag[start - 1].startswith("NNP"):
            start -= 1
    return start


def _leads(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i] in _LEADING or tokens.low[i] in ("about", "some", "all", "both", "only")


def _of_end(tokens: Tokens, of: int, reach: int) -> int:
    """The end of an of-phrase without the clauses and phrases that hang on it."""
    noun = child(tokens, of, "pobj")
    if noun is None:
        return reach
    end = noun + 1
    for right in tokens.children[noun]:
        if right == end and (tokens.low[right] == "of" or tokens.dep[right] in _KEPT_RIGHT[:2]):
            end = _of_end(tokens, right, reach) if tokens.low[right] == "of" else right + 1
    return end


def lemma(tokens: Tokens, i: int) -> str:
    """The lower-case lemma of a noun, also of a plural that the tagger takes for something else.

    Those are verbs ("her rivals"), acronyms ("CDs"), ages ("over-21s") and names of peoples ("Britons").
    """
    low: str = tokens.low[i]
    acronym = len(low) > 2 and tokens.text[i][:-1].isupper() and tokens.text[i][-1] == "s"
    if acronym or (low.startswith(("over-", "under-")) and low[-2:-1].isdecimal()):
        return low[:-1] if low[-1] == "s" else low
    many = tokens.tag[i] in ("NNS", "NNPS", "VBZ") or is_people(low)
    return singular(low) if many else low


def of_object(tokens: Tokens, noun: int, *words: str) -> int | None:
    """The noun of the first phrase with "of" (or one of these prepositions) behind a noun."""
    wanted = words or ("of",)
    for c in tokens.children[noun]:
        if c > noun and tokens.dep[c] == "prep" and tokens.low[c] in wanted:
            return last_object(tokens, c)
    return None


def last_object(tokens: Tokens, preposition: int) -> int | None:
    """The noun behind a preposition; of two the last ("of the country's five million mortgages")."""
    nouns = [c for c in tokens.children[preposition] if tokens.dep[c] == "pobj"]
    return nouns[-1] if nouns else None


def possessor(tokens: Tokens, noun: int) -> int | None:
    """The noun or pronoun that possesses this one: "China's" or "its"."""
    return child(tokens, noun, "poss")


def joined(tokens: Tokens, noun: int, word: str) -> str:
    """A noun with what hyphens join to it: "start-up", "Kimberly-Clark"; not with a number ("10-year")."""
    while (
        noun > 1
        and tokens.low[noun - 1] == "-"
        and tokens.low[noun - 2].isalpha()
        and tokens.end[noun - 2] + 1 == tokens.start[noun]
    ):
        noun -= 2
        word = f"{tokens.low[noun]}-{word}"
    return word


def behind_number(tokens: Tokens, start: int, head: int) -> int:
    """Where "members" begins in "more than 90,000 members"; "five-member boards" keep their number."""
    i = start
    while i < head and tokens.tag[i] in ("RB", "RBR", "JJR", "JJS", "IN", "DT"):
        i += 1
    number = i
    while i < head and tokens.tag[i] == "CD":
        i += 1
    counts = number < i <= head and tokens.tag[head] == "NNS" and tokens.text[i] != "-"
    return i if counts else start


def trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens of a sentence without the white space around it."""
    while end - 1 > start and not tokens.text[end - 1].strip():
        end -= 1
    while start < end - 1 and not tokens.text[start].strip():
        start += 1
    return start, end
