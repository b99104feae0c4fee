"""How fast: factx beside the model that it stands on, in one process and side by side."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import cycle
from statistics import median
from time import perf_counter

import spacy

from factx.errors import FactxError
from factx.evaluation.bundled import corpus_folder
from factx.formats.reading import read
from factx.formats.record import Record
from factx.pipeline import MODELS, load

CORE = ("tok2vec", "tagger", "parser")


def report(rounds: int, words: int) -> Iterator[str]:
    """Yield the measurements, a line each, as they are made."""
    records = _records(words)
    count = sum(len(record.text.split()) for record in records)
    yield f"{count} words in {len(records)} articles, median of {rounds} rounds"
    rates = _rates(records, count, rounds)
    core = rates["model, tok2vec + tagger + parser"]
    for name, rate in rates.items():
        yield f"{name:36}{rate:9.0f} words/s{rate / core:7.2f} of tok2vec + tagger + parser"
    yield f"{'import factx':36}{_seconds('-c', 'import factx', rounds=rounds):9.2f} s"
    article = records[0].file or ""
    taken = _seconds("-m", "factx", "extract", article, rounds=rounds)
    yield f"{'factx extract, one article':36}{taken:9.2f} s"


def _records(words: int) -> list[Record]:
    """Our own articles, again and again until there are enough words."""
    articles = [record for record in read([corpus_folder()]) if not isinstance(record, FactxError)]
    records: list[Record] = []
    count = 0
    for record in cycle(articles):
        if count >= words:
            return records
        records.append(record)
        count += len(record.text.split())
    return records


def _rates(records: list[Record], count: int, rounds: int) -> dict[str, float]:
    """Words a second of each pipeline; in each round each has its turn, after one turn to warm up."""
    runs = _runs(records)
    for run in runs.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            began = perf_counter()
            run()
            seconds[name].append(perf_counter() - began)
    return {name: count / median(taken) for name, taken in seconds.items()}


def _runs(records: list[Record]) -> dict[str, Callable[[], None]]:
    texts = [record.text for record in records]
    dated = [(record.text, {"published": record.published}) for record in records]
    whole = load()
    model = next(name for name in MODELS if find_spec(name))
    core = spacy.load(model)
    for name in core.pipe_names:
        if name not in CORE:
            core.remove_pipe(name)
    full = spacy.load(model)
    return {
        "factx": lambda: _drain(whole.pipe(dated, as_tuples=True)),
        "model, tok2vec + tagger + parser": lambda: _drain(core.pipe(texts)),
        "model, all components": lambda: _drain(full.pipe(texts)),
    }


def _drain(docs: Iterator[object]) -> None:
    for _ in docs:
        pass


def _seconds(*arguments: str, rounds: int) -> float:
    """Seconds that a fresh Python takes, start and all."""
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        taken.append(perf_counter() - began)
    return median(taken)
