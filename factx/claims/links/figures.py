"""The period that a text's figures are given for: it holds for results in any paragraph until another is named."""

from __future__ import annotations

import re

from factx.claims.clause import tense
from factx.claims.frame import Frame
from factx.claims.links.told import Told, between, compared, paragraphs
from factx.claims.slots import modality
from factx.claims.slots.placed import Placed
from factx.rules.slot import first

_PERIOD = re.compile(r"\d{4}(-Q\d|-H\d|-\d\d)?|P\d+M")
_ACCOUNTS = re.compile(r"\d{4}-[QH]\d|P\d+M")
_EARNING = frozenset("earned lost posted reported recorded booked".split())
_MARKETS = frozenset(
    "share shares stock stocks index average bond bonds dollar yen pound euro yield yields".split()
)
_FAR = 4


def figures(frame: Frame, told: Told) -> Placed | None:
    """The quarter, half, year or month that the last figures with a period were given for.

    "Sales rose 8 percent in the third quarter." Some paragraphs on: "The company had a tax credit of $2 million".
    """
    if not result(frame) or tense(frame.tokens, frame.verb) != "past":
        return None
    if first(modality.RULES, frame) is not None:
        return None
    for other, time in reversed(told.before):
        if paragraphs(between(other, frame)) > _FAR:
            return None
        if period(time) and result(other) and tense(other.tokens, other.verb) == "past":
            return time
    return None


def before(frame: Frame, told: Told) -> Placed | None:
    """The period that the figures told of are compared with, for an amount that one of them came from.

    "Sales rose to $9 million in the third quarter from $8 million a year earlier. Profit rose to $2 million from $1
    million": the last is of a year earlier too.
    """
    if frame.quantity.unit.kind != "currency" or not any(map(result, frame.others)):
        return None
    for other, time in reversed(told.before):
        first, last = other.sentence
        if not first <= time.start < last or paragraphs(between(other, frame)) > _FAR:
            continue
        if compared(time):
            return time
        if period(time):
            return None
    return None


def period(time: Placed) -> bool:
    """Whether a time is a period of account, not one that figures are compared with."""
    fixed = time.time.begin is not None and _PERIOD.fullmatch(time.time.value)
    return bool(fixed) and not compared(time)


def only_results(frame: Frame, time: Placed) -> bool:
    """Whether a time is a quarter or the like, and the quantity nothing that is told of such a period.

    In "Net fell 5 percent in the third quarter." the quarter dates no "The shares closed at $29".
    """
    if not _PERIOD.fullmatch(time.time.value) or result(frame):
        return False
    if frame.subject is not None and frame.tokens.low[frame.subject] in _MARKETS:
        return True
    if not _ACCOUNTS.fullmatch(time.time.value):
        return False
    if frame.verb is not None and frame.tokens.low[frame.verb] in ("had", "took"):
        return False
    change = frame.change
    return frame.quantity.unit.code != "%" or change is None or not change.difference


def result(frame: Frame) -> bool:
    """Whether a quantity is a line of accounts: sales, net income, a loss of so much."""
    if frame.quantity.unit.kind not in ("currency", "percent"):
        return False
    if frame.verb is not None and frame.tokens.low[frame.verb] in _EARNING:
        return frame.quantity.unit.kind == "currency"
    over = frame.path if frame.subject is None else [frame.subject, *frame.path]
    return any(frame.tokens.low[i] in frame.cues.owned for i in over)
