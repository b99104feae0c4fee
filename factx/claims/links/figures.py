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
_FAR = 4


def figures(frame: Frame, told: Told) -> Placed | None:
    """The quarter, half, year or month that the last figures with a period were given for.

    "Sales rose 8 percent in the third quarter." Some paragraphs on: "The company had a tax credit of $2 million".
    """
    if not _result(frame) or tense(frame.tokens, frame.verb) != "past":
        return None
    if first(modality.RULES, frame) is not None:
        return None
    for other, time in reversed(told.before):
        if paragraphs(between(other, frame)) > _FAR:
            return None
        if period(time) and _result(other):
            return time
    return None


def before(frame: Frame, told: Told) -> Placed | None:
    """The period that the figures told of are compared with, for an amount that one of them came from.

    "Sales rose to $9 million in the third quarter from $8 million a year earlier. Profit rose to $2 million from $1
    million": the last is of a year earlier too.
    """
    if frame.quantity.unit.kind != "currency" or not any(map(_result, frame.others)):
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


def _result(frame: Frame) -> bool:
    """Whether a quantity is a line of accounts: sales, net income, a loss of so much."""
    if frame.quantity.unit.kind not in ("currency", "percent"):
        return False
    over = frame.path if frame.subject is None else [frame.subject, *frame.path]
    return any(frame.tokens.low[i] in frame.cues.owned for i in over)
