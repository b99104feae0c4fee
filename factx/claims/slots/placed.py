"""The times of a sentence as they stand beside a quantity, and whether each can say when it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factx.claims.change import before_amount
from factx.claims.clause import is_verb
from factx.claims.frame import Frame, once
from factx.claims.links.same_as import restated
from factx.claims.slots.subject.order import is_age, is_duration
from factx.model import Time
from factx.rules.tokens import Tokens

_BEFORE_NOUN = ("nummod", "compound", "amod", "nmod", "npadvmod", "poss")
_EDGES = ("to", "ended", "ending", "through", "up to", "from")
_SPANNING = ("within", "over", "in")
_LASTING = ("past", "last", "next", "coming", "first", "previous", "latest", "recent")
_LENGTHS = frozenset("day days week weeks month months year years hour hours minutes".split())
_BEYOND = ("than", "below", "above", "under")
_PERIOD = re.compile(r"\d{4}(-Q\d|-H\d|-\d\d)?")
_OPPOSED = (("against",), ("versus",), ("compared", "with"), ("compared", "to"), ("instead", "of"))
_MOVED = (("up", "from"), ("down", "from"))
_POINTS = re.compile(
    r"(north|south)?-?(east|west)?(north|south)?(ern)?|away|off(shore)?|inland|apart|from|behind"
)
_HYPHENED = re.compile(r"\w-[^\W\d_]+[^\W\d_s]$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A time of the sentence: its tokens, the one that heads it, and the preposition before it."""

    time: Time
    start: int
    end: int
    root: int
    preposition: str


@once
def placed(frame: Frame) -> list[Placed]:
    """The times of the frame's sentence; of a range only the whole."""
    tokens = frame.tokens
    first, last = frame.sentence
    low, high = tokens.start[first], tokens.end[last - 1]
    parts = {part for time in frame.times for part in time.parts}
    return [
        place(tokens, time, first)
        for time in frame.times
        if low <= time.span[0] < high and time.id not in parts and not _edge(frame, time)
    ]


def place(tokens: Tokens, time: Time, first: int) -> Placed:
    """A time as it stands in the sentence that begins with token ``first``."""
    start, end = tokens.covering(*time.span)
    outside = [i for i in range(start, end) if not start <= tokens.head[i] < end]
    root = outside[0] if outside else end - 1
    return Placed(time, start, end, root, _preposition(tokens, start, first))


def _edge(frame: Frame, time: Time) -> bool:
    """Whether a time only says where a stretch ends: "the 12 months to the end of August"."""
    text = frame.tokens.doc_text
    return any(
        other.type == "DURATION"
        and other.span[1] < time.span[0]
        and text[other.span[1] : time.span[0]].strip().lower() in _EDGES
        for other in frame.times
    )


def _preposition(tokens: Tokens, start: int, first: int) -> str:
    i = start - 1
    while i >= first and tokens.low[i] in ("the", "about", "around", "early", "late", "mid"):
        i -= 1
    return tokens.low[i] if i >= first and tokens.tag[i] in ("IN", "TO", "VBG", "VBN", "RP") else ""


def usable(frame: Frame, time: Placed) -> bool:
    """Whether a time can say when the quantity holds: not its own length, nor what it is measured against."""
    if time.time.value in ("PAST_REF", "FUTURE_REF") and time.end - time.start == 1:
        return frame.low(time.start) in ("recently", "lately", "soon") and not describes(frame)
    if (
        describes(frame)
        or located(frame)
        or epithet(frame)
        or group(frame)
        or ((frame.against is not None or moved(frame)) and not _follows(frame, time))
    ):
        return False
    if _taken(frame, time) or _record(frame, time):
        return False
    if time.preposition == "to" or frame.low(time.start - 1) in ("due", "maturing", "expiring"):
        return False
    if time.preposition in ("after", "before") and frame.low(time.start - 2) in _LENGTHS:
        return False
    if time.preposition == "since" and frame.change is not None and not frame.change.difference:
        return False
    own = frame.quantity.span
    if time.time.span[0] < own[1] and own[0] < time.time.span[1]:
        return False
    if time.time.type == "DURATION" and time.time.begin is None and not ends(frame, time):
        return lately(frame, time) or (time.preposition in _SPANNING and not is_duration(frame))
    each = frame.low(time.start) in ("each", "every") and "T" not in time.time.value
    return time.time.type != "SET" or each


def lately(frame: Frame, time: Placed) -> bool:
    """Whether a stretch is counted from now: "the last twenty hours"."""
    words = frame.tokens.low[max(time.start - 2, 0) : time.end]
    return any(word in _LASTING for word in words)


def ends(frame: Frame, time: Placed) -> bool:
    """Whether a stretch says when it ends: "the 24 hours to 9 a.m."."""
    return any(
        _edge(frame, other) and 0 < other.span[0] - time.time.span[1] < 12 for other in frame.times
    )


@once
def describes(frame: Frame) -> bool:
    """Whether the quantity only describes a noun: an age, or a length before its noun ("a five-year term")."""
    kind = frame.quantity.unit.kind
    if is_age(frame) or (kind != "none" and _HYPHENED.search(frame.quantity.text)):
        return True
    if not is_duration(frame) and (
        kind != "count" or frame.tokens.tag[frame.root] not in ("NN", "NNP")
    ):
        return False
    return frame.above >= frame.end and frame.dep in _BEFORE_NOUN


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


def dates_baseline(frame: Frame, time: Placed) -> bool:
    """Whether a time only says when what is compared with held, or since when a record stands."""
    return against(frame, time) or _taken(frame, time) or _record(frame, time)


def _taken(frame: Frame, time: Placed) -> bool:
    """Whether the time stands right behind another quantity that is only a baseline, and so dates that."""
    for other in frame.others:
        if other is frame or restated(other) is frame:
            continue
        if time.end == other.start and time.time.value == "PRESENT_REF":
            return True
        if (other.against is not None or moved(other) or _opposed(other)) and _follows(other, time):
            return True
        if (
            other.change is not None
            and other.change.at == other.end
            and 0 <= time.start - other.end <= 1
        ):
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


def group(frame: Frame) -> bool:
    """Whether a count only says which group is meant: "the ten biggest banks", "Europe's 100 largest cities"."""
    tokens, i = frame.tokens, frame.start
    if frame.quantity.unit.kind != "count" or frame.low(i - 1) not in ("the", "'s", "’s", "its"):
        return False
    while i < frame.sentence[1] - 1 and tokens.tag[i] == "CD":
        i += 1
    return tokens.tag[i] in ("JJS", "RBS")


def _record(frame: Frame, time: Placed) -> bool:
    """ "the highest since 1987": since when it is a record, not when it holds."""
    if time.preposition not in ("since", "in", "for"):
        return False
    words = range(max(time.start - 8, frame.sentence[0]), time.start)
    records = time.preposition == "since" or spans(time)
    return records and any(frame.tokens.tag[i] in ("JJS", "RBS") for i in words)


def spans(time: Placed) -> bool:
    """Whether a time is a stretch that no date fixes: "over three years"."""
    return time.time.type == "DURATION" and time.time.begin is None


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


def against(frame: Frame, time: Placed) -> bool:
    """Whether a time is what a change is measured against: "from March", "than a year earlier"."""
    if time.time.text.lower().endswith(("earlier", "before", "ago")) and frame.change is not None:
        return True
    if time.time.text.lower().startswith("as "):
        return True
    if time.preposition in ("than", "against", "versus", "compared"):
        return True
    if time.preposition == "from" and not time.time.parts:
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
