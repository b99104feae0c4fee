"""NewsQuant (Almasian et al., EMNLP 2023): the published protocol, and strict one-to-one matching beside it.

Source: CQE_Evaluation at commit 190c0ce, whose scorer is followed rule by rule.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.errors import FormatError, InputError
from factx.evaluation.benchmarks.newsquant_adapter import Guess, guesses
from factx.evaluation.intervals import intervals
from factx.evaluation.scores import Tally
from factx.evaluation.signature import digest, signature

PROTOCOL = "newsquant-190c0ce"
MEASURES = (
    "value",
    "value+unit",
    "value+change",
    "value+concept partial",
    "value+concept complete",
)
Value = float | tuple[float, float]


@dataclass(frozen=True)
class Gold:
    """One quantity of the gold."""

    value: Value
    unit: str
    change: str
    concepts: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence with its quantities."""

    text: str
    quantities: tuple[Gold, ...]


def read_sentences(path: Path) -> list[Sentence]:
    """Read a file in NewsQuant's format.

    Raises:
        InputError: There is no such file.
        FormatError: It does not follow the format.
    """
    try:
        items = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            str(error.strerror), "give a file in NewsQuant's format", str(path)
        ) from None
    except ValueError as error:
        raise FormatError(
            f"not JSON: {error}", "give a file in NewsQuant's format", str(path)
        ) from None
    try:
        return [Sentence(item["text"], tuple(map(_gold, item["quantities"]))) for item in items]
    except (KeyError, TypeError, ValueError) as error:
        what = f"not in NewsQuant's format: {type(error).__name__} {error}"
        raise FormatError(what, "each item has text and quantities", str(path)) from None


def _gold(item: dict[str, str]) -> Gold:
    concepts = [part for part in item["referred_concepts"].replace(",", " ").split() if part]
    value = decoded(str(item["value"]))
    return Gold(
        value, item["normalized_unit"].lower(), item["change"], tuple(c.lower() for c in concepts)
    )


def decoded(text: str) -> Value:
    """A value as the protocol writes it: ``4.8-4.7`` is a range, ``-5`` and ``1.99E-29`` are not."""
    if "-" in text[1:] and "E" not in text:
        low, _, high = text.partition("-")
        return float(low), float(high)
    return float(text)


def same_value(gold: Value, guess: Value) -> bool:
    """Equal as numpy.isclose has it; a range is equal to a range only, in order."""
    if isinstance(gold, tuple) != isinstance(guess, tuple):
        return False
    ones = gold if isinstance(gold, tuple) else (gold,)
    others = guess if isinstance(guess, tuple) else (guess,)
    return all(abs(a - b) <= 1e-8 + 1e-5 * abs(b) for a, b in zip(ones, others, strict=True))


def _judged(gold: Gold, guess: Guess) -> tuple[bool, bool, bool, bool]:
    """Whether unit, change, concept in part and concept as a whole are right, where the value is."""
    said = [concept.lower() for concept in guess.concepts]
    shared = len(set(gold.concepts) & set(said))
    complete = shared == len(gold.concepts) == len(said)
    return gold.unit == guess.unit.lower(), gold.change == guess.change, shared > 0, complete


def published(golds: Sequence[Gold], found: Sequence[Guess]) -> list[int]:
    """The hits of one sentence as the published scorer counts them."""
    left = sorted(found, key=lambda guess: guess.unit)
    hits = [0, 0, 0, 0, 0]
    for gold in sorted(golds, key=lambda gold: gold.unit):
        for n, guess in enumerate(left):
            if not same_value(gold.value, guess.value):
                continue
            unit, *others = _judged(gold, guess)
            hits[0] += hits[0] < len(golds)
            for measure, right in enumerate(others, 2):
                hits[measure] += right
            if unit:
                hits[1] += 1
                del left[n]
                break
    return hits


def strict(golds: Sequence[Gold], found: Sequence[Guess]) -> list[int]:
    """The hits of one sentence where each guess serves one gold quantity: those of the same unit first."""
    hits = [0, 0, 0, 0, 0]
    left, waiting = list(found), list(golds)
    for units in (True, False):
        for gold in list(waiting):
            for n, guess in enumerate(left):
                right = _judged(gold, guess)
                if same_value(gold.value, guess.value) and (right[0] or not units):
                    hits = [a + b for a, b in zip(hits, (True, *right), strict=True)]
                    del left[n]
                    waiting.remove(gold)
                    break
    return hits


Scorer = Callable[[Sequence[Gold], Sequence[Guess]], list[int]]


def tallies(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Guess]], scorer: Scorer
) -> dict[str, list[Tally]]:
    """For each measure a tally for each sentence."""
    rows: dict[str, list[Tally]] = {measure: [] for measure in MEASURES}
    for sentence, own in zip(sentences, found, strict=True):
        for measure, hits in zip(MEASURES, scorer(sentence.quantities, own), strict=True):
            rows[measure].append(Tally(hits, len(sentence.quantities), len(own)))
    return rows


def predict(nlp: Any, sentences: Sequence[Sentence]) -> list[list[Guess]]:
    """What the pipeline finds in each sentence, in NewsQuant's terms."""
    return [guesses(doc) for doc in nlp.pipe(sentence.text for sentence in sentences)]


@dataclass(frozen=True)
class Result:
    """What a run gives: the lines to print, the figures and the predictions as plain data, the differences."""

    lines: list[str]
    figures: dict[str, Any]
    predictions: list[dict[str, Any]]
    misses: list[str]


def report(nlp: Any, path: Path) -> Result:
    """Run the pipeline over a file and score it."""
    sentences = read_sentences(path)
    found = predict(nlp, sentences)
    line = signature(nlp, digest([path]), PROTOCOL)
    total = sum(len(sentence.quantities) for sentence in sentences)
    lines = [f"{len(sentences)} sentences, {total} quantities, {sum(map(len, found))} predicted"]
    figures: dict[str, Any] = {"signature": line}
    for name, scorer in (("published", published), ("strict", strict)):
        lines.append(
            f"{name + ' matching':24}{'P':>6} {'95%':>13}{'R':>7} {'95%':>13}{'F1':>7} {'95%':>13}"
        )
        figures[name] = {}
        for measure, own in tallies(sentences, found, scorer).items():
            text, figures[name][measure] = _row(measure, own)
            lines.append(text)
    lines.append(line)
    predictions = [
        {"text": sentence.text, "quantities": [guess.plain() for guess in own]}
        for sentence, own in zip(sentences, found, strict=True)
    ]
    return Result(lines, figures, predictions, list(misses(sentences, found)))


def _row(measure: str, own: list[Tally]) -> tuple[str, dict[str, Any]]:
    whole = sum(own, Tally())
    bounds = intervals(own)
    text, figures = f"{measure:24}", {}
    scores = (whole.precision, whole.recall, whole.f1)
    for name, score, bound in zip(("precision", "recall", "f1"), scores, bounds, strict=True):
        text += f"{score:6.1f} {bound!s:>13} "
        figures[name] = {
            "score": round(score, 2),
            "low": round(bound.low, 2),
            "high": round(bound.high, 2),
        }
    return text.rstrip(), figures


def misses(sentences: Sequence[Sentence], found: Sequence[Sequence[Guess]]) -> Iterator[str]:
    """What differs, a line each: the sentence's number, the gold quantities missed and the guesses left over."""
    for n, (sentence, own) in enumerate(zip(sentences, found, strict=True)):
        left = list(own)
        for gold in sentence.quantities:
            same = [g for g in left if same_value(gold.value, g.value)]
            best = next((g for g in same if g.unit.lower() == gold.unit), same[0] if same else None)
            if best is None:
                yield f"[{n}] missed {gold.value} {gold.unit} ({gold.change}): {sentence.text}"
                continue
            left.remove(best)
            if best.unit.lower() != gold.unit or best.change != gold.change:
                yield (
                    f"[{n}] {gold.value} gold {gold.change} “{gold.unit}”, guess {best.change} “{best.unit}”: "
                    f"{sentence.text}"
                )
        for guess in left:
            yield f"[{n}] too many {guess.value} {guess.unit} ({guess.change}): {sentence.text}"
