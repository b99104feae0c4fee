"""Who "I" and "we" are in a quotation: the one who speaks, and those that the one who speaks stands for."""

from __future__ import annotations

from factx.claims.links.names import most_named
from factx.claims.links.persons import POSTS
from factx.claims.phrase import NounPhrase, noun_phrase
from factx.rules.tokens import Tokens

SPEAKING = ("i", "me", "my", "myself", "we", "us", "our", "ourselves")
_MANY = ("we", "us", "our", "ourselves")
_STORY = 40
_HELD = ("of", "at", "for", "from", "with")


def speaker(tokens: Tokens, pronoun: int, who: NounPhrase) -> NounPhrase:
    """What a pronoun of the first person stands for.

    "I" is who speaks. "We" of "the Rovers manager" or "Ada Bell, the museum's director" are the Rovers, the museum;
    of a post without a house, what the text has named most before.

    Args:
        tokens: The text.
        pronoun: The token of the pronoun.
        who: The phrase of the one who speaks.
    """
    if tokens.low[pronoun] not in _MANY:
        return noun_phrase(tokens, _person(tokens, who.head))
    posts = [i for i in _about(tokens, who.head) if tokens.low[i] in POSTS]
    for post in posts:
        house = _house(tokens, post)
        if house is not None:
            return noun_phrase(tokens, house)
    story = tokens.sents[max(tokens.sent[pronoun] - _STORY, 0)][0]
    named = most_named(tokens, story, pronoun) if posts else None
    return noun_phrase(tokens, who.head if named is None else named)


def _person(tokens: Tokens, head: int) -> int:
    """The name beside a post: of "the director, Ada Bell" the name."""
    if tokens.tag[head].startswith("NNP"):
        return head
    return next((i for i in _about(tokens, head) if tokens.tag[i] == "NNP"), head)


def _about(tokens: Tokens, head: int) -> list[int]:
    """The nouns that say who somebody is: the phrase's head, its appositions, the words before the name."""
    near = [c for c in tokens.children[head] if tokens.dep[c] in ("appos", "compound", "nmod")]
    further = [c for n in near for c in tokens.children[n] if tokens.dep[c] == "appos"]
    return [head, *near, *further]


def _house(tokens: Tokens, post: int) -> int | None:
    """The house of a post: "the museum's director", "the Rovers manager", "head of the union"."""
    for c in tokens.children[post]:
        if tokens.dep[c] in ("poss", "compound", "nmod") and tokens.tag[c].startswith("NN"):
            return c
        if tokens.low[c] in _HELD and tokens.dep[c] == "prep":
            held = [n for n in tokens.children[c] if tokens.dep[n] == "pobj"]
            if held and tokens.tag[held[0]].startswith("NN"):
                return held[0]
    return None
