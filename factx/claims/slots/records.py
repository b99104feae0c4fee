"""Who says so, where no clause is said: figures that show, accounts that include, whose forecast it is."""

from __future__ import annotations

from factx.claims.clause import child, own_subject
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase
from factx.claims.slots import planned
from factx.claims.slots.speech import speaker, speaks
from factx.claims.verbs_up import verbs_up
from factx.rules.slot import Filled, slot
from factx.words.senses import nouns, verbs

_RECORDS = nouns("record")
_CONTAIN = verbs("contain")
_SURVEYS = ("survey", "poll", "study", "census")
_CITE = ("cite", "cites", "cited")


@slot
def shown(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Latest figures show a rise to 5 million", "The accounts include $3 million", "The firm cited costs of $5"."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        low = tokens.low[i]
        shows = low in frame.cues.reporting_verbs or low in _CONTAIN
        noun = own_subject(tokens, i) if shows or low in _CITE else None
        if noun is None or not speaks(frame, noun) or tokens.dep[frame.root].startswith("nsubj"):
            continue
        if low in _CITE or tokens.low[noun] in _RECORDS:
            return speaker(frame, i, noun)
    return None


@slot
def surveyed(frame: Frame) -> Filled[NounPhrase] | None:
    """ "In a survey by the chamber, 61 percent backed it": the survey that the sentence begins with."""
    tokens, first = frame.tokens, frame.sentence[0]
    noun = child(tokens, first, "pobj") if tokens.low[first] == "in" else None
    if noun is None or noun > frame.start or tokens.low[noun] not in _SURVEYS:
        return None
    return speaker(frame, first, noun) if speaks(frame, noun) else None


@slot
def expected(frame: Frame) -> Filled[NounPhrase] | None:
    """ "above the 641 million expected by analysts": who foresees it."""
    told = planned.foreseen.fill(frame)
    if told is None or frame.low(told.read[1]) != "by":
        return None
    noun = child(frame.tokens, told.read[1], "pobj")
    return speaker(frame, told.read[1], noun) if noun is not None else None


@slot
def foretold(frame: Frame) -> Filled[NounPhrase] | None:
    """ "The bank cut its growth forecast to 2 percent": whose forecast it is."""
    tokens, verb = frame.tokens, frame.verb
    told = planned.moved.fill(frame)
    if told is None or told.value != "forecast" or verb is None:
        return None
    owner, noun = child(tokens, told.read[0], "poss"), own_subject(tokens, verb)
    if noun is None or owner is None or tokens.tag[owner] != "PRP$" or not speaks(frame, noun):
        return None
    return speaker(frame, verb, noun)
