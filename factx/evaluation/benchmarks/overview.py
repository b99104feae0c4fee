"""All benchmarks that find their data, in one table: factx, its peers run in the same call, and peers' known figures.

The peers are slow. They read at most about so many words of each benchmark, every second or third document and so on;
where that is not all of it, factx is shown on the same documents too.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from factx.evaluation.benchmarks import (
    confidence,
    measeval,
    newsquant,
    newsquant_quantulum,
    peers,
    recognizers,
    tempeval,
)
from factx.evaluation.benchmarks.found import Found
from factx.evaluation.bundled import gold_file
from factx.evaluation.gold import read_gold
from factx.evaluation.intervals import Interval, intervals
from factx.evaluation.outcomes import BY_NAME, Row
from factx.evaluation.reliability import bins, calibration_error
from factx.evaluation.scores import Scores, Tally, evaluate, score
from factx.evaluation.signature import digest, signature
from factx.model import Document

FACTX, NOW = "factx", "now"
KNOWN = Path(__file__).with_name("peers.csv")
QUANTITIES = (BY_NAME["quantity", "value"], BY_NAME["quantity", "value+unit"])
TIMES = tuple(BY_NAME["time", name] for name in ("strict", "relaxed", "type", "value"))
UNTYPED = tuple(row for row in TIMES if row.name != "type")
SLOTS = tuple(BY_NAME["slot", name] for name in ("subject", "time", "source"))
CLAIM = (BY_NAME["claim", "claim"],)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one system: percent, its interval where it was measured now, and how it was come by."""

    benchmark: str
    measure: str
    system: str
    figure: float
    how: str
    interval: Interval | None = None


def known() -> list[Figure]:
    """The figures of peers that are not run, from ``peers.csv``."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [
        Figure(
            row["benchmark"],
            row["measure"],
            row["system"],
            float(row["figure"]),
            f"{row['how']} ({row['source']})",
        )
        for row in rows
    ]


class Overview:
    """The benchmarks, one after the other.

    Args:
        nlp: The pipeline.
        found: The data that was found.
        words: How many words the peers read of each benchmark, about.
    """

    def __init__(self, nlp: Any, found: Found, words: int) -> None:
        self.nlp = nlp
        self.found = found
        self.words = words
        self.names = peers.versions()
        self.model = peers.recognizer()
        self.signatures: list[str] = []

    def figures(self) -> Iterator[Figure]:
        """All figures, benchmark by benchmark, with the known ones of peers after those measured now."""
        others = known()
        for path in (gold_file(), *self.found.gold):
            yield from self._gold(path)
        yield self._confidence()
        runs: tuple[tuple[str, tuple[Path, ...], Callable[..., Iterator[Figure]]], ...] = (
            ("newsquant", self.found.newsquant, self._newsquant),
            ("tempeval", self.found.tempeval, self._tempeval),
            ("recognizers", self.found.recognizers, self._recognizers),
            ("measeval", self.found.measeval, self._measeval),
        )
        for name, paths, run in runs:
            if paths:
                yield from run(paths)
                yield from (one for one in others if one.benchmark == name)

    def _sign(self, paths: Sequence[Path], protocol: str) -> None:
        self.signatures.append(signature(self.nlp, digest(paths), protocol))

    def _gold(self, path: Path) -> Iterator[Figure]:
        from factx.pipeline import pipe

        gold = read_gold(path)
        name = path.name
        self._sign([path], f"factx-claims-1 {name}")
        scores = evaluate(gold, lambda documents: pipe(documents, nlp=self.nlp))
        yield from _of_scores(name, FACTX, scores, (*QUANTITIES, *TIMES, *SLOTS, *CLAIM), NOW)
        part, how = sample(gold, self.words, lambda one: one.text)
        bare = [Document(one.doc_id, one.text, one.published) for one in part]
        counted = [replace(one, quantities=peers.quantulum_quantities(one.text)) for one in bare]
        yield from _of_scores(
            name, self.names[peers.QUANTULUM], score(part, counted), QUANTITIES, how
        )
        if not any(row in scores.rows() for row in TIMES):
            return
        searched = [
            replace(one, times=peers.searched_times(one.text, one.published)) for one in bare
        ]
        yield from _of_scores(
            name, self.names[peers.SEARCH_DATES], score(part, searched), UNTYPED, how
        )
        read = self._recognized([one.text for one in bare], [one.published for one in bare])
        named = [replace(one, times=own) for one, own in zip(bare, read, strict=True)]
        yield from _of_scores(name, self.names[peers.NER], score(part, named), UNTYPED, how)

    def _confidence(self) -> Figure:
        """How far confidence and accuracy lie apart on held-out folds of the bundled development gold."""
        error = calibration_error(bins(confidence.held_out(confidence.development())))
        measure = "calibration error (low)"
        return Figure("confidence", measure, FACTX, 100 * error, "now, on held-out folds")

    def _recognized(self, texts: list[str], dates: list[str | None]) -> Iterator[Any]:
        return peers.recognized(self.model, texts, dates)

    def _newsquant(self, paths: Sequence[Path]) -> Iterator[Figure]:
        sentences = [one for path in paths for one in newsquant.read_sentences(path)]
        self._sign(paths, newsquant.PROTOCOL)
        found = newsquant.predict(self.nlp, sentences)
        yield from _of_tallies(
            "newsquant", FACTX, newsquant.tallies(sentences, found, newsquant.published), NOW
        )
        part, how = sample(sentences, self.words, lambda one: one.text)
        theirs = newsquant_quantulum.counted(part)
        yield from _of_tallies("newsquant", self.names[peers.QUANTULUM], theirs, how)

    def _tempeval(self, paths: Sequence[Path]) -> Iterator[Figure]:
        files = tempeval.read(paths, tempeval.Columns())
        documents = [document for _, document in files]
        self._sign([file for file, _ in files], tempeval.PROTOCOL)
        ours = [
            tempeval.tallies(one, times)
            for one, times in zip(documents, tempeval.predict(self.nlp, documents), strict=True)
        ]
        yield from _of_tallies("tempeval", FACTX, _by_measure(ours), NOW)
        part, how = sample(documents, self.words, lambda one: one.text)
        if len(part) < len(documents):
            chosen = {one.name for one in part}
            same = [own for one, own in zip(documents, ours, strict=True) if one.name in chosen]
            yield from _of_tallies("tempeval", FACTX, _by_measure(same), how)
        searched = (peers.searched_times(one.text, one.published) for one in part)
        named = self._recognized([one.text for one in part], [one.published for one in part])
        for peer, found in ((peers.SEARCH_DATES, searched), (peers.NER, named)):
            own = [tempeval.tallies(one, times) for one, times in zip(part, found, strict=True)]
            rows = _by_measure(own)
            del rows["type"]
            yield from _of_tallies("tempeval", self.names[peer], rows, how)

    def _recognizers(self, paths: Sequence[Path]) -> Iterator[Figure]:
        for folder in paths:
            files, cases = recognizers.read(folder)
            self._sign(files, recognizers.PROTOCOL)
            judged = recognizers.judge(lambda: self.nlp, cases)
            scope = judged.total.total() - judged.outside.total()
            share = 100 * judged.good.total() / scope if scope else 0.0
            yield Figure("recognizers", "cases in scope right", FACTX, share, NOW)

    def _measeval(self, paths: Sequence[Path]) -> Iterator[Figure]:
        for folder in paths:
            self._sign(list((folder / "tsv").glob("*.tsv")), "measeval (SemEval-2021 task 8)")
            for kind, points in measeval.scores(self.nlp, folder).items():
                _, overlap = measeval.means(points)
                yield Figure("measeval", f"{kind} overlap", FACTX, overlap, NOW)


def sample(
    items: Sequence[Item], words: int, text: Callable[[Item], str]
) -> tuple[Sequence[Item], str]:
    """Every second, third, … item, so that there are about so many words; and how that is said."""
    total = sum(len(text(item).split()) for item in items)
    step = max(1, round(total / words))
    part = items[::step]
    return part, NOW if step == 1 else f"now, on {len(part)} of {len(items)}"


def as_text(figures: Sequence[Figure]) -> Iterator[str]:
    """The table: measure by measure, the best figure first."""
    yield f"{'benchmark':16}{'measure':26}{'system':30}{'percent':>8}  {'95%':15}how"
    groups: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        groups.setdefault((one.benchmark, one.measure), []).append(one)
    before = ""
    for (benchmark, measure), own in groups.items():
        if before and before != benchmark:
            yield ""
        before = benchmark
        for one in sorted(own, key=lambda one: -one.figure):
            interval = str(one.interval) if one.interval else ""
            head = f"{benchmark:16}{measure:26}{one.system:30}"
            yield f"{head}{one.figure:8.1f}  {interval:15}{one.how}"


def _of_scores(
    benchmark: str, system: str, scores: Scores, rows: Sequence[Row], how: str
) -> Iterator[Figure]:
    tallies = [document.tallies() for document in scores.documents]
    for row in rows:
        own = [one[row] for one in tallies if row in one]
        if own:
            recall = row.measure == "accuracy"
            measure = f"{row.title} accuracy" if recall else row.title
            yield _figure(benchmark, measure, system, own, how, recall)


def _of_tallies(
    benchmark: str, system: str, tallies: dict[str, list[Tally]], how: str
) -> Iterator[Figure]:
    for measure, own in tallies.items():
        yield _figure(benchmark, measure, system, own, how, recall=False)


def _figure(
    benchmark: str, measure: str, system: str, own: list[Tally], how: str, recall: bool
) -> Figure:
    whole = sum(own, Tally())
    _, of_recall, of_f1 = intervals(own)
    value, bound = (whole.recall, of_recall) if recall else (whole.f1, of_f1)
    return Figure(benchmark, measure, system, value, how, bound if len(own) > 1 else None)


def _by_measure(counted: Sequence[dict[str, Tally]]) -> dict[str, list[Tally]]:
    return {name: [one[name] for one in counted] for name in tempeval.MEASURES}
