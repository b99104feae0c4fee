"""The word of change that governs a quantity: "rose", "a drop of", "up", "below", and what the amount is to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factx.claims.amount import BEFORE_AMOUNT, got
from factx.claims.amount import before_amount as before_amount
from factx.claims.clause import child
from factx.claims.led_up import led_up, told_first
from factx.claims.phrase import lemma
from factx.words.senses import nouns, verbs

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
_MARKS = nouns("mark")
_ACROSS = (*_UNDER, "past", "through", "beyond")
_NO_AMOUNT = frozenset("later earlier sooner older younger".split())
_STOPS = frozenset(", ; : and but that which who".split())
_LOOSE = frozenset("at after before during for on over under with".split())
_CARRY = verbs("carry_to")
_TOTALS = nouns("running_total")
_REACH = 12
_AGAIN = 4


def change_of(frame: Frame) -> Change | None:
    """The word of change over the quantity, else the one beside it."""
    found = _behind(frame) or _over(frame) or _beside(frame) or by(frame) or _copula(frame)
    found = found or _moved_to(frame) or _carried_to(frame)
    if found is not None and found.difference and leads_to(frame) and not _named(frame):
        return replace(found, difference=False)
    return found


def leads_to(frame: Frame) -> bool:
    """Whether "to" stands before the amount: "rose by 6 to 45", wherever the parser hangs it."""
    return frame.low(before_amount(frame)) == "to"


def up_from(frame: Frame) -> Change | None:
    """ "41 percent of the vote, up from 33 percent": behind the amount, the word that says how it moved."""
    if any(frame.quantity.span == time.span for time in frame.times) and frame.dep == "pobj":
        return None
    first = told_first(frame) or frame
    for other in frame.others:
        led = led_up(other)
        if led is not None and led[1] is first:
            word = frame.cues.change_words[frame.low(led[0])]
            return Change(led[0], word.meaning or None, False)
    return _up_from_else(frame)


def _up_from_else(frame: Frame) -> Change | None:
    """ "41 percent of the vote, up from a record low": the same where no amount follows."""
    tokens = frame.tokens
    start = frame.end
    if frame.low(start) == "(":
        shut = (i for i in range(start, start + _REACH) if frame.low(i) == ")")
        start = next(shut, start)
    for i in range(start, min(start + _REACH, frame.sentence[1] - 1)):
        dated = tokens.tag[i] == "CD" and frame.timed(i)
        if tokens.low[i] in (";", "and") or (tokens.tag[i].startswith(("VB", "CD")) and not dated):
            return None
        word = frame.cues.change_words.get(tokens.low[i])
        if word is not None and tokens.low[i + 1] == "from":
            amount = any(o.start - 4 < i + 1 < o.start for o in frame.others)
            return None if amount else Change(i, word.meaning or None, False)
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
            if verb and not got(frame, i, below, verb.lemma):
                way = cues.change_words.get(tokens.low[i + 1]) if not verb.direction else None
                direction = verb.direction or (way.meaning if way else None) or None
                return _verb(frame, i, below, preposition, direction)
            word = cues.change_words.get(tokens.low[i + 1]) if preposition in ("by", "to") else None
            if word is not None and tokens.tag[i + 1] in ("RP", "RB") and i < frame.start - 1:
                return Change(i + 1, word.meaning or None, preposition == "by")
            margin = cues.margin_verbs.get(low)
            if margin and preposition == "by":
                return Change(i, margin.direction or None, True)
        elif tag.startswith("NN"):
            noun = cues.change_nouns.get(lemma(tokens, i))
            if not _under(tokens.low[j] for j in frame.path[: frame.path.index(i)]):
                noun = None
            if noun and not (noun.noun in _SUMS and frame.quantity.unit.kind == "currency"):
                return _noun(i, preposition, noun.direction or None)
        elif tag[:2] in ("RB", "JJ", "IN", "RP"):
            word = cues.change_words.get(low)
            relation = low in _BEHIND and i < frame.start and not preposition
            relation = relation or (low == "up" and tokens.low[i + 1] == "to" and tag == "IN")
            relation = relation or (low == "off" and frame.quantity.unit.kind == "physical")
            relation = relation and not _dropped(frame, i)
            relation = relation or _place(frame, i) or preposition == "than"
            if word and tokens.dep[i] != "prt" and not relation:
                return Change(i, word.meaning or None, preposition in ("", "by"))
        if tag in ("IN", "TO") and not preposition:
            preposition = low
        below = i
    return None


def _dropped(frame: Frame, at: int) -> bool:
    """Whether "off" before an amount says that it is lower by so much: "at 2596.72, off 17.01"; not "laid off 300"."""
    if frame.low(at) != "off" or at >= frame.start or _named(frame):
        return False
    return frame.low(at - 1) in (",", "(", "is", "was", "are", "were")


def _place(frame: Frame, at: int) -> bool:
    """Whether a length with "up" or "down" behind it says where: "300 feet up the wall", "six floors down"."""
    length = frame.quantity.unit.dimension == "length" and frame.low(at) in ("up", "down")
    return length and at == frame.end and frame.low(at + 1) not in ("on", "from")


def _under(words: Iterable[str]) -> bool:
    """Whether the words between amount and noun tie it to that noun: "growth in exports of 5 percent"."""
    return _LOOSE.isdisjoint(words)


def _verb(
    frame: Frame, at: int, below: int, preposition: str, direction: str | None
) -> Change | None:
    """Whether the amount under a verb of change is the difference, or where it led, or neither."""
    if preposition == "by":
        return Change(at, direction, True)
    if preposition in _ACROSS:
        passed = _named(frame) and preposition not in _UNDER
        return None if passed else Change(at, direction, False)
    if preposition in ("to", "at"):
        return None if _named(frame) and preposition == "at" else Change(at, direction, False)
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
    end = _past_other(frame)
    word = words.get(frame.low(end))
    if word is not None and tokens.low[end] in _BEHIND and tokens.tag[end][:2] in ("RB", "JJ"):
        return Change(end, word.meaning or None, True)
    moved = up_from(frame)
    if moved is not None:
        return moved
    i = before_amount(frame)
    word = words.get(frame.low(i))
    behind = frame.low(i) in _BEHIND and not _dropped(frame, i)
    if word is None or behind or tokens.dep[i] == "prt":
        return None
    return Change(i, word.meaning or None, True)


def _past_other(frame: Frame) -> int:
    """The token behind the amount and what says it again: of "ended $40, or 0.5 percent, lower" the last word."""
    end = frame.end
    if frame.low(end) != "(" and (frame.low(end), frame.low(end + 1)) != (",", "or"):
        return end + (frame.low(end) == "," and frame.low(frame.start - 1) == "or")
    other = next((o for o in frame.others if 0 < o.start - end <= _AGAIN), None)
    return other.end + 1 if other is not None and frame.low(other.end) in (",", ")") else end


def _behind(frame: Frame) -> Change | None:
    """What stands right behind the amount: "22% below its peak", "3 degrees above normal", "$3 off", "warmer"."""
    after, kind = frame.low(frame.end), frame.quantity.unit.kind
    marked = any(frame.low(i) in _MARKS for i in range(frame.end + 1, frame.end + 5))
    if after in _UNDER and (kind in ("percent", "none", "currency") or marked):
        return Change(frame.end, _UNDER[after], True)
    if after == "behind" and kind == "percent":
        return Change(frame.end, "down", True)
    if after == "off" and kind in ("percent", "currency") and frame.tokens.tag[frame.end] == "IN":
        return Change(frame.end, "down", True)
    return _comparative(frame)


def _comparative(frame: Frame) -> Change | None:
    """ "2.8 degrees warmer than", "$10 a barrel dearer": an adjective of more or less behind the amount."""
    tokens, at = frame.tokens, frame.end
    if frame.low(at) in ("a", "an", "per", "the"):
        at += 2
    if not frame.low(at) or tokens.tag[at] not in ("JJR", "RBR"):
        return None
    low = tokens.low[at]
    if low in _NO_AMOUNT or frame.quantity.unit.kind == "count":
        return None
    word = frame.cues.change_words.get(low)
    return Change(at, word.meaning or None if word else "up", True)


def by(frame: Frame) -> Change | None:
    """ "cut the price of a pass by a fifth", "put them ahead by six points": what the amount behind "by" measures."""
    tokens, cues = frame.tokens, frame.cues
    at = next((i for i in range(frame.start - 1, frame.start - 4, -1) if frame.low(i) == "by"), -1)
    if at < 0 or any(tokens.low[i] not in BEFORE_AMOUNT for i in range(at, frame.start)):
        return None
    for i in range(at - 1, at - _REACH, -1):
        low = frame.low(i)
        if not low or low in _STOPS or any(o.inside(i) for o in frame.others):
            return None
        verb = cues.change_verbs.get(low) or cues.margin_verbs.get(low)
        if verb is not None:
            return Change(i, verb.direction or None, True)
        word = cues.change_words.get(low)
        if word is not None:
            return Change(i, word.meaning or None, True)
        if tokens.tag[i].startswith("VB"):
            return None
    return None


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
    """ "rose from $6 billion to $8 billion", "go to $27 from $24": both ends, whatever the parser makes of them."""
    verb, tokens = frame.verb, frame.tokens
    if verb is None or not leads_to(frame):
        return None
    row = frame.cues.change_verbs.get(tokens.low[verb])
    if row is not None and "from" in tokens.low[verb : frame.start]:
        return Change(verb, row.direction or None, False)
    both = frame.low(frame.end) == "from" and tokens.tag[frame.end + 1] in ("CD", "$")
    return Change(verb, None, False) if both and not _named(frame) else None


def _carried_to(frame: Frame) -> Change | None:
    """ "brings the total to 44", "pushed its debt above $35 million": what carries an amount on, or past a mark."""
    tokens, verb, word = frame.tokens, frame.verb, frame.low(before_amount(frame))
    if verb is None or tokens.low[verb] not in _CARRY or _named(frame):
        return None
    if word in _UNDER:
        return Change(verb, _UNDER[word], False)
    thing = child(tokens, verb, "dobj")
    total = thing is not None and lemma(tokens, thing) in _TOTALS
    return Change(verb, "up", False) if total and word == "to" else None
