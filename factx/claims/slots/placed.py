"""The times of a sentence as they stand beside a quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factx.claims.clause import BEFORE_NOUN
from factx.claims.frame import Frame, once
from factx.model import Time
from factx.rules.tokens import Tokens
from factx.words.senses import nouns

_REACH = 12
_EDGES = ("to", "ended", "ending", "through", "up to", "from")
_NOUNS = ("period", "quarter", "half", "season", "year")
_MONTH = re.compile(r"[\dX]{4}-\d\d")
_CONTRACTS = nouns("contract")
_LASTING = ("past", "last", "next", "coming", "first", "previous", "latest", "recent")


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
    found = [
        place(tokens, time, first)
        for time in frame.times
        if low <= time.span[0] < high
        and time.id not in parts
        and not _edge(frame, time)
        and not _again(frame, time)
    ]
    return [time for time in found if not _delivered(tokens, time)]


def place(tokens: Tokens, time: Time, first: int) -> Placed:
    """A time as it stands in the sentence that begins with token ``first``."""
    start, end = tokens.covering(*time.span)
    outside = [i for i in range(start, end) if not start <= tokens.head[i] < end]
    root = outside[0] if outside else end - 1
    above = tokens.head[root]
    if above == end < len(tokens.low) and tokens.low[end] in _NOUNS and time.type != "DURATION":
        root = above
    return Placed(time, start, end, root, _preposition(tokens, start, first))


def _delivered(tokens: Tokens, time: Placed) -> bool:
    """Whether a month only names a contract of a market: "December cocoa rose 9 cents", "oil for March delivery"."""
    noun = tokens.head[time.root]
    if not _MONTH.fullmatch(time.time.value) or tokens.dep[time.root] not in BEFORE_NOUN:
        return False
    if time.preposition in ("in", "since", "by", "during"):
        return False
    return noun >= time.end and tokens.low[noun] in _CONTRACTS


def _again(frame: Frame, time: Time) -> bool:
    """Whether a bracket tells a clock time once more in another zone: "at 9:48 p.m. local time (0248 GMT)"."""
    text = frame.tokens.doc_text
    if time.type != "TIME" or text[time.span[0] - 1 : time.span[0]] != "(":
        return False
    return any(0 < time.span[0] - other.span[1] < _REACH + _REACH for other in frame.times)


def _edge(frame: Frame, time: Time) -> bool:
    """Whether a time only says where a stretch ends: "the 12 months to the end of August"."""
    text = frame.tokens.doc_text
    return any(
        0 < time.span[0] - other.span[1] < _REACH
        and _leads_up(other, text[other.span[1] : time.span[0]].strip().lower())
        for other in frame.times
    )


def _leads_up(time: Time, word: str) -> bool:
    return word in ("ended", "ending") or (time.type == "DURATION" and word in _EDGES)


def _preposition(tokens: Tokens, start: int, first: int) -> str:
    i = start - 1
    while i >= first and tokens.low[i] in ("the", "about", "around", "early", "late", "mid"):
        i -= 1
    return tokens.low[i] if i >= first and tokens.tag[i] in ("IN", "TO", "VBG", "VBN", "RP") else ""


def lately(frame: Frame, time: Placed) -> bool:
    """Whether a stretch is counted from now: "the last twenty hours"."""
    words = frame.tokens.low[max(time.start - 2, 0) : time.end]
    return any(word in _LASTING for word in words)


def ends(frame: Frame, time: Placed) -> bool:
    """Whether a stretch says when it ends: "the 24 hours to 9 a.m."."""
    return any(
        _edge(frame, other) and 0 < other.span[0] - time.time.span[1] < 12 for other in frame.times
    )


def spans(time: Placed) -> bool:
    """Whether a time is a stretch that no date fixes: "over three years"."""
    return time.time.type == "DURATION" and time.time.begin is None
