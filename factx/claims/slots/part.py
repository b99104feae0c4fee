"""Whether a quantity is a proportion, and of what: shares, their subjects and their wholes read it."""

from __future__ import annotations

import re

from factx.claims.frame import Frame
from factx.claims.phrase import last_object, of_object

_RATIO = re.compile(r" in |-in-|out of")
_DIGITS = re.compile(r"[\d.,]+")
_CHANCES = ("chance", "chances", "risk", "odds", "probability")


def is_proportion(frame: Frame) -> bool:
    """Whether the quantity is a percentage, or a fraction or multiple without a unit; "2596.72" of an index is none."""
    unit, value = frame.quantity.unit, frame.quantity.value
    if unit.kind == "percent":
        return unit.code == "%"
    text = frame.quantity.text.lower()
    if unit.kind != "none":
        return False
    if value is None or value == int(value):
        return text.endswith("times")
    return not _DIGITS.fullmatch(text)


def part_of(frame: Frame) -> int | None:
    """The noun that a proportion is of: "34 percent of the people", "18%, of its stock", "half the votes"."""
    tokens = frame.tokens
    found = of_object(tokens, frame.root)
    if found is not None and not frame.inside(found):
        return found
    of = frame.end + (frame.low(frame.end) == ",")
    if frame.low(of) == "of" and frame.low(of + 1) == "what":
        return of + 1
    if frame.low(of) == "of":
        return of + 1 if frame.low(of + 1) == "what" else last_object(tokens, of)
    if frame.low(frame.end) in ("the", "its", "their") and frame.quantity.unit.kind == "none":
        noun = tokens.head[frame.end]
        return noun if noun > frame.end and tokens.tag[noun].startswith("NN") else None
    return None


def chance(frame: Frame) -> bool:
    """Whether the quantity is a chance, not a part of a group: "the risk is one in 200"."""
    tokens, subject = frame.tokens, frame.subject
    if subject is not None and tokens.low[subject] in _CHANCES:
        return True
    return any(tokens.low[i] in _CHANCES for i in frame.path[:3])


def makes_up(frame: Frame) -> bool:
    """Whether a verb of part and whole has the proportion for its object: "making up 31 percent"."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or frame.quantity.unit.kind not in ("percent", "none"):
        return False
    row = frame.cues.share_verbs.get(tokens.low[verb])
    if row is None or row.lemma not in ("account", "represent", "constitute", "comprise", "make"):
        return False
    return row.lemma != "make" or frame.low(verb + 1) == "up"


def is_ratio(frame: Frame) -> bool:
    """Whether the quantity is a ratio of a group: "six in ten", "one out of three"; a chance is none."""
    found = _RATIO.search(frame.quantity.text.lower())
    return found is not None and frame.low(frame.end) not in _CHANCES and not _predicate(frame)


def _predicate(frame: Frame) -> bool:
    """Whether a ratio tells how likely something is: "it is one in 70", "they put it at one in 70"."""
    tokens, before = frame.tokens, frame.low(frame.start - 1)
    if tokens.tag[frame.end].startswith(("NN", "JJ")) or frame.low(frame.end) == "of":
        return False
    return before == "at" or before in ("be", "is", "was", "are", "were", "about")
