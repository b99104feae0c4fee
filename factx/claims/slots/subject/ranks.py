"""Who is ranked, or whose anniversary it is."""

from __future__ import annotations

from factx.claims.clause import child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import noun_phrase, of_object
from factx.claims.topic import Topic, about, topic
from factx.rules.slot import Filled, slot


@slot
def rank(frame: Frame) -> Filled[Topic] | None:
    """ "X is the #2 browser", "Y, the third-largest maker, …": who is ranked, behind a copula or an apposition."""
    tokens = frame.tokens
    if not is_rank(frame):
        return None
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
            return _ranked(frame, frame.subject, i)
    return None


def _ranked(frame: Frame, who: int, what: int) -> Filled[Topic]:
    subject = topic(frame, who).subject
    inside = frame.inside(what) or is_verb(frame.tokens, what)
    measure = None if inside else noun_phrase(frame.tokens, what, (frame.start, frame.end))
    return Filled(Topic(subject, measure), (min(who, frame.start), max(what + 1, frame.end)))


def is_rank(frame: Frame) -> bool:
    """Whether the quantity is an ordinal position."""
    unit, value = frame.quantity.unit, frame.quantity.value
    return unit.kind == "none" and value is not None and value == int(value)
