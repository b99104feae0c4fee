"""Shares whose whole stands elsewhere: the words around a percentage tell that it is a part of something."""

from __future__ import annotations

from factx.claims.amount import before_amount
from factx.claims.clause import MODIFYING, STATES, child, own_subject
from factx.claims.frame import Frame
from factx.claims.phrase import lemma
from factx.claims.slots.gap import partner
from factx.claims.slots.part import (
    bracketed,
    chance,
    differs,
    group,
    held,
    is_fraction,
    is_proportion,
    obtains,
)
from factx.model import Kind
from factx.rules.slot import Filled, slot
from factx.words.senses import nouns, verbs

_RATES = ("rate", "unemployment", "employment", "inflation", "turnout")
_PLACES = frozenset("first second third fourth fifth sixth last top".split())
_PUTS = verbs("put_at")
_POLLS = nouns("record")


@slot
def named(frame: Frame) -> Filled[Kind] | None:
    """ "Its share slid to 10 percent from 14 percent", "raised her stake to 20 percent", "a 15% stake in it"."""
    if not is_proportion(frame) or differs(frame):
        return None
    noun = held(frame)
    return Filled("share", (min(noun, frame.start), max(noun + 1, frame.end))) if noun else None


@slot
def obtained(frame: Frame) -> Filled[Kind] | None:
    """ "Its rival has 41 percent", "The Greens took three seats with 11 percent": so much of what there was."""
    if (
        not is_proportion(frame)
        or frame.quantity.unit.kind != "percent"
        or frame.change is not None
    ):
        return None
    told = frame.against or frame
    verb, tokens, other = told.verb, told.tokens, partner(frame)
    if other is not None and differs(other):
        return None
    if verb is None or not obtains(told) or told.start < verb:
        return None
    alone = told.dep in ("dobj", "npadvmod") or (
        told.dep == "pobj" and tokens.low[told.above] == "with"
    )
    noun = tokens.tag[told.end].startswith(("NN", "JJ"))
    if not alone or noun or tokens.low[told.end] in frame.cues.change_nouns:
        return None
    return Filled("share", (min(verb, frame.start), max(verb + 1, frame.end)))


@slot
def acting(frame: Frame) -> Filled[Kind] | None:
    """ "3 percent left the trial", "90 percent could be gone": so many of a group do or suffer it."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.code != "%" or frame.dep not in ("nsubj", "nsubjpass") or verb is None:
        return None
    low = tokens.low[verb]
    if low in frame.cues.change_verbs or verb < frame.end or frame.change is not None:
        return None
    attribute = child(tokens, verb, "attr", "acomp")
    if low in STATES and (attribute is None or tokens.low[tokens.left[attribute]] == "the"):
        return None
    return Filled("share", (frame.start, verb + 1))


@slot
def listed(frame: Frame) -> Filled[Kind] | None:
    """ "by the union (60%), the state (25%) and the city (15%)": shares in brackets behind those who have them."""
    if frame.quantity.unit.code != "%" or not bracketed(frame):
        return None
    alone = [
        other for other in frame.others if other.quantity.unit.code == "%" and bracketed(other)
    ]
    values = [other.quantity.value for other in alone if other.quantity.value is not None]
    if len(alone) < 2 or len(values) < len(alone) or sum(values) > 101:
        return None
    return Filled("share", (frame.start - 1, frame.end + 1))


@slot
def fraction(frame: Frame) -> Filled[Kind] | None:
    """ "Half took the bus", "slipped to a quarter": a fraction in words is a part, save before a noun or as a gap."""
    if not is_fraction(frame) or differs(frame) or chance(frame) or frame.dep in MODIFYING:
        return None
    return Filled("share", (frame.start, frame.end))


@slot
def among(frame: Frame) -> Filled[Kind] | None:
    """ "Among pensioners, the figure was 71 percent": so much of a group, where no rate is told."""
    found = group(frame)
    if found is None or frame.change is not None or not is_proportion(frame):
        return None
    subject = frame.subject
    rates = (*_RATES, *frame.cues.change_nouns, *frame.cues.modal_nouns)
    if subject is not None and lemma(frame.tokens, subject) in rates:
        return None
    return Filled("share", (frame.sentence[0], frame.end))


@slot
def polled(frame: Frame) -> Filled[Kind] | None:
    """ "came third with 13 percent", "the Liberals, on 4%,", "A poll puts them at 28%": so much of a vote."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.code != "%" or frame.dep != "pobj" or differs(frame):
        return None
    word, before = tokens.low[frame.above], frame.above - 1
    if not 0 <= frame.above - before_amount(frame) <= 1 or tokens.tag[frame.end].startswith(
        ("NN", "JJ")
    ):
        return None
    if word == "with":
        found = any(frame.low(i) in _PLACES for i in range(before - 2, before + 1))
    elif word == "on":
        before -= frame.low(before) in (",", "still")
        found = tokens.tag[before] in ("NNP", "NNPS") or tokens.low[before] in STATES
    else:
        subject = own_subject(tokens, verb) if verb is not None else None
        poll = subject is not None and lemma(tokens, subject) in _POLLS
        found = word == "at" and poll and verb is not None and tokens.low[verb] in _PUTS
    return Filled("share", (before, frame.end)) if found else None


RULES = (named, polled, obtained, acting, listed, fraction, among)
