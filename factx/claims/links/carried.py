"""The time that a sentence takes over from the one before, where it goes on about the same state of things."""

from __future__ import annotations

import re

from factx.claims.clause import tense
from factx.claims.frame import Frame
from factx.claims.slots import modality
from factx.claims.slots.placed import (
    Placed,
    dates_baseline,
    describes,
    epithet,
    nested,
    placed,
    spans,
)
from factx.claims.slots.subject.order import is_duration
from factx.rules.slot import first

_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "npadvmod")
_BREAK = re.compile(r"\n[ \t\r]*\n\s*")


def carried(frame: Frame, before: list[tuple[Frame, Placed | None]]) -> Placed | None:
    """The time of an earlier claim that still holds for this one, None where the text does not go on.

    It goes on inside a paragraph, from the sentence right before, in the same tense, where this sentence names no
    time of its own.
    """
    if (
        describes(frame)
        or epithet(frame)
        or is_duration(frame)
        or nested(frame)
        or frame.against is not None
    ):
        return None
    if not _measures(frame) or _dated(frame):
        return None
    number = frame.tokens.sent[frame.root]
    for other, time in reversed(before):
        if time is None or other.against is not None or spans(time):
            continue
        gap = number - other.tokens.sent[other.root]
        if gap > 1 or _parted(frame, other):
            return None
        if gap == 1:
            row = other.tokens.sent[other.root]
            other, time = next(
                (one, own)
                for one, own in before
                if one.tokens.sent[one.root] == row
                and own is not None
                and not spans(own)
                and one.against is None
            )
        return time if _same_tense(frame, other) else None
    return None


def led(frame: Frame, before: list[tuple[Frame, Placed | None]]) -> Placed | None:
    """The time of the lead, where the next paragraph goes on with what happened then.

    News tells in its first sentence when something happened, and leaves the date out where it tells more of it.
    """
    if describes(frame) or epithet(frame) or is_duration(frame) or nested(frame):
        return None
    if frame.against is not None or frame.quantity.unit.kind == "physical" or _dated(frame):
        return None
    if frame.quantity.unit.kind == "count" and not _told_of(frame):
        return None
    lead = next(((other, time) for other, time in before if time is not None), None)
    if lead is None or lead[1] is None or not _fixed(lead[1]):
        return None
    if _paragraphs(frame.tokens.doc_text[: lead[0].quantity.span[0]]) > 1:
        return None
    used = [other for other, time in before if time is not None and time.time == lead[1].time]
    between = frame.tokens.doc_text[used[-1].quantity.span[1] : frame.quantity.span[0]]
    if _paragraphs(between) > 1 or tense(frame.tokens, frame.verb) != "past":
        return None
    return lead[1] if first(modality.RULES, frame) is None else None


def _told_of(frame: Frame) -> bool:
    """Whether what is counted takes part in what the verb tells, not in a phrase beside it ("a crowd of 800")."""
    tokens, i = frame.tokens, frame.root
    while tokens.dep[i] in ("conj", "nummod", "appos", "pobj") and tokens.head[i] != i:
        if tokens.dep[i] == "pobj":
            preposition = tokens.head[i]
            if tokens.low[preposition] not in ("to", "by") or preposition not in frame.path:
                return False
            return tokens.head[preposition] == frame.verb
        i = tokens.head[i]
    return tokens.dep[i] in _PARTS


def _fixed(time: Placed) -> bool:
    return not spans(time) and time.time.type != "SET" and not time.time.value.endswith("_REF")


def _paragraphs(text: str) -> int:
    """How many times a new paragraph begins."""
    return len(_BREAK.findall(text))


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
