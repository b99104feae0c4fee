"""A place that takes part: it makes or counts something, something strikes it, or something is sent there."""

from __future__ import annotations

from factx.claims.clause import child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, noun_phrase, of_object
from factx.claims.slots import place_names
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.usable import describes
from factx.rules.slot import Filled, slot
from factx.words.senses import verbs

_STRIKE = verbs("strike")
_SEND = verbs("send_to")
_POINTING = ("det", "poss")
_FIRMS = ("airport", "base", "harbor", "harbour", "lake", "mall", "port", "river", "road")


@slot
def maker(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Texas had 24 gigawatts of solar panels", "The district recorded 61 cases": who has or handles it."""
    tokens, subject, verb = frame.tokens, frame.subject, frame.verb
    thing = frame.above if frame.dep == "conj" else frame.root
    if subject is None or verb is None or not subject < verb < frame.start:
        return None
    if tokens.low[verb] in frame.cues.trade_verbs:
        return None
    if tokens.dep[thing] != "dobj" or lemma(tokens, subject) in _FIRMS:
        return None
    if describes(frame) or is_duration(frame) or not _things(frame):
        return None
    found = place(frame, subject)
    return Filled(found, (found.start, frame.end)) if found is not None else None


def _things(frame: Frame) -> bool:
    """Whether the amount is one of things: a count with its noun, or a measure "of" something."""
    unit = frame.quantity.unit
    if unit.kind == "count":
        return frame.tokens.tag[frame.root].startswith("NN")
    return unit.kind == "physical" and of_object(frame.tokens, frame.root) is not None


@slot
def struck(frame: Frame) -> Filled[NounPhrase] | None:
    """ "The quake struck southern Peru, killing 12", "9,300 people reached the island": the object of the verb."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or frame.quantity.unit.kind not in ("count", "currency") or describes(frame):
        return None
    above = tokens.head[verb] if tokens.dep[verb] in ("advcl", "conj", "xcomp", "ccomp") else verb
    for told in (verb, above):
        thing = child(tokens, told, "dobj") if is_verb(tokens, told) else None
        if thing is None or tokens.low[told] not in _STRIKE or frame.inside(thing):
            continue
        found = place(frame, thing)
        if found is not None:
            return Filled(found, (min(found.start, frame.start), max(found.end, frame.end)))
    return None


@slot
def goal(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Mills shipped 200 tonnes to Spain", "sends a fifth of its bread to Durban": where it is sent."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or tokens.low[verb] not in _SEND or describes(frame) or is_duration(frame):
        return None
    homes = (verb, frame.root, of_object(tokens, frame.root))
    for to in (c for home in homes if home is not None for c in tokens.children[home]):
        noun = child(tokens, to, "pobj") if tokens.low[to] == "to" else None
        found = place(frame, noun) if noun is not None and to >= frame.end else None
        if found is not None:
            return Filled(found, (frame.start, found.end))
    return None


def place(frame: Frame, noun: int) -> NounPhrase | None:
    """The phrase of a noun that is a place: a known name, "Lake Orso", "the district"; "counties" is none."""
    tokens = frame.tokens
    phrase = noun_phrase(tokens, noun)
    if tokens.tag[noun].startswith("NNP"):
        words = [lemma(tokens, i) for i in range(phrase.start, noun + 1)]
        known = place_names.named(frame, noun) is not None
        return phrase if known or any(word in frame.cues.places for word in words) else None
    if tokens.tag[noun] != "NN" or lemma(tokens, noun) not in frame.cues.places:
        return None
    pointed = any(tokens.dep[c] in _POINTING and c < noun for c in tokens.children[noun])
    indefinite = any(tokens.low[c] in ("a", "an", "no") for c in tokens.children[noun])
    return phrase if pointed and not indefinite else None


RULES = (struck, goal, maker)
