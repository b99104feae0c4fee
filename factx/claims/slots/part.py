"""Whether a quantity is a proportion, and of what: shares, their subjects and their wholes read it."""

from __future__ import annotations

import re

from factx.claims.amount import before_amount
from factx.claims.clause import MODIFYING, child
from factx.claims.frame import Frame, once
from factx.claims.phrase import last_object, lemma, of_object
from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs

_RATIO = re.compile(r" in |-in-|out of|of every")
_DIGITS = re.compile(r"[\d.,]+")
_SHARES = nouns("part")
_OBTAIN = verbs("obtain")
_INVESTED = nouns("invested")
_DETERMINERS = frozenset("the its their his her our my that this these those".split())
_FAR = 12
_FRONT = 20
_MULTIPLES = ("times", "twice", "double", "triple")
_CHANCES = ("chance", "chances", "risk", "odds", "probability")


def is_proportion(frame: Frame) -> bool:
    """Whether the quantity is a percentage, or a fraction or multiple without a unit; "2596.72" of an index is none."""
    unit, value = frame.quantity.unit, frame.quantity.value
    if unit.kind == "percent":
        return unit.code == "%"
    if unit.kind != "none":
        return False
    if value is None or value == int(value):
        return is_multiple(frame)
    return not _DIGITS.fullmatch(frame.quantity.text)


def is_multiple(frame: Frame) -> bool:
    """Whether the quantity is a multiple of something: "three times what it was", "twice the price"."""
    text = frame.quantity.text.lower()
    return frame.quantity.unit.kind == "none" and text.endswith(_MULTIPLES)


def is_fraction(frame: Frame) -> bool:
    """Whether the quantity is a part said in words: "half", "two-thirds"; no figure, no multiple, no "one in ten"."""
    if frame.quantity.unit.kind != "none" or not is_proportion(frame) or is_multiple(frame):
        return False
    text = frame.quantity.text
    return not text[0].isdigit() and _RATIO.search(text.lower()) is None


def parts(frame: Frame, whole: int | None) -> bool:
    """Whether the words of change only tell what happened to a part: "lost half of our voters"."""
    tokens, change = frame.tokens, frame.change
    if whole is None or change is None or not tokens.tag[change.at].startswith("VB"):
        return False
    owned = any(tokens.tag[c] == "PRP$" for c in tokens.children[whole])
    return not (owned and lemma(tokens, whole) in frame.cues.measures)


@once
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
    if frame.low(frame.end) == "that" and not tokens.tag[frame.end + 1].startswith(("NN", "JJ")):
        return frame.end if frame.quantity.unit.kind == "none" else None
    if frame.low(frame.end) in _DETERMINERS and frame.quantity.unit.kind == "none":
        noun = tokens.head[frame.end]
        noun = tokens.head[noun] if tokens.dep[noun] == "poss" else noun
        fits = tokens.tag[noun].startswith(("NN", "JJS", "CD"))
        return noun if noun > frame.end and fits and not frame.timed(noun) else None
    return fronted(frame)


def fronted(frame: Frame) -> int | None:
    """The whole that its clause begins with: "Of its 13,200 staff, some 70% work part-time", "Of these, a third"."""
    tokens, first = frame.tokens, frame.sentence[0]
    comma = before_amount(frame)
    comma = next((i for i in range(comma, comma - 3, -1) if frame.low(i) == ","), -1)
    if comma < 0:
        return None
    of = next(
        (i for i in range(comma - 1, max(comma - _FRONT, first) - 1, -1) if frame.low(i) == "of"),
        -1,
    )
    opens = of == first or frame.low(of - 1) in (",", ";", "and", "but")
    return last_object(tokens, of) if of >= 0 and opens else None


def group(frame: Frame, *words: str) -> int | None:
    """The noun of the group that its sentence begins with: "Among pensioners, the figure was 71 percent".

    Args:
        frame: The proportion.
        words: The prepositions that may lead to the group, "among" where none is named.
    """
    tokens, first = frame.tokens, frame.sentence[0]
    first += frame.low(first) in ("but", "and")
    comma = next(
        (i for i in range(first, min(first + _FAR, frame.start)) if frame.low(i) == ","), 0
    )
    if frame.low(first) not in (words or ("among",)) or not comma:
        return None
    noun = last_object(tokens, first)
    return noun if noun is not None and noun < comma else None


def held(frame: Frame) -> int | None:
    """The noun of a share that a proportion, or what it is compared with, belongs to: "her 20 percent stake".

    It is the noun that the amount modifies, or the subject or the object of its verb: "its share slid to 10 percent".
    """
    told = frame.against if frame.against is not None and is_proportion(frame.against) else frame
    tokens = frame.tokens
    around = [told.above] if told.dep in MODIFYING else []
    if told.dep == "pobj" and tokens.low[told.above] == "of":
        around.append(tokens.head[told.above])
    thing = child(tokens, told.verb, "dobj") if told.verb is not None else None
    around += [i for i in (told.subject, thing) if i is not None and told.dep != "nsubj"]
    return next((noun for noun in around if _is_share(frame, noun)), None)


def bracketed(frame: Frame) -> bool:
    """Whether a proportion stands alone in brackets: "the union (60%), the state (25%)"."""
    alone = frame.low(frame.start - 1) == "(" and frame.low(frame.end) == ")"
    return alone and is_proportion(frame)


def differs(frame: Frame) -> bool:
    """Whether a proportion is a difference: "the stake fell by 3 percent", not "cut its 7 percent stake"."""
    if frame.change is None or not frame.change.difference:
        return False
    return not (frame.dep in MODIFYING and _is_share(frame, frame.above))


def held_in(frame: Frame) -> int | None:
    """What a share is held in: "a 15 percent stake in Volvo", "its share of the market", "its Volvo stake"."""
    noun = held(frame) if frame.quantity.unit.kind in ("percent", "none") else None
    if noun is None:
        return None
    tokens = frame.tokens
    found = of_object(tokens, noun, "in", "of")
    if found is None:
        found = next((c for c in tokens.children[noun] if _names(tokens, c, noun)), None)
    return None if found is None or frame.timed(found) or _amount(frame, found) else found


def _names(tokens: Tokens, i: int, noun: int) -> bool:
    return i < noun and tokens.tag[i] == "NNP" and tokens.dep[i] in ("compound", "nmod")


def _amount(frame: Frame, i: int) -> bool:
    return any(other.inside(i) for other in frame.others)


def _is_share(frame: Frame, noun: int) -> bool:
    """Whether a noun means a part that is held: "interest" and "holding" only of something named ("in")."""
    tokens, word = frame.tokens, lemma(frame.tokens, noun)
    if word in _INVESTED:
        owned = any(tokens.tag[c] == "PRP$" for c in tokens.children[noun])
        return owned or of_object(tokens, noun, "in") is not None
    single = tokens.tag[noun] == "NN" or word == "stake"
    return single and word in _SHARES


def chance(frame: Frame) -> bool:
    """Whether the quantity is a chance, not a part of a group: "the risk is one in 200"."""
    tokens, subject = frame.tokens, frame.subject
    if subject is not None and tokens.low[subject] in _CHANCES:
        return True
    return any(tokens.low[i] in _CHANCES for i in frame.path[:3])


def has_part(frame: Frame) -> bool:
    """Whether the verb says that somebody has, gets or is a part: "polled 41 percent", "covers a third"."""
    if frame.verb is None:
        return False
    return obtains(frame) or frame.tokens.low[frame.verb] in frame.cues.share_verbs


def obtains(frame: Frame) -> bool:
    """Whether the verb says that somebody gets a part: "The Greens took 41 percent"."""
    return frame.verb is not None and frame.tokens.low[frame.verb] in _OBTAIN


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
