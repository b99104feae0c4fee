"""Whose share it is: what a proportion is of, or who holds it."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.phrase import noun_phrase
from factx.claims.slots.part import part_of
from factx.claims.topic import Topic
from factx.rules.slot import Filled, slot

_HAVE = frozenset("have has had having win won take took get got receive received".split())
_SELF = ("we", "i", "you")


@slot
def of_share(frame: Frame) -> Filled[Topic] | None:
    """ "39 percent of these are critical": as the subject of its clause a share is about what it is a share of."""
    found = part_of(frame)
    if found is None or frame.quantity.unit.kind not in ("percent", "none"):
        return None
    if frame.dep not in ("nsubj", "nsubjpass") and _tells(frame):
        return None
    return Filled(Topic(noun_phrase(frame.tokens, found)), (frame.start, found + 1))


def _tells(frame: Frame) -> bool:
    """Whether the verb says of its subject how large a share it is: level, change, share, or "have"."""
    tokens, cues, verb = frame.tokens, frame.cues, frame.verb
    if frame.subject is not None and tokens.low[frame.subject] in ("we", "i", "you"):
        return False
    if verb is None or frame.subject is None or frame.dep == "conj":
        return verb is not None and frame.dep == "conj"
    if frame.dep == "dobj" and tokens.dep[frame.subject] == "nsubj":
        return True
    word = tokens.low[verb]
    if (
        frame.dep == "pobj"
        and tokens.low[frame.above] in ("in", "with", "among", "from")
        and word != "accounted"
    ):
        return word in cues.change_verbs
    if cues.share_verbs.get(word, None) and cues.share_verbs[word].lemma == "make":
        return frame.low(verb + 1) == "up"
    tables = (cues.level_verbs, cues.change_verbs, cues.share_verbs)
    return any(word in table for table in tables) or word in _HAVE
