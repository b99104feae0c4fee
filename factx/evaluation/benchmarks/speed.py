"""How fast: factx beside the model that it stands on, its rooms, its peers; memory; the time to start.

Everything is measured in one run and by turns, so that what else the machine does falls on all alike. Rates are medians
over the rounds; a ratio is the median of the rounds' own ratios. Seconds are of the processor, not of the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

import spacy
from spacy.language import Language

from factx.errors import FactxError, InputError
from factx.evaluation.benchmarks import speed_peers, speed_process, speed_rooms, speed_workers
from factx.evaluation.bundled import corpus_folder
from factx.formats.reading import read
from factx.formats.record import Record
from factx.pipeline import MODELS, load

CORE = ("tok2vec", "tagger", "parser")
FACTX, SKIPPING = "factx", "factx, load(skip=True)"
PARSED, FULL = "model, tok2vec + tagger + parser", "model, all components"
_WIDTH = 44


def report(rounds: int, words: int, data: Path | None = None) -> Iterator[str]:
    """Yield the measurements, a line each, as they are made.

    Args:
        rounds: How often each is measured.
        words: How many words a round reads, about.
        data: A file or folder of articles; by default the articles in ``corpus/``.
    """
    records = _records(words, data)
    count = sum(len(record.text.split()) for record in records)
    yield f"{count} words in {len(records)} articles, median of {rounds} rounds, seconds of the processor"
    whole, full = load(), spacy.load(_model())
    seconds = _turns(_runs(records, whole, full), rounds)
    yield from _pipelines(seconds, count)
    rooms = speed_rooms.seconds(whole, records, rounds)
    yield from speed_rooms.shares(rooms, seconds[FULL], _WIDTH)
    yield from speed_peers.compared(records, count / median(seconds[FACTX]), rounds, _WIDTH)
    yield from speed_workers.compared(records, count, _WIDTH)
    yield from speed_process.memory(records, _model(), _WIDTH)
    yield from speed_process.starts(records[0], rounds, _WIDTH)


def _model() -> str:
    return next(name for name in MODELS if find_spec(name))


def _records(words: int, data: Path | None) -> list[Record]:
    """The articles, again and again until there are enough words.

    Raises:
        FactxError: No article can be read.
    """
    found = list(read([data or corpus_folder()]))
    articles = [record for record in found if isinstance(record, Record) and record.text.strip()]
    if not articles:
        error = next((thing for thing in found if isinstance(thing, FactxError)), None)
        raise error or InputError("no words to read", "give a folder of articles", str(data))
    records: list[Record] = []
    count = 0
    for record in cycle(articles):
        if count >= words:
            break
        records.append(record)
        count += len(record.text.split())
    return records


def _runs(records: list[Record], whole: Language, full: Language) -> dict[str, Callable[[], None]]:
    texts = [record.text for record in records]
    dated = [(record.text, {"published": record.published}) for record in records]
    skipping = load(skip=True)
    core = spacy.load(_model(), exclude=[name for name in full.pipe_names if name not in CORE])
    return {
        FACTX: lambda: _drain(whole.pipe(dated, as_tuples=True)),
        SKIPPING: lambda: _drain(skipping.pipe(dated, as_tuples=True)),
        PARSED: lambda: _drain(core.pipe(texts)),
        FULL: lambda: _drain(full.pipe(texts)),
    }


def _turns(runs: dict[str, Callable[[], None]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each run in each round; each has its turn, after one turn to warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            began = process_time()
            run()
            if number:
                seconds[name].append(process_time() - began)
    return seconds


def _pipelines(seconds: dict[str, list[float]], count: int) -> Iterator[str]:
    """A line for each pipeline: words a second, and how many times the full model's."""
    for name, taken in seconds.items():
        times = median(full / own for full, own in zip(seconds[FULL], taken, strict=True))
        yield f"{name:{_WIDTH}}{count / median(taken):9.0f} words/s{times:7.2f} times the full model"


def _drain(docs: Iterator[object]) -> None:
    for _ in docs:
        pass
