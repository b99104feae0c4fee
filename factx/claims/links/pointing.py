"""What stands for somebody or something told of before, and is no pronoun: "those to Japan", "the 67-year-old"."""

from __future__ import annotations

from factx.claims.clause import NOUN_SUBJECTS, SUBJECTS, child
from factx.claims.phrase import NounPhrase, noun_phrase
from factx.rules.tokens import Tokens

_QUANTIFIERS = ("each", "most", "both", "all", "many", "several")
_POINTING = ("those", "that")


def is_aged(tokens: Tokens, i: int) -> bool:
    """Whether an age stands for whom the text told of before: "the 67-year-old sings"; not "a 67-year-old bridge"."""
    aged = i > 4 and tokens.low[i] == "old" and tokens.low[i - 2] == "year"
    if not aged or tokens.low[tokens.left[i]] != "the" or tokens.dep[i] in ("amod", "appos"):
        return False
    return not tokens.tag[i + 1 : i + 2][:1] or not tokens.tag[i + 1].startswith(("NN", "JJ"))


def is_headless(tokens: Tokens, i: int) -> bool:
    """Whether an age, a quantifier or a superlative stands for whom the text told of before.

    "The 67-year-old sings"; of many "each got a loan", "the biggest".
    """
    if is_aged(tokens, i):
        return True
    if tokens.low[i] in _QUANTIFIERS:
        return tokens.dep[i] in (*SUBJECTS, "pobj", "dobj") and not _followed(tokens, i)
    return tokens.tag[i] == "JJS" and tokens.dep[i] in SUBJECTS and not _followed(tokens, i)


def _followed(tokens: Tokens, i: int) -> bool:
    after = tokens.tag[i + 1 : i + 2]
    return after in (["NN"], ["NNS"], ["JJ"], ["IN"], ["NNP"])


def points_on(tokens: Tokens, phrase: NounPhrase) -> NounPhrase | None:
    """ "those to Japan", "that in May", "those questioned": the phrase of a pointing word that more is said of.

    "That of the plant" only says whose it is: there the plant is spoken of. "Ten of those on board" are ten of many
    told of before.
    """
    i = phrase.head
    if (
        tokens.low[i] not in _POINTING
        or phrase.end > i + 1
        or i + 1 >= len(tokens)
        or tokens.head[i + 1] != i
    ):
        return None
    if tokens.dep[i + 1] == "acl" and tokens.tag[i + 1] == "VBN":
        return NounPhrase(i, i, i + 2)
    if tokens.dep[i + 1] != "prep" or "of" in (tokens.low[i + 1], tokens.low[i - 1]):
        return None
    noun = child(tokens, i + 1, "pobj")
    if noun is None or not tokens.tag[noun].startswith("NN"):
        return None
    return NounPhrase(i, i, noun_phrase(tokens, noun).end)


def parallel(tokens: Tokens, pointing: int, near: list[int]) -> int:
    """The noun that a pointing word with more behind it repeats, the last that stands as it does.

    That is a subject to a subject ("flights to Spain cost 90 euros, those to Greece 80"), an object to an object.
    """
    own = NOUN_SUBJECTS if tokens.dep[pointing] in NOUN_SUBJECTS else (tokens.dep[pointing],)
    alike = [i for i in near if tokens.dep[i] in own]
    return alike[-1] if alike else near[-1]
