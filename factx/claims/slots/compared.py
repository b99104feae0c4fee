"""Amounts that others are only measured against, and times that only date those."""

from __future__ import annotations

import re

from factx.claims.change import before_amount
from factx.claims.clause import BEFORE_NOUN, tense
from factx.claims.frame import Frame, once
from factx.claims.links.same_as import restated
from factx.claims.slots.placed import Placed, spans

_NEAR = 4
_FAR = 25
_BEYOND = ("than", "below", "above", "under")
_PERIOD = re.compile(r"\d{4}(-Q\d|-H\d|-\d\d)?")
_RATIOS = ("times", "twice", "double", "triple", "half")
_OPPOSED = (("against",), ("versus",), ("compared", "with"), ("compared", "to"), ("instead", "of"))
_MOVED = (("up", "from"), ("down", "from"))


@once
def moved(frame: Frame) -> bool:
    """Whether an amount is only where another came from: "up 3 percent from $18 million, or 87 cents a share"."""
    first = restated(frame) or frame
    at = before_amount(first)
    if "revised" in (frame.low(at - 1), frame.low(at - 2)):
        return False
    if first.against is not None:
        return first.against.change is not None or frame.low(at) == "from"
    return frame.low(at) == "from" and (
        frame.low(at - 1) in frame.cues.change_words
        or any(other.end == at and other.change is not None for other in frame.others)
    )


def _follows(frame: Frame, time: Placed) -> bool:
    """Whether the time stands right behind the quantity: "from 33.5 percent in 2012", "$9, or $2 a share, in May"."""
    end = frame.end
    for other in frame.others:
        if end <= other.start < time.start:
            if restated(other) is not frame:
                return False
            end = other.end
    return 0 <= time.start - end <= 4


def dates(frame: Frame, time: Placed) -> bool:
    """Whether a time is an amount's own, also of a baseline: behind it, or before its noun ("1990 profit of $3")."""
    return (_follows(frame, time) and not _act(frame, time)) or owns(frame, time)


def _act(frame: Frame, time: Placed) -> bool:
    """Whether a day tells when somebody set an amount, not what it was before: "raised it to 5 from 4 on Monday"."""
    tokens = frame.tokens
    at = before_amount(frame)
    beside = frame.low(at - 1) in frame.cues.change_words
    if time.preposition != "on" or frame.verb is None or (frame.low(at) == "from" and beside):
        return False
    return any(
        tokens.dep[c] in ("dobj", "nsubjpass") and c < frame.start and c != frame.root
        for c in tokens.children[frame.verb]
    )


def owns(frame: Frame, time: Placed) -> bool:
    """Whether a time stands before the amount, or before the noun that the amount is of, or that restates it."""
    first = restated(frame) or frame
    noun = frame.tokens.head[time.root]
    if first is not frame and not first.start < frame.start <= first.end + _NEAR:
        return False
    if frame.low(time.end) in ("'s", "’s") and time.end + 1 == first.start:
        return True
    if frame.tokens.dep[time.root] not in BEFORE_NOUN:
        return False
    named = frame.tokens.tag[noun].startswith("NN") and noun in first.path[:2]
    return time.end == first.start or (named and time.end <= noun < first.start)


def dates_baseline(frame: Frame, time: Placed) -> bool:
    """Whether a time only says when what is compared with held, or since when a record stands."""
    return against(frame, time) or taken(frame, time) or on_record(frame, time)


def taken(frame: Frame, time: Placed) -> bool:
    """Whether the time stands right behind another quantity that is only a baseline, and so dates that."""
    now = time.time.value == "PRESENT_REF"
    for other in frame.others:
        if not (0 <= time.start - other.end <= _FAR or (now and time.end == other.start)):
            continue
        if other is frame or restated(other) is frame or restated(frame) is other:
            continue
        if time.end == other.start:
            return True
        if _act(other, time) and frame.end < other.start:
            continue
        if (other.against is not None or moved(other) or _opposed(other)) and _follows(other, time):
            return True
        if other.change is None:
            continue
        if other.change.at == other.end and time.start - other.end <= 1:
            return True
        if time.preposition == "on" and _follows(other, time) and against(other, time):
            return True
    return False


@once
def _opposed(frame: Frame) -> bool:
    """Whether a quantity is what another is set against: "four sold out, against only one last year"."""
    i = frame.start - 1
    while frame.low(i) in ("only", "just", "about", "the", "some"):
        i -= 1
    before = (frame.low(i - 1), frame.low(i))
    return any(before[-len(words) :] == words for words in _OPPOSED + _MOVED)


def on_record(frame: Frame, time: Placed) -> bool:
    """ "the highest since 1987": since when it is a record, not when it holds."""
    if time.preposition not in ("since", "in", "for"):
        return False
    words = range(max(time.start - 8, frame.sentence[0]), time.start)
    records = time.preposition == "since" or spans(time)
    return records and any(frame.tokens.tag[i] in ("JJS", "RBS") for i in words)


def opens(frame: Frame, time: Placed) -> bool:
    """Whether a time with its preposition opens the sentence: "From 2028 there will be nine"."""
    return time.start - 1 == frame.sentence[0] and time.end <= frame.start


def _of_noun(frame: Frame, time: Placed) -> bool:
    """Whether a time behind a noun of change says when that was: "after a rise of 3% the month before"."""
    change = frame.change
    noun = change is not None and change.at < frame.start and frame.tokens.tag[change.at] == "NN"
    return noun and time.start == frame.end and not time.preposition


def _begins(frame: Frame, time: Placed) -> bool:
    """Whether a time says from when something will hold: "lorries will pay $9 from July 1", not "will rise 9 from"."""
    ahead = frame.verb is not None and tense(frame.tokens, frame.verb) == "future"
    behind = frame.verb is not None and frame.verb < frame.start and frame.end <= time.start
    return ahead and behind and frame.change is None


def _times_the(frame: Frame, time: Placed) -> bool:
    """Whether a time dates what a ratio is of: "three times the total for January", "double the figure of 2019"."""
    if frame.low(frame.end - 1) not in _RATIOS or frame.low(frame.end) != "the":
        return False
    tokens, between = frame.tokens, range(frame.end, time.start)
    finite = ("VBD", "VBZ", "VBP", "MD")
    parted = any(tokens.low[i] == "," or tokens.tag[i] in finite for i in between)
    return bool(between) and not parted


def against(frame: Frame, time: Placed) -> bool:
    """Whether a time is what a change is measured against: "from March", "than a year earlier"."""
    if time.time.text.lower().endswith(("earlier", "before", "ago")) and frame.change is not None:
        return not _of_noun(frame, time)
    if time.time.text.lower().startswith("as "):
        return True
    if time.preposition in ("than", "against", "versus", "compared"):
        return True
    if time.preposition == "from" and not (
        time.time.parts or opens(frame, time) or _begins(frame, time)
    ):
        return True
    if _times_the(frame, time):
        return True
    if time.preposition in ("on", "from") and time.time.text.lower().startswith("the same"):
        return True
    before = frame.tokens.low[max(frame.end, time.start - 6) : time.start]
    if any(word in _BEYOND for word in before) or "as" in before[-2:]:
        return True
    if time.preposition == "on" and frame.change is not None and _PERIOD.fullmatch(time.time.value):
        return True
    return frame.low(time.start - 1) in ("with", "to", "on") and frame.low(time.start - 2) in (
        "compared",
        "compares",
        "comparison",
        "rise",
        "increase",
        "up",
        "down",
        "fall",
        "drop",
    )
