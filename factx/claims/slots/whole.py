"""Of what the quantity is a part."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, noun_phrase, of_object
from factx.claims.slots.part import is_proportion, is_ratio, part_of
from factx.rules.slot import Filled, slot


@slot
def proportion(frame: Frame) -> Filled[NounPhrase] | None:
    """ "34.6 percent of the population", "a third of them": the noun behind "of"."""
    if not is_proportion(frame) or (frame.change is not None and frame.change.difference):
        return None
    found = part_of(frame)
    if found is None and frame.against is not None and is_proportion(frame.against):
        found = part_of(frame.against)
    if found is None:
        return None
    return Filled(_with_determiner(frame, found), (frame.start, found + 1))


@slot
def in_ten(frame: Frame) -> Filled[NounPhrase] | None:
    """ "six in ten households": the noun behind the ratio."""
    tokens = frame.tokens
    if not is_ratio(frame):
        return None
    noun = frame.above if frame.dep in ("nummod", "compound", "quantmod") else frame.end
    if noun < frame.end or noun >= frame.sentence[1] or not tokens.tag[noun].startswith("NN"):
        return None
    found = noun_phrase(tokens, noun, (frame.start, frame.end))
    return Filled(found, (frame.start, noun + 1))


@slot
def some_of(frame: Frame) -> Filled[NounPhrase] | None:
    """ "three of his buyers", "4 million of its 4.9 million shares": a count of some of them."""
    tokens = frame.tokens
    if frame.quantity.unit.kind != "count" or not tokens.tag[frame.root].startswith("CD"):
        return None
    found = of_object(tokens, frame.root)
    if found is None or frame.low(frame.start - 1) == "all":
        return None
    return Filled(_with_determiner(frame, found), (frame.start, found + 1))


def _with_determiner(frame: Frame, noun: int) -> NounPhrase:
    found = noun_phrase(frame.tokens, noun)
    return NounPhrase(noun, min(frame.tokens.left[noun], found.start), found.end)


RULES = (proportion, in_ten, some_of)
