"""Fit the confidence of claims on the development part of the gold: ``factx bench confidence``.

A logistic regression with L2 penalty by Newton's method. Calibration is reported on held-out folds of
documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from factx.claims.confidence import BIAS, TABLE, features
from factx.evaluation.bundled import gold_file
from factx.evaluation.gold import read_gold
from factx.evaluation.reliability import Judged, as_text, bins, judged
from factx.rules.lexicon import HOME

_HEAD = "# source: factx bench confidence --write, from the development part of gold/; do not edit"
FOLDS = 7
PENALTY = 2.0
RARE = 5
Array = npt.NDArray[np.float64]


def development_part() -> list[list[Judged]]:
    """The judged claims of each development document."""
    from factx.pipeline import pipe

    path = gold_file()
    part = _development(path.parent / "split.csv")
    gold = [document for document in read_gold(path) if document.doc_id in part]
    return [list(judged(g, found)) for g, found in zip(gold, pipe(gold), strict=True)]


def _development(split: Path) -> set[str]:
    lines = split.read_text(encoding="utf-8").splitlines()
    return {line.split(",")[0] for line in lines if line.endswith(",dev")}


def names(claims: Sequence[Judged]) -> list[str]:
    """The features that are common enough to weigh."""
    counts = Counter(f for item in claims for f in features(item.claim, item.quantity))
    return [BIAS, *sorted(name for name, count in counts.items() if count >= RARE)]


def matrix(claims: Sequence[Judged], columns: Sequence[str]) -> Array:
    """One row a claim, one column a feature."""
    place = {name: n for n, name in enumerate(columns)}
    table = np.zeros((len(claims), len(columns)))
    table[:, 0] = 1
    for row, item in zip(table, claims, strict=True):
        for name in features(item.claim, item.quantity):
            if name in place:
                row[place[name]] = 1
    return table


def fit(claims: Sequence[Judged], columns: Sequence[str]) -> Array:
    """The weights of the features."""
    table = matrix(claims, columns)
    right = np.array([item.right for item in claims], dtype=float)
    penalty = np.full(len(columns), PENALTY)
    penalty[0] = 1e-3
    weights = np.zeros(len(columns))
    for _ in range(30):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - guess) - penalty * weights
        curve = (table.T * (guess * (1 - guess))) @ table + np.diag(penalty)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def held_out(documents: Sequence[Sequence[Judged]]) -> list[tuple[float, bool]]:
    """Each claim's confidence from a model that has not seen its document."""
    points: list[tuple[float, bool]] = []
    for fold in range(min(FOLDS, len(documents))):
        seen = [j for n, doc in enumerate(documents) if n % FOLDS != fold for j in doc]
        unseen = [j for n, doc in enumerate(documents) if n % FOLDS == fold for j in doc]
        columns = names(seen)
        guess = 1 / (1 + np.exp(-matrix(unseen, columns) @ fit(seen, columns)))
        points += [(float(p), item.right) for p, item in zip(guess, unseen, strict=True)]
    return points


def as_table(claims: Sequence[Judged]) -> str:
    """The weights as the CSV file that the claims room reads."""
    columns = names(claims)
    weights = fit(claims, columns)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in claims:
        for name in [BIAS, *features(item.claim, item.quantity)]:
            (right if item.right else wrong)[name] += 1
    lines = [_HEAD, "feature,weight,right,wrong"]
    for name, weight in zip(columns, weights, strict=True):
        lines.append(f"{name},{weight:.2f},{right[name]},{wrong[name]}")
    return "\n".join(lines) + "\n"


def report(write: bool) -> str:
    """The reliability table on held-out folds; with ``write`` the table of weights is written."""
    documents = development_part()
    if write:
        claims = [item for document in documents for item in document]
        (HOME / TABLE).write_text(as_table(claims), encoding="utf-8")
    return as_text(bins(held_out(documents)))
