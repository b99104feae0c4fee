"""Scope of place that is not part of the subject: "users in China"."""

from __future__ import annotations

from factx.claims.clause import child
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, noun_phrase
from factx.claims.slots.placed import describes
from factx.rules.slot import Filled, slot

_OWNED = frozenset("stake share interest holding position investment ownership".split())
_WHERE = ("in", "across", "throughout", "on", "around", "outside", "inside", "near")


@slot
def located(frame: Frame) -> Filled[NounPhrase] | None:
    """A place behind "in" or "across" that hangs on the subject, on the quantity or on their verb."""
    tokens = frame.tokens
    if describes(frame):
        return None
    for home in _homes(frame):
        for c in tokens.children[home]:
            if tokens.dep[c] != "prep" or tokens.low[c] not in _WHERE:
                continue
            noun = child(tokens, c, "pobj")
            if noun is not None and _is_place(frame, c, noun):
                found = noun_phrase(tokens, noun)
                return Filled(NounPhrase(noun, tokens.left[noun], found.end), (c, found.end))
    return None


@slot
def where(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Oklahoma City, where 168 people were killed": the place that the relative clause describes."""
    tokens = frame.tokens
    for i in (frame.root, *frame.path):
        if tokens.dep[i] == "relcl" and any(tokens.low[c] == "where" for c in tokens.children[i]):
            noun = tokens.head[i]
            found = noun_phrase(tokens, noun)
            return Filled(found, (found.start, frame.end))
    return None


def _homes(frame: Frame) -> list[int]:
    """The tokens that a place may hang on, nearest first."""
    tokens = frame.tokens
    homes = [i for i in (frame.root, *frame.path[:3], frame.subject) if i is not None]
    if frame.subject is not None:
        homes += [c for p in tokens.children[frame.subject] for c in tokens.children[p]]
    return list(dict.fromkeys(homes))


def _is_place(frame: Frame, preposition: int, noun: int) -> bool:
    tokens = frame.tokens
    if lemma(tokens, tokens.head[preposition]) in _OWNED:
        return False
    if frame.timed(noun) or frame.inside(noun):
        return False
    name = tokens.tag[noun] == "NNP"
    if tokens.low[preposition] == "in":
        return name or lemma(tokens, noun) in frame.cues.places
    if tokens.low[preposition] == "on":
        return name and lemma(tokens, noun) in frame.cues.places
    return name


RULES = (where, located)
