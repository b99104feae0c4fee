"""The time that a sentence takes over from the one before, where it goes on about the same state of things."""

from __future__ import annotations

from factx.claims.frame import Frame
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.time import Placed, describes, nested, placed

_PAST = ("VBD", "VBN")


def carried(frame: Frame, before: list[tuple[Frame, Placed | None]]) -> Placed | None:
    """The time of an earlier claim that still holds for this one, None where the text does not go on.

    It goes on inside a paragraph, from the sentence right before, in the same tense, where this sentence names no
    time of its own.
    """
    if describes(frame) or is_duration(frame) or nested(frame) or frame.against or placed(frame):
        return None
    number = frame.tokens.sent[frame.root]
    for other, time in reversed(before):
        if time is None:
            continue
        gap = number - other.tokens.sent[other.root]
        if gap > 1 or _parted(frame, other):
            return None
        return time if _same_tense(frame, other) else None
    return None


def _parted(frame: Frame, other: Frame) -> bool:
    between = frame.tokens.doc_text[other.quantity.span[1] : frame.quantity.span[0]]
    return "\n" in between.replace("\r", "").strip(" ") and "\n\n" in between


def _same_tense(frame: Frame, other: Frame) -> bool:
    return _tense(frame) == _tense(other)


def _tense(frame: Frame) -> str:
    """Past or present, by the verb of the clause and what stands before it."""
    if frame.verb is None:
        return "past"
    tags = {frame.tokens.tag[frame.verb]} | {
        frame.tokens.tag[c] for c in frame.tokens.children[frame.verb] if frame.tokens.dep[c].startswith("aux")
    }
    if "MD" in tags:
        return "future"
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else "past"
