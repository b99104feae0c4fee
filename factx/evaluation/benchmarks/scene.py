"""A Doc with its quantities and times as token numbers: what the adapters of NewsQuant and MeasEval read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from factx.claims.clause import child, is_verb
from factx.claims.cues import Cues
from factx.claims.phrase import lemma
from factx.model import Quantity
from factx.rules.lexicon import Lexicon
from factx.rules.tokens import Tokens

NOUNS = ("NN", "FW")
MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod", "quantmod")
PERIODS = frozenset("year month week day quarter years months weeks days quarters".split())


@cache
def _cues() -> Cues:
    return Cues(Lexicon())


class Scene:
    """The tokens of a Doc, and which of them quantities (``taken``) and times hold; made once for all quantities."""

    def __init__(self, doc: Any) -> None:
        self.tokens = Tokens(doc)
        self.quantities: tuple[Quantity, ...] = doc._.quantities
        self.spans = {q.id: self.tokens.covering(*q.span) for q in self.quantities}
        self.taken = {i for span in self.spans.values() for i in range(*span)}
        self.taken |= {i for end in self._rated() for i in (end, end + 1)}
        self.times = {i for time in doc._.times for i in range(*self.tokens.covering(*time.span))}

    def _rated(self) -> Iterator[int]:
        """Where the rate of an amount begins behind it: ``91 cents a share``."""
        for quantity in self.quantities:
            end = self.spans[quantity.id][1]
            rated = quantity.unit.per and end + 1 < len(self.tokens)
            if rated and self.tokens.low[end] in ("a", "an", "per"):
                yield end

    def is_noun(self, i: int) -> bool:
        """Whether a token is a noun outside the quantities."""
        return self.tokens.tag[i].startswith("NN") and i not in self.taken

    def is_measure(self, i: int) -> bool:
        """Whether a token is a noun of what is measured: ``rate``, ``levels``."""
        return lemma(self.tokens, i) in _cues().measures

    def amount(self, i: int) -> Quantity | None:
        """The quantity that a token belongs to."""
        if i not in self.taken:
            return None
        spans = self.spans
        return next((q for q in self.quantities if spans[q.id][0] <= i < spans[q.id][1]), None)

    def top(self, start: int, end: int) -> int:
        """The first token of a span whose head lies outside it."""
        inner, head = range(start, end), self.tokens.head
        return next((i for i in inner if head[i] not in inner or head[i] == i), end - 1)

    def object_of(self, preposition: int) -> int | None:
        """The noun behind a preposition."""
        dep = self.tokens.dep
        found = (c for c in self.tokens.children[preposition] if dep[c] == "pobj")
        return next((c for c in found if self.is_noun(c)), None)

    def before(self, i: int) -> int | None:
        """The noun right before a token, a comma between them left out."""
        last = i - 1 - (i > 0 and self.tokens.low[i - 1] == ",")
        return last if last >= 0 and self.is_noun(last) else None

    def pushed(self, verb: int, root: int) -> int | None:
        """The object of a verb that stands before an amount: ``pulled the sector 0.7% lower``."""
        found = child(self.tokens, verb, "dobj") if is_verb(self.tokens, verb) else None
        return found if found is not None and self.is_noun(found) and found < root else None
