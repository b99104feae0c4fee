"""Part a noun phrase into what is measured and which of its properties: "the number of users" is users, number."""

from __future__ import annotations

from dataclasses import dataclass

from factx.claims.clause import child, own_subject, verb_over
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object, lemma, noun_phrase, of_object, possessor
from factx.claims.slots.part import group
from factx.rules.slot import Filled
from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject and, where the text names one, the measured property."""

    subject: NounPhrase
    measure: NounPhrase | None = None


_UNITS = nouns("unit_of_sale")
_PACKED = nouns("packed")
_STANDS = ("that", "those", "all", "both", "most", "some", "many", "each", "several", "few", "none")
_ENTITY = ("of", "for", "in", "on", "among", "at")
_HOUSE = ("of", "at", "for", "in")
_EVERYBODYS = nouns("everybodys")
_AMONG = ("among", "for")
_GROUPS = ("people", "those", "staff")
_WANTED = ("demand", "support", "appetite")
_GIVES = verbs("give")
_PUTS = verbs("weigh")
PERIODS = nouns("period")


def topic(frame: Frame, noun: int, depth: int = 0) -> Topic:
    """What the phrase around a noun is about.

    A measure noun ("number", "rate") or a noun of change ("increase") hands over to the noun behind its "of" or to
    its possessor; without either it is the subject itself.
    """
    tokens, cues = frame.tokens, frame.cues
    noun = _costing(frame, _measured_out(tokens, _behind_quantity(frame, noun)))
    if tokens.low[noun] in _STANDS:
        noun = of_object(tokens, noun) or noun
    noun = named_as(tokens, noun)
    word = lemma(tokens, noun)
    is_measure = word in cues.measures or tokens.low[noun] in cues.measures or is_item(frame, noun)
    is_change = word in cues.change_nouns
    part = frame.quantity.unit.kind in ("percent", "currency", "none")
    shared = word == "share" and tokens.tag[noun] == "NN" and part
    skip = (frame.start, frame.end)
    whole = noun_phrase(tokens, noun, skip)
    owner = possessor(tokens, noun) if shared else None
    if owner is None and shared and noun == frame.subject:
        owner = of_object(tokens, noun)
    if owner is not None:
        return Topic(noun_phrase(tokens, owner), NounPhrase(noun, noun, noun + 1))
    if not tokens.tag[noun].startswith("NN") or not (is_measure or is_change) or depth > 3:
        return Topic(whole)
    owner = _entity(frame, noun, is_change)
    done = _done(tokens, noun) if owner is None else None
    if done is not None:
        return Topic(done, NounPhrase(noun, whole.start, noun + 1))
    if owner is not None and (word, tokens.low[owner]) == ("margin", "error"):
        return Topic(NounPhrase(noun, whole.start, owner + 1))
    if owner is not None and not frame.inside(owner) and names(frame, owner):
        below = topic(frame, owner, depth + 1)
        own = NounPhrase(noun, whole.start, noun + 1)
        return below if is_change else Topic(below.subject, own)
    owner = possessor(tokens, noun)
    if owner is None and is_measure:
        owner = _inside(frame, noun)
        if owner is not None:
            return Topic(noun_phrase(tokens, owner), NounPhrase(noun, whole.start, noun + 1))
    if owner is not None:
        after = next((c + 1 for c in tokens.children[owner] if tokens.dep[c] == "case"), owner + 1)
        subject = noun_phrase(tokens, owner)
        start = after if after <= noun else noun
        return Topic(subject, None if is_change else NounPhrase(noun, start, noun + 1))
    return Topic(whole)


def _entity(frame: Frame, noun: int, is_change: bool) -> int | None:
    """The noun behind the preposition of a measure: "number of users", "profit at the mill", "profit in two units"."""
    tokens, item = frame.tokens, is_item(frame, noun)
    owner = of_object(tokens, noun, *(_ENTITY if is_change else _HOUSE if item else ("of",)))
    if owner is not None and frame.quantity.unit.per == tokens.low[owner] and owner > frame.start:
        return None
    if owner is not None and tokens.low[owner] == "terms":
        return None
    if owner is None or is_change or tokens.low[tokens.head[owner]] != "in":
        return owner
    place = tokens.tag[owner].startswith("NNP") or lemma(tokens, owner) in frame.cues.places
    return None if place else owner


def _done(tokens: Tokens, noun: int) -> NounPhrase | None:
    """What is done, of "the cost of educating each child": "educating each child"."""
    of = next((c for c in tokens.children[noun] if c > noun and tokens.low[c] == "of"), None)
    doing = child(tokens, of, "pcomp") if of is not None else None
    if doing is None or tokens.tag[doing] != "VBG":
        return None
    thing = child(tokens, doing, "dobj")
    return NounPhrase(doing, doing, noun_phrase(tokens, thing).end if thing else doing + 1)


def is_item(frame: Frame, noun: int) -> bool:
    """Whether a noun is a line of some house's account: "operating profit"; not "personal income", "retail sales"."""
    tokens = frame.tokens
    if not (tokens.low[noun] in frame.cues.owned or lemma(tokens, noun) in frame.cues.owned):
        return False
    return not any(tokens.low[c] in _EVERYBODYS for c in tokens.children[noun] if c < noun)


def _inside(frame: Frame, noun: int) -> int | None:
    """Those in, on or for which a property is measured: "the vacancy rate in offices", "rent on a flat"; no places."""
    tokens = frame.tokens
    wanted = tokens.low[noun] in _WANTED
    on = last_object(tokens, noun + 1) if tokens.low[noun + 1 : noun + 2] == ["on"] else None
    found = on or of_object(tokens, noun, "in", "on", "among", *(() if wanted else ("for",)))
    if found is None or frame.inside(found) or tokens.low[found] in (*PERIODS, "terms"):
        return None
    loose = tokens.low[tokens.head[found]] in ("on", "for")
    apart = noun < frame.start and found > frame.start
    if loose and apart:
        return None
    if tokens.tag[found] != "NNS" and not (loose and tokens.tag[found] == "NN"):
        return None
    return (
        found
        if names(frame, found) and lemma(frame.tokens, found) not in frame.cues.places
        else None
    )


def named_as(tokens: Tokens, noun: int) -> int:
    """The name in apposition to one thing: of "the leader, Hoshino of Japan," Hoshino."""
    if tokens.tag[noun] != "NN" or noun + 2 >= len(tokens):
        return noun
    if tokens.low[noun + 1] != ",":
        return noun
    for c in tokens.children[noun]:
        name = tokens.dep[c] == "appos" and tokens.tag[c] in ("NNP", "NNPS")
        if name and tokens.left[c] == noun + 2:
            return c
    return noun


def _costing(frame: Frame, noun: int) -> int:
    """Of "a pint of beer costs $6", where the tagger takes the verb for a noun, the beer."""
    tags, low = frame.tokens.tag, frame.tokens.low
    taken = low[noun] in ("cost", "costs") and frame.verb is None and noun < frame.start
    between = all(tags[i] in ("NN", "NNS") for i in range(noun + 1, frame.start))
    return noun - 1 if taken and between and tags[noun - 1] in ("NN", "NNS") else noun


def _behind_quantity(frame: Frame, noun: int) -> int:
    """Of "540 mm of rain" or "seven of the producers" the noun behind "of"."""
    if lemma(frame.tokens, noun) in _PACKED and not frame.inside(noun):
        return of_object(frame.tokens, noun) or noun
    for other in frame.others:
        if other is not frame and other.inside(noun):
            found = of_object(frame.tokens, other.root)
            if found is not None and not other.inside(found) and not frame.inside(found):
                return found
    return noun


def _measured_out(tokens: Tokens, noun: int) -> int:
    """Of "a kilo of rice" the rice: what a unit in the singular is of."""
    one = tokens.low[noun - 1 : noun] in (
        ["a"],
        ["an"],
        ["one"],
        ["each"],
        ["every"],
        ["per"],
        ["the"],
    )
    found = of_object(tokens, noun) if one and tokens.low[noun] in _UNITS else None
    return noun if found is None else found


def about(frame: Frame, noun: int) -> Filled[Topic]:
    """The topic of a noun, read from there to the quantity."""
    return Filled(topic(frame, noun), (min(noun, frame.start), max(noun + 1, frame.end)))


def about_clause(frame: Frame) -> Filled[Topic] | None:
    """What the subject of the clause is about; under a verb of saying, the subject of what is said."""
    subject = frame.subject
    if subject is None or frame.inside(subject):
        return None
    if frame.tokens.tag[subject] == "CD" and frame.timed(subject):
        return None
    over = frame.tokens.head[subject]
    related = frame.verb is not None and frame.tokens.dep[frame.verb] in ("relcl", "acl")
    if frame.tokens.low[over] in frame.cues.reporting_verbs and not related:
        content = child(frame.tokens, over, "ccomp")
        if over == frame.verb and (content is None or content > over):
            content = None
        own = own_subject(frame.tokens, content) if content is not None else None
        subject = own if own is not None and not frame.inside(own) else subject
    given = receiver(frame) if frame.quantity.unit.kind == "percent" else None
    put = given if given is not None else _put(frame)
    found = topic(frame, subject if put is None else put)
    among = _among(frame, found) if put is None else None
    if among is not None:
        return Filled(Topic(among, found.subject), (among.start, frame.end))
    return Filled(found, (min(subject, frame.start), max(subject + 1, frame.end)))


def receiver(frame: Frame) -> int | None:
    """Who is given the amount: "the deal gives the firm a value of $9 billion", "giving the two a combined 43%"."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or verb > frame.start or tokens.low[verb] not in _GIVES:
        return None
    who = child(tokens, verb, "dative")
    return who if who is not None and verb < who < frame.start else None


def _put(frame: Frame) -> int | None:
    """What somebody puts at an amount: "the poll puts the Liberals at 28%", "put the cost of building it at $5"."""
    tokens, verb = frame.tokens, frame.verb
    while verb is not None and tokens.dep[verb] in ("pcomp", "acl") and verb < frame.start:
        verb = verb_over(tokens, verb)
    if verb is None or verb > frame.start or tokens.low[verb] not in _PUTS:
        return None
    thing = child(tokens, verb, "dobj")
    at = any(tokens.low[i] == "at" for i in range(verb, frame.start))
    fits = thing is not None and thing < frame.start and at and names(frame, thing)
    return thing if fits else None


def _among(frame: Frame, found: Topic) -> NounPhrase | None:
    """Those of whom a bare measure is told, before their clause: "Among women, turnout was 60%"."""
    tokens, noun = frame.tokens, found.subject.head
    alone = found.measure is None and tokens.tag[noun] == "NN"
    those = group(frame, *_AMONG) if alone and noun < frame.start else None
    if those is None or not names(frame, those):
        return None
    measured = lemma(tokens, noun) in frame.cues.measures or group(frame) is not None
    many = tokens.tag[those] == "NNS" or tokens.low[those] in _GROUPS
    return noun_phrase(tokens, those) if measured and many and those < noun else None


def names(frame: Frame, noun: int) -> bool:
    """Whether a noun names something that can be measured: no time ("the July-September period"), no other amount."""
    tokens = frame.tokens
    if tokens.low[noun] in PERIODS and noun and frame.timed(noun - 1):
        return False
    return not frame.timed(noun) and not any(
        other.inside(noun) for other in frame.others if other.quantity.unit.kind != "count"
    )


def number_before(frame: Frame, noun: int) -> tuple[int, int]:
    """The tokens of the number that counts a noun, if one does."""
    for other in frame.others:
        if other.inside(noun):
            tags = frame.tokens.tag
            ends = [i for i in range(other.start, noun + 1) if tags[i - 1] == "CD"]
            return other.start, max([other.start, *ends])
    return 0, 0
