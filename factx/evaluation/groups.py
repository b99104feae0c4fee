"""Scores by group: by the desk of the article, the kind of the claim, or the kind of unit.

A thing compared belongs to the group that gold has it in; what gold does not have, to the group it was predicted in. So
each belongs to one group, and the counts of all groups add up to the whole. Times have no kind and no unit: their
rows stand in the groups of sections only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from factx.evaluation.outcomes import Outcome, Side
from factx.evaluation.scores import DocumentScore, Scores
from factx.evaluation.sections import UNKNOWN

By = Literal["section", "kind", "unit"]
NO_CLAIM = "no claim"


def grouped(scores: Scores, by: By, sections: Mapping[str, str]) -> dict[str, Scores]:
    """The scores of each group, in the order of their names.

    Args:
        scores: The scores of all.
        by: What makes the groups.
        sections: The section of each document by its ``doc_id``.
    """
    if by == "section":
        groups: dict[str, list[DocumentScore]] = {}
        for document in scores.documents:
            groups.setdefault(sections.get(document.gold.doc_id, UNKNOWN), []).append(document)
        return {name: Scores(tuple(groups[name])) for name in sorted(groups)}
    name_of = _kind if by == "kind" else _unit
    sorted_out = [_by_outcome(document, name_of) for document in scores.documents]
    names = sorted({name for own in sorted_out for name in own})
    return {
        name: Scores(
            tuple(
                replace(document, outcomes=tuple(own.get(name, ())))
                for document, own in zip(scores.documents, sorted_out, strict=True)
            )
        )
        for name in names
    }


def _by_outcome(
    document: DocumentScore, name_of: Callable[[Side, str], str]
) -> dict[str, list[Outcome]]:
    gold, predicted = Side.of(document.gold), Side.of(document.predicted)
    found: dict[str, list[Outcome]] = {}
    for outcome in document.outcomes:
        if outcome.row.group == "time":
            continue
        side, id = (gold, outcome.gold_id) if outcome.gold_id else (predicted, outcome.predicted_id)
        if id is not None:
            found.setdefault(name_of(side, id), []).append(outcome)
    return found


def _kind(side: Side, quantity: str) -> str:
    claim = side.claim_of.get(quantity)
    return claim.kind if claim else NO_CLAIM


def _unit(side: Side, quantity: str) -> str:
    return side.quantities[quantity].unit.kind
