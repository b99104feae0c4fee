"""Why the time stage and a TimeML gold disagree: each disagreement under its cause, with the side that is right.

The causes stand in ``tempeval_causes.csv``; they were decided by reading, so a new gold may need rows of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import ClassVar

from factx.evaluation.match import match_times
from factx.model import Time
from factx.rules.table import Row, read_table

TABLE = Path(__file__).with_name("tempeval_causes.csv")
Pair = tuple[Sequence[Time], Sequence[Time]]


@dataclass(frozen=True)
class Cause(Row):
    """A cause of disagreement: what it fits, the side that is right, and why."""

    key: ClassVar[str] = "cause"
    cased: ClassVar[bool] = True
    cause: str
    sign: str
    gold: str
    ours: str
    spans: str
    right: str
    why: str
    example: str

    def fits(self, one: Disagreement) -> bool:
        """Whether a disagreement is of this cause."""
        spans = "same" if one.gold and one.ours and one.gold.span == one.ours.span else "other"
        return (
            fnmatchcase(one.sign, self.sign)
            and fnmatchcase(_mask(one.gold), self.gold)
            and fnmatchcase(_mask(one.ours), self.ours)
            and fnmatchcase(spans, self.spans)
        )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A gold time, ours, or a pair that differs in span, type or value."""

    gold: Time | None
    ours: Time | None

    @property
    def sign(self) -> str:
        """``missed``, ``too much`` or ``differs``."""
        return "missed" if self.ours is None else "too much" if self.gold is None else "differs"

    def __str__(self) -> str:
        sides = [
            f"“{' '.join(t.text.split())}” {_mask(t)}"
            for t in (self.gold, self.ours)
            if t is not None
        ]
        return f"{self.sign:8} {' / '.join(sides)}"


def disagreements(pairs: Sequence[Pair]) -> Iterator[Disagreement]:
    """All disagreements between gold times and ours, document by document."""
    for wanted, found in pairs:
        matched = match_times(wanted, found)
        paired = {id(time) for pair in matched for time in pair}
        yield from (Disagreement(time, None) for time in wanted if id(time) not in paired)
        yield from (Disagreement(None, time) for time in found if id(time) not in paired)
        for one, other in matched:
            if (one.span, one.type, one.value) != (other.span, other.type, other.value):
                yield Disagreement(one, other)


def lines(pairs: Sequence[Pair], count: int) -> Iterator[str]:
    """The causes with their number and the side that is right, then the commonest single disagreements."""
    causes = read_table(Cause, TABLE).rows
    found = list(disagreements(pairs))
    by_cause = Counter(next(c.cause for c in causes if c.fits(one)) for one in found)
    yield f"{len(found)} disagreements by cause, with the side that is right"
    for cause in sorted(causes, key=lambda c: -by_cause[c.cause]):
        if by_cause[cause.cause]:
            yield f"{by_cause[cause.cause]:5} {cause.right:5} {cause.cause}: {cause.why}"
    yield f"the {count} commonest, the gold’s side first"
    for line, times in Counter(map(str, found)).most_common(count):
        yield f"{times:5} {line}"


def _mask(time: Time | None) -> str:
    """Type and value, with 9 for each figure."""
    return f"{time.type} {re.sub('[0-9]', '9', time.value)}" if time else ""
