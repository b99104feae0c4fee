"""The time that governs a quantity: the one that hangs in its clause, not the nearest one."""

from __future__ import annotations

from dataclasses import dataclass

from factx.claims.clause import is_verb, path_up, tense
from factx.claims.frame import Frame, once
from factx.claims.slots.subject.order import is_age, is_duration
from factx.model import Time, TimeRole
from factx.rules.slot import Filled, slot
from factx.rules.tokens import Tokens

_ROLES: dict[str, TimeRole] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "through": "until",
}
_AGAINST = ("from", "than", "against", "versus", "with", "over", "on", "compared", "to")
_BEFORE_NOUN = ("nummod", "compound", "amod", "nmod", "npadvmod", "poss")
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
    found = []
    for time in frame.times:
        if low <= time.span[0] < high and time.id not in parts:
            start, end = tokens.covering(*time.span)
            outside = [i for i in range(start, end) if not start <= tokens.head[i] < end]
            root = outside[0] if outside else end - 1
            found.append(Placed(time, start, end, root, _preposition(tokens, start, first)))
    return found


def _preposition(tokens: Tokens, start: int, first: int) -> str:
    i = start - 1
    while i >= first and tokens.low[i] in ("the", "about", "around", "early", "late", "mid"):
        i -= 1
    return tokens.low[i] if i >= first and tokens.tag[i] in ("IN", "TO", "VBG", "VBN", "RP") else ""


def usable(frame: Frame, time: Placed) -> bool:
    """Whether a time can say when the quantity holds: not its own length, nor what it is measured against."""
    if time.time.value in ("PAST_REF", "FUTURE_REF") and time.end - time.start == 1:
        return False
    if describes(frame) or (frame.against is not None and not _follows(frame, time)):
        return False
    if _taken(frame, time) or _record(frame, time):
        return False
    own = frame.quantity.span
    if time.time.span[0] < own[1] and own[0] < time.time.span[1]:
        return False
    if time.time.type == "DURATION" and time.time.begin is None:
        words = frame.tokens.low[max(time.start - 2, 0) : time.end]
        return any(word in _LASTING for word in words)
    return time.time.type != "SET"


@once
def describes(frame: Frame) -> bool:
    """Whether the quantity only describes a noun: an age, or a length before its noun ("a five-year term")."""
    kind = frame.quantity.unit.kind
    if is_age(frame):
        return True
    if not is_duration(frame) and (
        kind != "count" or frame.tokens.tag[frame.root] not in ("NN", "NNP")
    ):
        return False
    return frame.above >= frame.end and frame.dep in _BEFORE_NOUN


def _follows(frame: Frame, time: Placed) -> bool:
    """Whether the time stands right behind the quantity: "from 33.5 percent in 2012"."""
    return 0 <= time.start - frame.end <= 4 and not any(
        frame.end <= other.start < time.start for other in frame.others
    )


def dates_baseline(frame: Frame, time: Placed) -> bool:
    """Whether a time only says when what is compared with held, or since when a record stands."""
    return against(frame, time) or _taken(frame, time) or _record(frame, time)


def _taken(frame: Frame, time: Placed) -> bool:
    """Whether the time stands right behind another quantity that is only a baseline, and so dates that."""
    for other in frame.others:
        if other is frame:
            continue
        if other.against is not None and _follows(other, time):
            return True
        if (
            other.change is not None
            and other.change.at == other.end
            and 0 <= time.start - other.end <= 1
        ):
            return True
    return False


def _record(frame: Frame, time: Placed) -> bool:
    """ "the highest since 1987": since when it is a record, not when it holds."""
    if time.preposition not in ("since", "in", "for"):
        return False
    words = range(max(time.start - 5, frame.sentence[0]), time.start)
    return time.preposition == "since" and any(frame.tokens.tag[i] in ("JJS", "RBS") for i in words)


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


@slot
def clause(frame: Frame) -> Filled[Placed] | None:
    """ "In 2020 …", "hit 989 million by the end of last year": the time nearest in the tree, within the clause."""
    if is_duration(frame) or nested(frame):
        return None
    best: tuple[float, Placed] | None = None
    for time in placed(frame):
        if not usable(frame, time) or (frame.against is None and against(frame, time)):
            continue
        far = distance(frame, time)
        if far is not None and (best is None or far < best[0]):
            best = (far, time)
    return Filled(best[1], (best[1].start, best[1].end)) if best else None


def against(frame: Frame, time: Placed) -> bool:
    """Whether a time is what a change is measured against: "from March", "than a year earlier"."""
    if time.time.text.lower().endswith(("earlier", "before", "ago")) and frame.change is not None:
        return True
    if time.preposition in ("than", "against", "versus", "compared"):
        return True
    if time.preposition == "from" and not time.time.parts:
        return True
    if time.preposition in ("on", "from") and time.time.text.lower().startswith("the same"):
        return True
    before = frame.tokens.low[max(frame.end, time.start - 6) : time.start]
    if "than" in before or "as" in before[-2:]:
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


def distance(frame: Frame, time: Placed) -> float | None:
    """How far the time hangs from the quantity in the tree, None where another clause holds it."""
    tokens = frame.tokens
    up_time = _chain(tokens, time.root)
    up_quantity = _chain(tokens, frame.root)
    meeting = next((i for i in up_time if i in up_quantity), None)
    if meeting is None:
        return None
    side_time = up_time[: up_time.index(meeting)]
    side_quantity = up_quantity[: up_quantity.index(meeting)]
    if _astray(frame, side_time, meeting) or _closed(frame, side_quantity, time, meeting):
        return None
    crossed = [i for i in side_time[1:] if is_verb(tokens, i)]
    if any(not _lets_out(frame, i, up_quantity) for i in crossed):
        return None
    reported = [
        i
        for i in (*side_quantity, meeting)
        if tokens.dep[i] in ("ccomp", "parataxis") and i != meeting
    ]
    if reported and tokens.low[meeting] in frame.cues.reporting_verbs:
        return None
    gap = abs(time.start - frame.start) / 100
    between = sum(
        1
        for other in frame.others
        if min(time.start, frame.end) <= other.start < max(time.start, frame.start)
        and other is not frame
    )
    return len(side_time) + len(side_quantity) + gap + between + 2 * len(crossed)


def _astray(frame: Frame, side_time: list[int], meeting: int) -> bool:
    """Whether the time describes a noun that is not the subject: "in power since 2000"."""
    tokens = frame.tokens
    nouns = [i for i in side_time[1:] if tokens.tag[i].startswith("NN")]
    if len(nouns) > 1:
        return True
    modifies = tokens.dep[side_time[0]] in _BEFORE_NOUN if side_time else False
    return modifies and bool(nouns) and nouns[0] != frame.subject


def _closed(frame: Frame, side_quantity: list[int], time: Placed, meeting: int) -> bool:
    """Whether a clause of its own holds the quantity, which the time outside does not date."""
    tokens = frame.tokens
    for i in side_quantity:
        if not is_verb(tokens, i):
            continue
        dep = tokens.dep[i]
        if dep in ("relcl", "acl"):
            return not time.start <= tokens.head[i] < time.end and tokens.head[i] != meeting
        if dep == "advcl" and _marked(tokens, i) and not _together(tokens, i):
            return True
        if dep == "conj" and time.start > tokens.head[i]:
            return tense(tokens, i) != tense(tokens, tokens.head[i])
    return False


def _lets_out(frame: Frame, verb: int, up_quantity: list[int]) -> bool:
    """Whether a time below this verb may date what stands above it.

    It may where the verb only completes the one above ("saw its sales total …") or describes the noun that the
    quantity hangs on ("two men who were sought last week"), not in a clause that tells another event.
    """
    tokens = frame.tokens
    above = tokens.head[verb]
    if tokens.dep[verb] == "xcomp":
        return True
    if tokens.dep[verb] == "ccomp":
        return tokens.low[above] not in frame.cues.reporting_verbs
    if tokens.dep[verb] == "advcl" and _together(tokens, verb):
        return True
    return (
        tokens.dep[verb] in ("relcl", "acl") and above in up_quantity and not is_verb(tokens, above)
    )


def _marked(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] == "mark" for c in tokens.children[verb])


def _together(tokens: Tokens, verb: int) -> bool:
    """Whether a clause with "as", "when" or "while" tells what happened at the same time as the clause above it."""
    words = [tokens.low[c] for c in tokens.children[verb] if tokens.dep[c] in ("mark", "advmod")]
    same = tense(tokens, verb) == tense(tokens, tokens.head[verb])
    return same and any(word in ("as", "when", "while", "whereas") for word in words)


def _chain(tokens: Tokens, i: int) -> list[int]:
    chain = [i]
    while tokens.head[i] != i and len(chain) < 30:
        i = tokens.head[i]
        chain.append(i)
    return chain


def role(frame: Frame, time: Placed) -> TimeRole:
    """How the quantity holds at the time: since, until or by it, during a span, at a point."""
    if time.preposition in _ROLES:
        return _ROLES[time.preposition]
    if (
        time.preposition in ("of", "at")
        or "as of" in frame.tokens.said(max(time.start - 2, 0), time.end).lower()
    ):
        return "at"
    value = time.time
    if value.value.endswith("_REF") or (value.begin is not None and value.begin == value.end):
        return "at"
    return "during"


def governing(frame: Frame) -> list[int]:
    """The tokens over the quantity up to its verb."""
    return path_up(frame.tokens, frame.root)
