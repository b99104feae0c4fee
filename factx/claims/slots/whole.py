"""Of what the quantity is a part."""

from __future__ import annotations

from factx.claims.amount import before_amount
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object, noun_phrase, of_object
from factx.claims.slots.part import (
    differs,
    group,
    held_in,
    is_multiple,
    is_proportion,
    is_ratio,
    part_of,
    parts,
)
from factx.claims.slots.subject.order import is_duration
from factx.rules.slot import Filled, slot

_TOLD = ("VBN", "VBG", "WP", "WDT", "IN")
_AND = ("and", "or", ",", "to", "about")
_THEM = ("them", "these", "those", "whom", "which")
_ENDS = frozenset(", ; : . ) ( – — - and but while".split())


@slot
def multiple(frame: Frame) -> Filled[NounPhrase] | None:
    """ "twice the donation", "three times what it cost", "nine times as much as in May": what is multiplied."""
    tokens, at = frame.tokens, frame.end
    if not is_multiple(frame):
        return None
    if frame.low(at) == "as":
        at = next((i + 1 for i in range(at + 1, at + 5) if frame.low(i) == "as"), at)
    elif frame.low(at) != "what":
        found = part_of(frame)
        if (
            found is None
            and tokens.tag[at] in ("NN", "NNS")
            and frame.dep not in ("npadvmod", "advmod")
        ):
            found = at
        return _told(frame, found) if found is not None else None
    end = next((i for i in range(at, frame.sentence[1]) if tokens.low[i] in _ENDS), at)
    if at == frame.end and frame.low(at) != "what" or end <= at:
        return None
    return Filled(NounPhrase(end - 1, at, end), (frame.start, end))


@slot
def proportion(frame: Frame) -> Filled[NounPhrase] | None:
    """ "34.6 percent of the population", "a third of them": the noun behind "of"."""
    if not is_proportion(frame):
        return None
    found = part_of(frame)
    if frame.change is not None and frame.change.difference and not parts(frame, found):
        return None
    found = group(frame) if found is None else found
    other = frame.against or _joined(frame)
    if found is None and other is not None and is_proportion(other):
        found = part_of(other)
    return _told(frame, found) if found is not None else None


def _told(frame: Frame, found: int) -> Filled[NounPhrase] | None:
    """The whole whose noun was found; "half that" without an amount before it has none."""
    phrase = _meant(frame, found)
    if phrase is None and frame.low(found) == "that" and frame.low(found + 1) != "of":
        return None
    phrase = phrase or _with_determiner(frame, found)
    return Filled(phrase, (min(phrase.start, frame.start), found + 1))


def _meant(frame: Frame, pronoun: int) -> NounPhrase | None:
    """The amount that "that" or "it" stands for: "cost 60 million, a quarter of that", "40 boats, half of them red"."""
    word = frame.tokens.low[pronoun]
    if word == "that" or (word in ("it", "them") and frame.low(before_amount(frame)) == ","):
        return _counted(frame, frame.start)
    return None


def _joined(frame: Frame) -> Frame | None:
    """The next of two amounts of one whole: "40% and 36% of the market, respectively"."""
    after = next((o for o in frame.others if o.start >= frame.end), None)
    if after is None or after.quantity.unit.kind != frame.quantity.unit.kind:
        return None
    between = [frame.low(i) for i in range(frame.end, after.start)]
    return after if between and all(word in _AND for word in between) else None


@slot
def stake_in(frame: Frame) -> Filled[NounPhrase] | None:
    """ "a 15 percent stake in Volvo", "raised its share of the market to 12 percent": what the share is held in."""
    found = held_in(frame) if is_proportion(frame) and not differs(frame) else None
    if found is None:
        return None
    reach = (min(found, frame.start), max(found + 1, frame.end))
    return Filled(_with_determiner(frame, found), reach)


@slot
def in_ten(frame: Frame) -> Filled[NounPhrase] | None:
    """ "six in ten households": the noun behind the ratio."""
    tokens = frame.tokens
    if not is_ratio(frame):
        return None
    noun = frame.above if frame.dep in ("nummod", "compound", "quantmod") else frame.end
    if noun < frame.end or noun >= frame.sentence[1] or not tokens.tag[noun].startswith("NN"):
        return None
    found = noun_phrase(tokens, noun, (frame.start, frame.end))
    return Filled(found, (frame.start, noun + 1))


@slot
def some_of(frame: Frame) -> Filled[NounPhrase] | None:
    """ "three of his buyers", "4 million of its 4.9 million shares": a count of some of them, or a part of a sum."""
    tokens = frame.tokens
    bare = frame.quantity.unit.kind == "count" and frame.inside(frame.root)
    bare = bare and tokens.tag[frame.end - 1].startswith("CD")
    found = of_object(tokens, frame.root)
    if found is None and bare and frame.low(frame.end) == "of":
        found = last_object(tokens, frame.end)
    if found is None or frame.low(frame.start - 1) == "all" or tokens.low[found] in ("us", "you"):
        return None
    if not bare:
        return _part(frame, found)
    counted = _counted(frame, frame.start) if tokens.low[found] in _THEM else None
    phrase = counted or _with_determiner(frame, found)
    return Filled(phrase, (min(phrase.start, frame.start), found + 1))


def _part(frame: Frame, found: int) -> Filled[NounPhrase] | None:
    """ "$585 million of its $728 million debt": a sum of a larger one of the same unit."""
    unit = frame.quantity.unit
    if unit.kind not in ("currency", "physical"):
        return None
    phrase = _with_determiner(frame, found)
    inner = (
        o for o in frame.others if phrase.start <= o.start < phrase.end and o.start > frame.end
    )
    same = any(
        (o.quantity.unit.kind, o.quantity.unit.code) == (unit.kind, unit.code) for o in inner
    )
    return Filled(phrase, (frame.start, found + 1)) if same else None


@slot
def of_which(frame: Frame) -> Filled[NounPhrase] | None:
    """ "31 aircraft, of which three were flying": the amount before the relative clause."""
    i = before_amount(frame)
    if frame.low(i) not in ("which", "whom") or frame.low(i - 1) != "of":
        return None
    phrase = _counted(frame, i)
    return Filled(phrase, (phrase.start, frame.end)) if phrase else None


@slot
def included(frame: Frame) -> Filled[NounPhrase] | None:
    """ "504,200 shares, including 254,200 bought in May", "40 people, among them 12 boys": the count before."""
    word, noun = before_amount(frame), frame.end - 1
    if frame.quantity.unit.kind != "count":
        return None
    if frame.low(word) in ("them", "whom") and frame.low(word - 1) == "among":
        phrase = _counted(frame, word)
        return Filled(phrase, (phrase.start, frame.end)) if phrase is not None else None
    if frame.low(word) != "including":
        return None
    alone = frame.tokens.tag[noun].startswith("CD")
    phrase = _counted(frame, frame.start)
    if phrase is None or not (alone or frame.tokens.low[phrase.head] == frame.tokens.low[noun]):
        return None
    return Filled(phrase, (phrase.start, frame.end))


@slot
def out_of(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Of the 22 analysts, 15 have left": the phrase that opens the sentence with "of"."""
    tokens, first = frame.tokens, frame.sentence[0]
    noun = last_object(tokens, first) if tokens.low[first] == "of" else None
    if noun is None or frame.start <= noun or frame.dep == "pobj":
        return None
    if tokens.low[noun] in ("this", "that", "it"):
        return None
    bare = tokens.tag[frame.root].startswith("CD") or frame.quantity.unit.kind == "percent"
    if not bare:
        return None
    return Filled(NounPhrase(noun, first + 1, noun + 1), (first, frame.end))


def _counted(frame: Frame, before: int) -> NounPhrase | None:
    """The last amount of the sentence before a token, with its noun; a larger one than the quantity's own."""
    sums = [o for o in frame.others if o.end <= before and not is_duration(o)]
    if not sums:
        return None
    other = max(sums, key=lambda o: o.end)
    return NounPhrase(other.end - 1, other.start, other.end)


def _with_determiner(frame: Frame, noun: int) -> NounPhrase:
    tokens = frame.tokens
    told = tokens.low[noun] in ("those", "that") and tokens.dep[noun] in ("pobj", "attr", "dobj")
    if told and tokens.right[noun] > noun and tokens.tag[noun + 1] in _TOLD:
        end = tokens.right[noun] + 1
        return NounPhrase(end - 1, noun, end)
    found = noun_phrase(frame.tokens, noun)
    start = min(frame.tokens.left[noun], found.start)
    return NounPhrase(noun, frame.end if start < frame.end <= noun else start, found.end)


RULES = (multiple, proportion, stake_in, in_ten, of_which, included, some_of, out_of)
