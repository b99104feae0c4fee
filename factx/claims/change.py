"""The word of change that governs a quantity: "rose", "a drop of", "up", "below", and what the amount is to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factx.claims.phrase import lemma

if TYPE_CHECKING:
    from factx.claims.frame import Frame


@dataclass(frozen=True, slots=True)
class Change:
    """The word that makes a quantity a change: its token, the direction, and whether the amount is the difference.

    "rose 5%" and "a rise of 5%" give the difference; "rose to 5%" gives where it led.
    """

    at: int
    direction: str | None
    difference: bool


_DIFFERENCE = frozenset("npadvmod dobj advmod nummod attr oprd nmod amod compound dep".split())
_SUMS = ("gain", "loss", "cut")
_BEHIND = frozenset(
    "more less fewer higher lower bigger larger smaller longer shorter ahead off".split()
)
_UNDER = {"below": "down", "under": "down", "above": "up"}
_BEFORE_AMOUNT = frozenset(
    "about nearly almost some around roughly just only more than over at least by a an $ record".split()
)
_REACH = 12


def change_of(frame: Frame) -> Change | None:
    """The word of change over the quantity, else the one beside it."""
    found = _over(frame) or _beside(frame) or _copula(frame) or _moved_to(frame)
    if found is not None and found.difference and leads_to(frame) and not _named(frame):
        return replace(found, difference=False)
    return found


def leads_to(frame: Frame) -> bool:
    """Whether "to" stands before the amount: "rose by 6 to 45", wherever the parser hangs it."""
    return frame.low(before_amount(frame)) == "to"


def before_amount(frame: Frame) -> int:
    """The token before the amount and its words of relation."""
    i = frame.start - 1
    while frame.low(i) in _BEFORE_AMOUNT:
        i -= 1
    return i


def up_from(frame: Frame) -> Change | None:
    """ "41 percent of the vote, up from 33 percent": behind the amount, the word that says how it moved."""
    tokens = frame.tokens
    for i in range(frame.end, min(frame.end + _REACH, frame.sentence[1] - 1)):
        dated = tokens.tag[i] == "CD" and frame.timed(i)
        if tokens.low[i] in (";", "and") or (tokens.tag[i].startswith(("VB", "CD")) and not dated):
            return None
        word = frame.cues.change_words.get(tokens.low[i])
        if word is not None and tokens.low[i + 1] == "from":
            return Change(i, word.meaning or None, False)
    return None


def _named(frame: Frame) -> bool:
    """Whether the quantity is a count with its own noun."""
    return frame.quantity.unit.kind == "count" and frame.tokens.tag[frame.root].startswith("NN")


def _over(frame: Frame) -> Change | None:
    """The word of change over the quantity, by the shortest way up."""
    tokens, cues = frame.tokens, frame.cues
    below, preposition = frame.root, ""
    for i in frame.path[:5]:
        low, tag = tokens.low[i], tokens.tag[i]
        if tag.startswith("VB"):
            verb = cues.change_verbs.get(low)
            if verb:
                return _verb(frame, i, below, preposition, verb.direction or None)
            margin = cues.margin_verbs.get(low)
            if margin and preposition == "by":
                return Change(i, margin.direction or None, True)
        elif tag.startswith("NN"):
            noun = cues.change_nouns.get(lemma(tokens, i))
            if noun and not (noun.noun in _SUMS and frame.quantity.unit.kind == "currency"):
                return _noun(i, preposition, noun.direction or None)
        elif tag[:2] in ("RB", "JJ", "IN", "RP"):
            word = cues.change_words.get(low)
            relation = low in _BEHIND and i < frame.start and not preposition
            if word and tokens.dep[i] != "prt" and not relation:
                return Change(i, word.meaning or None, preposition in ("", "by"))
        if tag in ("IN", "TO") and not preposition:
            preposition = low
        below = i
    return None


def _verb(
    frame: Frame, at: int, below: int, preposition: str, direction: str | None
) -> Change | None:
    """Whether the amount under a verb of change is the difference, or where it led, or neither."""
    if preposition == "by":
        return Change(at, direction, True)
    if preposition in ("to", "at"):
        return None if _named(frame) else Change(at, direction, False)
    if preposition == "" and frame.tokens.dep[below] in _DIFFERENCE and below > at:
        return Change(at, direction, True)
    return None


def _noun(at: int, preposition: str, direction: str | None) -> Change | None:
    """The same under a noun of change."""
    if preposition in ("", "of", "by"):
        return Change(at, direction, True)
    return Change(at, direction, False) if preposition == "to" else None


def _beside(frame: Frame) -> Change | None:
    """A word of change beside the amount that the parser hung elsewhere: "up 10.9 percent", "22% below the peak"."""
    tokens, words = frame.tokens, frame.cues.change_words
    after = frame.low(frame.end)
    if after in _UNDER and frame.quantity.unit.kind in ("percent", "none", "currency"):
        return Change(frame.end, _UNDER[after], True)
    at = frame.end + 2 * (after in ("a", "an", "per") and frame.quantity.unit.per is not None)
    word = words.get(frame.low(at))
    known = word is not None and frame.low(at) in _BEHIND
    if frame.low(at) and (tokens.tag[at] in ("JJR", "RBR") or known) and tokens.tag[at] != "IN":
        return Change(at, (word.meaning or None) if word else None, True)
    moved = up_from(frame)
    if moved is not None:
        return moved
    i = before_amount(frame)
    word = words.get(frame.low(i))
    if word is None or frame.low(i) in _BEHIND or tokens.dep[i] == "prt":
        return None
    return Change(i, word.meaning or None, True)


def _copula(frame: Frame) -> Change | None:
    """ "The rise in exports was 5 percent": the subject of the copula is a noun of change."""
    tokens, verb, subject = frame.tokens, frame.verb, frame.subject
    if verb is None or subject is None or frame.dep not in ("attr", "dobj", "oprd"):
        return None
    level = frame.cues.level_verbs.get(tokens.low[verb])
    if level is None or level.lemma not in ("be", "total", "amount", "average", "reach"):
        return None
    noun = frame.cues.change_nouns.get(lemma(tokens, subject))
    if noun is None or noun.noun in _SUMS or not tokens.tag[subject].startswith("NN"):
        return None
    return Change(subject, noun.direction or None, True)


def _moved_to(frame: Frame) -> Change | None:
    """ "rose from $6 billion to $8 billion": the parser takes both ends for one phrase."""
    verb = frame.verb
    if verb is None or not leads_to(frame):
        return None
    row = frame.cues.change_verbs.get(frame.tokens.low[verb])
    words = frame.tokens.low[verb : frame.start]
    if row is None or "from" not in words:
        return None
    return Change(verb, row.direction or None, False)
