"""What a pronoun stands for: the phrase before it that agrees with it, subjects first.

Source: the salience order of Lappin and Leass (1994): recency of the sentence, then subject before object before
others.
"""

from __future__ import annotations

import re

from factx.claims.clause import is_verb
from factx.claims.phrase import NounPhrase, noun_phrase
from factx.rules.tokens import Tokens

PRONOUNS = frozenset(
    "it its itself he his him she her they their them themselves these those this that who which".split()
)
_PERSON = ("he", "his", "him", "she", "her", "who")
_PLURAL = ("they", "their", "them", "these", "those", "themselves")
_POINTING = ("these", "those", "this", "that")
_PEOPLE = re.compile(
    r"(?:man|woman|er|or|ist|ian|ant|ent|boy|girl|chief|head|chair|mother|father)$"
)
BACK = 3


def antecedent(
    tokens: Tokens,
    pronoun: int,
    taken: tuple[tuple[int, int], ...] = (),
    speaking: frozenset[str] = frozenset(),
) -> NounPhrase | None:
    """The phrase that a pronoun stands for, None where none agrees.

    Args:
        tokens: The text.
        pronoun: The token of the pronoun.
        taken: Spans of characters that cannot be what it stands for (times, quantities).
        speaking: Verbs of saying; who speaks is not what "it" or "they" takes up.
    """
    word = tokens.low[pronoun]
    here = tokens.sent[pronoun]
    for number in range(here, max(here - BACK, -1), -1):
        first, last = tokens.sents[number]
        limit = _clause_start(tokens, pronoun, first) if number == here else last
        if word in _POINTING:
            near = [i for i in range(first, limit) if _can_stand(tokens, i, word, taken)]
            if near:
                return noun_phrase(tokens, near[-1] if word in _PLURAL else near[0])
        ranked = sorted(
            (i for i in range(first, limit) if _can_stand(tokens, i, word, taken)),
            key=lambda i: (_salience(tokens, i, word, speaking), i),
        )
        if ranked:
            return noun_phrase(tokens, ranked[0])
    return None


def _clause_start(tokens: Tokens, pronoun: int, first: int) -> int:
    """Where what a pronoun can stand for ends: a subject does not look back into its own clause."""
    if tokens.dep[pronoun] not in ("nsubj", "nsubjpass"):
        return pronoun
    start = pronoun
    while start > first and not is_verb(tokens, start - 1):
        start -= 1
    return start


def _can_stand(tokens: Tokens, i: int, word: str, taken: tuple[tuple[int, int], ...]) -> bool:
    tag, dep = tokens.tag[i], tokens.dep[i]
    if not tag.startswith("NN") or dep in ("compound", "amod", "nmod", "npadvmod"):
        return False
    if any(a <= tokens.start[i] < b for a, b in taken):
        return False
    plural = tag in ("NNS", "NNPS")
    if word in _PERSON:
        return not plural and (tag == "NNP" or bool(_PEOPLE.search(tokens.low[i])))
    if word in ("these", "those"):
        return plural
    if word in ("this", "that"):
        return dep in ("nsubj", "nsubjpass")
    if word in _PLURAL:
        return plural or dep in ("nsubj", "nsubjpass") and tag == "NNP"
    return not plural


def _salience(tokens: Tokens, i: int, word: str, speaking: frozenset[str]) -> int:
    dep = tokens.dep[i]
    if dep == "nsubj" and word not in _PERSON and _speaks_aside(tokens, tokens.head[i], speaking):
        return 4
    if dep in ("nsubj", "nsubjpass"):
        main = tokens.dep[tokens.head[i]] == "ROOT" if is_verb(tokens, tokens.head[i]) else False
        return 0 if main else 1
    return {"dobj": 2, "poss": 2, "pobj": 3}.get(dep, 4)


def _speaks_aside(tokens: Tokens, verb: int, speaking: frozenset[str]) -> bool:
    """Whether a verb of saying stands behind what is said: "Turnout was 58 percent, the commission said"."""
    if tokens.low[verb] not in speaking:
        return False
    return any(c < verb and tokens.dep[c] == "ccomp" for c in tokens.children[verb])
