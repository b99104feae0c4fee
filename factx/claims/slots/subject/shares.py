"""Whose share it is: what a proportion is of, or who holds it."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.clause import SUBJECTS, child, is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import last_object, noun_phrase
from factx.claims.slots.part import bracketed as in_brackets
from factx.claims.slots.part import is_proportion, part_of
from factx.claims.topic import Topic, about
from factx.rules.slot import Filled, slot
from factx.words.senses import nouns, verbs

_OBTAIN = verbs("obtain")
_COME = ("come", "comes", "came", "coming", "stem", "stems", "stemmed")
_GO = ("go", "goes", "went", "gone", "going")
_CAST = nouns("cast")
_SELLS = verbs("sell_part")
_OWNED = ("owned", "held", "controlled")
_THEM = ("them", "which", "whom")
_FOR = ("for", "among")


@slot
def bracketed(frame: Frame) -> Filled[Topic] | None:
    """ "the union (60%), the state (25%)": a share alone in brackets belongs to the noun before them."""
    tokens, noun = frame.tokens, frame.start - 2
    if not in_brackets(frame) or noun < frame.sentence[0]:
        return None
    if not tokens.tag[noun].startswith("NN") or any(o.end == noun + 1 for o in frame.others):
        return None
    while tokens.dep[noun] == "pobj" and tokens.low[tokens.head[noun]] == "of":
        noun = tokens.head[tokens.head[noun]]
    return about(frame, noun) if tokens.tag[noun].startswith("NN") else None


@slot
def owned(frame: Frame) -> Filled[Topic] | None:
    """ "the lender, 61%-owned by Arden", "40 percent owned by the state": who owns so much."""
    joined = frame.low(frame.end - 1).endswith(_OWNED)
    at = frame.end - 1 if joined else frame.end + (frame.low(frame.end) == "-")
    if not frame.low(at).endswith(_OWNED) or frame.low(at + 1) != "by":
        return None
    noun = last_object(frame.tokens, at + 1)
    if noun is None or not is_proportion(frame) or not frame.tokens.tag[noun].startswith("NN"):
        return None
    return Filled(Topic(noun_phrase(frame.tokens, noun)), (frame.start, noun + 1))


@slot
def rival(frame: Frame) -> Filled[Topic] | None:
    """ "50.9% against 44.1% for the mayor", "won with 54% to 44% for Cole": behind the second of two, who has it."""
    i = before_amount(frame)
    word, over = frame.low(i), frame.low(i - 1)
    compared = word in ("against", "versus") or (word in ("with", "to") and over == "compared")
    voted = frame.verb is not None and frame.tokens.low[frame.verb] in frame.cues.margin_verbs
    compared = compared or (word == "to" and voted)
    if not compared or not is_proportion(frame) or frame.low(frame.end) not in _FOR:
        return None
    noun = last_object(frame.tokens, frame.end)
    if noun is None or frame.timed(noun):
        return None
    return Filled(Topic(noun_phrase(frame.tokens, noun)), (i, noun + 1))


@slot
def holder(frame: Frame) -> Filled[Topic] | None:
    """ "60% of it covered by insurance", "two-thirds of it came from abroad": who or what has the share, behind it."""
    tokens = frame.tokens
    whole = part_of(frame)
    if whole is None and frame.dep in ("nsubj", "nsubjpass"):
        whole = frame.end - 1
    noun = _holder(frame, whole) if whole is not None and is_proportion(frame) else None
    if noun is None or not tokens.tag[noun].startswith("NN") or frame.timed(noun):
        return None
    return Filled(Topic(noun_phrase(tokens, noun)), (frame.start, noun + 1))


def _holder(frame: Frame, whole: int) -> int | None:
    """The noun that "covered by", "came from", "went to", "were" or a bare "from" behind the whole leads to.

    In "two-thirds of them motorbikes" it stands right behind.
    """
    tokens = frame.tokens
    for i in range(whole + 1, min(whole + 5, frame.sentence[1] - 1)):
        low, after = tokens.low[i], tokens.low[i + 1]
        if i == whole + 1 and tokens.low[whole] in _THEM and tokens.tag[i] == "NNS":
            return i
        finite = frame.dep in SUBJECTS and frame.verb is not None and frame.verb > i
        if (tokens.tag[i] == "VBN" and after == "by" and low != "followed" and not finite) or (
            low in _COME and after == "from"
        ):
            return last_object(tokens, i + 1)
        if low in _GO and after in ("to", "on"):
            return last_object(tokens, i + 1)
        if low == "from" and i == whole + 1:
            return _next_noun(frame, i)
        if low in ("are", "is", "were", "was") and frame.dep in ("nsubj", "nsubjpass"):
            return _same(frame, i)
        if is_verb(tokens, i):
            return None
    return None


def _next_noun(frame: Frame, i: int) -> int | None:
    """The last noun of the run that begins behind ``i``: of "from melting ice" the ice."""
    tokens, last = frame.tokens, None
    for j in range(i + 1, min(i + 5, frame.sentence[1])):
        if tokens.tag[j].startswith("NN"):
            last = j
        elif last is not None or not tokens.tag[j].startswith(("DT", "JJ", "VBG", "PRP$")):
            break
    return last


def _same(frame: Frame, verb: int) -> int | None:
    """What a copula says its subject is: "three-quarters of them were women"."""
    noun = child(frame.tokens, verb, "attr")
    bare = noun is not None and frame.tokens.tag[noun] == "NN" and frame.tokens.left[noun] == noun
    if noun is None or not (bare or frame.tokens.tag[noun] == "NNS"):
        return None
    return None if any(o.inside(noun) for o in frame.others) else noun


@slot
def of_share(frame: Frame) -> Filled[Topic] | None:
    """ "39 percent of these are critical": as the subject of its clause a share is about what it is a share of."""
    found = part_of(frame)
    if found is None or frame.quantity.unit.kind not in ("percent", "none"):
        return None
    if frame.low(frame.start - 1) == "to" and frame.low(frame.start - 2) in ("equal", "equivalent"):
        return None
    if frame.dep not in ("nsubj", "nsubjpass") and _tells(frame):
        return None
    return Filled(Topic(noun_phrase(frame.tokens, found)), (frame.start, found + 1))


def _tells(frame: Frame) -> bool:
    """Whether the verb says of its subject how large a share it is: level, change, share, or "have"."""
    tokens, cues, verb = frame.tokens, frame.cues, frame.verb
    if frame.subject is not None and tokens.low[frame.subject] in ("we", "i", "you"):
        return False
    if verb is None or frame.subject is None or frame.dep == "conj":
        return verb is not None and frame.dep == "conj"
    if frame.dep == "dobj" and tokens.head[frame.root] == verb:
        return tokens.low[verb] not in _SELLS
    if _aside(frame, verb, frame.subject):
        return True
    word = tokens.low[verb]
    if frame.dep == "pobj" and tokens.low[frame.above] == "at" and child(tokens, verb, "dobj"):
        return True
    if (
        frame.dep == "pobj"
        and tokens.low[frame.above] in ("in", "with", "among", "from")
        and word != "accounted"
    ):
        return word in cues.change_verbs
    if cues.share_verbs.get(word, None) and cues.share_verbs[word].lemma == "make":
        return frame.low(verb + 1) == "up"
    tables = (cues.level_verbs, cues.change_verbs, cues.share_verbs)
    return any(word in table for table in tables) or word in _OBTAIN


def _aside(frame: Frame, verb: int, subject: int) -> bool:
    """ "heard by 20 percent of us", "With 9 percent it is fifth", "won with 52% of the vote": the subject has it."""
    tokens, above = frame.tokens, frame.above
    if frame.dep != "pobj" or tokens.head[above] != verb:
        return False
    if tokens.low[above] == "by":
        return tokens.dep[above] == "agent" and tokens.dep[subject] == "nsubjpass"
    whole = part_of(frame)
    absolute = whole is not None and tokens.tag[whole + 1] == "VBN"
    cast = whole is not None and tokens.low[whole] in _CAST
    return tokens.low[above] == "with" and (above < subject or cast) and not absolute
