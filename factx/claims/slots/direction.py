"""The direction of a claim, where words or the amounts beside it say so: up or down, for any kind."""

from __future__ import annotations

import re

from factx.claims.change import before_amount
from factx.claims.clause import child
from factx.claims.frame import Frame
from factx.claims.phrase import lemma, of_object
from factx.claims.slots.gap import partner
from factx.claims.slots.part import is_proportion, part_of
from factx.claims.slots.subject.order import is_age, is_duration
from factx.model import Direction
from factx.rules.slot import Filled, first, slot
from factx.words.senses import verbs

_LARGE = 10_000
_RESULTS = ("loss", "gain", "win")
_RUN = ("straight", "consecutive", "successive")
_MORE_WORDS = {
    "more": "up",
    "additional": "up",
    "extra": "up",
    "further": "up",
    "fewer": "down",
    "less": "down",
}
_MORE = re.compile(r"\b(?:more|fewer|less|additional|extra|further)\b")
_CLOSES = verbs("end_at") | {"to", "at"}


def more(frame: Frame) -> str | None:
    """Whether words with an amount say that it comes on top (up) or is missing (down)."""
    found = _MORE.search(frame.quantity.text.lower())
    word = found[0] if found else frame.low(frame.start - 1)
    return _MORE_WORDS.get(word) if found or word in ("extra", "additional", "further") else None


@slot
def added(frame: Frame) -> Filled[Direction] | None:
    """ "70 additional beds", "an extra 5 million", "300 fewer books": more or fewer than there were."""
    on_top = None if frame.against is not None or is_age(frame) else more(frame)
    return _told(on_top, frame.start)


@slot
def moved(frame: Frame) -> Filled[Direction] | None:
    """ "rose to 40 percent", "a fall of 12": the word of change over the amount."""
    change, tokens = frame.change, frame.tokens
    if change is None or is_age(frame) or frame.against is not None or result(frame):
        return None
    if is_duration(frame) and change.difference and not lengthened(frame):
        return None
    if frame.quantity.unit.name == "time" and tokens.low[frame.end - 1] == "times":
        return None
    if child(tokens, change.at, "neg") is not None or _another(frame):
        return None
    return _told(change.direction, change.at)


def _another(frame: Frame) -> bool:
    """Whether the word of change moves another amount, of which this one is a part or a length."""
    change = frame.change
    part = is_proportion(frame) and part_of(frame) is not None
    if change is None or not (part or (is_duration(frame) and frame.dep == "pobj")):
        return False
    return any(change.at < o.start and o.end <= frame.start for o in frame.others)


def lengthened(frame: Frame) -> bool:
    """Whether a duration is the difference itself: "sleep 53 minutes longer", "adds an hour"."""
    change, tokens = frame.change, frame.tokens
    if change is None:
        return False
    if change.at >= frame.start:
        return tokens.tag[change.at] in ("JJR", "RBR")
    return is_by(frame) or tokens.low[change.at] in ("add", "adds", "added", "adding")


def result(frame: Frame) -> bool:
    """Whether "lost" tells a result and "raised" a sum got: "The union lost £11.6m", not "Shares lost 40 cents"."""
    change, unit, value = frame.change, frame.quantity.unit, frame.quantity.value
    if change is None or unit.kind != "currency" or is_by(frame):
        return False
    verb = frame.cues.change_verbs.get(frame.tokens.low[change.at])
    if verb is not None and verb.lemma == "raise" and frame.dep == "dobj":
        return True
    large = value is not None and value >= _LARGE
    return verb is not None and verb.lemma == "lose" and (large or unit.per == "share")


def is_by(frame: Frame) -> bool:
    """Whether "by" stands before the amount."""
    return "by" in (frame.low(i) for i in range(frame.start - 3, frame.start))


@slot
def landed(frame: Frame) -> Filled[Direction] | None:
    """ "rose 37 cents to close at $2.75", "were up 10 percent at 12 million": where the difference before it led."""
    tokens, at = frame.tokens, before_amount(frame)
    at += frame.low(at + 1) == "at" and at + 1 < frame.start
    if frame.change is not None or frame.against is not None or frame.low(at) not in ("to", "at"):
        return None
    before = [o for o in frame.others if o.end <= at]
    other = max(before, key=lambda o: o.end, default=None)
    if other is None or other.change is None or not other.change.difference:
        return None
    for i in range(other.end, at):
        if tokens.tag[i].startswith(("VB", "MD")) and tokens.low[i] not in _CLOSES:
            return None
    return _told(other.change.direction, other.change.at)


@slot
def against(frame: Frame) -> Filled[Direction] | None:
    """ "will see his pay go to $27 from $24": more or less than the amount that it came from."""
    for other in frame.others:
        if other.against is not frame or frame.low(before_amount(other)) != "from":
            continue
        own, its = frame.quantity.value, other.quantity.value
        if own is None or its is None or own == its:
            return None
        return Filled("up" if own > its else "down", (frame.start, other.end))
    return None


@slot
def growing(frame: Frame) -> Filled[Direction] | None:
    """ "rose 5.1 percent, down from 6.4 percent": a growth that another is compared with went the same way."""
    told = frame.against.change if frame.against is not None else None
    if told is None or not told.difference or frame.quantity.unit.code != "%":
        return None
    return _told(told.direction, told.at)


@slot
def ranked(frame: Frame) -> Filled[Direction] | None:
    """ "fell for a third consecutive month", "their fourth straight rise": what happened so many times on end."""
    tokens, at = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "none" or not _on_end(frame):
        return None
    verb = frame.cues.change_verbs.get(tokens.low[at]) if at is not None else None
    if verb is not None and at is not None and frame.dep == "pobj":
        return _told(verb.direction, at)
    named = frame.root if frame.inside(frame.root) and frame.root > frame.start else frame.above
    nouns = (frame.root, named, of_object(tokens, frame.root), of_object(tokens, named))
    for noun in nouns:
        row = frame.cues.change_nouns.get(lemma(tokens, noun)) if noun is not None else None
        if noun is not None and row is not None and row.noun not in _RESULTS:
            return _told(row.direction, noun)
    return None


def _on_end(frame: Frame) -> bool:
    """Whether an ordinal counts what came without a break: "third straight", "fifth fall in a row"."""
    words = frame.quantity.text.lower().split()
    after = [frame.low(i) for i in range(frame.end, frame.end + 6)]
    row = any(after[i : i + 3] == ["in", "a", "row"] for i in range(4))
    return row or "running" in (*words, after[0]) or any(word in _RUN for word in words)


def _told(direction: str | None, at: int) -> Filled[Direction] | None:
    if direction == "up":
        return Filled("up", (at, at + 1))
    return Filled("down", (at, at + 1)) if direction == "down" else None


@slot
def gapped(frame: Frame) -> Filled[Direction] | None:
    """ "Sales rose 4 percent in Wales and in Kent 3 percent": that of the amount whose verb is not said again."""
    if frame.change is not None:
        return None
    other = partner(frame)
    found = first((moved, gapped), other) if other is not None else None
    return Filled(found.value, (found.read[0], frame.end)) if found else None


RULES = (added, moved, landed, against, growing, ranked, gapped)
