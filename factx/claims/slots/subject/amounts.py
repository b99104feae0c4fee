"""What a sum of money, a percentage or a measured size is about."""

from __future__ import annotations

from factx.claims.change import before_amount, leads_to
from factx.claims.clause import child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object, lemma, noun_phrase, of_object, possessor
from factx.claims.slots.part import is_multiple
from factx.claims.slots.subject.accounts import (
    EXTREMES,
    TAKES,
    is_period,
    owned_by,
    reported,
)
from factx.claims.slots.subject.prices import PERIODS, sold
from factx.claims.topic import Topic, about, about_clause, is_item, names, receiver, topic
from factx.rules.slot import Filled, slot
from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs

_MODIFIER = ("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "poss")
_HOLDS = verbs("hold")
_IN_PHRASES = nouns("in_phrase")
_OPENS = ("DT", "PRP$", "POS", "JJ")
_LEADS = ("to", "by", "from", "at", "above", "below", "past", "under", "beyond")


@slot
def change_noun(frame: Frame) -> Filled[Topic] | None:
    """ "a rise of 5% in exports", "a 5% rise": what rose, behind the noun of change, else in the clause."""
    change = frame.change
    if change is None or not frame.tokens.tag[change.at].startswith("NN"):
        return None
    found = topic(frame, change.at)
    own = found.subject.head != change.at
    behind = found.subject.head if own else _behind_in(frame)
    account = _accounted(frame, change.at, behind) if behind is not None else None
    if account is not None:
        return account
    if own:
        return Filled(found, (frame.start, frame.end))
    if behind is not None:
        return about(frame, behind)
    named = _compound(frame, change.at)
    subject = about_clause(frame)
    risen = subject is not None and subject.value.subject.head == change.at
    if named is not None and (
        risen or subject is None or lemma(frame.tokens, named) not in frame.cues.measures
    ):
        return Filled(Topic(NounPhrase(named, named, named + 1)), (named, named + 1))
    if named is not None and subject is not None:
        measure = NounPhrase(named, named, named + 1)
        return Filled(Topic(subject.value.subject, measure), subject.read)
    if subject is not None and subject.value.subject.head != change.at:
        return subject
    return None


def _behind_in(frame: Frame) -> int | None:
    """The common noun behind "in" right after the amount: "a rise of 5 percent in exports"."""
    tokens = frame.tokens
    if frame.low(frame.end) not in ("in", "for"):
        return None
    noun = last_object(tokens, frame.end)
    if noun is None or tokens.tag[noun] not in ("NN", "NNS") or is_period(frame, noun):
        return None
    return None if lemma(tokens, noun) in frame.cues.places else noun


def _next_to(frame: Frame) -> int | None:
    """The noun right behind a sum of money that an article stands before: "with a five-year £55m facility"."""
    tokens, before = frame.tokens, before_amount(frame) + 1
    timed = any(other.end == before for other in frame.others)
    opens = timed or tokens.tag[before - 1] in _OPENS or frame.low(before) in ("a", "an")
    noun = frame.end
    named = opens and frame.quantity.unit.kind == "currency" and frame.low(noun) != ""
    if not named or not tokens.tag[noun].startswith("NN") or frame.timed(noun):
        return None
    while tokens.tag[noun + 1] in ("NN", "NNS") and not frame.timed(noun + 1):
        noun += 1
    return noun


def _accounted(frame: Frame, at: int, item: int) -> Filled[Topic] | None:
    """ "The mill posted a gain of 20% in net income": the house whose account it is, the item as measure."""
    tokens = frame.tokens
    account = tokens.head[at] == frame.verb and reported(frame, at) and is_item(frame, item)
    if not account or topic(frame, item).measure is not None or frame.subject is None:
        return None
    subject = topic(frame, frame.subject).subject
    return Filled(Topic(subject, noun_phrase(tokens, item)), (frame.subject, item + 1))


def _compound(frame: Frame, noun: int) -> int | None:
    """The noun before a noun of change: "price rise"."""
    i = noun - 1
    named = frame.tokens.dep[i] == "compound" and frame.tokens.tag[i].startswith("NN")
    return i if named and not frame.inside(i) else None


@slot
def modified(frame: Frame) -> Filled[Topic] | None:
    """ "an $8 billion contract", "70 percent discounts": the noun that the amount modifies."""
    tokens, above = frame.tokens, frame.above if frame.above >= frame.end else None
    if is_multiple(frame):
        return None
    if above is None or frame.dep not in _MODIFIER:
        above = _next_to(frame)
    if above is None or not tokens.tag[above].startswith("NN") or tokens.low[above] in PERIODS:
        return None
    while tokens.dep[above] in ("compound", "nmod") and _next(tokens, above):
        above += 1
    if lemma(tokens, above) in EXTREMES and frame.subject is not None and frame.subject < above:
        return about(frame, frame.subject)
    takes = frame.verb is not None and tokens.low[frame.verb] in TAKES
    if is_item(frame, above) and (takes or reported(frame, above)):
        return owned_by(frame, above)
    return _shared(frame, above) or about(frame, above)


def _next(tokens: Tokens, noun: int) -> bool:
    """Whether a noun in the singular modifies the noun right behind it."""
    return tokens.tag[noun] == "NN" and tokens.head[noun] == noun + 1


def _shared(frame: Frame, noun: int) -> Filled[Topic] | None:
    """ "Danes hold a 7% share", "giving them a 7% share": who has the share, which is the measure."""
    tokens, verb = frame.tokens, frame.verb
    share = tokens.low[noun] == "share" and frame.quantity.unit.kind == "percent"
    who = receiver(frame)
    if who is None and verb is not None and tokens.low[verb] in _HOLDS:
        who = frame.subject
    if not share or who is None:
        return None
    if possessor(tokens, noun) is not None:
        return None
    return Filled(
        Topic(topic(frame, who).subject, NounPhrase(noun, noun, noun + 1)), (who, noun + 1)
    )


@slot
def of_part(frame: Frame) -> Filled[Topic] | None:
    """ "$22 million of debt", "50 tonnes of rice": the stuff behind "of", if the verb says no share or change."""
    tokens = frame.tokens
    found = of_object(tokens, frame.root) or _behind_brackets(frame)
    if found is None or frame.inside(found) or frame.quantity.unit.kind in ("percent", "none"):
        return None
    return Filled(Topic(noun_phrase(tokens, found)), (frame.start, found + 1))


def _behind_brackets(frame: Frame) -> int | None:
    """The noun behind "of" after a range or a bracket: "from 40 to 60 mm of rain", "540 mm (21 inches) of rain"."""
    if frame.low(frame.end) == "of":
        return last_object(frame.tokens, frame.end)
    if frame.low(frame.end) != "(":
        return None
    for i in range(frame.end, frame.end + 8):
        if frame.low(i) == ")":
            return last_object(frame.tokens, i + 1) if frame.low(i + 1) == "of" else None
    return None


@slot
def of_noun(frame: Frame) -> Filled[Topic] | None:
    """ "revenue of $76 million", "profit from exports of $150": the noun before "of"; of a measure, its owner."""
    tokens = frame.tokens
    if frame.dep not in ("pobj", "pcomp") or tokens.low[frame.above] != "of":
        return None
    noun = tokens.head[frame.above]
    if not tokens.tag[noun].startswith(("NN", "PRP")) or _prepositional(tokens, noun):
        return None
    if (
        tokens.dep[noun] == "pobj"
        and tokens.low[tokens.head[noun]] in ("of", "from")
        and noun == frame.above - 1
    ):
        over = tokens.head[tokens.head[noun]]
        if tokens.low[over] == "margin":
            return Filled(Topic(NounPhrase(over, over, noun + 1)), (over, frame.end))
        noun = over if lemma(tokens, over) in frame.cues.measures else noun
    if is_period(frame, noun):
        topped = _before_period(tokens, noun)
        return owned_by(frame, topped) if topped is not None else None
    return owned_by(frame, noun)


def _before_period(tokens: Tokens, period: int) -> int | None:
    """ "a high for the year of $42", "sales in the quarter of $9 million": the noun before the preposition."""
    above = tokens.head[period]
    noun = above - 1
    found = tokens.dep[period] == "pobj" and above < period and tokens.tag[noun].startswith("NN")
    return noun if found else None


def _prepositional(tokens: Tokens, noun: int) -> bool:
    """Whether a noun makes a preposition with the words around it: "on top of", "in favour of", "in excess of"."""
    return tokens.low[noun] in _IN_PHRASES and tokens.low[noun - 1] in ("in", "on")


@slot
def preposition(frame: Frame) -> Filled[Topic] | None:
    """ "shares at $2", "a distance above 40 km": the noun that the amount's preposition hangs on."""
    tokens = frame.tokens
    if frame.dep != "pobj":
        return None
    noun = tokens.head[frame.above]
    if not tokens.tag[noun].startswith("NN") or frame.inside(noun) or _prepositional(tokens, noun):
        return None
    if tokens.dep[noun] == "attr" and tokens.low[noun].endswith("ing"):
        return None
    if is_period(frame, noun) or not names(frame, noun):
        return None
    if tokens.low[tokens.head[noun]] == "with" and not is_item(frame, noun):
        return about(frame, noun)
    if frame.quantity.unit.kind == "currency" and tokens.low[frame.above] in ("for", "at"):
        noun = sold(tokens, noun)
    return owned_by(frame, noun)


@slot
def object_of(frame: Frame) -> Filled[Topic] | None:
    """ "raised the tax to 5 percent", "raised wages 4 percent": what the verb moved; not "beat her by 5 points"."""
    tokens, verb = frame.tokens, frame.verb
    moves = verb is not None and frame.dep == "npadvmod" and frame.above == verb
    moves = (moves and frame.change is not None) or _moved_next_to(frame)
    if verb is not None and (leads_to(frame) or moves):
        moved = child(tokens, verb, "dobj")
        if moved is not None and moved < frame.start and names(frame, moved):
            return about(frame, moved)
    if verb is None or frame.dep != "pobj" or tokens.low[frame.above] not in _LEADS:
        return None
    if tokens.low[frame.above] == "by" and tokens.low[verb] in frame.cues.margin_verbs:
        return None
    at = tokens.dep[verb] == "pcomp" and tokens.low[frame.above] == "at"
    if tokens.head[frame.above] != verb or verb > frame.start or at:
        return None
    thing = child(tokens, verb, "dobj")
    if thing is None or frame.inside(thing) or not names(frame, thing) or is_period(frame, thing):
        return None
    return about(frame, thing)


def _moved_next_to(frame: Frame) -> bool:
    """ "pushed up the share price five pence": the amount right behind the object of a verb of change."""
    tokens, noun, verb = frame.tokens, frame.above, frame.verb
    near = frame.dep == "appos" and noun == frame.start - 1 and tokens.dep[noun] == "dobj"
    if verb is None or not near:
        return False
    return tokens.low[verb] in frame.cues.change_verbs or frame.low(verb + 1) in ("up", "down")


@slot
def headline(frame: Frame) -> Filled[Topic] | None:
    """ "Rail fares up 4%": the noun before "up", though the tagger takes it for a verb."""
    tokens, noun = frame.tokens, before_amount(frame) - 1
    first = frame.sentence[0]
    if frame.change is None or frame.change.at != noun + 1 or noun <= first:
        return None
    nouns = all(tokens.tag[i].startswith(("NN", "JJ")) for i in range(first, noun))
    if tokens.tag[noun] != "VBZ" or not nouns:
        return None
    return Filled(Topic(NounPhrase(noun, first, noun + 1)), (first, frame.end))


@slot
def clause(frame: Frame) -> Filled[Topic] | None:
    """ "sales rose 5 percent", "the rate was raised to 70 percent": what the subject of the clause is about."""
    return about_clause(frame)


@slot
def apposed(frame: Frame) -> Filled[Topic] | None:
    """ "Profit, $5 million, …", "Turnout: 40 percent": the noun that the amount stands beside."""
    tokens = frame.tokens
    for i in frame.path:
        if tokens.tag[i].startswith("NN") and not frame.inside(i) and names(frame, i):
            return about(frame, i)
    return None


@slot
def before(frame: Frame) -> Filled[Topic] | None:
    """A headline without a verb: the nearest noun before the amount."""
    tokens = frame.tokens
    if frame.low(frame.start - 1) == ":":
        opening = range(frame.sentence[0], frame.start)
        root = next((i for i in opening if tokens.dep[i] == "ROOT"), None)
        if root is not None and tokens.tag[root].startswith("NN"):
            return about(frame, root)
    for i in range(frame.start - 1, frame.sentence[0] - 1, -1):
        if tokens.tag[i].startswith("NN") and not is_verb(tokens, i) and names(frame, i):
            return about(frame, i)
    return None
