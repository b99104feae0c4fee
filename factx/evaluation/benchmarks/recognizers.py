"""Recognizers-Text: its English specs of numbers, ranges, ordinals and quantities.

A case is right when all its results are found and nothing else, each with its text and its value. The three files of
numbers are read by the numbers room alone, the others by the whole pipeline. ``recognizers_out.csv`` names the cases
that are out of scope, each with the reason; results without a number ("a percentage") are left out of the gold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, ClassVar

from factx.errors import FormatError, InputError
from factx.evaluation.benchmarks.recognizers_adapter import ON_NUMBERS, Result, results
from factx.evaluation.signature import digest, signature
from factx.rules.table import Row, read_table

MODELS = (
    "Number",
    "NumberRange",
    "Ordinal",
    "Percent",
    "Age",
    "Currency",
    "Dimension",
    "Temperature",
)
PROTOCOL = "recognizers-text exact-text exact-value by-case"
OUT = Path(__file__).with_name("recognizers_out.csv")


@dataclass(frozen=True)
class Out(Row):
    """A case that is out of scope: the model and its number, counted from 0."""

    key: ClassVar[str] = "case"
    cased: ClassVar[bool] = True
    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One input and the results that it must give."""

    model: str
    number: int
    text: str
    gold: tuple[Result, ...]

    @property
    def name(self) -> str:
        """The model and the place in its file."""
        return f"{self.model} {self.number}"


def read(folder: Path) -> tuple[list[Path], list[Case]]:
    """All files of the folder that are one of the models, and their cases.

    Raises:
        InputError: The folder holds none of them.
        FormatError: A file is not such a spec.
    """
    files = [folder / f"{model}Model.json" for model in MODELS]
    files = [file for file in files if file.exists()]
    if not files:
        raise InputError(
            "no spec of Recognizers-Text", "give the folder with NumberModel.json", str(folder)
        )
    return files, [case for file in files for case in _cases(file)]


def _cases(file: Path) -> Iterator[Case]:
    model = file.name.removesuffix("Model.json")
    try:
        for number, item in enumerate(json.loads(file.read_text(encoding="utf-8-sig"))):
            gold = [_result(result) for result in item["Results"]]
            yield Case(model, number, item["Input"], tuple(r for r in gold if r is not None))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(
            f"not a spec: {error}", "give Recognizers-Text's JSON", str(file)
        ) from None


def _result(item: dict[str, Any]) -> Result | None:
    """A result of the gold; None where it has no number."""
    value = (item.get("Resolution") or {}).get("value")
    if value in (None, "null"):
        return None
    return Result(item["Text"].lower(), canonical(value), item["Start"])


def canonical(value: str) -> str:
    """A value as plain digits; what is no number as it stands."""
    number, percent = value.removesuffix("%"), "%" if value.endswith("%") else ""
    try:
        return f"{Decimal(number).normalize():f}{percent}"
    except InvalidOperation:
        return value


def same(one: Result, other: Result) -> bool:
    """Whether text and value agree; values within a millionth."""
    if one.text.strip(" .") != other.text.strip(" ."):
        return False
    try:
        a, b = (Decimal(result.value.removesuffix("%")) for result in (one, other))
    except InvalidOperation:
        return one.value == other.value
    return abs(a - b) <= Decimal("1e-6") * max(abs(a), abs(b))


def right(case: Case, found: Sequence[Result]) -> bool:
    """Whether the results are those of the gold."""
    gold = sorted(case.gold, key=lambda result: result.start)
    return len(gold) == len(found) and all(map(same, gold, found))


@dataclass
class Judged:
    """How the cases came out, by model: all, out of scope, right; the wrong cases; and the pipeline that read them."""

    total: Counter[str]
    outside: Counter[str]
    good: Counter[str]
    wrong: list[str]
    pipeline: Any

    def line(self, model: str | None = None) -> str:
        """The figures of a model, or of all."""
        if model is None:
            return _line("all", self.total.total(), self.outside.total(), self.good.total())
        return _line(model, self.total[model], self.outside[model], self.good[model])


def judge(make: Callable[[], Any], cases: Sequence[Case]) -> Judged:
    """Read every case that is in scope.

    Args:
        make: Makes the whole pipeline; called only if a case needs it.
        cases: The cases.
    """
    out = read_table(Out, OUT).by_key
    light = _numbers_only()
    whole = make() if any(case.model not in ON_NUMBERS for case in cases) else light
    judged = Judged(Counter(), Counter(), Counter(), [], whole)
    for case in cases:
        judged.total[case.model] += 1
        if case.name in out:
            judged.outside[case.model] += 1
            continue
        nlp = light if case.model in ON_NUMBERS else whole
        found = results(case.model, nlp(case.text))
        judged.good[case.model] += right(case, found)
        if not right(case, found):
            judged.wrong.append(_disagreement(case, found))
    return judged


def report(make: Callable[[], Any], folder: Path, errors: int = 0) -> Iterator[str]:
    """Score and say what came out, a line each.

    Args:
        make: Makes the whole pipeline; called only if a file needs it.
        folder: The folder with the specs.
        errors: How many wrong cases to print.
    """
    files, cases = read(folder)
    out = read_table(Out, OUT).by_key
    judged = judge(make, cases)
    yield f"{'':14}{'cases':>7}{'out':>6}{'right':>7}{'of':>6}{'%':>8}"
    yield from (judged.line(model) for model in judged.total)
    yield judged.line()
    yield from judged.wrong[:errors]
    yield "\nout of scope"
    for reason, count in Counter(
        out[case.name].reason for case in cases if case.name in out
    ).most_common():
        names = [
            case.name for case in cases if case.name in out and out[case.name].reason == reason
        ]
        yield f"  {count:3} {reason}: {', '.join(names)}"
    yield signature(judged.pipeline, digest(files), PROTOCOL)


def _numbers_only() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("factx_prose")
    nlp.add_pipe("factx_numbers")
    return nlp


def _line(name: str, cases: int, out: int, right: int) -> str:
    share = 100 * right / (cases - out) if cases > out else 0.0
    return f"{name:14}{cases:7}{out:6}{right:7}{cases - out:6}{share:8.1f}"


def _disagreement(case: Case, found: Sequence[Result]) -> str:
    wanted = ", ".join(f"{result.text} = {result.value}" for result in case.gold)
    got = ", ".join(f"{result.text} = {result.value}" for result in found)
    return (
        f"\n{case.name}: {case.text}\n  wanted {wanted or 'nothing'}\n  found  {got or 'nothing'}"
    )
