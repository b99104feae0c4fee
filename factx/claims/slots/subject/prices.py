"""What is bought, sold, paid for or worth the money."""

from __future__ import annotations

from factx.claims.clause import child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object, lemma, noun_phrase, of_object
from factx.claims.topic import Topic, about, is_item, names, number_before, topic
from factx.rules.slot import Filled, slot
from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs

_BACK = 3
PERIODS = ("year", "month", "quarter", "week", "day", "hour", "minute", "night")
_EXCHANGE = ("exchange", "return", "addition", "total", "all", "place", "part")
_HELD = nouns("held_money")
_HOLDS = verbs("hold")
_SALES = nouns("sale")
ASKS = verbs("ask")
_GOODS = verbs("deal_in")


@slot
def per_noun(frame: Frame) -> Filled[Topic] | None:
    """ "sold 900 shares for $1.35 a share": the noun of the rate, named before, for a sale also sentences before."""
    tokens, per = frame.tokens, frame.quantity.unit.per
    if not per or frame.quantity.unit.kind != "currency" or per in PERIODS:
        return None
    sold_here = frame.verb is not None and tokens.low[frame.verb] in frame.cues.trade_verbs
    first = max(tokens.sent[frame.root] - (_BACK if sold_here else 0), 0)
    here, behind = frame.sentence[0], range(frame.end + 2, frame.sentence[1] if sold_here else 0)
    before = range(frame.start - 1, tokens.sents[first][0] - 1, -1)
    for i in sorted((*before, *behind), key=lambda i: (i < here, i > frame.start, -i)):
        if frame.change is not None and i == frame.subject:
            return None
        rated = tokens.low[i - 1] in ("a", "an", "per", "each", "every")
        if tokens.tag[i].startswith("NN") and lemma(tokens, i) == per and not rated:
            phrase = noun_phrase(tokens, i, number_before(frame, i))
            return Filled(Topic(phrase), (min(i, frame.start), max(i + 1, frame.end)))
    return None


@slot
def goods(frame: Frame) -> Filled[Topic] | None:
    """ "bought 2.7 million shares …, or $9.9 million": what is bought or sold in the clause."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "currency" or verb is None:
        return None
    row = frame.cues.trade_verbs.get(tokens.low[verb])
    if row is None or row.lemma not in _GOODS:
        return None
    thing = child(tokens, verb, "dobj") or child(tokens, verb, "nsubjpass")
    apart = thing is not None and thing > frame.end and frame.low(frame.end) == ","
    if thing is None or apart or frame.inside(thing) or not names(frame, thing):
        return None
    return Filled(
        Topic(noun_phrase(tokens, thing, number_before(frame, thing))), (thing, frame.end)
    )


@slot
def in_goods(frame: Frame) -> Filled[Topic] | None:
    """ "$3.2 million in assistance", "$5 million worth of goods": what the money takes the form of."""
    tokens = frame.tokens
    saved = frame.verb is not None and tokens.low[frame.verb] in (
        "save",
        "saves",
        "saved",
        "saving",
    )
    if frame.quantity.unit.kind != "currency" or saved:
        return None
    for c in tokens.children[frame.root]:
        if c >= frame.end and tokens.low[c] in ("in", "worth"):
            held = _held(frame, c)
            if held is not None:
                return held
            noun = child(tokens, c, "pobj") or of_object(tokens, c)
            if noun is not None and tokens.low[noun] == "cash" and frame.low(noun + 1) == "for":
                noun = last_object(tokens, noun + 1)
            if noun is not None and tokens.low[noun] in _EXCHANGE:
                noun = of_object(tokens, noun, "for")
            if noun is not None and (tokens.low[noun] == "trading" or _placed(tokens, c, noun)):
                continue
            if noun is not None and not frame.timed(noun) and not _counted(frame, noun):
                return about(frame, noun)
    return None


def _placed(tokens: Tokens, preposition: int, noun: int) -> bool:
    """Whether "in" leads to a place: "fell to $3 in New York"."""
    return tokens.low[preposition] == "in" and tokens.tag[noun] == "NNP"


def _held(frame: Frame, preposition: int) -> Filled[Topic] | None:
    """ "The firm had $2 million in cash", "a bank with $5 billion in assets": who holds it, the cash as measure."""
    tokens, noun = frame.tokens, child(frame.tokens, preposition, "pobj")
    if noun is None or not (tokens.low[noun] in _HELD or is_item(frame, noun)):
        return None
    owner = frame.subject
    if frame.dep == "pobj" and tokens.low[frame.above] == "with":
        near = (frame.above - 1, tokens.head[frame.above])
        if tokens.low[noun] == "cash" and is_verb(tokens, near[1]):
            return None
        owner = next((i for i in near if tokens.tag[i].startswith("NN")), owner)
        owner = owner if owner is not None and owner < frame.above else None
    elif frame.verb is None or tokens.low[frame.verb] not in _HOLDS:
        return None
    if owner is None:
        return None
    subject = topic(frame, owner).subject
    return Filled(Topic(subject, noun_phrase(tokens, noun)), (min(owner, noun), noun + 1))


def _counted(frame: Frame, noun: int) -> bool:
    """Whether a noun belongs to another quantity."""
    return any(other is not frame and other.inside(noun) for other in frame.others)


@slot
def price_for(frame: Frame) -> Filled[Topic] | None:
    """ "bought the shares for $9.9 million", "sold at $2 each": the thing that is bought or sold."""
    tokens = frame.tokens
    if frame.quantity.unit.kind != "currency" or frame.dep != "pobj" or frame.verb is None:
        return None
    if tokens.low[frame.above] not in ("for", "at") or tokens.head[frame.above] != frame.verb:
        return None
    thing = child(tokens, frame.verb, "dobj")
    if thing is None or frame.inside(thing) or tokens.low[frame.verb] in ASKS:
        return None
    if tokens.dep[frame.verb] == "pcomp" and tokens.low[frame.above] == "at":
        return None
    apart = thing > frame.end and frame.low(frame.end) == ","
    if apart or tokens.low[thing] in PERIODS:
        return None
    return about(frame, sold(tokens, thing))


def sold(tokens: Tokens, noun: int) -> int:
    """What is sold: of "the sale of the club" the club."""
    return (of_object(tokens, noun) if tokens.low[noun] in _SALES else None) or noun


@slot
def worth(frame: Frame) -> Filled[Topic] | None:
    """ "claims worth $210 million", "a subsidy is worth 110 euros": the noun before, with "worth" as measure."""
    tokens, at = frame.tokens, frame.above
    if tokens.low[at] != "worth" or at > frame.start:
        return None
    noun = tokens.head[at]
    if frame.low(at - 1) == "each":
        before = range(at - 2, frame.sentence[0], -1)
        noun = next((i for i in before if tokens.tag[i] == "NNS" and not frame.timed(i)), noun)
    if frame.low(at - 1) == "," and tokens.tag[at - 2].startswith("NN") and at - 2 > noun:
        noun = at - 2
    if not tokens.tag[noun].startswith("NN") and tokens.tag[at - 1].startswith("NN"):
        noun = at - 1
    if frame.timed(noun) and frame.verb is not None:
        noun = next((o.root for o in reversed(frame.others) if o.end < at), noun)
        noun = of_object(tokens, noun) or noun
    if not tokens.tag[noun].startswith("NN"):
        if frame.subject is None:
            return None
        noun = frame.subject
    subject = noun_phrase(tokens, noun, number_before(frame, noun))
    return Filled(Topic(subject, NounPhrase(at, at, at + 1)), (min(noun, at), frame.end))
