"""What a change or growth, or a level that moved, is measured against."""

from __future__ import annotations

from factx.claims.change import before_amount, leads_to
from factx.claims.clause import MODIFYING, child, own_subject, tense
from factx.claims.frame import Frame
from factx.claims.led_up import comparable, led_up, told_first, twin
from factx.claims.links.same_as import restated
from factx.claims.slots.compared import against
from factx.claims.slots.part import is_proportion
from factx.claims.slots.placed import placed
from factx.claims.slots.subject.order import is_duration
from factx.model import Baseline
from factx.rules.slot import Filled, slot

_REACH = 14
_PRESENT = ("current", "present", "previous", "initial", "original")
_FRONTED = ("compared", "measured", "against")


def _moves(frame: Frame) -> bool:
    return frame.change is not None


@slot
def quantity(frame: Frame) -> Filled[Baseline] | None:
    """ "rose to 51 percent from 35 percent", "up from 90 million": an amount of the same unit behind "from"."""
    level = _moves(frame) and not (frame.change and frame.change.difference)
    return compared(frame) if level else None


@slot
def led_from(frame: Frame) -> Filled[Baseline] | None:
    """ "fell 36% to 215,000 tonnes from 336,000": a difference has the baseline of what it led to."""
    if frame.change is None or not frame.change.difference:
        return None
    for other in frame.others:
        to = other.against
        if to is None or to is frame or to.change is None or frame.end > other.start:
            continue
        if to.change.at == frame.change.at or to.verb == frame.verb:
            text = frame.tokens.said(other.start, other.end)
            found = Baseline(text, other.quantity.span, quantity=other.quantity.id)
            return Filled(found, (other.start - 1, other.end))
    return None


@slot
def than(frame: Frame) -> Filled[Baseline] | None:
    """ "22% below February's peak", "30,000 more than analysts had forecast", "two fewer than average"."""
    change, tokens = frame.change, frame.tokens
    if change is None or change.at != frame.end:
        return None
    start = frame.end + 1
    if (frame.low(frame.end), frame.low(start)) == ("ahead", "of") or frame.low(start) == "than":
        start += 1
    elif frame.low(frame.end) not in ("below", "under", "above", "behind"):
        return None
    end = start
    if tokens.low[start] in ("in", "on", "at", "during"):
        start = end = start + 1
    while (
        end < frame.sentence[1]
        and tokens.low[end] not in (",", ".", ";", ")", "and", "but")
        and end - start < 14
    ):
        end += 1
    if end == start:
        return None
    dated = [p.time.id for p in placed(frame) if start <= p.start and p.end <= end]
    inside = [o.quantity.id for o in frame.others if start <= o.start and o.end <= end]
    time = dated[0] if len(dated) == 1 else None
    amount = inside[0] if len(inside) == 1 else None
    words, span = tokens.said(start, end), tokens.span(start, end)
    return Filled(Baseline(words, span, time=time, quantity=amount), (frame.end, end))


def compared(frame: Frame) -> Filled[Baseline] | None:
    """The amount of the same unit that this one is set against, behind "from", "against" or "compared with"."""
    tokens = frame.tokens
    for other in frame.others:
        reach = _REACH if led_up(other) is None else 2 * _REACH
        if other is frame or not _same_unit(frame, other) or abs(other.start - frame.end) > reach:
            continue
        at = before_amount(other)
        past = at - (frame.low(at) in _PRESENT)
        past -= frame.low(past) in ("the", "its", "their")
        at = past if frame.low(past) == "from" else at
        if not _sets_against(frame, other, at):
            continue
        told = _per_same(frame, other)
        if told is None:
            return None
        text = tokens.said(told.start, told.end)
        found = Baseline(text, told.quantity.span, quantity=told.quantity.id)
        return Filled(found, (at, told.end))
    return None


def _per_same(frame: Frame, other: Frame) -> Frame | None:
    """Of "from $22 million, or $1.03 a share" the one that is told as this one is, for a share or in all."""
    rate = frame.quantity.unit.per
    if rate == other.quantity.unit.per:
        return other
    return twin(other, rate) if told_first(frame) is not None else other


def _sets_against(frame: Frame, other: Frame, at: int) -> bool:
    """Whether the word before the other amount compares this one with it."""
    word = frame.low(at)
    led = led_up(other)
    if led is not None:
        return led[1] is (told_first(frame) or frame)
    against = word == "against" or (word == "with" and frame.low(at - 1) == "compared")
    if frame.change is not None and frame.change.difference:
        alike = against and frame.quantity.unit.kind == "percent" and other.change is None
        return alike and other.start > frame.start
    if word == "from":
        return frame.change is not None and (other.start > frame.start or leads_to(frame))
    return against and (other.start > frame.start or leads_to(frame))


def _same_unit(frame: Frame, other: Frame) -> bool:
    own, its = frame.quantity.unit, other.quantity.unit
    return comparable(frame, other) or (own.kind == its.kind and "" in (own.name, its.name))


@slot
def time(frame: Frame) -> Filled[Baseline] | None:
    """ "an increase of 85.4 million from March 2020", "than a year earlier"; not of what is a baseline itself."""
    if not _moves(frame) or frame.against is not None:
        return None
    for found in placed(frame):
        if found.start < frame.end or found.start - frame.end > _REACH or not against(frame, found):
            continue
        if any(
            other is not frame
            and frame.end <= other.start < found.start
            and restated(other) is not frame
            for other in frame.others
        ):
            continue
        text = frame.tokens.said(found.start, found.end)
        return Filled(
            Baseline(text, found.time.span, time=found.time.id), (found.start - 1, found.end)
        )
    return None


@slot
def fronted(frame: Frame) -> Filled[Baseline] | None:
    """ "Compared with a year earlier, exports were up 12 percent": the time that the sentence begins with."""
    tokens, first = frame.tokens, frame.sentence[0]
    if tokens.low[first] not in _FRONTED or frame.change is None or not frame.change.difference:
        return None
    for found in placed(frame):
        if first < found.start <= first + 3 and found.end < frame.start:
            words, span = tokens.said(found.start, found.end), found.time.span
            return Filled(Baseline(words, span, time=found.time.id), (first, found.end))
    return None


@slot
def since(frame: Frame) -> Filled[Baseline] | None:
    """ "Rents have jumped 18 per cent since last July": a difference is measured from where its time begins."""
    unit = frame.quantity.unit
    if frame.change is None or not frame.change.difference or frame.against is not None:
        return None
    if (
        is_duration(frame)
        or unit.name == "time"
        or (unit.kind == "none" and not is_proportion(frame))
    ):
        return None
    tokens = frame.tokens
    for found in placed(frame):
        at = next((i for i in range(frame.end, frame.end + 3) if frame.low(i) == "since"), None)
        if at is None or not at < found.start <= at + 4 or found.preposition == "than":
            continue
        words, span = tokens.said(at, found.end), tokens.span(at, found.end)
        return Filled(Baseline(words, span, time=found.time.id), (at, found.end))
    return None


@slot
def was(frame: Frame) -> Filled[Baseline] | None:
    """ "cut its 7% stake to 5%", "The lake, which covered 18 hectares in 2006, is down to two": what it was before."""
    change, tokens = frame.change, frame.tokens
    if change is None or change.difference or not leads_to(frame):
        return None
    verb = change.at if tokens.tag[change.at].startswith("VB") else frame.verb
    for other in frame.others:
        same = comparable(other, frame) and other.quantity.unit.per == frame.quantity.unit.per
        if verb is None or other is frame or other.end > frame.start or not same:
            continue
        if _moved_itself(frame, other, verb) or _told_of_old(frame, other, verb):
            words = tokens.said(other.start, other.end)
            found = Baseline(words, other.quantity.span, quantity=other.quantity.id)
            return Filled(found, (other.start, frame.end))
    return None


def _moved_itself(frame: Frame, other: Frame, verb: int) -> bool:
    """Whether the thing that is moved stands with an amount before it: "cut its 7% stake to 5%"."""
    thing = child(frame.tokens, verb, "dobj")
    return thing is not None and other.above == thing and other.dep in MODIFYING


def _told_of_old(frame: Frame, other: Frame, verb: int) -> bool:
    """Whether a relative clause tells what the thing that moved was before: "Its debt, which reached $14 million"."""
    tokens, subject = frame.tokens, own_subject(frame.tokens, verb)
    told = other.verb
    if child(tokens, verb, "dobj") is not None:
        return False
    if subject is None or told is None or tokens.dep[told] != "relcl" or other.dep == "pobj":
        return False
    return tokens.head[told] == subject and tense(tokens, told) == "past"


@slot
def phrase(frame: Frame) -> Filled[Baseline] | None:
    """ "year on year", "a year-on-year increase"."""
    if frame.change is None or not frame.change.difference:
        return None
    tokens = frame.tokens
    first, last = frame.sentence
    low, high = max(first, frame.start - 8), min(last, frame.end + 6)
    for i in range(low, high):
        for words in frame.cues.compared.get(tokens.low[i], ()):
            if tokens.low[i : i + len(words)] == words:
                end = i + len(words)
                dated = next((p.time.id for p in placed(frame) if i < p.start < p.end <= end), None)
                found = Baseline(tokens.said(i, end), tokens.span(i, end), time=dated)
                return Filled(found, (i, end))
    return None


def pair(made: list[Frame]) -> None:
    """Tell each quantity that is only a baseline what it is the baseline of."""
    by_id = {frame.quantity.id: frame for frame in made}
    for frame in made:
        found = compared(frame) or _own_before(frame)
        if found is not None and found.value.quantity is not None:
            other = by_id[found.value.quantity]
            if other.against is None:
                other.against = frame
    for frame in made:
        _pair_joined(frame)


def _own_before(frame: Frame) -> Filled[Baseline] | None:
    """The amount that stands with what is moved: of "cut its 7% stake to 5%" the 7%."""
    found, change = was.fill(frame), frame.change
    return found if found and change and found.read[0] > change.at else None


def _pair_joined(frame: Frame) -> None:
    """ "down from 78 a year ago and 113 in 2000": the second is compared with the same."""
    tokens, before = frame.tokens, tokens_before(frame)
    if frame.against is not None or frame.change is not None and frame.change.at > frame.start:
        return
    for other in frame.others:
        if other.against is None or other.end > frame.start or frame.start - other.end > _REACH:
            continue
        between = range(other.end, frame.start)
        clause = any(tokens.tag[i].startswith(("VB", "MD")) for i in between)
        if before == "and" and not clause and comparable(other, frame):
            frame.against = other.against


def tokens_before(frame: Frame) -> str:
    """The word before the amount and its words of relation."""
    return frame.low(before_amount(frame))


@slot
def periodic(frame: Frame) -> Filled[Baseline] | None:
    """ "annual declines of 44 percent": the period that the noun of change compares."""
    change, tokens = frame.change, frame.tokens
    if change is None or not change.difference or not tokens.tag[change.at].startswith("NN"):
        return None
    i = change.at - 1
    if frame.low(i) not in ("annual", "yearly", "quarterly", "monthly", "weekly"):
        return None
    return Filled(Baseline(tokens.said(i, i + 1), tokens.span(i, i + 1)), (i, change.at + 1))


RULES = (quantity, led_from, than, time, fronted, since, was, phrase, periodic)
