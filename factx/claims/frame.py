"""The frame of a quantity: the clause around it, computed once; slots read only this."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from factx.claims.change import Change, change_of
from factx.claims.clause import is_verb, path_up, subject_of
from factx.claims.cues import Cues
from factx.claims.once import once as once
from factx.model import Quantity, Time
from factx.rules.tokens import Tokens
from factx.words.senses import nouns

AGGREGATES = nouns("aggregate")


@dataclass(slots=True, eq=False)
class Frame:
    """What stands around one quantity.

    ``start`` and ``end`` are its tokens, ``root`` the one that heads them; ``path`` the tokens above the root up to
    the verb of the clause; ``verb`` that verb and ``subject`` its subject, each None where there is none. ``times``
    are those of the sentence, ``others`` its quantities, this one among them. ``change`` is the word of change that
    governs it, ``against`` the quantity that this one is only the baseline of. ``sentence`` are the tokens of the
    sentence; ``kept`` is what functions marked ``once`` said of the frame.
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
    sentence: tuple[int, int] = field(init=False)
    kept: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sentence = self.tokens.sents[self.tokens.sent[self.root]]

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

    def timed(self, i: int) -> bool:
        """Whether a token belongs to a time of the sentence."""
        start = self.tokens.start[i]
        return any(time.span[0] <= start < time.span[1] for time in self.times)

    def inside(self, i: int) -> bool:
        """Whether a token belongs to the quantity."""
        return self.start <= i < self.end


def frames(
    tokens: Tokens, cues: Cues, quantities: tuple[Quantity, ...], times: tuple[Time, ...]
) -> list[Frame]:
    """The frames of a text's quantities, in order; each knows the others of its sentence."""
    starts = [time.span[0] for time in times]
    made = []
    for quantity in quantities:
        first, last = tokens.sents[tokens.sent[tokens.at(quantity.span[0])]]
        low = bisect_left(starts, tokens.start[first])
        high = bisect_left(starts, tokens.end[last - 1])
        made.append(_frame(tokens, cues, quantity, times[low:high]))
    rows: dict[int, list[Frame]] = {}
    for frame in made:
        rows.setdefault(tokens.sent[frame.root], []).append(frame)
    for frame in made:
        frame.others = rows[tokens.sent[frame.root]]
    for frame in made:
        frame.change = change_of(frame)
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
    return Frame(tokens, cues, quantity, times, start, end, root, path, verb, subject)


def _root(tokens: Tokens, start: int, end: int) -> int:
    """The token of the quantity whose head lies outside it: the last one of these, which is the unit."""
    inner = range(start, end)
    outside = [i for i in inner if tokens.head[i] not in inner or tokens.head[i] == i]
    heads = [i for i in outside if tokens.tag[i] not in ("IN", "TO")] or outside
    return heads[-1] if heads else end - 1


def _carrier(tokens: Tokens, root: int) -> int:
    """The noun that only wraps the quantity: of "an average of £430" the average stands for it."""
    for _ in range(2):
        above = tokens.head[root]
        if tokens.dep[root] != "pobj" or tokens.low[above] != "of":
            return root
        noun = tokens.head[above]
        if tokens.low[noun] not in AGGREGATES or noun > root:
            return root
        root = noun
    return root
