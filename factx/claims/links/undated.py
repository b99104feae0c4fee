"""Whether a quantity can take its time from elsewhere at all: its sentence names none of its own."""

from __future__ import annotations

from factx.claims.clause import verb_over
from factx.claims.frame import Frame
from factx.claims.slots.placed import (
    Placed,
    dates_baseline,
    describes,
    ends,
    epithet,
    group,
    lately,
    moved,
    nested,
    placed,
    spans,
)
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.time import distance, lasted
from factx.rules.tokens import Tokens


def undated(frame: Frame) -> bool:
    """Whether no time elsewhere dates a quantity: a modifier, a baseline, one whose sentence names a time."""
    return (
        describes(frame)
        or epithet(frame)
        or group(frame)
        or (is_duration(frame) and not lasted(frame))
        or nested(frame)
        or moved(frame)
        or dated(frame)
    )


def dated(frame: Frame) -> bool:
    """Whether the sentence names a time of its own; "recently" is none."""
    return any(
        (not time.time.value.endswith("T_REF") or "PRES" in time.time.value)
        and not dates_baseline(frame, time)
        and not _elsewhere(frame, time)
        for time in placed(frame)
    )


def loose(frame: Frame, time: Placed) -> bool:
    """Whether a time is a stretch that nothing fixes."""
    return spans(time) and not ends(frame, time) and not lately(frame, time)


def _elsewhere(frame: Frame, time: Placed) -> bool:
    """Whether a time is a length, or stands in a clause below that tells something else: "since it began in 1998"."""
    if spans(time):
        return True
    tokens = frame.tokens
    over = verb_over(tokens, time.root)
    if over is None or over == frame.verb or frame.verb is None:
        return False
    below = tokens.left[frame.verb] <= over <= tokens.right[frame.verb]
    return below and tokens.dep[over] in ("relcl", "advcl", "acl") and distance(frame, time) is None


def earlier(frame: Frame, time: Placed) -> bool:
    """Whether a time is of a past before the past: "which had lost a third since May, rose 5 percent"."""
    tokens = frame.tokens
    over = verb_over(tokens, time.root)
    return over is not None and over != frame.verb and had(tokens, over) > had(tokens, frame.verb)


def had(tokens: Tokens, verb: int | None) -> bool:
    """Whether a verb tells of what came before the past: "had lost a third"."""
    return verb is not None and any(tokens.low[c] == "had" for c in tokens.children[verb])
