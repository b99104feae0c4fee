"""What changes where a sentence names only who expects the change: "economists expect a cut of half a point"."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.topic import Topic
from factx.rules.slot import Filled
from factx.words.senses import verbs

Topics = dict[str, Filled[Topic] | None]

_WANT = verbs("want")
_NEAR = 4


def inherited(n: int, made: list[Frame], topics: Topics) -> Filled[Topic] | None:
    """The topic of the nearest change before in the same unit; None where the frame is no such change.

    Args:
        n: Which of the frames.
        made: All frames of the text, in order.
        topics: What each is about, by the quantity's id.
    """
    frame = made[n]
    own = topics[frame.quantity.id]
    bare = _bare(frame, own)
    if not bare and not _expected(frame, own):
        return None
    for other in map(made.__getitem__, range(n - 1, -1, -1)):
        topic = topics[other.quantity.id]
        if frame.tokens.sent[frame.root] - other.tokens.sent[other.root] > _NEAR:
            break
        if topic is None or _expected(other, topic) or not (bare or other.change is not None):
            continue
        if other.quantity.unit.code == frame.quantity.unit.code:
            return Filled(topic.value, (other.start, frame.end))
    return None


def _bare(frame: Frame, found: Filled[Topic] | None) -> bool:
    """Whether an amount is a number alone whose clause says only who reckons it: "the growers forecast 21,000"."""
    verb, unit = frame.verb, frame.quantity.unit
    if found is None or verb is None or unit.kind in ("count", "none"):
        return False
    tags = frame.tokens.tag[frame.start : frame.end]
    reckons = frame.tokens.low[verb] in frame.cues.reporting_verbs
    clause = found.rule.endswith(".clause") and found.value.subject.head == frame.subject
    return reckons and clause and all(tag == "CD" for tag in tags)


def _expected(frame: Frame, found: Filled[Topic] | None) -> bool:
    """Whether the topic is only who says or wants how large the change is."""
    verb = frame.verb
    if found is None or verb is None or frame.quantity.unit.kind in ("count", "none"):
        return False
    word = frame.tokens.low[verb]
    says = word in frame.cues.reporting_verbs or word in _WANT
    loose = found.rule.endswith(".change_noun") and found.value.subject.head == frame.subject
    return says and loose
