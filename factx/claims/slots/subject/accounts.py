"""Whose account an amount stands in: of "the mill reported revenue of $4 million" the mill's, revenue the measure."""

from __future__ import annotations

from factx.claims.frame import AGGREGATES, Frame
from factx.claims.phrase import joined, lemma, noun_phrase
from factx.claims.topic import PERIODS, Topic, is_item, receiver, topic
from factx.rules.slot import Filled
from factx.words.senses import nouns, verbs

_HOUSES = nouns("house")
_ACCOUNTS = verbs("account")
_FORESEES = verbs("foresee")
_ONCE = nouns("one_off")
TAKES = ("take", "takes", "took", "taken", "taking")
_HAVE = ("have", "has", "had")
_COVERS = frozenset(
    "be is was has have had cover covers covered covering occupy occupies occupied with".split()
)
EXTREMES = ("high", "low", "peak", "record", "trough", "best")


def owned_by(frame: Frame, noun: int) -> Filled[Topic] | None:
    """What a noun over the amount is about; a bare measure belongs to the subject of the clause."""
    tokens = frame.tokens
    word = lemma(tokens, noun)
    cues, low = frame.cues, tokens.low[noun]
    measured = word in cues.measures or low in cues.measures or low in cues.owned
    measured = measured or reported(frame, noun) or word in EXTREMES
    found = topic(frame, noun)
    measured = measured and joined(tokens, noun, word) not in _ONCE
    if not measured or found.subject.head != noun or found.subject.end > noun + 1:
        return Filled(found, (noun, frame.end))
    owner = _holder(frame, noun)
    if owner is None or is_period(frame, owner) or (low == "area" and not _covers(frame)):
        return Filled(found, (noun, frame.end))
    subject = topic(frame, owner).subject
    if word in AGGREGATES or word in EXTREMES:
        return Filled(topic(frame, owner), (owner, frame.end))
    return Filled(
        Topic(subject, noun_phrase(tokens, noun, (frame.start, frame.end))), (owner, frame.end)
    )


def is_period(frame: Frame, noun: int) -> bool:
    """Whether a noun is a time, which owns nothing and moves nowhere: "in the latest period"."""
    return frame.timed(noun) or frame.tokens.low[noun] in PERIODS


def _covers(frame: Frame) -> bool:
    """Whether an area is that of the subject: "covers an area of 90 hectares"; not "searched an area of"."""
    verb = frame.verb
    return verb is None or frame.tokens.low[verb] in _COVERS


def reported(frame: Frame, noun: int) -> bool:
    """Whether an account is given of it: "posted a shortfall of $4 million", "had a credit of $4 million"."""
    tokens, verb = frame.tokens, frame.verb
    while tokens.dep[noun] in ("conj", "appos"):
        noun = tokens.head[noun]
    if verb is None or tokens.head[noun] != verb:
        return False
    owns = tokens.low[verb] in _HAVE and frame.quantity.unit.kind in ("currency", "percent")
    taken = tokens.low[verb] in TAKES and is_item(frame, noun)
    return owns or taken or tokens.low[verb] in _ACCOUNTS


def _expects(frame: Frame) -> bool:
    """Whether the verb foretells: "analysts expected", "the bank forecasts"."""
    return frame.verb is not None and frame.tokens.low[frame.verb] in _FORESEES


def _own_account(frame: Frame, noun: int) -> bool:
    """Whether a house tells what it expects of itself: "the firm forecasts sales of $9 million"; not "analysts"."""
    who = frame.subject
    return who is not None and is_item(frame, noun) and frame.tokens.low[who] in (*_HOUSES, "it")


def _holder(frame: Frame, noun: int) -> int | None:
    """Who has a measure: the noun before "with", else the subject of its clause."""
    tokens = frame.tokens
    above = tokens.head[noun]
    if tokens.dep[noun] == "pobj" and tokens.low[above] in ("with", "at", "to", "in"):
        over = tokens.head[above]
        if tokens.low[above] == "with" and tokens.tag[above - 1].startswith("NN"):
            over = above - 1
        if tokens.tag[over].startswith("NN"):
            return over
    if tokens.dep[noun] in ("nsubj", "nsubjpass") and frame.subject == noun:
        return None
    if _expects(frame) and not _own_account(frame, noun):
        return None
    given = receiver(frame)
    if given is not None:
        return given
    return frame.subject if frame.subject != noun else None
