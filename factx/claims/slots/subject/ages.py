"""Whose age it is."""

from __future__ import annotations

from factx.claims.clause import STATES
from factx.claims.frame import Frame
from factx.claims.links.pointing import is_aged
from factx.claims.phrase import NounPhrase, noun_phrase, of_object
from factx.claims.topic import Topic
from factx.rules.slot import Filled, slot


@slot
def group(frame: Frame) -> Filled[Topic] | None:
    """ "lowest among 18-year-olds": the age is the name of those who have it."""
    if not frame.quantity.text.lower().endswith("-olds"):
        return None
    return Filled(
        Topic(NounPhrase(frame.end - 1, frame.start, frame.end)), (frame.start, frame.end)
    )


@slot
def standing(frame: Frame) -> Filled[Topic] | None:
    """ "The 67-year-old has sung all his life": whoever the text told of before."""
    last = frame.end - 1
    if not is_aged(frame.tokens, last):
        return None
    return Filled(Topic(NounPhrase(last, frame.start, frame.end)), (frame.start, frame.end))


@slot
def apposed(frame: Frame) -> Filled[Topic] | None:
    """ "McBride, 54,": the name before the comma."""
    tokens = frame.tokens
    i = frame.start - 1
    if frame.low(i) not in (",", "(") or not tokens.tag[i - 1].startswith("NN"):
        return None
    return Filled(Topic(noun_phrase(tokens, i - 1)), (i - 1, frame.end))


@slot
def modified(frame: Frame) -> Filled[Topic] | None:
    """ "a 14-year-old boy": the noun behind the age; in an apposition, the name that it explains."""
    tokens = frame.tokens
    above = frame.root
    for _ in range(4):
        if tokens.head[above] == above or tokens.tag[above].startswith("NN") and above >= frame.end:
            break
        above = tokens.head[above]
    if not tokens.tag[above].startswith("NN") or above < frame.end:
        return None
    if tokens.dep[above] == "appos" and tokens.tag[tokens.head[above]].startswith("NNP"):
        above = tokens.head[above]
    return Filled(
        Topic(noun_phrase(tokens, above, (frame.start, frame.end))), (frame.start, above + 1)
    )


@slot
def bounded(frame: Frame) -> Filled[Topic] | None:
    """ "free for everyone under 14", "wages of over-21s": who is younger or older than that."""
    tokens, i = frame.tokens, frame.start
    if tokens.low[i].startswith(("under-", "over-")) and tokens.tag[i].startswith("NN"):
        return Filled(Topic(NounPhrase(i, i, i + 1)), (i, frame.end))
    noun = i - 2
    if frame.low(i - 1) not in ("under", "over", "above") or noun < frame.sentence[0]:
        return None
    if not tokens.tag[noun].startswith("NN"):
        return None
    return Filled(Topic(noun_phrase(tokens, noun)), (noun, frame.end))


@slot
def old(frame: Frame) -> Filled[Topic] | None:
    """ "The oldest tree is 900 years old": what the age is said of."""
    verb = frame.verb
    if frame.subject is None or verb is None or verb > frame.start:
        return None
    tokens, who = frame.tokens, frame.subject
    if tokens.low[verb] not in STATES:
        return None
    part = any(other.inside(who) for other in frame.others if other is not frame)
    whole = of_object(tokens, who) if part else None
    who = who if whole is None else whole
    return Filled(Topic(noun_phrase(tokens, who)), (who, frame.end))


@slot
def lived(frame: Frame) -> Filled[Topic] | None:
    """ "She left school at 15", "At 79, she still sings": who does so at that age."""
    before = frame.start - 1
    before -= frame.low(before) in ("just", "only", "about", "barely")
    if frame.low(before) != "at" or frame.subject is None:
        return None
    return Filled(Topic(noun_phrase(frame.tokens, frame.subject)), (frame.subject, frame.end))
