"""What money is for, or whom it goes to."""

from __future__ import annotations

from factx.claims.clause import child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object
from factx.claims.slots.subject.prices import ASKS
from factx.claims.topic import Topic, about, names, topic
from factx.rules.slot import Filled, slot
from factx.words.senses import verbs

_MOVED = {"to": verbs("put_to"), "off": verbs("put_off"), "from": verbs("put_from")}
_GIVEN = verbs("give")
_KEEPS = verbs("keep")
_OBJECTS = ("dobj", "appos", "npadvmod", "oprd")
_GOES = ("go", "goes", "went", "gone", "is", "are", "was", "were", "be", "been")
_HELPS = ("help", "helps", "helped")
_PAYS = verbs("pay_for")
_AIMS = ("for", "towards", "toward")
_ENDS = ("for", "on", "into", "towards", "toward")


@slot
def goes_to(frame: Frame) -> Filled[Topic] | None:
    """ "$3 million will go to schools", "$5 million is for roads", "$2 million will fund roads": what it goes to."""
    tokens, verb = frame.tokens, frame.verb
    money = frame.quantity.unit.kind == "currency"
    if not money or verb is None or verb < frame.end:
        return None
    if frame.dep not in ("nsubj", "nsubjpass", "compound", "nummod", "quantmod"):
        return None
    if tokens.low[verb] in _HELPS:
        verb = child(tokens, verb, "xcomp", "ccomp") or verb
    if tokens.low[verb] == "pay" and frame.low(verb + 1) == "for":
        noun = last_object(tokens, verb + 1)
        return about(frame, noun) if noun is not None and names(frame, noun) else None
    if tokens.low[verb] in _PAYS:
        thing = child(tokens, verb, "dobj")
        if thing is not None and thing > verb and names(frame, thing):
            return about(frame, thing)
    elif tokens.low[verb] not in _GOES:
        return None
    if frame.low(verb + 1) not in ("to", *_ENDS):
        return None
    noun = last_object(tokens, verb + 1)
    if noun is None or frame.timed(noun) or not tokens.tag[noun].startswith("NN"):
        return None
    return about(frame, noun)


@slot
def purpose(frame: Frame) -> Filled[Topic] | None:
    """ "spent $40 million building a stadium", "pay $40 million to settle the lawsuit": what is done with it."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "currency" or verb is None or verb > frame.start:
        return None
    asked = tokens.low[verb] in ASKS and tokens.low[frame.above] == "for"
    if tokens.low[verb] in _KEEPS or not (frame.dep in ("dobj", "npadvmod", "attr") or asked):
        return None
    doing = _doing(frame)
    if doing is None:
        return None
    noun = child(tokens, doing, "dobj")
    if noun is None or frame.timed(noun) or not tokens.tag[noun].startswith("NN"):
        return None
    level = tokens.low[verb] in frame.cues.level_verbs
    if level and frame.subject is not None and tokens.low[frame.subject] != "it":
        return None
    return Filled(topic(frame, noun), (frame.start, noun + 1))


def _doing(frame: Frame) -> int | None:
    """The verb of the phrase "to settle" or "building" right behind the money and its rate or time."""
    tokens = frame.tokens
    for i in range(frame.end, min(frame.end + 10, frame.sentence[1] - 1)):
        if tokens.low[i] == "to" and tokens.tag[i + 1] == "VB":
            return i + 1
        if tokens.tag[i] == "VBG" and is_verb(tokens, i):
            return i if tokens.low[i - 1] != "," else None
        if not (
            frame.timed(i)
            or tokens.tag[i] in ("DT", "IN", "NN", "RB", "-LRB-", "-RRB-")
            or any(o.inside(i) for o in frame.others)
        ):
            return None
    return None


@slot
def spent_on(frame: Frame) -> Filled[Topic] | None:
    """ "spent $70 million on the house", "set aside $4 million for repairs": what the money is for."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "currency" or verb is None:
        return None
    level = frame.dep == "conj" and tokens.low[verb] in frame.cues.level_verbs
    again = frame.dep in ("appos", "conj", "dep", "npadvmod") and not level
    if again and frame.low(frame.end) in _AIMS:
        noun = last_object(tokens, frame.end)
        aimed = noun is not None and not frame.timed(noun) and _thing(frame, noun)
        return about(frame, noun) if aimed and noun is not None else None
    if frame.dep not in ("dobj", "nsubjpass"):
        return None
    word = tokens.low[verb]
    if word in _KEEPS or word in frame.cues.level_verbs or word in frame.cues.change_verbs:
        return None
    ends = (*_ENDS, "in") if word in frame.cues.trade_verbs else _ENDS
    for home in (frame.root, verb):
        for c in tokens.children[home]:
            if c >= frame.end and tokens.low[c] in ends:
                noun = child(tokens, c, "pobj")
                named = noun is not None and tokens.low[c] == "in" and tokens.tag[noun] == "NNP"
                if noun is not None and not named and not frame.timed(noun) and _thing(frame, noun):
                    return about(frame, noun)
    return None


def _thing(frame: Frame, noun: int) -> bool:
    return frame.tokens.tag[noun].startswith("NN") or frame.tokens.low[noun] in ("it", "them")


@slot
def moved_by(frame: Frame) -> Filled[Topic] | None:
    """ "add 0.2 points to prices", "wiped $3 billion off its value": what becomes more or less by so much."""
    tokens, verb = frame.tokens, frame.verb
    after = frame.low(frame.end)
    if verb is None or verb > frame.start or tokens.low[verb] not in _MOVED.get(after, ()):
        return None
    noun = last_object(tokens, frame.end)
    if noun is None or frame.timed(noun) or not names(frame, noun):
        return None
    return about(frame, noun)


def _paid_for(frame: Frame) -> bool:
    """Whether "for" with one thing follows: "paid the city $5 million for the pier"; not "for each victim"."""
    return frame.low(frame.end) == "for" and frame.low(frame.end + 1) not in ("each", "every")


@slot
def recipient(frame: Frame) -> Filled[Topic] | None:
    """ "promised the valley $2 billion": who gets it, between the verb and the money."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "currency" or verb is None or frame.dep not in _OBJECTS:
        return None
    row = frame.cues.trade_verbs.get(tokens.low[verb])
    if row is None or row.lemma not in _GIVEN or _paid_for(frame):
        return None
    noun = min(frame.start, frame.root) - 1
    while noun > verb and not tokens.tag[noun].startswith(("NN", "PRP")):
        noun -= 1
    if tokens.tag[noun] == "PRP$":
        return None
    run = range(verb + 1, noun)
    if noun <= verb or any(
        tokens.tag[i][:2] not in ("DT", "JJ", "NN", "PO", "PR", "CD") for i in run
    ):
        return None
    start = next((i for i in run if tokens.tag[i] not in ("DT", "PRP$")), noun)
    return Filled(Topic(NounPhrase(noun, start, noun + 1)), (verb, frame.end))
