"""The measure where it stands apart from what is measured: an average, a dimension, what is told for the third time."""

from __future__ import annotations

from factx.claims.amount import before_amount
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, noun_phrase, of_object
from factx.claims.slots.part import is_proportion, part_of, parts
from factx.claims.slots.subject.ranks import is_rank
from factx.claims.slots.usable import describes
from factx.rules.slot import Filled, slot

_AVERAGES = ("average", "median")
_DIMENSIONS = frozenset("long tall high deep wide thick broad across".split())
_YIELDS = ("yield", "yields", "yielded", "yielding")
_DAYS = ("anniversary", "birthday")
_NEAR = 6
_ROW = frozenset("straight consecutive successive".split())
_SPANS = frozenset("year month week day quarter season time times game match place".split())


@slot
def averaged(frame: Frame) -> Filled[NounPhrase] | None:
    """ "an average of 2,300 spectators", "cost $30 a month on average": what stands for the average."""
    tokens = frame.tokens
    if describes(frame) or (frame.change is not None and frame.change.difference):
        return None
    if tokens.low[frame.root] in _AVERAGES and not frame.inside(frame.root):
        return _word(frame, frame.root)
    if frame.low(frame.start - 1) in ("average", "of") and frame.low(frame.start - 2) != "the":
        i = frame.start - 1 - (frame.low(frame.start - 1) == "of")
        if frame.low(i) in _AVERAGES:
            return _word(frame, i)
    return _on_average(frame)


def _on_average(frame: Frame) -> Filled[NounPhrase] | None:
    """ "five days for a berth on average", with no other amount and no comma between."""
    for i in range(frame.end, min(frame.end + _NEAR, frame.sentence[1])):
        if frame.low(i) == "on" and frame.low(i + 1) in _AVERAGES:
            return _word(frame, i + 1)
        if frame.low(i) == "," or any(other.inside(i) for other in frame.others):
            return None
    return None


@slot
def dimension(frame: Frame) -> Filled[NounPhrase] | None:
    """ "a ship 30 metres long", "11 centimeters (4.3 inches) across": the adjective behind a length."""
    if frame.quantity.unit.dimension != "length":
        return None
    i = frame.end
    if frame.low(i) == "(":
        i = next((j + 1 for j in range(i, i + 6) if frame.low(j) == ")"), i)
    i += frame.low(i) == ")"
    return _word(frame, i) if frame.low(i) in _DIMENSIONS else None


@slot
def worth(frame: Frame) -> Filled[NounPhrase] | None:
    """ "50 jets, with options for 20 more, worth about $4 billion": the value of it."""
    i = before_amount(frame)
    return _word(frame, i) if frame.low(i) == "worth" else None


@slot
def lost(frame: Frame) -> Filled[NounPhrase] | None:
    """ "The currency has lost 26 percent of its value": the property that is left after "its"."""
    if frame.change is None or not frame.change.difference or not is_proportion(frame):
        return None
    noun = part_of(frame)
    if noun is None or parts(frame, noun) or lemma(frame.tokens, noun) not in frame.cues.measures:
        return None
    return _word(frame, noun)


@slot
def anniversary(frame: Frame) -> Filled[NounPhrase] | None:
    """ "the 100th anniversary of the federation": the day that comes round."""
    if not is_rank(frame):
        return None
    near = (*range(frame.start, frame.end), frame.above)
    found = next((i for i in near if frame.tokens.low[i] in _DAYS), None)
    return _word(frame, found) if found is not None else None


@slot
def yielded(frame: Frame) -> Filled[NounPhrase] | None:
    """ "notes priced at par to yield 9%": what a bond pays."""
    verb = frame.verb
    if verb is None or frame.quantity.unit.code != "%" or frame.dep not in ("dobj", "npadvmod"):
        return None
    return _word(frame, verb) if frame.tokens.low[verb] in _YIELDS else None


@slot
def row(frame: Frame) -> Filled[NounPhrase] | None:
    """ "the seventh straight monthly decline", "the second year of growth": what happens again and again."""
    tokens = frame.tokens
    if not is_rank(frame):
        return None
    words = tokens.low[frame.start : frame.end]
    if not (_ROW.intersection(words) or _in_a_row(frame)):
        return None
    last = frame.end - 1
    if tokens.low[last] in _SPANS:
        noun = of_object(tokens, last, "of", "with")
    else:
        inside = tokens.tag[last].startswith("NN")
        noun = last if inside else frame.above if frame.dep == "amod" else None
    if noun is None or tokens.low[noun] in _SPANS or not tokens.tag[noun].startswith("NN"):
        return None
    if noun > frame.end:
        return Filled(noun_phrase(tokens, noun), (frame.start, noun + 1))
    after = (i + 1 for i in range(last, frame.start - 1, -1) if tokens.low[i] in _ROW)
    start = min(next(after, noun), noun)
    return Filled(NounPhrase(noun, start, noun + 1), (frame.start, noun + 1))


def _in_a_row(frame: Frame) -> bool:
    behind = [frame.low(i) for i in range(frame.end, frame.end + 6)]
    return any(behind[i : i + 3] == ["in", "a", "row"] for i in range(4))


def _word(frame: Frame, i: int) -> Filled[NounPhrase]:
    return Filled(NounPhrase(i, i, i + 1), (min(i, frame.start), max(i + 1, frame.end)))


RULES = (averaged, dimension, worth, yielded, lost, anniversary, row)
