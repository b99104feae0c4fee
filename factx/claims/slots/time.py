"""The time that governs a quantity: the one that hangs in its clause, not the nearest one."""

from __future__ import annotations

import re

from factx.claims.clause import path_up, tense, verb_over
from factx.claims.frame import Frame
from factx.claims.slots.compared import against, owns
from factx.claims.slots.placed import Placed, lately, placed, spans
from factx.claims.slots.reach import began, distance, when_said
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.usable import foretold, nested, usable
from factx.model import TimeRole
from factx.rules.slot import Filled, slot

_ROLES: dict[str, TimeRole] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "through": "until",
}
_BESIDE = 5
_OVER = 6
_STATES = ("was", "were", "be", "been")
_COUNTED = ("ago", "after", "before", "later", "earlier", "since", "ahead")
_RECORDS = ("high", "low", "peak", "record", "price", "level", "closing")
_ACCOUNT = re.compile(r"\d{4}(-[QH]\d)?|P\d+[MQ]")
_DURING = ("in", "on", "at", "during", "over")
_PARTING = frozenset(
    "; : but while whereas since after before until if because as though although".split()
)


@slot
def clause(frame: Frame) -> Filled[Placed] | None:
    """ "In 2020 …", "hit 989 million by the end of last year": the time nearest in the tree, within the clause."""
    if nested(frame) or (is_duration(frame) and not lasted(frame)):
        return None
    best: tuple[float, Placed] | None = None
    for time in placed(frame):
        if not usable(frame, time) or (
            frame.against is None and against(frame, time) and not owns(frame, time)
        ):
            continue
        far = 0 if foretold(frame, time) else distance(frame, time)
        if far is not None and (
            _right_behind(frame, time) or _period(frame, time) or foretold(frame, time)
        ):
            far -= _OVER
        if far is not None and _told_now(frame, time):
            far += _BESIDE
        if far is not None and spans(time) and far > _BESIDE and not lately(frame, time):
            continue
        if far is not None and (best is None or far < best[0]):
            best = (far, time)
    return Filled(best[1], (best[1].start, best[1].end)) if best else None


def _told_now(frame: Frame, time: Placed) -> bool:
    """Whether "now" says only up to when: "they now expect 9 percent in 2030", "it has now rained 9 days this year"."""
    if time.time.value != "PRESENT_REF":
        return False
    tokens, over = frame.tokens, verb_over(frame.tokens, time.root)
    if over is None:
        return False
    perfect = any(tokens.low[c] in ("has", "have") for c in tokens.children[over])
    return perfect or tokens.low[over] in frame.cues.reporting_verbs


def _right_behind(frame: Frame, time: Placed) -> bool:
    """Whether a time stands right behind the quantity, which it then dates: "88 this summer, 110 in 2030"."""
    return time.start - frame.end == (1 if time.preposition else 0)


def _period(frame: Frame, time: Placed) -> bool:
    """Whether a time is the period that an amount is for, which wins over the day it was told: "for the first half"."""
    through = time.preposition == "through" and time.time.type == "DURATION"
    if not (through or time.preposition in ("for", "over")) or _apart(frame, time):
        return False
    return spans(time) or _ACCOUNT.fullmatch(time.time.value) is not None


def lasted(frame: Frame) -> bool:
    """Whether a length of time is what an event took or brought: "blocked it for six days", "got 12 years".

    Not one that the past ran up to now ("has led it for 20 years"), nor one counted from elsewhere ("in nine years").
    """
    tokens, i = frame.tokens, frame.root
    while tokens.dep[i] in ("conj", "nummod") and tokens.head[i] != i:
        i = tokens.head[i]
    if frame.verb is None or frame.low(frame.end) in _COUNTED or _first_for(frame):
        return False
    of = frame.low(frame.end) == "of" and tokens.dep[i] == "dobj"
    if tokens.tag[frame.verb] not in ("VBD", "VBN", "VB"):
        return False
    if frame.low(frame.verb) in _STATES and not (
        tokens.low[tokens.head[i]] == "for"
        and any(tokens.dep[c] in ("acomp", "advmod") for c in tokens.children[frame.verb])
    ):
        return False
    helpers = {
        tokens.low[c] for c in tokens.children[frame.verb] if tokens.dep[c].startswith("aux")
    }
    if helpers & {"has", "have", "had", "'s", "been"} and not of:
        return False
    if tokens.dep[i] == "pobj" and tokens.dep[tokens.head[tokens.head[i]]] == "appos":
        return False
    if tokens.dep[i] == "pobj":
        return tokens.low[tokens.head[i]] in ("for", "to", "of", "between") and len(frame.path) <= 4
    return tokens.dep[i] in ("dobj", "attr", "npadvmod") and tokens.head[i] == frame.verb


def _first_for(frame: Frame) -> bool:
    """Whether a length of time only says how long there was no other: "joined the first census for 19 years"."""
    tokens, i = frame.tokens, frame.start - 1
    if frame.low(i) not in ("in", "for"):
        return False
    words = range(max(i - 9, frame.sentence[0]), i)
    return any(tokens.low[k] in ("first", "only") or tokens.tag[k] == "JJS" for k in words)


@slot
def only(frame: Frame) -> Filled[Placed] | None:
    """The one time that a sentence names, where the parse hangs it elsewhere: "Men who dug there in May found 4"."""
    if is_duration(frame) or nested(frame) or frame.against is not None:
        return None
    found = [time for time in placed(frame) if not against(frame, time)]
    if len(found) != 1 or not usable(frame, found[0]) or spans(found[0]):
        return None
    if _reported(frame, found[0]):
        return None
    time = found[0]
    if began(frame, time):
        return Filled(time, (time.start, time.end))
    beyond = time.preposition == "over" and time.time.type != "DURATION"
    if beyond or _outside(frame, time):
        return None
    period = time.preposition == "for" and _ACCOUNT.fullmatch(time.time.value)
    if not (time.preposition in _DURING or period) or _apart(frame, time):
        return None
    return Filled(time, (time.start, time.end))


def _outside(frame: Frame, time: Placed) -> bool:
    """Whether a relative clause holds the quantity and not the time: "the firm, which owns half, lost 9 in May"."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or tokens.dep[verb] != "relcl":
        return False
    tags = tokens.tag[max(verb + 1, frame.end) : time.start]
    return time.start < tokens.left[verb] or any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags)


def _apart(frame: Frame, time: Placed) -> bool:
    """Whether another clause opens between a time and the quantity."""
    tokens = frame.tokens
    low, high = sorted((time.start, frame.start))
    for i in range(low, high):
        if tokens.low[i] in _PARTING or tokens.tag[i] in ("WDT", "WP", "WRB", "WP$"):
            return True
        joins = tokens.low[i] == "," and tokens.low[i + 1] in ("and", "or")
        if joins and not any(i + 2 <= other.start <= i + 3 for other in frame.others):
            return True
    return False


def _reported(frame: Frame, time: Placed) -> bool:
    """Whether a time dates who says it or what is told aside, or is the present, which need not be another clause's."""
    if time.time.value.endswith("_REF"):
        return True
    if when_said(frame, time):
        return True
    tokens = frame.tokens
    over = verb_over(tokens, time.root)
    if over is None:
        return False
    if tokens.dep[over] == "pcomp" and over not in frame.path:
        return True
    before = tokens.dep[over] == "advcl" and tokens.tag[over] in ("VBN", "VBG")
    if before and tense(tokens, frame.verb) == "present":
        return True
    below = tokens.dep[over] in ("relcl", "acl")
    aside = below and (
        tokens.low[tokens.left[over] - 1] == "," or tokens.low[tokens.head[over]] in _RECORDS
    )
    return aside or tokens.low[over] in frame.cues.reporting_verbs


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
