"""Who is ranked, or whose anniversary it is."""

from __future__ import annotations

from factx.claims.clause import child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, noun_phrase, of_object, possessor
from factx.claims.topic import Topic, about, topic
from factx.rules.slot import Filled, slot

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
_TELLS = frozenset(
    "be is are was were been become becomes became remain remains remained make makes made rank".split()
)


_ANYBODY = ("person", "man", "woman", "one")


@slot
def rank(frame: Frame) -> Filled[Topic] | None:
    """ "X is the #2 browser", "Y, the third-largest maker, …": who is ranked, behind a copula or an apposition."""
    tokens = frame.tokens
    if not is_rank(frame):
        return None
    if frame.low(frame.end) == "time" and frame.subject is not None:
        return about(frame, _doing(frame) or frame.subject)
    moved = _moved(frame) or _among(frame)
    if moved is not None:
        return moved
    for i in (frame.root, *frame.path[:4]):
        if tokens.low[i] in ("anniversary", "birthday", "edition"):
            found = of_object(tokens, i)
            return about(frame, found) if found is not None else None
        named = child(tokens, i, "nsubj")
        if named is not None and not frame.inside(named):
            return _ranked(frame, named, i)
        if tokens.dep[i] == "appos" and tokens.tag[tokens.head[i]].startswith("NN"):
            return _ranked(frame, tokens.head[i], i)
        if (
            tokens.dep[i] in ("attr", "oprd")
            and frame.subject is not None
            and not frame.inside(frame.subject)
        ):
            if tokens.low[frame.subject] in ("it", "that", "this"):
                told = _named_by(frame, i)
                if told is not None:
                    return told
            return _ranked(frame, frame.subject, i)
    return None


def _doing(frame: Frame) -> int | None:
    """ "It is the third time that the ferry has broken down": who did so for the third time."""
    tokens, time = frame.tokens, frame.end
    if frame.subject is None or tokens.low[frame.subject] not in ("it", "this", "that"):
        return None
    for i in range(time + 1, frame.sentence[1]):
        near = tokens.head[i] in (time, frame.verb) and tokens.dep[i] in ("relcl", "acl", "ccomp")
        if near and is_verb(tokens, i):
            return child(tokens, i, "nsubj", "nsubjpass")
    return None


def _among(frame: Frame) -> Filled[Topic] | None:
    """ "sold to France's second-largest bank": the noun itself, where it is said of nothing and beside no name."""
    tokens = frame.tokens
    noun = next((i for i in (frame.root, *frame.path[:2]) if tokens.tag[i].startswith("NN")), None)
    superlative = (
        frame.quantity.text.lower().endswith("est") or "most" in frame.quantity.text.lower()
    )
    if noun is None or not superlative or tokens.dep[noun] not in _ARGUMENTS:
        return None
    verb = frame.verb
    tells = verb is not None and tokens.low[verb] in _TELLS and tokens.dep[noun] != "nsubj"
    beside = tokens.low[tokens.left[noun] - 1] == ","
    return None if tells or beside or frame.inside(noun) else about(frame, noun)


def _moved(frame: Frame) -> Filled[Topic] | None:
    """ "raised the fare for the third straight year": what was moved."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or tokens.low[verb] not in frame.cues.change_verbs:
        return None
    thing = child(tokens, verb, "dobj")
    if thing is None or thing > frame.start or not tokens.tag[thing].startswith("NN"):
        return None
    return about(frame, thing)


def _named_by(frame: Frame, noun: int) -> Filled[Topic] | None:
    """ "It was the third straight rise in exports", "their fourth straight loss": what the noun itself names."""
    owner = possessor(frame.tokens, noun)
    if owner is not None:
        whose = NounPhrase(owner, owner, owner + 1)
        return Filled(Topic(whose), (owner, max(frame.end, noun + 1)))
    found = topic(frame, noun).subject
    if (found.head == noun and frame.end - frame.start > 1) or frame.inside(found.head):
        return None
    return Filled(Topic(found), (frame.start, found.end))


def _ranked(frame: Frame, who: int, what: int) -> Filled[Topic]:
    """Who is ranked, with the noun as what in; "the 456th person", "the #2 browser" say nothing of that."""
    subject = topic(frame, who).subject
    inside = frame.inside(what) or is_verb(frame.tokens, what)
    inside = inside or frame.tokens.low[what] in _ANYBODY or "#" in frame.quantity.text
    measure = None if inside else noun_phrase(frame.tokens, what, (frame.start, frame.end))
    return Filled(Topic(subject, measure), (min(who, frame.start), max(what + 1, frame.end)))


def is_rank(frame: Frame) -> bool:
    """Whether the quantity is an ordinal position."""
    unit, value = frame.quantity.unit, frame.quantity.value
    multiple = frame.quantity.text.lower().endswith(("times", "fold", "twice", "double", "triple"))
    return unit.kind == "none" and not multiple and value is not None and value == int(value)
