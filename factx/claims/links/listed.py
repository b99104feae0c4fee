"""Times that many claims share because of where they stand: the lines of a list, prices at the close of a day."""

from __future__ import annotations

from factx.claims.frame import Frame, once
from factx.claims.links.mentioned import Mentioned
from factx.claims.links.told import Told, paragraphs
from factx.claims.slots.placed import Placed, place
from factx.rules.tokens import Tokens

_OPENINGS = (("following", "are"), ("following", "is"), ("following", "were"), ("here", "are"))
_FIRST = 6
_CLOSING = frozenset("closed ended finished settled traded".split())
_DAY = len("2020-01-01")
_NEAR = 3


def listed(frame: Frame, told: Told) -> Placed | None:
    """The time of the sentence that opens a list, for a line of it that has no finite verb.

    "The following are the figures as of Monday. KENYA: Dead: 192", "Injured: 4,877". Not "The following day three
    men died", which opens no list.
    """
    tokens = frame.tokens
    if frame.verb is not None and tokens.tag[frame.verb] in ("VBD", "VBZ", "VBP", "MD"):
        return None
    opening = _opening(tokens)
    if opening is None or opening >= tokens.sent[frame.root]:
        return None
    return next(iter(_days(told.mentioned, opening)), None)


@once
def _opening(tokens: Tokens) -> int | None:
    """The sentence that opens a list, one of the first of the text."""
    for number, (first, last) in enumerate(tokens.sents[:_FIRST]):
        if any(tuple(tokens.low[i : i + 2]) in _OPENINGS for i in range(first, last - 1)):
            return number
    return None


def close(frame: Frame, told: Told) -> Placed | None:
    """The day told of last in the paragraph, for a price at which something closed on an exchange.

    "Holders responded coolly to yesterday's news. The shares closed at $11", "down 25 cents". Not "The shop closed
    with a loss of $9 million".
    """
    tokens, verb = frame.tokens, frame.verb
    if verb is None or frame.quantity.unit.kind not in ("currency", "percent"):
        return None
    if tokens.low[verb] not in _CLOSING or tokens.tag[verb] != "VBD":
        return None
    if not any(tokens.low[c] == "at" for c in tokens.children[verb]):
        return None
    number = tokens.sent[frame.root]
    for before in range(number - 1, max(number - 1 - _NEAR, -1), -1):
        found = _days(told.mentioned, before)
        if found:
            text = tokens.doc_text[found[-1].time.span[1] : frame.quantity.span[0]]
            return found[-1] if not paragraphs(text) else None
    return None


def another_day(frame: Frame, told: Told, lead: Placed) -> bool:
    """Whether the sentence before names other days than the lead's, which the text then tells of."""
    if len(lead.time.value) != _DAY:
        return False
    number = frame.tokens.sent[frame.root]
    found = _days(told.mentioned, number - 1) if number else []
    return bool(found) and all(time.time.value != lead.time.value for time in found)


def _days(mentioned: Mentioned, number: int) -> list[Placed]:
    """The days that a sentence names."""
    first = mentioned.tokens.sents[number][0]
    return [
        place(mentioned.tokens, time, first)
        for time in mentioned.named(number)
        if time.type == "DATE" and len(time.value) == _DAY and time.begin == time.end
    ]
