"""The period that a text's figures are given for: it holds for results in any paragraph until another is named."""

from __future__ import annotations

import re

from factx.claims.clause import tense, verb_over
from factx.claims.frame import Frame
from factx.claims.links.told import Told, between, compared, paragraphs, stated
from factx.claims.links.undated import had
from factx.claims.slots.compared import moved
from factx.claims.slots.placed import Placed, ends
from factx.words.senses import nouns, verbs

_PERIOD = re.compile(r"\d{4}(-Q\d|-H\d|-\d\d)?|P\d+[MWY]")
_ACCOUNTS = re.compile(r"\d{4}-[QH]\d|P\d+M")
_EARNING = frozenset("earned lost posted reported recorded booked".split())
_FORESEES = verbs("foresee")
_MARKETS = nouns("traded")
_FAR = 6
_BACK = 60
_AGO = 2


def figures(frame: Frame, told: Told) -> Placed | None:
    """The quarter, half, year or month that the last figures with a period were given for.

    "Sales rose 8 percent in the third quarter." Some paragraphs on: "The company had a tax credit of $2 million".
    """
    if not data(frame) or tense(frame.tokens, frame.verb) != "past":
        return None
    if not stated(frame):
        return None
    for other, time in reversed(told.before[-_BACK:]):
        if paragraphs(between(other, frame)) > _FAR:
            return None
        if (
            (period(time) or ends(other, time))
            and time.preposition != "since"
            and not moved(other)
            and data(other)
            and tense(other.tokens, other.verb) == "past"
            and stated(other)
        ):
            return time
    return _opening(frame, told)


def awaited(frame: Frame, told: Told) -> Placed | None:
    """The period of the figures right before, for what somebody had expected them to be.

    "Output fell 2 percent in May. Economists had expected a rise of 1 percent."
    """
    tokens, verb = frame.tokens, frame.verb
    if verb is None or tokens.low[verb] not in _FORESEES or not had(tokens, verb):
        return None
    here = tokens.sent[frame.root]
    for other, time in reversed(told.before[-_FAR:]):
        if here - tokens.sent[other.root] > _AGO:
            return None
        if period(time) and not moved(other) and other.against is None:
            return time
    return None


def _opening(frame: Frame, told: Told) -> Placed | None:
    """The period of a first sentence without figures: "Prices rose at their fastest pace in August".

    Results also take one that stands before a result: "Norden reported a rise in second-quarter profit".
    """
    time = told.account(frame)
    if time is not None and result(frame):
        text = frame.tokens.doc_text[time.time.span[1] : frame.quantity.span[0]]
        return time if paragraphs(text) <= _FAR else None
    time = told.opening(frame)
    if time is None or not period(time):
        return None
    verb = verb_over(frame.tokens, time.root)
    text = frame.tokens.doc_text[time.time.span[1] : frame.quantity.span[0]]
    moves = verb is not None and frame.tokens.low[verb] in frame.cues.change_verbs
    return time if moves and paragraphs(text) <= _FAR else None


def before(frame: Frame, told: Told) -> Placed | None:
    """The period that the figures told of are compared with, for an amount that one of them came from.

    "Sales rose to $9 million in the third quarter from $8 million a year earlier. Profit rose to $2 million from $1
    million": the last is of a year earlier too.
    """
    if frame.quantity.unit.kind != "currency" or not any(map(result, frame.others)):
        return None
    now: Placed | None = None
    for other, time in reversed(told.before[-_BACK:]):
        first, last = other.sentence
        if not first <= time.start < last or paragraphs(between(other, frame)) > _FAR:
            continue
        if compared(time):
            return time if now is None or _year_before(time, now) else None
        if period(time) or ends(other, time):
            now = now or time
    return None


def _year_before(time: Placed, now: Placed) -> bool:
    """Whether a time is the same period of the year before: "a year ago" of "the latest period"."""
    begin, other = time.time.begin, now.time.begin
    return begin is not None and other is not None and begin == f"{int(other[:4]) - 1}{other[4:]}"


def period(time: Placed) -> bool:
    """Whether a time is a period of account, not one that figures are compared with."""
    fixed = time.time.begin is not None and _PERIOD.fullmatch(time.time.value)
    return bool(fixed) and not compared(time)


def _market(frame: Frame) -> bool:
    """Whether something is traded, whose price is of a day: "the dollar", "shares", but no "price index"."""
    if frame.subject is None or frame.tokens.low[frame.subject] not in _MARKETS:
        return False
    return frame.tokens.low[frame.subject - 1] not in ("price", "prices", "confidence", "output")


def only_results(frame: Frame, time: Placed) -> bool:
    """Whether a time is a quarter or the like, and the quantity nothing that is told of such a period.

    In "Net fell 5 percent in the third quarter." the quarter dates no "The shares closed at $29".
    """
    if not _PERIOD.fullmatch(time.time.value) or result(frame):
        return False
    if _market(frame):
        return True
    if not _ACCOUNTS.fullmatch(time.time.value):
        return False
    if frame.verb is not None and frame.tokens.low[frame.verb] in ("had", "took"):
        return False
    change = frame.change
    return frame.quantity.unit.code != "%" or change is None or not change.difference


def data(frame: Frame) -> bool:
    """Whether a quantity is a result or tells how something measured moved: "prices rose 2 percent"."""
    tokens, change, verb = frame.tokens, frame.change, frame.verb
    if result(frame):
        return True
    if verb is None or frame.quantity.unit.code != "%":
        return False
    row = frame.cues.level_verbs.get(tokens.low[verb])
    level = row is not None and row.lemma != "be"
    if not level and (change is None or change.at != verb):
        return False
    return not _market(frame) and tokens.tag[verb] == "VBD"


def result(frame: Frame) -> bool:
    """Whether a quantity is a line of accounts: sales, net income, a loss of so much."""
    if frame.quantity.unit.kind not in ("currency", "percent"):
        return False
    if frame.verb is not None and frame.tokens.low[frame.verb] in _EARNING:
        return frame.quantity.unit.kind == "currency"
    over = frame.path if frame.subject is None else [frame.subject, *frame.path]
    return any(frame.tokens.low[i] in frame.cues.owned for i in over)
