"""A place that is named inside another phrase: "the world's second-largest producer", "the Kenya bombing"."""

from __future__ import annotations

from factx.claims.clause import child
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, possessor
from factx.claims.slots.subject.ranks import is_rank
from factx.claims.slots.usable import describes, group
from factx.rules.slot import Filled, slot
from factx.words.senses import nouns

_LONGEST = 4
_WHEN = frozenset("in at during after of by".split())
_EVENTS = nouns("event")
_DEPTH = 4


@slot
def owner(frame: Frame) -> Filled[NounPhrase] | None:
    """ "the world's second-largest producer", "Europe's 100 biggest museums": among whom somebody is ranked."""
    if not is_rank(frame) and not group(frame):
        return None
    noun = frame.above if frame.dep == "amod" else frame.root
    whose = possessor(frame.tokens, noun)
    if whose is None or whose > frame.start:
        return None
    found = named(frame, whose)
    if found is None and lemma(frame.tokens, whose) in frame.cues.places:
        found = NounPhrase(whose, whose, whose + 1)
    return Filled(found, (found.start, frame.end)) if found is not None else None


@slot
def scene(frame: Frame) -> Filled[NounPhrase] | None:
    """ "killed in the Kenya bombing", "The Oslo floods left 40 people homeless": where what is told of happened."""
    tokens, subject = frame.tokens, frame.subject
    if describes(frame):
        return None
    homes = [frame.root, *frame.path[:3]] + ([] if subject is None else [subject])
    nouns = [
        child(tokens, c, "pobj") for i in homes for c in tokens.children[i] if _leads(frame, c)
    ]
    if frame.quantity.unit.kind == "count" and subject is not None and subject < frame.start:
        nouns.append(subject)
    for noun in nouns:
        found = _before(frame, noun) if noun is not None else None
        if found is not None:
            return Filled(found, (min(found.start, frame.start), max(found.end, frame.end)))
    return None


def _leads(frame: Frame, i: int) -> bool:
    return frame.tokens.low[i] in _WHEN and frame.tokens.dep[i] == "prep"


def _before(frame: Frame, noun: int) -> NounPhrase | None:
    """The name of a place in front of an event: of "the Kenya embassy bombing" Kenya."""
    tokens = frame.tokens
    if lemma(tokens, noun) not in _EVENTS:
        return None
    for i in range(noun - 1, max(tokens.left[noun], noun - _DEPTH) - 1, -1):
        compound = tokens.dep[i] in ("compound", "nmod") and tokens.tag[i].startswith("NNP")
        found = named(frame, i) if compound else None
        if found is not None and not frame.timed(i):
            return found
    return None


def named(frame: Frame, last: int) -> NounPhrase | None:
    """The known name of a place that ends with a token."""
    tokens, names = frame.tokens, frame.cues.place_names.by_key
    for start in range(max(last - _LONGEST + 1, frame.sentence[0]), last + 1):
        if tokens.tag[start].startswith("NNP") and " ".join(tokens.low[start : last + 1]) in names:
            return NounPhrase(last, start, last + 1)
    return None


RULES = (owner, scene)
