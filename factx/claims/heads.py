"""The head of a subject: the lemma of its noun as a dictionary has it, of a name as it is."""

from __future__ import annotations

import re

from factx.claims.frame import Frame
from factx.claims.links.persons import is_person
from factx.claims.phrase import joined, lemma
from factx.claims.slots.subject.order import is_age
from factx.words.nouns import singular
from factx.words.verbs import of_gerund

_ROMAN = re.compile(r"[IVX]{2,5}|V|X")


def head_of(frame: Frame, noun: int) -> str:
    """The head's lemma, one with what a hyphen joins to it ("start-up", "Cuban-Americans"); of "Meteor II" the name."""
    tokens = frame.tokens
    if _ROMAN.fullmatch(tokens.text[noun]) and tokens.tag[noun - 1 : noun] == ["NNP"]:
        noun -= 1
    word = _plain(frame, noun)
    many = frame.quantity.unit.kind == "count" and frame.inside(noun)
    if many and frame.quantity.value != 1 and word == tokens.low[noun]:
        word = singular(word)
    return "person" if word == "people" else joined(tokens, noun, word)


def _plain(frame: Frame, noun: int) -> str:
    """The lemma; of "the Greens" the plural goes, of "Karin Aalders, 36," it is no plural."""
    tokens = frame.tokens
    named = tokens.tag[noun] in ("NNP", "NNPS") and tokens.low[noun].endswith("s")
    if tokens.tag[noun] == "VBG" and tokens.dep[noun] in ("csubj", "pcomp"):
        return of_gerund(tokens.low[noun])
    if not named:
        return lemma(tokens, noun)
    low: str = tokens.low[noun]
    if (is_age(frame) and not low[-2].isdecimal()) or is_person(tokens, noun):
        return low
    the = tokens.low[tokens.left[noun]] == "the"
    return singular(low) if the else lemma(tokens, noun)
