"""What a text has dated so far, which later claims take their time from."""

from __future__ import annotations

import re

from factx.claims.clause import tense
from factx.claims.frame import Frame
from factx.claims.links.mentioned import Mentioned
from factx.claims.links.undated import earlier, loose
from factx.claims.slots import modality
from factx.claims.slots.compared import moved
from factx.claims.slots.placed import Placed, place, spans
from factx.claims.slots.usable import foretold
from factx.rules.slot import first

_LONG = 10_000
_OPENING = 2
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday overnight".split()
)
_ACCOUNT = re.compile(r"\d{4}-[QH]\d")
_BREAK = re.compile(r"\n[ \t\r]*\n\s*")

_COMPARED = re.compile(
    r"\b(an?|the|one) (year|half|quarter|month|week)\W(ago|earlier|before)\b|\b(same|previous|year-(ago|earlier))\b"
)


class Told:
    """What the text has dated so far.

    Args:
        mentioned: The main times of the sentences, with or without quantities.
    """

    def __init__(self, mentioned: Mentioned) -> None:
        self.mentioned = mentioned
        self.before: list[tuple[Frame, Placed]] = []
        self.lead: Placed | None = None
        self.used = 0

    def add(self, frame: Frame, time: Placed | None) -> None:
        """Take in a claim and its time."""
        if time is None:
            return
        first = not self.before or of_the_news(time)
        if self.lead is None and first and _happened(frame):
            self._leads(time, frame.quantity.span[1])
        if self.lead and (time.time.value == self.lead.time.value or foretold(frame, time)):
            self.used = frame.quantity.span[1]
        self.before.append((frame, time))

    def _leads(self, time: Placed, end: int) -> None:
        before = self.mentioned.tokens.doc_text[: time.time.span[0]]
        deep = _OPENING if of_the_news(time) else 1
        if _fixed(time) and not compared(time) and paragraphs(before) <= deep:
            self.lead, self.used = time, end

    def opening(self, frame: Frame) -> Placed | None:
        """The main time of the first sentence below the headline."""
        tokens = frame.tokens
        for number in range(min(tokens.sent[frame.root], 4)):
            time = self.mentioned.main(number)
            if time is not None and paragraphs(tokens.doc_text[: time.time.span[0]]) <= 1:
                return time
        return None

    def account(self, frame: Frame) -> Placed | None:
        """The period of account that the first sentences give a result for: "a rise in second-quarter profit"."""
        tokens = frame.tokens
        for number in range(min(tokens.sent[frame.root], 4)):
            for time in self.mentioned.named(number):
                if _ACCOUNT.fullmatch(time.value) and time.begin is not None:
                    found = place(tokens, time, tokens.sents[number][0])
                    if not {*tokens.low[found.end : found.end + 3]}.isdisjoint(frame.cues.owned):
                        return found
        return None

    def nearest(self, frame: Frame) -> list[tuple[Frame, Placed]]:
        """The dated claims of this sentence so far, else those of the one before, nearest last."""
        tokens = frame.tokens
        number = tokens.sent[frame.root]
        for row in (number, number - 1):
            found = []
            for other, time in reversed(self.before):
                if tokens.sent[other.root] < row:
                    break
                if tokens.sent[other.root] != row or other.against is not None or moved(other):
                    continue
                if row < number and (compared(time) or time.time.value.endswith("_REF")):
                    continue
                if not loose(other, time) and not (row == number and earlier(frame, time)):
                    found.append((other, time))
            if found:
                return found[::-1]
        return []


def stated(frame: Frame) -> bool:
    """Whether a claim is no forecast, plan or guess."""
    found = first(modality.RULES, frame)
    return found is None or found.value == "stated"


def _happened(frame: Frame) -> bool:
    """Whether a claim tells what was or is, not what may come."""
    return stated(frame) and tense(frame.tokens, frame.verb) != "future"


def of_the_news(time: Placed) -> bool:
    """Whether a time is a day as news names one of the last: "Saturday’s", "early today", "Tuesday night"."""
    words = re.split(r"\W", time.time.text.lower())
    return time.time.begin is not None and not _DAYS.isdisjoint(words)


def _fixed(time: Placed) -> bool:
    return not spans(time) and time.time.type != "SET" and not time.time.value.endswith("_REF")


def compared(time: Placed) -> bool:
    """Whether a time names a period that figures are compared with: "the year-earlier quarter", "a year ago"."""
    return _COMPARED.search(time.time.text.lower()) is not None


def between(other: Frame, frame: Frame) -> str:
    """The text from one quantity to a later one."""
    return frame.tokens.doc_text[other.quantity.span[1] : frame.quantity.span[0]]


def paragraphs(text: str) -> int:
    """How many times a new paragraph begins; a long way is taken for many."""
    return _LONG if len(text) > _LONG else len(_BREAK.findall(text))
