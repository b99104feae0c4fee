"""Whether a quantity can take its time from elsewhere at all: its sentence names none of its own."""

from __future__ import annotations

from factx.claims.clause import own_subject, verb_over
from factx.claims.frame import Frame
from factx.claims.slots.compared import dates_baseline, moved
from factx.claims.slots.placed import Placed, ends, lately, placed, spans
from factx.claims.slots.reach import distance
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.time import lasted
from factx.claims.slots.usable import describes, epithet, group, located, nested
from factx.rules.tokens import Tokens
from factx.words.senses import nouns

_COUNTED = ("after", "before", "later", "earlier")
_DUE = ("due", "maturing", "expiring")
_WHEN = ("after", "before", "until", "once")
_ADVERBS = frozenset("earlier first initially later originally previously subsequently".split())
_RULES = nouns("rule")
_THE = frozenset("the these those both its their his her our my 's ’s all".split())


def undated(frame: Frame) -> bool:
    """Whether no time elsewhere dates a quantity: a modifier, a baseline, one whose sentence names a time."""
    return (
        describes(frame)
        or located(frame)
        or _known(frame)
        or epithet(frame)
        or group(frame)
        or (is_duration(frame) and (not lasted(frame) or _aside(frame)))
        or _speaks(frame)
        or nested(frame)
        or _rule(frame)
        or _otherwhen(frame)
        or moved(frame)
        or dated(frame)
    )


def _known(frame: Frame) -> bool:
    """Whether a count takes up what was told of before: "the two men", "the 14 men, six of them Turks"."""
    if frame.quantity.unit.kind != "count":
        return False
    tokens, i = frame.tokens, frame.root
    while tokens.dep[i] in ("appos", "conj", "nummod") and tokens.head[i] < i:
        i = tokens.head[i]
    named = next((o for o in frame.others if o is not frame and o.inside(i)), None)
    return _definite(frame) or (named is not None and _definite(named))


def _definite(frame: Frame) -> bool:
    i = frame.start - 1
    while i >= frame.sentence[0] and frame.tokens.tag[i] == "JJ":
        i -= 1
    return frame.low(i) in _THE


def _aside(frame: Frame) -> bool:
    """Whether a relative clause tells how long something else took: "which they ruled for 90 years"."""
    return frame.verb is not None and frame.tokens.dep[frame.verb] == "relcl"


def _rule(frame: Frame) -> bool:
    """Whether an amount stands before the noun of a rule or a plan in force: "its 2% target", "a $9 million budget"."""
    return frame.quantity.unit.kind != "count" and frame.low(frame.end) in _RULES


def _otherwhen(frame: Frame) -> bool:
    """Whether an adverb puts what is told before or after the rest: "three later died", "was first put at 4"."""
    tokens, verb = frame.tokens, frame.verb
    first = frame.sentence[0]
    if tokens.low[first : first + 2] == ["this", "time"]:
        return True
    return verb is not None and any(
        tokens.low[c] in _ADVERBS and (c < verb or tokens.low[c] != "first")
        for c in tokens.children[verb]
    )


def _speaks(frame: Frame) -> bool:
    """Whether those counted are only who says it: "one official said"."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "count" or verb is None or frame.subject is None:
        return False
    speaks = tokens.low[verb] in frame.cues.reporting_verbs and frame.inside(frame.subject)
    return speaks and tokens.dep[frame.subject] == "nsubj"


def dated(frame: Frame) -> bool:
    """Whether the sentence names a time of its own; "recently" is none."""
    return any(
        (not time.time.value.endswith("T_REF") or "PRES" in time.time.value)
        and not dates_baseline(frame, time)
        and not _elsewhere(frame, time)
        and frame.low(time.start - 1) not in _DUE
        for time in placed(frame)
    )


def loose(frame: Frame, time: Placed) -> bool:
    """Whether a time is a stretch that nothing fixes."""
    return spans(time) and not ends(frame, time) and not lately(frame, time)


def _elsewhere(frame: Frame, time: Placed) -> bool:
    """Whether a time is a length, or stands in a clause below that tells something else: "since it began in 1998"."""
    if spans(time):
        return frame.low(time.end) not in _COUNTED
    tokens = frame.tokens
    if ";" in tokens.low[min(time.end, frame.end) : max(time.start, frame.start)]:
        return True
    over = verb_over(tokens, time.root)
    if over is None or over == frame.verb or frame.verb is None:
        return False
    if tokens.low[over] in frame.cues.reporting_verbs or _next_clause(frame, time, over):
        return True
    if any(tokens.low[c] in _WHEN and tokens.dep[c] == "mark" for c in tokens.children[over]):
        return False
    below = tokens.left[frame.verb] <= over <= tokens.right[frame.verb]
    return below and tokens.dep[over] in ("relcl", "advcl", "acl") and distance(frame, time) is None


def _next_clause(frame: Frame, time: Placed, verb: int) -> bool:
    """Whether a clause of its own behind the quantity holds a time: "Profit fell 4 percent, but shares rose Friday"."""
    tokens = frame.tokens
    return (
        time.start > frame.end
        and tokens.dep[verb] == "conj"
        and own_subject(tokens, verb) is not None
    )


def earlier(frame: Frame, time: Placed) -> bool:
    """Whether a time is of a past before the past: "which had lost a third since May, rose 5 percent"."""
    tokens = frame.tokens
    over = verb_over(tokens, time.root)
    return over is not None and over != frame.verb and had(tokens, over) > had(tokens, frame.verb)


def had(tokens: Tokens, verb: int | None) -> bool:
    """Whether a verb tells of what came before the past: "had lost a third"."""
    return verb is not None and any(tokens.low[c] == "had" for c in tokens.children[verb])
