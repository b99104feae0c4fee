"""quantulum3 in NewsQuant's terms, as the published scorer treats it: a range in gold is its mean.

Source: CQE_Evaluation at commit 190c0ce.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from factx.evaluation.benchmarks.newsquant import Sentence, Value, published, tallies
from factx.evaluation.benchmarks.newsquant_adapter import Guess
from factx.evaluation.benchmarks.peers import quantulum, unit_name
from factx.evaluation.scores import Tally


def counted(sentences: Sequence[Sentence]) -> dict[str, list[Tally]]:
    """The tallies of value and of value and unit; quantulum3 says nothing of change and concept."""
    found = [[_guess(one) for one in quantulum(sentence.text)] for sentence in sentences]
    rows = tallies([_with_means(sentence) for sentence in sentences], found, published)
    return {name: rows[name] for name in ("value", "value+unit")}


def _guess(one: Any) -> Guess:
    name = unit_name(one.unit)
    return Guess(float(one.value), "-" if name == "dimensionless" else name, "=", ("-",))


def _with_means(sentence: Sentence) -> Sentence:
    own = (replace(gold, value=_mean(gold.value)) for gold in sentence.quantities)
    return replace(sentence, quantities=tuple(own))


def _mean(value: Value) -> float:
    return sum(value) / 2 if isinstance(value, tuple) else value
