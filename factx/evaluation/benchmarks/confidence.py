"""Fit the confidence of claims on the development parts of the gold: ``factx bench confidence``.

A logistic regression with L2 penalty by Newton's method. Rules are more often right on the texts that they were
written on: a feature of its own, ``read``, takes that up, and is left out of the table, since no text of a user is one.
Calibration is reported on held-out folds of the documents that no rule was written on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from factx.claims.confidence import BIAS, TABLE, features
from factx.evaluation.bundled import gold_file
from factx.evaluation.gold import read_gold
from factx.evaluation.reliability import Judged, as_text, bins, judged
from factx.evaluation.sections import parts
from factx.rules.lexicon import HOME

_HEAD = "# source: factx bench confidence --write, from the development parts of gold/; do not edit"
FOLDS = 7
PENALTY = 2.0
RARE = 5
READ = "read"
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document to fit on: its judged claims, and whether rules were written on it."""

    claims: list[Judged]
    read: bool


def development() -> list[Fitted]:
    """The documents of the parts ``dev``, which rules were written on, and ``calibration``, which they were not."""
    from factx.pipeline import pipe

    part_of = parts()
    gold = [d for d in read_gold(gold_file()) if part_of.get(d.doc_id) in ("dev", "calibration")]
    return [
        Fitted(list(judged(g, found)), part_of[g.doc_id] == "dev")
        for g, found in zip(gold, pipe(gold), strict=True)
    ]


def names(documents: Sequence[Fitted]) -> list[str]:
    """The features that are common enough to weigh, behind the two that every model has."""
    counts = Counter(
        f for doc in documents for item in doc.claims for f in features(item.claim, item.quantity)
    )
    return [BIAS, READ, *sorted(name for name, count in counts.items() if count >= RARE)]


def matrix(documents: Sequence[Fitted], columns: Sequence[str]) -> Array:
    """One row a claim, one column a feature."""
    place = {name: n for n, name in enumerate(columns)}
    rows = [(doc, item) for doc in documents for item in doc.claims]
    table = np.zeros((len(rows), len(columns)))
    table[:, 0] = 1
    for row, (doc, item) in zip(table, rows, strict=True):
        row[1] = doc.read
        for name in features(item.claim, item.quantity):
            if name in place:
                row[place[name]] = 1
    return table


def fit(documents: Sequence[Fitted], columns: Sequence[str]) -> Array:
    """The weights of the features."""
    table = matrix(documents, columns)
    right = np.array([item.right for doc in documents for item in doc.claims], dtype=float)
    penalty = np.full(len(columns), PENALTY)
    penalty[:2] = 1e-3
    weights = np.zeros(len(columns))
    for _ in range(30):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - guess) - penalty * weights
        curve = (table.T * (guess * (1 - guess))) @ table + np.diag(penalty)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def held_out(documents: Sequence[Fitted]) -> list[tuple[float, bool]]:
    """The confidence of each claim that no rule was written on, from a model that has not seen its document."""
    points: list[tuple[float, bool]] = []
    for fold in range(min(FOLDS, len(documents))):
        seen = [doc for n, doc in enumerate(documents) if n % FOLDS != fold]
        unseen = [doc for n, doc in enumerate(documents) if n % FOLDS == fold and not doc.read]
        columns = names(seen)
        guess = 1 / (1 + np.exp(-matrix(unseen, columns) @ fit(seen, columns)))
        right = [item.right for doc in unseen for item in doc.claims]
        points += [(float(p), known) for p, known in zip(guess, right, strict=True)]
    return points


def as_table(documents: Sequence[Fitted]) -> str:
    """The weights as the CSV file that the claims room reads."""
    columns = names(documents)
    weights = fit(documents, columns)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in (item for doc in documents for item in doc.claims):
        for name in [BIAS, *features(item.claim, item.quantity)]:
            (right if item.right else wrong)[name] += 1
    lines = [_HEAD, "feature,weight,right,wrong"]
    for name, weight in zip(columns, weights, strict=True):
        if name != READ:
            lines.append(f"{name},{weight:.2f},{right[name]},{wrong[name]}")
    return "\n".join(lines) + "\n"


def report(write: bool) -> str:
    """The reliability table on held-out folds; with ``write`` the table of weights is written."""
    documents = development()
    if write:
        (HOME / TABLE).write_text(as_table(documents), encoding="utf-8")
    return as_text(bins(held_out(documents)))
