"""Confusion tables: what gold has in the lines, what was predicted in the columns.

``kind`` and ``relation`` over the claims whose quantities match in value and unit; ``unit`` over all quantities, those
that only one side has included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from factx.evaluation.outcomes import BY_NAME, Side
from factx.evaluation.scores import Scores, Tally
from factx.model import Kind, Relation, UnitKind

NONE = "—"
VALUE = BY_NAME["quantity", "value"]
ORDER = (*get_args(Kind), *get_args(Relation), *get_args(UnitKind))


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often gold has the one and the prediction the other."""

    name: str
    counts: Counter[tuple[str, str]]

    @property
    def labels(self) -> list[str]:
        """What stands in gold or prediction, in the order of the claim format."""
        seen = {label for pair in self.counts for label in pair}
        return sorted(seen, key=lambda label: (label not in ORDER, _place(label), label))

    def tallies(self) -> dict[str, Tally]:
        """Right, gold and predicted of each label that is not the lack of one."""
        return {
            label: Tally(
                self.counts[label, label],
                sum(n for (gold, _), n in self.counts.items() if gold == label),
                sum(n for (_, found), n in self.counts.items() if found == label),
            )
            for label in self.labels
            if label in ORDER
        }


def confusions(scores: Scores) -> list[Confusion]:
    """The tables of kind, relation and unit, those that gold covers."""
    made = (
        Confusion("kind", Counter(_slot(scores, "kind"))),
        Confusion("relation", Counter(_slot(scores, "relation"))),
        Confusion("unit", Counter(_units(scores))),
    )
    return [table for table in made if table.counts]


def as_text(tables: Iterable[Confusion]) -> Iterator[str]:
    """The tables, each with precision, recall and F1 of its labels."""
    for table in tables:
        labels = table.labels
        width = 2 + max(len(label) for label in labels)
        head = "".join(f"{label:>{max(width, 7)}}" for label in labels)
        yield f"\n{table.name}: gold in lines, predicted in columns"
        yield f"{'':12}{head}{'P':>8}{'R':>7}{'F1':>7}"
        tallies = table.tallies()
        for gold in labels:
            cells = "".join(f"{table.counts[gold, found]:{max(width, 7)}}" for found in labels)
            figures = ""
            if gold in tallies:
                tally = tallies[gold]
                figures = f"{tally.precision:8.1f}{tally.recall:7.1f}{tally.f1:7.1f}"
            yield f"{gold:12}{cells}{figures}"


def _slot(scores: Scores, slot: str) -> Iterator[tuple[str, str]]:
    row = BY_NAME["slot", slot]
    for document in scores.documents:
        for outcome in document.outcomes:
            if outcome.row == row:
                yield outcome.gold or NONE, outcome.predicted or NONE


def _units(scores: Scores) -> Iterator[tuple[str, str]]:
    for document in scores.documents:
        gold, predicted = Side.of(document.gold), Side.of(document.predicted)
        for outcome in document.outcomes:
            if outcome.row == VALUE:
                yield _unit(gold, outcome.gold_id), _unit(predicted, outcome.predicted_id)


def _unit(side: Side, quantity: str | None) -> str:
    return side.quantities[quantity].unit.kind if quantity else NONE


def _place(label: str) -> int:
    return ORDER.index(label) if label in ORDER else 0
