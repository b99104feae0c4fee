"""The time that a sentence takes over from the one before, where it goes on about the same state of things."""

from __future__ import annotations

from factx.claims.clause import tense
from factx.claims.frame import Frame
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.time import Placed, dates_baseline, describes, nested, placed


def carried(frame: Frame, before: list[tuple[Frame, Placed | None]]) -> Placed | None:
    """The time of an earlier claim that still holds for this one, None where the text does not go on.

    It goes on inside a paragraph, from the sentence right before, in the same tense, where this sentence names no
    time of its own.
    """
    if describes(frame) or is_duration(frame) or nested(frame) or frame.against is not None:
        return None
    if not _measures(frame) or _dated(frame):
        return None
    number = frame.tokens.sent[frame.root]
    for other, time in reversed(before):
        if time is None or other.against is not None:
            continue
        gap = number - other.tokens.sent[other.root]
        if gap > 1 or _parted(frame, other):
            return None
        return time if _same_tense(frame, other) else None
    return None


def _dated(frame: Frame) -> bool:
    """Whether the sentence names a time of its own; "recently" is none."""
    return any(
        (not time.time.value.endswith("T_REF") or "PRES" in time.time.value)
        and not dates_baseline(frame, time)
        for time in placed(frame)
    )


def _parted(frame: Frame, other: Frame) -> bool:
    between = frame.tokens.doc_text[other.quantity.span[1] : frame.quantity.span[0]]
    return "\n" in between.replace("\r", "").strip(" ") and "\n\n" in between


def _same_tense(frame: Frame, other: Frame) -> bool:
    return tense(frame.tokens, frame.verb) == tense(other.tokens, other.verb)


def _measures(frame: Frame) -> bool:
    """Whether the claim tells how much there is, not what happened to how many."""
    if frame.quantity.unit.kind != "count":
        return True
    verb = frame.tokens.low[frame.verb] if frame.verb is not None else ""
    cues = frame.cues
    return verb in cues.change_verbs or (
        verb in cues.level_verbs and cues.level_verbs[verb].lemma != "be"
    )
