"""Whose subject a count has: the thing counted, wherever its noun stands."""

from __future__ import annotations

import sys

from factx.claims.change import before_amount
from factx.claims.clause import child
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, noun_phrase, of_object
from factx.claims.slots.part import fronted as opened
from factx.claims.slots.subject.numbers import behind_of, number_end, numbered
from factx.claims.slots.subject.people import people_near
from factx.claims.topic import Topic, number_before, topic
from factx.rules.slot import Filled, Slot, first, slot, slots_of
from factx.words.senses import nouns

_MODIFIER = ("compound", "nmod", "npadvmod", "amod", "quantmod")
_VAGUE = frozenset(
    "dozens scores hundreds thousands millions billions dozen million billion".split()
)
_UNITS = ("unit", "units", "point", "points")
_TRADED = nouns("unit_of_sale")
_DEALS = nouns("deal")
_DEFINITE = ("the", "these", "its", "their", "his", "her", "our")
_ENDS = ("to", "from", "by", "at")
_HARMED = ("dead", "missing", "injured", "wounded", "hurt", "homeless")
_UNDERGOING = ("nsubjpass", "dobj", "nsubj", "conj", "ROOT", "dep")
_NEAR = 12
_OCCASIONS = ("time", "occasion")


def counted(frame: Frame) -> int | None:
    """The noun inside the quantity, if it has one."""
    last = frame.end - 1
    named = frame.tokens.tag[last].startswith("NN") and frame.tokens.low[last] not in _VAGUE
    return last if named else None


@slot
def changed_by(frame: Frame) -> Filled[Topic] | None:
    """ "enrolment fell by 71 children", "cut its staff by 400 people": what changes, not what it changes by."""
    tokens, verb = frame.tokens, frame.verb
    by = "by" in tokens.low[before_amount(frame) + 1 : frame.start]
    if not by or verb is None or tokens.low[verb] not in frame.cues.change_verbs:
        return None
    moved = child(tokens, verb, "dobj")
    thing = moved if moved is not None and moved < frame.start else frame.subject
    if thing is None or frame.inside(thing) or any(o.inside(thing) for o in frame.others):
        return None
    return Filled(topic(frame, thing), (min(thing, verb), frame.end))


@slot
def occasions(frame: Frame) -> Filled[Topic] | None:
    """ "used it 40 billion times", "used it only once": what is done so often, the object, else the subject."""
    tokens, name = frame.tokens, frame.quantity.unit.name.rpartition(" ")[2]
    if name not in _OCCASIONS or frame.verb is None:
        return None
    if frame.low(frame.end) in ("as", "more", "the", "higher", "larger"):
        return None
    for c in tokens.children[frame.verb]:
        if tokens.dep[c] == "dobj" and not frame.inside(c):
            return Filled(Topic(noun_phrase(tokens, c)), (c, c + 1))
    if frame.subject is None:
        return None
    return Filled(topic(frame, frame.subject), (frame.subject, frame.subject + 1))


@slot
def modified(frame: Frame) -> Filled[Topic] | None:
    """ "131-page document", "seven-member crew": the noun that the counted noun modifies."""
    tokens, noun = frame.tokens, counted(frame)
    if noun is None or tokens.tag[noun] not in ("NN", "NNP"):
        return None
    if tokens.dep[noun] not in _MODIFIER:
        return None
    above = tokens.head[noun]
    while tokens.dep[above] in _MODIFIER and tokens.head[above] > above:
        above = tokens.head[above]
    if above < noun or not tokens.tag[above].startswith("NN"):
        return None
    return Filled(Topic(noun_phrase(tokens, above, (frame.start, frame.end))), (noun, above + 1))


@slot
def units(frame: Frame) -> Filled[Topic] | None:
    """ "Housing starts reached 299,600 units", "put the deficit at 7 million bags": in units of trade."""
    tokens, found, verb = frame.tokens, counted(frame), frame.verb
    if found is None or verb is None:
        return None
    dealt = lemma(tokens, found) in _TRADED
    plain = tokens.low[found] in _UNITS
    ends = frame.dep == "pobj" and tokens.low[frame.above] in _ENDS
    thing = child(tokens, verb, "dobj") if ends and dealt else None
    thing = frame.subject if thing is None or thing > frame.start else thing
    if (
        thing is None
        or frame.inside(thing)
        or not (plain or dealt or (ends and _is_sale(frame, thing)))
    ):
        return None
    low = tokens.low[verb]
    tells = low in frame.cues.level_verbs or (low in frame.cues.change_verbs and (plain or ends))
    if not (tells or (ends and thing != frame.subject)):
        return None
    return Filled(topic(frame, thing), (min(thing, frame.start), frame.end))


def _is_sale(frame: Frame, noun: int) -> bool:
    """Whether a noun counts deals, each of one thing: "Car sales rose to 40,000 vehicles"."""
    return frame.tokens.tag[noun] == "NNS" and lemma(frame.tokens, noun) in _DEALS


@slot
def noun(frame: Frame) -> Filled[Topic] | None:
    """ "277 vulnerabilities": the noun that is counted, without its number."""
    found = counted(frame)
    if found is None:
        return None
    phrase = noun_phrase(frame.tokens, found, (frame.start, max(frame.start, number_end(frame))))
    return Filled(Topic(phrase), (frame.start, frame.end))


@slot
def peopled(frame: Frame) -> Filled[Topic] | None:
    """ "a town of 46,000": the place, and it is people that are counted."""
    tokens = frame.tokens
    if frame.dep != "pobj" or frame.low(frame.start - 1) != "of" or counted(frame) is not None:
        return None
    place = tokens.head[frame.above]
    if lemma(tokens, place) not in frame.cues.places or place != frame.above - 1:
        return None
    return Filled(Topic(noun_phrase(tokens, place, (frame.above, frame.end))), (place, frame.end))


@slot
def said_of(frame: Frame) -> Filled[Topic] | None:
    """ "200 of them engineers", "57 were container ships": the noun that says what they are."""
    tokens = frame.tokens
    if counted(frame) is not None:
        return None
    if frame.low(frame.end) == "of" and frame.low(frame.end + 1) in ("them", "whom", "which"):
        named = frame.end + 2
        while tokens.tag[named].startswith(("JJ", "NN")) and tokens.tag[named + 1][:2] == "NN":
            named += 1
        if tokens.tag[named] in ("NNS", "NNPS") and frame.low(named) != "":
            return Filled(Topic(NounPhrase(named, frame.end + 2, named + 1)), (frame.start, named))
    if frame.dep != "nsubj" or frame.low(frame.end) not in ("are", "were"):
        return None
    noun = child(tokens, tokens.head[frame.root], "attr")
    if noun is None or tokens.tag[noun] != "NNS" or any(o.inside(noun) for o in frame.others):
        return None
    return Filled(Topic(noun_phrase(tokens, noun)), (frame.start, noun + 1))


@slot
def of(frame: Frame) -> Filled[Topic] | None:
    """ "three of his buyers", "10 of 12 victims": the noun behind "of"."""
    found = of_object(frame.tokens, frame.root)
    if counted(frame) is None and frame.low(frame.end) == "of":
        found = next((counted(o) for o in frame.others if numbered(frame, o)), None) or found
        found = behind_of(frame) if found is None else found
    if found is None or frame.inside(found) or frame.tokens.tag[found] == "CD":
        return None
    phrase = noun_phrase(frame.tokens, found, number_before(frame, found))
    return Filled(Topic(phrase), (frame.root, found + 1))


@slot
def fronted(frame: Frame) -> Filled[Topic] | None:
    """ "Of these, 12 were closed": the noun behind the "of" that opens the clause."""
    found = opened(frame)
    if found is None or frame.inside(found) or frame.tokens.tag[found] == "CD":
        return None
    return Filled(Topic(noun_phrase(frame.tokens, found)), (found, frame.end))


@slot
def carrier(frame: Frame) -> Filled[Topic] | None:
    """ "a total of 40", "an increase of 85 million": what the noun over the number is about.

    A change without a noun counts what the count before it counts: "won 21 seats, a loss of nine".
    """
    tokens = frame.tokens
    if frame.dep != "pobj" or tokens.low[frame.above] != "of":
        return None
    noun_over = tokens.head[frame.above]
    if not tokens.tag[noun_over].startswith("NN"):
        return None
    found = topic(frame, noun_over)
    if found.subject.head != noun_over:
        return Filled(found, (noun_over, frame.end))
    before = [o for o in frame.others if o.end <= frame.start and o.quantity.unit.kind == "count"]
    if before and frame.change is not None:
        return first(slots(), before[-1])
    if frame.subject is None:
        return None
    return Filled(topic(frame, frame.subject), (frame.subject, frame.end))


def slots() -> tuple[Slot[Frame, Topic], ...]:
    """The rules of this file, in order."""
    return slots_of(sys.modules[__name__])


def _shared(frame: Frame) -> int | None:
    """The verb that the clause's verb is coordinated with."""
    tokens, verb = frame.tokens, frame.verb
    return tokens.head[verb] if verb is not None and tokens.dep[verb] == "conj" else verb


@slot
def ahead(frame: Frame) -> Filled[Topic] | None:
    """ "dozens if not hundreds of interviews", "2 or 3 people": what the number right behind counts."""
    for other in frame.others:
        near = 0 < other.start - frame.end <= 2 and frame.low(frame.end) in ("if", "or", "to")
        if near and counted(frame) is None and counted(other) is not None:
            found = first(slots(), other)
            return Filled(found.value, (frame.start, other.end)) if found is not None else None
    return None


@slot
def measured(frame: Frame) -> Filled[Topic] | None:
    """ "the number of users surpassed 32,000": the subject names a measure of what is counted."""
    if frame.subject is None or frame.inside(frame.subject):
        return None
    found = topic(frame, frame.subject)
    if found.measure is None:
        return None
    return Filled(found, (frame.subject, frame.end))


@slot
def moved(frame: Frame) -> Filled[Topic] | None:
    """ "brought the number of stations to 718,000": what the verb moved."""
    tokens, verb = frame.tokens, frame.verb
    if (
        verb is None
        or frame.dep != "pobj"
        or tokens.low[frame.above] not in ("to", "by", "from", "at")
    ):
        return None
    thing = child(tokens, verb, "dobj")
    if thing is None or frame.inside(thing) or tokens.head[frame.above] != verb:
        return None
    if frame.timed(thing):
        return None
    return Filled(topic(frame, thing), (thing, frame.end))


@slot
def earlier(frame: Frame) -> Filled[Topic] | None:
    """ "killed 259 people and injured 5,500": what the count before counts, in the same place of its clause."""
    tokens = frame.tokens
    if frame.quantity.unit.name == "person" and frame.low(before_amount(frame)) == "for":
        return None
    before = [o for o in frame.others if o.end <= frame.start and _has_noun(o)]
    before = [o for o in before if o.quantity.unit.kind == "count"]
    before = [o for o in before if frame.low(before_amount(o)) != "including"]
    at = before_amount(frame)
    like = frame.low(at - (frame.low(at) == "the")) in ("with", "than", "against", "versus")
    before.sort(key=lambda o: (tokens.dep[o.root] != frame.dep, o.verb != _shared(frame), -o.start))
    for other in before:
        same = tokens.dep[other.root] == frame.dep or other.verb == _shared(frame)
        if same or like or frame.dep == "conj" or frame.change is not None:
            found = first(slots(), other)
            return Filled(found.value, (other.start, frame.end)) if found is not None else None
    return None


def _has_noun(frame: Frame) -> bool:
    """Whether a count has its noun in it or behind "of": "40 flats", "40 of the flats"."""
    owned = frame.low(frame.end) == "of" and frame.low(frame.end + 1) in _DEFINITE
    return owned or counted(frame) is not None or opened(frame) is not None


@slot
def people(frame: Frame) -> Filled[Topic] | None:
    """ "82 were killed", "left 12 dead": people, in the words of the sentence that says it nearest by."""
    tokens, verb = frame.tokens, frame.verb
    harmed = frame.quantity.unit.name == "person" and counted(frame) is None
    done = verb is not None and tokens.low[verb] in frame.cues.people_verbs
    if not harmed and not (done and frame.dep in _UNDERGOING):
        return None
    near = people_near(frame, _NEAR)
    if near is None:
        return None
    at = near.head if verb is None else verb
    return Filled(Topic(near), (min(frame.start, at), max(frame.end, at + 1)))


@slot
def clause(frame: Frame) -> Filled[Topic] | None:
    """ "the number of users hit 989 million": what the subject of the clause is about."""
    if frame.subject is None or frame.inside(frame.subject):
        return None
    return Filled(topic(frame, frame.subject), (frame.subject, frame.end))
