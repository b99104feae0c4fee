"""Scope of place that is not part of the subject: "users in China"."""

from __future__ import annotations

from factx.claims.clause import child, is_verb, own_subject, verb_over
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, noun_phrase
from factx.claims.slots import place_names, place_roles
from factx.claims.slots.subject.sizes import POINTS
from factx.claims.slots.usable import describes
from factx.rules.slot import Filled, slot
from factx.words.senses import nouns

_OWNED = nouns("held_in")
_WHERE = frozenset("in across throughout on around outside inside near at".split())
_THROUGH = _WHERE | frozenset("during after by of off above beside into through".split())
_BODIES = nouns("body")
_WIDE = frozenset("nationwide worldwide statewide citywide countrywide inland offshore".split())
_AWAY = ("away", "off", *POINTS)
_EVENTS = frozenset("when after as".split())
_TELLING = ("acl", "relcl", "advmod")
_SIGHT = 60
_FLOORS = ("trading", "exchange")
_PRINTED = ("published", "printed", "reprinted", "appeared")
_DEPTH = 3


@slot
def located(frame: Frame) -> Filled[NounPhrase] | None:
    """A place behind "in" or "across" that hangs on the quantity, on its verb or on the subject.

    It may hang on what hangs there: "killed in an attack outside a hotel in Lima", "died when a boat sank in Peru".
    """
    if describes(frame) or _distance(frame):
        return None
    tokens, subject = frame.tokens, frame.subject
    hung = [c for home in _homes(frame) for c in tokens.children[home] if tokens.dep[c] == "prep"]
    if subject is not None and tokens.dep[subject] == "pobj":
        hung.append(tokens.head[subject])
    for c in hung:
        found = _place_behind(frame, c, 0)
        if found is not None:
            return Filled(found, (min(c, frame.start), max(found.end, frame.end)))
    return None


@slot
def fronted(frame: Frame) -> Filled[NounPhrase] | None:
    """ "In Singapore, stocks hit a low": the place that opens the sentence holds for all that hangs on its verb."""
    tokens, first = frame.tokens, frame.sentence[0]
    opens = next((i for i in range(first, first + 3) if frame.low(i) in _WHERE), None)
    if opens is None or tokens.head[opens] < opens or tokens.right[opens] >= frame.start:
        return None
    over = tokens.head[opens]
    said = tokens.low[over] in frame.cues.reporting_verbs and frame.verb != over
    if said or _distance(frame) or not _under(frame, over):
        return None
    found = _place_behind(frame, opens, 0)
    return Filled(found, (opens, frame.end)) if found is not None else None


@slot
def beside(frame: Frame) -> Filled[NounPhrase] | None:
    """ "74 people were killed in Lima, and 1,600 were hurt": a count in a clause joined to one that names a place."""
    tokens, verb = frame.tokens, frame.verb
    if verb is None or tokens.dep[verb] != "conj" or frame.quantity.unit.kind != "count":
        return None
    over = tokens.head[verb]
    below = [c for c in tokens.children[over] if c < verb]
    below += [c for i in below if tokens.dep[i] in ("oprd", "acomp") for c in tokens.children[i]]
    for c in below:
        found = _place_behind(frame, c, 0)
        if found is not None:
            return Filled(found, (c, frame.end))
    return None


@slot
def traded(frame: Frame) -> Filled[NounPhrase] | None:
    """ "rose 2 dollars to close at 117 in New York trading": where shares are traded, for all prices of the clause."""
    if frame.quantity.unit.kind not in ("currency", "none"):
        return None
    tokens = frame.tokens
    first, last = frame.sentence
    near = range(max(first, frame.start - _SIGHT), min(last, frame.end + _SIGHT))
    floors = [i for i in near if tokens.low[i] in _FLOORS]
    floor = min(
        (i for i in floors if _clause(frame, i)), key=lambda i: abs(i - frame.start), default=None
    )
    if floor is None:
        return None
    found = _place_behind(frame, tokens.head[floor], _DEPTH)
    if found is None:
        return None
    return Filled(found, (min(found.start, frame.start), max(found.end, frame.end)))


def _clause(frame: Frame, floor: int) -> bool:
    """Whether a trading floor is named in the clause of the quantity, or in one that shares its subject."""
    tokens, verb = frame.tokens, frame.verb
    over = verb_over(tokens, floor) if tokens.dep[floor] == "pobj" else None
    if over is None or verb is None:
        return False
    apart = tokens.dep[over] == "conj" and own_subject(tokens, over) is not None
    return over in (verb, tokens.head[verb]) or (verb == tokens.head[over] and not apart)


@slot
def wide(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Nationwide, 10,000 patients are waiting": an adverb of place that opens the sentence."""
    tokens, first = frame.tokens, frame.sentence[0]
    if describes(frame):
        return None
    if tokens.low[first] not in _WIDE or not _under(frame, tokens.head[first]):
        return None
    return Filled(NounPhrase(first, first, first + 1), (first, frame.end))


@slot
def where(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Oklahoma City, where 168 people were killed": the place that the relative clause describes."""
    tokens = frame.tokens
    for i in (frame.root, *frame.path):
        if tokens.dep[i] == "relcl" and any(tokens.low[c] == "where" for c in tokens.children[i]):
            noun = tokens.head[i]
            if tokens.dep[noun] == "pobj" and tokens.low[tokens.head[noun]] == "near":
                noun = tokens.head[tokens.head[noun]]
            name = tokens.tag[noun].startswith("NNP")
            if not name and lemma(tokens, noun) not in frame.cues.places:
                return None
            found = noun_phrase(tokens, noun)
            return Filled(found, (found.start, frame.end))
    return None


def _homes(frame: Frame) -> list[int]:
    """The tokens that a place may hang on, nearest first; last the clauses that tell of an event."""
    tokens, verb = frame.tokens, frame.verb
    telling = [c for c in tokens.children[frame.root] if tokens.dep[c] in _TELLING]
    homes = [frame.root, *telling]
    homes += [i for i in (*frame.path[:3], frame.subject) if i is not None]
    if frame.subject is not None:
        homes += [c for p in tokens.children[frame.subject] for c in tokens.children[p]]
    if verb is not None:
        above = tokens.head[verb]
        above = tokens.head[above] if tokens.dep[verb] == "conj" else above
        homes += [above] if tokens.tag[verb] == "VBG" and is_verb(tokens, above) else []
        below = tokens.children[verb]
        led = ("xcomp", "oprd", "acomp") if frame.quantity.unit.kind == "count" else ("xcomp",)
        homes += [c for c in below if tokens.dep[c] in led]
        homes += [c for c in below if tokens.dep[c] == "conj" and own_subject(tokens, c) is None]
        events = [c for c in below if tokens.dep[c] == "advcl" and _event(frame, c)]
        homes += events if frame.quantity.unit.kind == "count" else []
    things = [c for i in (*telling, verb) if i is not None for c in tokens.children[i]]
    homes += [c for c in things if tokens.dep[c] == "dobj"]
    return list(dict.fromkeys(homes))


def _event(frame: Frame, verb: int) -> bool:
    """Whether a clause tells what happened: "died when a boat sank"."""
    return any(frame.tokens.low[c] in _EVENTS for c in frame.tokens.children[verb])


def _under(frame: Frame, over: int) -> bool:
    """Whether the quantity hangs on a token, directly or not."""
    heads, i = frame.tokens.head, frame.root
    while i != over and heads[i] != i:
        i = heads[i]
    return i == over


def _distance(frame: Frame) -> bool:
    """ "35 kilometres away": how far a place is from another."""
    if frame.quantity.unit.dimension != "length":
        return False
    behind = [frame.low(i) for i in range(frame.end, frame.end + 6)]
    behind = behind[behind.index(")") + 1 :] if behind[0] == "(" and ")" in behind else behind
    behind = behind[2:] if behind[:2] == ["to", "the"] else behind
    return behind[:1] != [] and behind[0] in _AWAY


def _place_behind(frame: Frame, preposition: int, depth: int) -> NounPhrase | None:
    """The place that a phrase with a preposition names, itself or in a phrase that hangs on its noun."""
    tokens = frame.tokens
    if tokens.dep[preposition] != "prep" or tokens.low[preposition] not in _THROUGH:
        return None
    noun = child(tokens, preposition, "pobj")
    if noun is None or frame.inside(preposition):
        return None
    if tokens.low[preposition] in _WHERE and _is_place(frame, preposition, noun):
        found = noun_phrase(tokens, noun)
        return NounPhrase(noun, tokens.left[noun], found.end)
    if depth == _DEPTH or frame.timed(noun) or tokens.tag[noun].startswith("NNP"):
        return None
    below = [c for c in tokens.children[noun] if c > noun]
    below += [c for i in below if tokens.dep[i] in _TELLING for c in tokens.children[i]]
    inner = (_place_behind(frame, c, depth + 1) for c in below)
    return next((found for found in inner if found is not None), None)


def _is_place(frame: Frame, preposition: int, noun: int) -> bool:
    tokens, word = frame.tokens, frame.tokens.low[preposition]
    if lemma(tokens, tokens.head[preposition]) in _OWNED or tokens.low[noun] in _BODIES:
        return False
    if frame.timed(noun) or any(other.inside(noun) for other in frame.others):
        return False
    name = tokens.tag[noun].startswith("NNP")
    if word == "near" and not is_verb(tokens, tokens.head[preposition]):
        return False
    if word == "in" and tokens.low[noun] == "trading":
        return any(tokens.tag[i] == "NNP" for i in range(preposition + 1, noun))
    if word == "in":
        over = tokens.low[tokens.head[preposition]]
        if name:
            return over not in _PRINTED
        bare = tokens.tag[noun] == "NN" and not any(
            tokens.dep[c] in ("det", "poss") or tokens.tag[c] == "NNP"
            for c in tokens.children[noun]
        )
        return lemma(tokens, noun) in frame.cues.places and not bare
    if word in ("on", "at"):
        if word == "on" and tokens.low[noun] == "exchange":
            return name
        named = (lemma(tokens, i) for i in (noun, *tokens.children[noun]) if i <= noun)
        return name and any(part in frame.cues.places for part in named)
    return name or (word in ("across", "throughout") and lemma(tokens, noun) in frame.cues.places)


RULES = (
    *(where, located, fronted, beside, traded, wide),
    *place_names.RULES,
    *place_roles.RULES,
)
