"""Whether a time can say when a quantity holds, and whether the quantity is one that holds at a time at all."""

from __future__ import annotations

import re

from factx.claims.change import before_amount
from factx.claims.clause import BEFORE_NOUN, is_verb
from factx.claims.frame import Frame, once
from factx.claims.slots.compared import dates, moved, on_record, owns, taken
from factx.claims.slots.placed import Placed, ends, lately, spans
from factx.claims.slots.subject.order import is_age, is_duration
from factx.words.senses import nouns, verbs

_SPANNING = ("within", "over", "in")
_LENGTHS = frozenset("day days week weeks month months year years hour hours minutes".split())
_SIZES = ("long", "wide", "tall", "thick", "across")
_BEING = frozenset("is are was were be been 's measures measured".split())
_POINTS = re.compile(
    r"(north|south)?-?(east|west)?(north|south)?(ern)?|away|off(shore)?|inland|apart|from|behind"
)
_FORETOLD = nouns("foretold")
_FORESEES = verbs("foresee")
_MOVED = ("dobj", "nsubj", "nsubjpass")
_REACH = 8
_RELATIVE = ("%", "percent", "per cent", "pct", "pc")
_HYPHENED = re.compile(r"\w-[^\W\d_]+[^\W\d_s]$")


def usable(frame: Frame, time: Placed) -> bool:
    """Whether a time can say when the quantity holds: not its own length, nor what it is measured against."""
    if time.time.value in ("PAST_REF", "FUTURE_REF"):
        if time.end - time.start == 1:
            return frame.low(time.start) in ("recently", "lately", "soon") and not describes(frame)
        if frame.low(time.end - 1) == "time":
            return False
    if (
        describes(frame)
        or located(frame)
        or epithet(frame)
        or group(frame)
        or (
            (frame.against is not None or moved(frame))
            and not dates(frame, time)
            and not foretold(frame, time)
        )
    ):
        return False
    if (taken(frame, time) and not owns(frame, time)) or on_record(frame, time):
        return False
    if time.preposition == "to" or frame.low(time.start - 1) in ("due", "maturing", "expiring"):
        return False
    if time.preposition == "of" and frame.low(time.start - 2) == "ahead":
        return False
    if spans(time) and _led_to(frame) and not lately(frame, time):
        return False
    if time.preposition in ("after", "before") and frame.low(time.start - 2) in _LENGTHS:
        return False
    relative = frame.quantity.text.endswith(_RELATIVE)
    if time.preposition == "since" and frame.change and (relative or not frame.change.difference):
        return False
    own = frame.quantity.span
    if time.time.span[0] < own[1] and own[0] < time.time.span[1]:
        return False
    if time.time.type == "DURATION" and time.time.begin is None and not ends(frame, time):
        return lately(frame, time) or (time.preposition in _SPANNING and not is_duration(frame))
    each = frame.low(time.start) in ("each", "every") and "T" not in time.time.value
    return time.time.type != "SET" or each


def foretold(frame: Frame, time: Placed) -> bool:
    """Whether a time is what a forecast that moves is for: "cut its 2030 forecast to 46 tons from 49".

    Then it dates both amounts, and wins over the day on which the forecast was moved. So does the time of what
    somebody "now expects", for what it is "up from".
    """
    tokens, at = frame.tokens, before_amount(frame)
    if frame.low(at) not in ("to", "from", "at") or time.end > at or time.preposition == "on":
        return False
    if frame.low(at) == "from" and _expected_now(frame, time):
        return True
    for i in range(max(time.start - _REACH, frame.sentence[0]), min(time.end + 3, at)):
        moved_ = tokens.low[i] in _FORETOLD and tokens.dep[i] in _MOVED
        if moved_ and tokens.left[i] <= time.start:
            return "," not in tokens.low[min(i, time.end) : at]
    return False


def _expected_now(frame: Frame, time: Placed) -> bool:
    """Whether what it is up from was expected for the same time: "now expects 2 percent this year, up from 3"."""
    low = frame.tokens.low
    words = range(frame.sentence[0] + 1, min(time.start, frame.start))
    return any(low[i] in _FORESEES and "now" in (low[i - 1], low[i - 2]) for i in words)


def _led_to(frame: Frame) -> bool:
    """Whether an amount is where a change led, not over the time that it took: "rose 9 percent in a year to $39"."""
    i = before_amount(frame)
    while frame.low(i) in ("average", "an", "a"):
        i -= 1
    return frame.low(i) == "to" and frame.change is not None


@once
def describes(frame: Frame) -> bool:
    """Whether the quantity only describes a noun: an age, or a length before its noun ("a five-year term")."""
    kind = frame.quantity.unit.kind
    if is_age(frame) or (kind != "none" and _HYPHENED.search(frame.quantity.text)):
        return True
    if kind == "physical" and frame.low(frame.end) in _SIZES and not _is(frame):
        return True
    if not is_duration(frame) and (
        kind != "count" or frame.tokens.tag[frame.root] not in ("NN", "NNP")
    ):
        return False
    return frame.above >= frame.end and frame.dep in BEFORE_NOUN


def _is(frame: Frame) -> bool:
    """Whether a sentence says how large something is: "the queue was 4 km long"."""
    return frame.verb is not None and frame.tokens.low[frame.verb] in _BEING


@once
def located(frame: Frame) -> bool:
    """Whether a length only says where something lies: "Dundalk, 50 miles (80 kms) south of Belfast", "30 km away"."""
    tokens, i = frame.tokens, frame.end
    if frame.quantity.unit.dimension != "length" or is_verb(tokens, before_amount(frame)):
        return False
    if frame.low(i) in ("(", ")"):
        i = next((o.end + 1 for o in frame.others if o.start == i + 1), i + 1)
    if frame.low(i) == "to" and frame.low(i + 1) == "the":
        i += 2
    return frame.low(i) != "" and _POINTS.fullmatch(frame.low(i)) is not None


def epithet(frame: Frame) -> bool:
    """Whether a rank only says who somebody is: "Mercator Line, the world's third-largest, made $5 billion"."""
    why = frame.quantity.evidence
    if why is None or not why.rule.startswith("quantities.ranks"):
        return False
    over = [frame.root, *frame.path]
    return any(frame.tokens.dep[i] == "appos" for i in over)


def group(frame: Frame) -> bool:
    """Whether a count only says which group is meant: "the ten biggest banks", "Europe's 100 largest cities"."""
    tokens, i = frame.tokens, frame.start
    if frame.quantity.unit.kind == "count" and _owned(frame):
        return True
    if frame.quantity.unit.kind != "count" or frame.low(i - 1) not in ("the", "'s", "’s", "its"):
        return False
    while i < frame.sentence[1] - 1 and tokens.tag[i] == "CD":
        i += 1
    return tokens.tag[i] in ("JJS", "RBS")


def _owned(frame: Frame) -> bool:
    """Whether somebody has the things counted, whatever happens: "at its two stations", not "three of its 14 men"."""
    tokens, before = frame.tokens, frame.start - 1
    if before <= frame.sentence[0] or tokens.tag[before] not in ("POS", "PRP$"):
        return False
    if frame.timed(before - 1):
        return False
    owner = tokens.head[before] if tokens.tag[before] == "POS" else before
    return frame.low(tokens.left[owner] - 1) in ("in", "at", "across", "with", "from", "by", "to")


def nested(frame: Frame) -> bool:
    """Whether the quantity only measures the whole that another is part of: "25 of the 49 seats"."""
    tokens = frame.tokens
    for i in frame.path[:4]:
        if tokens.low[i] == "of" and tokens.dep[i] == "prep":
            head = tokens.head[i]
            parts = ("CD", "NN") if frame.quantity.unit.kind != "count" else ("CD",)
            return any(
                other is not frame
                and other.inside(head)
                and tokens.tag[other.root].startswith(parts)
                and other.quantity.unit.kind in ("none", "percent", "count")
                and (other.quantity.unit.kind != "count" or tokens.tag[other.root] == "CD")
                for other in frame.others
            )
    return False
