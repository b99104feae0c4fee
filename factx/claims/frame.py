"""The frame of a quantity: the clause around it, computed once; slots read only this."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from factx.claims.clause import is_verb, path_up, subject_of
from factx.claims.cues import Cues, Noun, Verb
from factx.claims.phrase import lemma
from factx.model import Quantity, Time
from factx.rules.tokens import Tokens


@dataclass(slots=True)
class Frame:
    """What stands around one quantity.

    ``start`` and ``end`` are its tokens, ``root`` the one that heads them; ``path`` the tokens above the root up to
    the verb of the clause; ``verb`` that verb and ``subject`` its subject, each None where there is none. ``nouns``
    are the nouns that the quantity hangs on, nearest first. ``change`` is the word of change that governs it.
    ``against`` is the quantity that this one is only the baseline of.
    """

    tokens: Tokens
    cues: Cues
    quantity: Quantity
    times: tuple[Time, ...]
    start: int
    end: int
    root: int
    path: list[int]
    verb: int | None
    subject: int | None
    change: Change | None = None
    against: Frame | None = None
    others: list[Frame] = field(default_factory=list)

    @property
    def sentence(self) -> tuple[int, int]:
        """The tokens of the sentence."""
        return self.tokens.sents[self.tokens.sent[self.root]]

    @property
    def dep(self) -> str:
        """The label of the quantity in its phrase."""
        return self.tokens.dep[self.root]

    @property
    def above(self) -> int:
        """The token that the quantity hangs on."""
        return self.tokens.head[self.root]

    def low(self, i: int) -> str:
        """A token in lower case, the empty string outside the sentence."""
        first, last = self.sentence
        return self.tokens.low[i] if first <= i < last else ""

    def inside(self, i: int) -> bool:
        """Whether a token belongs to the quantity."""
        return self.start <= i < self.end


@dataclass(frozen=True, slots=True)
class Change:
    """The word that makes a quantity a change: its token, the direction, and whether the amount is the difference.

    "rose 5%" and "a rise of 5%" give the difference; "rose to 5%" gives where it led.
    """

    at: int
    direction: str | None
    difference: bool


def frames(
    tokens: Tokens, cues: Cues, quantities: tuple[Quantity, ...], times: tuple[Time, ...]
) -> list[Frame]:
    """The frames of a text's quantities, in order; each knows the others of its sentence."""
    made = [_frame(tokens, cues, quantity, times) for quantity in quantities]
    rows: dict[int, list[Frame]] = {}
    for frame in made:
        rows.setdefault(tokens.sent[frame.root], []).append(frame)
    for frame in made:
        frame.others = rows[tokens.sent[frame.root]]
    return made


def _frame(tokens: Tokens, cues: Cues, quantity: Quantity, times: tuple[Time, ...]) -> Frame:
    start, end = tokens.covering(*quantity.span)
    root = _root(tokens, start, end)
    root = _carrier(tokens, root)
    path = path_up(tokens, root)
    verb = path[-1] if path and is_verb(tokens, path[-1]) else None
    if verb is None and is_verb(tokens, root):
        verb = root
    subject = subject_of(tokens, verb) if verb is not None else None
    if subject is not None and start <= subject < end:
        subject = None if quantity.unit.kind != "count" else subject
    frame = Frame(tokens, cues, quantity, times, start, end, root, path, verb, subject)
    frame.change = _change(frame)
    if frame.change is not None and frame.change.difference and _behind_to(frame):
        frame.change = replace(frame.change, difference=False)
    return frame


def _behind_to(frame: Frame) -> bool:
    """Whether "to" leads to the amount: "rose by 6 to 45", wherever the parser hangs it."""
    i = frame.start - 1
    while frame.low(i) in (
        "about",
        "nearly",
        "almost",
        "some",
        "around",
        "just",
        "more",
        "than",
        "over",
        "a",
        "record",
    ):
        i -= 1
    named = frame.quantity.unit.kind == "count" and frame.tokens.tag[frame.root].startswith("NN")
    return frame.low(i) == "to" and not named


def _root(tokens: Tokens, start: int, end: int) -> int:
    """The token of the quantity whose head lies outside it: the last one of these, which is the unit."""
    inner = range(start, end)
    outside = [i for i in inner if tokens.head[i] not in inner or tokens.head[i] == i]
    heads = [i for i in outside if tokens.tag[i] not in ("IN", "TO")] or outside
    return heads[-1] if heads else end - 1


_TRANSPARENT = ("total", "sum", "average", "median", "maximum", "minimum", "record", "combined")


def _carrier(tokens: Tokens, root: int) -> int:
    """The noun that only wraps the quantity: of "an average of £430" the average stands for it."""
    for _ in range(2):
        above = tokens.head[root]
        if tokens.dep[root] != "pobj" or tokens.low[above] != "of":
            return root
        noun = tokens.head[above]
        if tokens.low[noun] not in _TRANSPARENT or noun > root:
            return root
        root = noun
    return root


_DIFFERENCE = (
    "npadvmod",
    "dobj",
    "advmod",
    "nummod",
    "attr",
    "oprd",
    "nmod",
    "amod",
    "compound",
    "dep",
)


def _change(frame: Frame) -> Change | None:
    """The word of change over the quantity, by the shortest way up."""
    tokens, cues = frame.tokens, frame.cues
    below = frame.root
    preposition = ""
    for i in [*frame.path[:5]]:
        low = tokens.low[i]
        verb = cues.change_verbs.get(low) if tokens.tag[i].startswith("VB") else None
        noun = cues.change_nouns.get(lemma(tokens, i)) if tokens.tag[i].startswith("NN") else None
        if noun and noun.noun in _SUMS and frame.quantity.unit.kind == "currency":
            noun = None
        word = cues.change_words.get(low) if tokens.tag[i][:2] in ("RB", "JJ", "IN", "RP") else None
        if word and (
            tokens.dep[i] == "prt" or (low in _BEHIND and i < frame.start and not preposition)
        ):
            word = None
        if verb or noun:
            row: Verb | Noun = verb or noun  # type: ignore[assignment]
            return _led(frame, i, below, preposition, row.direction or None, noun is not None)
        margin = cues.margin_verbs.get(low) if tokens.tag[i].startswith("VB") else None
        if margin and preposition == "by":
            return Change(i, margin.direction or None, True)
        if word:
            return Change(i, word.meaning or None, preposition in ("", "by"))
        if tokens.tag[i] in ("IN", "TO") and not preposition:
            preposition = low
        below = i
    return _beside(frame)


_SUMS = ("gain", "loss", "cut")
_BEHIND = frozenset(
    "more less fewer higher lower bigger larger smaller longer shorter ahead off".split()
)
_UNDER = {"below": "down", "under": "down", "above": "up"}


def _up_from(frame: Frame) -> Change | None:
    """ "41 percent of the vote, up from 33 percent": behind the amount, the word that says how it moved."""
    for i in range(frame.end, min(frame.end + 9, frame.sentence[1] - 1)):
        if frame.tokens.tag[i].startswith(("VB", "CD")) or frame.tokens.low[i] in (";", "and"):
            return None
        word = frame.cues.change_words.get(frame.tokens.low[i])
        if word is not None and frame.tokens.low[i + 1] == "from":
            return Change(i, word.meaning or None, False)
    return None


def _led(
    frame: Frame, at: int, below: int, preposition: str, direction: str | None, noun: bool
) -> Change | None:
    """Whether the amount under a word of change is the difference, or where it led, or neither."""
    tokens = frame.tokens
    if noun:
        if preposition in ("", "of", "by"):
            return Change(at, direction, True)
        return Change(at, direction, False) if preposition == "to" else None
    if preposition == "by":
        return Change(at, direction, True)
    if preposition in ("to", "at"):
        named = frame.quantity.unit.kind == "count" and tokens.tag[frame.root].startswith("NN")
        return None if named else Change(at, direction, False)
    if preposition == "" and tokens.dep[below] in _DIFFERENCE and below > at:
        return Change(at, direction, True)
    return None


def _beside(frame: Frame) -> Change | None:
    """A word of change beside the amount that the parser hung elsewhere: "up 10.9 percent", "22% below the peak"."""
    after = frame.low(frame.end)
    if after in _UNDER and frame.quantity.unit.kind in ("percent", "none"):
        return Change(frame.end, _UNDER[after], True)
    word = frame.cues.change_words.get(after)
    if word is not None and after in _BEHIND and frame.tokens.tag[frame.end][:2] in ("RB", "JJ"):
        return Change(frame.end, word.meaning or None, True)
    moved = _up_from(frame)
    if moved is not None:
        return moved
    i = frame.start - 1
    first = frame.sentence[0]
    while i >= first and frame.tokens.low[i] in (
        "about",
        "by",
        "some",
        "nearly",
        "almost",
        "around",
        "a",
        "an",
        "$",
    ):
        i -= 1
    if i < first:
        return None
    word = frame.cues.change_words.get(frame.tokens.low[i])
    if word is None or frame.low(i) in _BEHIND or frame.tokens.dep[i] == "prt":
        return None
    return Change(i, word.meaning or None, True)
