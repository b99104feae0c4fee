"""Amounts in a row, each with a subject of its own: the verb is said once, or "respectively" pairs them."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object, noun_phrase
from factx.claims.topic import Topic, names
from factx.rules.slot import Filled, slot

_LINKS = ("and", ",", ";", "while", "but")
_OPENS = ("DT", "JJ", "NN", "PRP$", "JJR", "JJS")
_LONGEST = 12


@slot
def equated(frame: Frame) -> Filled[Topic] | None:
    """ "(1 Philippine peso = $0.0187)": the money that stands before the sign, for both sides."""
    tokens = frame.tokens
    first = frame.low(frame.end) == "="
    at = frame.end if first else frame.start - 1
    left = next((o for o in frame.others if o.end == at), None)
    if frame.low(at) != "=" or left is None or not tokens.tag[at - 1].startswith("NN"):
        return None
    noun = at - 1
    phrase = noun_phrase(tokens, noun, (left.start, left.start + 1))
    return Filled(Topic(NounPhrase(noun, phrase.start, noun + 1)), (left.start, frame.end))


@slot
def respectively(frame: Frame) -> Filled[Topic] | None:
    """ "A and B fell 4% and 6% respectively": the subjects in the order of the amounts."""
    tokens, code = frame.tokens, frame.quantity.unit.code
    last = next((i for i in range(*frame.sentence) if tokens.low[i] == "respectively"), None)
    if last is None or frame.subject is None:
        return None
    row = [o for o in frame.others if o.end <= last and o.quantity.unit.code == code]
    subjects, noun = [frame.subject], frame.subject
    while True:
        noun = next((c for c in tokens.children[noun] if tokens.dep[c] == "conj"), -1)
        if noun < 0:
            break
        subjects.append(noun)
    if len(row) != len(subjects) or len(row) < 2 or frame not in row:
        return None
    noun = subjects[row.index(frame)]
    return Filled(Topic(noun_phrase(tokens, noun)), (noun, last + 1))


@slot
def gapped(frame: Frame) -> Filled[Topic] | None:
    """ "food was up 7.3 per cent and clothing 1.9 per cent": the phrase right before, where the verb is left out."""
    tokens = frame.tokens
    end = before_amount(frame) + 1
    link = _link(frame, end)
    if link is None or not _opens(frame, link + 1) or tokens.low[end - 1] == "of":
        return None
    alike = any(
        o.end <= link and o.quantity.unit.code == frame.quantity.unit.code for o in frame.others
    )
    heads = range(link + 1, end)
    noun = next((i for i in heads if _heads(frame, i, end)), None)
    if not alike or noun is None or not names(frame, noun) or frame.timed(noun):
        return None
    if tokens.low[noun] in ("that", "those") and tokens.low[noun + 1] == "of":
        owner = last_object(tokens, noun + 1)
        noun = owner if owner is not None and owner < end else noun
    if tokens.tag[noun].startswith("NN") and (noun == end - 1 or tokens.tag[noun][:3] == "NNP"):
        return Filled(Topic(noun_phrase(tokens, noun)), (link, frame.end))
    start = next(i for i in heads if tokens.tag[i] not in ("DT", "PRP$") or i == noun)
    return Filled(Topic(NounPhrase(noun, start, end)), (link, frame.end))


def _link(frame: Frame, end: int) -> int | None:
    """The word that links the phrase before the amount to what stands before it."""
    tokens = frame.tokens
    for i in range(end - 1, max(frame.sentence[0], end - _LONGEST), -1):
        if tokens.low[i] in _LINKS:
            return i if i < end - 1 else None
        verb = tokens.tag[i].startswith(("VB", "MD", "CD", "W")) and not _taken(frame, i)
        if verb or any(o.inside(i) for o in frame.others):
            return None
    return None


def _opens(frame: Frame, i: int) -> bool:
    return frame.tokens.tag[i].startswith(_OPENS)


def _heads(frame: Frame, i: int, end: int) -> bool:
    """Whether a token is the head of the phrase: its first noun that no other noun follows, or "those"."""
    tokens = frame.tokens
    if tokens.low[i] in ("those", "that") and tokens.tag[i + 1] in ("IN", "TO"):
        return True
    follows = i + 1 < end and tokens.tag[i + 1].startswith(("NN", "POS"))
    return (tokens.tag[i].startswith("NN") or _taken(frame, i)) and not follows


def _taken(frame: Frame, i: int) -> bool:
    """Whether the tagger takes a plural behind a possessive for a verb: "and her rivals 40 percent"."""
    return frame.tokens.tag[i] == "VBZ" and frame.tokens.tag[i - 1] in ("PRP$", "POS")
