"""The time that a sentence takes over from the one before, where it goes on about the same state of things."""

from __future__ import annotations

import re

from factx.claims.clause import STATES, tense
from factx.claims.frame import Frame
from factx.claims.links import figures
from factx.claims.links.listed import another_day, close, listed
from factx.claims.links.mentioned import Mentioned
from factx.claims.links.polls import voted
from factx.claims.links.same_as import restated
from factx.claims.links.told import Told, between, compared, of_the_news, paragraphs, stated
from factx.claims.links.undated import dated, had, undated
from factx.claims.slots import modality
from factx.claims.slots.compared import moved
from factx.claims.slots.placed import Placed
from factx.claims.slots.source import within_quotes
from factx.claims.slots.subject.order import is_duration
from factx.rules.slot import Filled, first
from factx.words.senses import verbs

_PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "npadvmod")
_ABOUT = frozenset("about some at least the nearly more than".split())
_BESIDE = 4
_DAY = len("2020-01-01")
_FAR = 30
_MONTH = re.compile(r"\d{4}-(Q\d|\d\d)")
_COMMENTS = verbs("amount_to") | {*STATES, "would"}
_BEFORE_COMMENT = ("together", "so", "and", "but", ",", '"', "“", "'", "‘")
_CARRIED = "claims.links.carried.carried"
_SIDE = "quantities.votes.side"
_LED = "claims.links.carried.led"
_FIGURES = "claims.links.figures.figures"
_AWAITED = "claims.links.figures.awaited"
_LISTED = "claims.links.listed.listed"
_CLOSE = "claims.links.listed.close"
_BEFORE = "claims.links.figures.before"


def over(frame: Frame, told: Told) -> Filled[Placed] | None:
    """The time that a claim takes over from what was told before it."""
    again = restated(frame) or _including(frame) or _other_side(frame)
    if again is not None and not dated(frame):
        return _of(again, told)
    if moved(frame):
        time = figures.before(frame, told)
        return Filled(time, (time.start, time.end), _BEFORE) if time else None
    if undated(frame):
        return None
    for rule, name in _LINKS:
        time = rule(frame, told)
        if time is not None:
            return Filled(time, (time.start, time.end), name)
    return None


def _including(frame: Frame) -> Frame | None:
    """The count that another is among: of "74 people, including eight children, were killed" the people."""
    i = frame.start - 1
    while frame.low(i) in _ABOUT:
        i -= 1
    if frame.low(i) != "including":
        return None
    before = [other for other in frame.others if other.end <= i <= other.end + _BESIDE]
    return before[-1] if before else None


def _other_side(frame: Frame) -> Frame | None:
    """The first side of a vote, for the second: of "by 27 votes to nine", "voted 287-141" the 27, the 287."""
    why = frame.quantity.evidence
    if why is None or why.rule != _SIDE:
        return None
    return next((other for other in frame.others if other.end == frame.start - 1), None)


def _of(other: Frame, told: Told) -> Filled[Placed] | None:
    """The time of the claim that another says again."""
    time = next((time for one, time in reversed(told.before) if one is other), None)
    return None if time is None else Filled(time, (time.start, time.end), _CARRIED)


def carried(frame: Frame, told: Told) -> Placed | None:
    """The time of an earlier claim that still holds for this one, None where the text does not go on.

    It goes on inside a paragraph, from the sentence right before, in the same tense, where this sentence names no
    time of its own. A comment on what was just said ("That makes it the third") takes its time in any tense.
    """
    tokens = frame.tokens
    near = told.nearest(frame)
    comment = _comments(frame)
    if not near:
        return _from_mention(frame, told.mentioned)
    same = tokens.sent[near[0][0].root] == tokens.sent[frame.root]
    other, time = near[-1] if same else near[0]
    if comment and not same:
        return time if paragraphs(between(other, frame)) <= 1 else None
    if _costs(frame, time):
        return None
    if _parted(frame, other) or (within_quotes(frame) and not within_quotes(other)):
        return None
    if not same and (_unlike(frame, other) or had(tokens, frame.verb) > had(tokens, other.verb)):
        return None
    measured = _measures(frame) or (_told_of(frame) and tense(tokens, frame.verb) == "past")
    return time if measured and _same_tense(frame, other) else None


def _unlike(frame: Frame, other: Frame) -> bool:
    """Whether one of two claims is stated and the other a forecast, a plan or a guess."""
    mine, its = (first(modality.RULES, one) for one in (frame, other))
    return (mine.value if mine else "stated") != (its.value if its else "stated")


def _from_mention(frame: Frame, mentioned: Mentioned) -> Placed | None:
    """The time of the sentence before, though it holds no quantity."""
    tokens = frame.tokens
    number = tokens.sent[frame.root]
    if not number or tense(tokens, frame.verb) != "past" or not stated(frame):
        return None
    if not (_measures(frame) or _told_of(frame)) or _size(frame):
        return None
    time = mentioned.main(number - 1)
    if time is None or compared(time):
        return None
    if paragraphs(tokens.doc_text[time.time.span[1] : frame.quantity.span[0]]):
        return None
    return time


def _comments(frame: Frame) -> bool:
    """Whether the sentence says what the one before amounts to: "That makes it the third", "Together that is 90".

    Not "That is what a town of 900 drinks".
    """
    tokens, i = frame.tokens, frame.sentence[0]
    while i < frame.start and tokens.low[i] in _BEFORE_COMMENT:
        i += 1
    if tokens.low[i] not in ("that", "this") or tokens.dep[i] != "nsubj":
        return False
    verb = tokens.head[i]
    within = frame.quantity.unit.kind in ("count", "physical") and any(
        tokens.low[j] == "of" for j in frame.path
    )
    meant = tokens.low[verb] in _COMMENTS and not within
    return meant and (frame.verb is None or frame.verb == verb or tokens.head[frame.verb] == verb)


def led(frame: Frame, told: Told) -> Placed | None:
    """The time of the lead, where the next paragraph goes on with what happened then.

    News tells in its first sentence when something happened, and leaves the date out where it tells more of it.
    """
    if _size(frame):
        return None
    if frame.quantity.unit.kind == "count" and not _told_of(frame):
        return None
    if tense(frame.tokens, frame.verb) != "past" or not stated(frame):
        return None
    if had(frame.tokens, frame.verb) or within_quotes(frame) or _state(frame):
        return None
    if told.lead is None and not told.before:
        opening = told.opening(frame)
        if opening is not None:
            told.lead, told.used = opening, opening.time.span[1]
    lead = told.lead
    if lead is None or figures.only_results(frame, lead) or another_day(frame, told, lead):
        return None
    if _costs(frame, lead):
        return None
    text = frame.tokens.doc_text[told.used : frame.quantity.span[0]]
    return lead if paragraphs(text) <= _reach(frame, lead) else None


def _costs(frame: Frame, time: Placed) -> bool:
    """Whether an amount is what something cost, which is so on more than a day."""
    verb = frame.tokens.low[frame.verb] if frame.verb is not None else ""
    return verb == "cost" and len(time.time.value) >= _DAY


def _reach(frame: Frame, lead: Placed) -> int:
    """How many paragraphs on a lead's time still holds: far for the results of a vote, less for what is reported."""
    if voted(frame):
        return _FAR
    dated = of_the_news(lead) or _MONTH.match(lead.time.value) is not None
    reported = frame.verb is not None and frame.tokens.dep[frame.verb] == "ccomp"
    return 2 if dated and not reported else 1


def _state(frame: Frame) -> bool:
    """Whether a clause tells what was before, or could be: "owned it before the sale", "was licensed to carry 80"."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None:
        return False
    before = any(tokens.low[c] == "before" for c in tokens.children[verb])
    to = any(tokens.low[c] == "to" and tokens.dep[c] == "aux" for c in tokens.children[verb])
    return before or (to and tokens.tag[tokens.head[verb]] == "VBN")


def _size(frame: Frame) -> bool:
    """Whether a measure in units of nature tells how big a thing is, not what was done: "is 90 metres wide"."""
    if frame.quantity.unit.kind != "physical":
        return False
    tokens, verb = frame.tokens, frame.verb
    if verb is None or is_duration(frame):
        return verb is None
    i = frame.root
    while tokens.dep[i] in ("conj", "nummod", "appos") and tokens.head[i] != i:
        i = tokens.head[i]
    return tokens.low[verb] not in frame.cues.change_verbs and tokens.dep[i] != "dobj"


def _told_of(frame: Frame) -> bool:
    """Whether what is counted takes part in what the verb tells: "finished with 9 seats", not "a crowd of 800"."""
    tokens, i = frame.tokens, frame.root
    while tokens.dep[i] in ("conj", "nummod", "appos", "pobj") and tokens.head[i] != i:
        if tokens.dep[i] == "pobj":
            preposition = tokens.head[i]
            behind = frame.verb is not None and preposition > frame.verb
            takes = ("to", "by", "with") if behind else ("to", "by")
            if tokens.low[preposition] not in takes or preposition not in frame.path:
                return False
            return tokens.head[preposition] == frame.verb
        i = tokens.head[i]
    return tokens.dep[i] in _PARTS


def _parted(frame: Frame, other: Frame) -> bool:
    text = between(other, frame)
    return "\n" in text.replace("\r", "").strip(" ") and "\n\n" in text


def _same_tense(frame: Frame, other: Frame) -> bool:
    return tense(frame.tokens, frame.verb) == tense(other.tokens, other.verb)


def _measures(frame: Frame) -> bool:
    """Whether the claim tells how much there is, not what happened to how many."""
    if frame.quantity.unit.kind != "count":
        return True
    verb = frame.tokens.low[frame.verb] if frame.verb is not None else ""
    cues = frame.cues
    return verb in cues.change_verbs or (
        verb in cues.level_verbs and cues.level_verbs[verb].lemma != "be"
    )


_LINKS = (
    (carried, _CARRIED),
    (figures.awaited, _AWAITED),
    (figures.figures, _FIGURES),
    (close, _CLOSE),
    (led, _LED),
    (listed, _LISTED),
)
