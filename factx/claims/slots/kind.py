"""The kind of a claim: level, change, growth, share or rank."""

from __future__ import annotations

import re

from factx.claims.amount import before_amount
from factx.claims.frame import Frame
from factx.claims.links.same_as import restated
from factx.claims.phrase import lemma
from factx.claims.slots import proportion
from factx.claims.slots.direction import is_by, lengthened, more, result
from factx.claims.slots.gap import partner
from factx.claims.slots.part import (
    chance,
    is_multiple,
    is_proportion,
    is_ratio,
    makes_up,
    part_of,
    parts,
)
from factx.claims.slots.subject.order import is_age, is_duration
from factx.model import Kind
from factx.rules.slot import Filled, first, slot
from factx.words.senses import nouns, verbs

_TALLIED = verbs("tally")
_TALLIES = nouns("tally")
_GAPS = nouns("gap")
_ORDINAL = re.compile(r"#|\bno\b|(?:first|second|third|[^\W\d]{2,}th|\d(?:st|nd|rd|th))\b")


@slot
def rank(frame: Frame) -> Filled[Kind] | None:
    """ "third-largest", "an eighth consecutive year", "#2", "the 100th anniversary"."""
    if frame.quantity.unit.kind != "none" or is_proportion(frame):
        return None
    ordinal = _ORDINAL.search(frame.quantity.text.lower())
    return Filled("rank", (frame.start, frame.end)) if ordinal else None


@slot
def alike(frame: Frame) -> Filled[Kind] | None:
    """ "rose 5.1 percent, down from 6.4 percent": a baseline is of the kind of what is compared with it."""
    if frame.against is None or not is_proportion(frame) or not is_proportion(frame.against):
        return None
    found = first((share, growth), frame.against)
    return Filled(found.value, (frame.start, frame.end)) if found else None


@slot
def share(frame: Frame) -> Filled[Kind] | None:
    """ "34 percent of the population", "accounting for 70 percent of the market": a proportion of a named whole."""
    if not is_proportion(frame) or chance(frame):
        return None
    at = before_amount(frame)
    of_which = frame.low(at) == "which" and frame.low(at - 1) == "of"
    if is_ratio(frame) or is_multiple(frame) or of_which:
        return Filled("share", (frame.start, frame.end))
    found = part_of(frame)
    if found is None and makes_up(frame):
        return Filled("share", (frame.verb or frame.start, frame.end))
    differs = frame.change is not None and frame.change.difference and restated(frame) is None
    if differs and not parts(frame, found):
        return None
    if found is None and frame.against is not None:
        found = part_of(frame.against) if is_proportion(frame.against) else None
        return Filled("share", (frame.start, frame.end)) if found is not None else None
    if found is None:
        return None
    return Filled("share", (frame.start, found + 1))


@slot
def growth(frame: Frame) -> Filled[Kind] | None:
    """ "up 10.9 percent", "a three percent drop", "lost 26 percent of its value": a relative difference."""
    if frame.change is None or not frame.change.difference or frame.against is not None:
        return None
    if not is_proportion(frame) or _stock_price(frame):
        return None
    return Filled("growth", (frame.change.at, frame.change.at + 1))


def _stock_price(frame: Frame) -> bool:
    """Whether the amount is a fraction of a dollar, as shares were priced: "GM rose 1 1/4 to 50"."""
    return frame.quantity.unit.kind == "none" and frame.quantity.text[0].isdigit()


@slot
def change(frame: Frame) -> Filled[Kind] | None:
    """ "an increase of 85.4 million", "rose 37.5 cents", "down two points": an absolute difference."""
    if frame.change is None or not frame.change.difference or frame.against is not None:
        return None
    if frame.quantity.unit.name == "time" or is_age(frame) or result(frame):
        return None
    if is_duration(frame) and not lengthened(frame):
        return None
    tokens = frame.tokens
    if frame.quantity.unit.kind == "count" and tokens.tag[frame.root].startswith("NN"):
        verb = frame.cues.change_verbs.get(tokens.low[frame.change.at])
        if not tokens.tag[frame.change.at].startswith("VB"):
            verb = None
        tallied = verb is not None and verb.lemma in _TALLIED
        if verb is not None and (verb.lemma == "add" or is_by(frame)):
            return Filled("change", (frame.change.at, frame.change.at + 1))
        lasting = verb is not None and not (tallied and lemma(tokens, frame.root) in _TALLIES)
        if lasting and tokens.dep[frame.root] != "npadvmod":
            return None
    return Filled("change", (frame.change.at, frame.change.at + 1))


@slot
def added(frame: Frame) -> Filled[Kind] | None:
    """ "five more than planned", "70 additional beds", "an extra 5 million": what comes on top, or is missing."""
    if is_duration(frame) or is_age(frame):
        return None
    return Filled("change", (frame.start, frame.end)) if more(frame) else None


@slot
def points(frame: Frame) -> Filled[Kind] | None:
    """ "in favour of 75 basis points": points of a rate are how far it moves, save in a margin of error."""
    if frame.quantity.unit.code != "pp":
        return None
    over = [frame.tokens.low[i] for i in frame.path[:4]]
    gap = any(word in _GAPS for word in over) or (
        frame.subject is not None and frame.tokens.low[frame.subject] in _GAPS
    )
    return None if gap else Filled("change", (frame.start, frame.end))


@slot
def level(frame: Frame) -> Filled[Kind] | None:
    """Everything else: how much there is."""
    return Filled("level", (frame.start, frame.end))


@slot
def gapped(frame: Frame) -> Filled[Kind] | None:
    """ "Leeds has 40 percent of the jobs and York 20 percent": the verb that is left out tells both alike."""
    other = partner(frame)
    if other is None:
        return None
    found = first((*SHARES, growth, change, gapped), other)
    return Filled(found.value, (other.start, frame.end)) if found else None


SHARES = (alike, share, *proportion.RULES)
RULES = (rank, *SHARES, gapped, growth, change, added, points, level)
