"""What is so long, so high or so far away."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.clause import is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, noun_phrase
from factx.claims.slots.part import is_multiple
from factx.claims.topic import Topic, number_before, topic
from factx.rules.slot import Filled, slot

POINTS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_UP_TO = ("up", "to", "as", "much", "long", "high")
_AWAY = ("away", "from", "off", "outside", "inland", *POINTS)


@slot
def adjective(frame: Frame) -> Filled[Topic] | None:
    """ "a boat 30 metres long", "thirty percent full": the noun right before, else the subject, and the adjective."""
    tokens, above = frame.tokens, frame.above
    if tokens.tag[above][:2] not in ("JJ", "RB") or above < frame.end:
        return None
    if tokens.low[above] in frame.cues.change_words:
        return None
    noun = before_amount(frame)
    while frame.low(noun) in _UP_TO:
        noun -= 1
    before = above == frame.end and tokens.tag[noun] in ("NN", "NNS") and noun >= frame.sentence[0]
    if before and frame.quantity.unit.dimension == "length" and not frame.timed(noun):
        subject = noun_phrase(tokens, noun, number_before(frame, noun))
        return Filled(Topic(subject, NounPhrase(above, above, above + 1)), (noun, above + 1))
    if frame.subject is None or not tokens.tag[above].startswith("JJ"):
        return None
    subject = topic(frame, frame.subject).subject
    return Filled(Topic(subject, NounPhrase(above, above, above + 1)), (frame.subject, above + 1))


@slot
def times(frame: Frame) -> Filled[Topic] | None:
    """ "a country four times the size of France": the noun right before the multiple."""
    tokens, noun = frame.tokens, before_amount(frame)
    multiple = is_multiple(frame) and frame.low(frame.end) in ("the", "as", "bigger", "larger")
    if not multiple or noun < frame.sentence[0] or tokens.tag[noun] not in ("NN", "NNS"):
        return None
    return (
        None if frame.timed(noun) else Filled(Topic(noun_phrase(tokens, noun)), (noun, frame.end))
    )


@slot
def away(frame: Frame) -> Filled[Topic] | None:
    """ "in Orne, 35 kilometres away", "close a mine 60 miles to the south": the place right before the amount."""
    tokens, place = frame.tokens, before_amount(frame) - 1
    if frame.quantity.unit.dimension != "length":
        return None
    if frame.low(place + 1) != ",":
        place += 1
        if tokens.tag[place] != "NN" or is_verb(tokens, place):
            return None
    at = frame.end if frame.low(frame.end) != "(" else _behind_bracket(frame)
    towards = frame.low(at) == "to" and frame.low(at + 1) == "the" and frame.low(at + 2) in POINTS
    if not (towards or frame.low(at) in _AWAY) or not tokens.tag[place].startswith("NN"):
        return None
    if frame.timed(place):
        return None
    return Filled(Topic(noun_phrase(tokens, place)), (place, frame.end + 1))


def _behind_bracket(frame: Frame) -> int:
    """The token behind the bracket that follows the amount."""
    near = range(frame.end, frame.end + 6)
    return next((i + 1 for i in near if frame.low(i) == ")"), frame.end)
