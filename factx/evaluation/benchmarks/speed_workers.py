"""Two processes against one: words a second by the clock, the start of the processes left out."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from factx.formats.record import Record
from factx.pipeline import pipe

OFTEN = 7


def compared(records: list[Record], words: int, width: int) -> Iterator[str]:
    """A line for one process and one for two; each reads the articles once and often, the difference is what counts."""
    rates: dict[int, float] = {}
    for workers in (1, 2):
        taken = _seconds(records * OFTEN, workers) - _seconds(records, workers)
        rates[workers] = words * (OFTEN - 1) / max(taken, 1e-6)
        name = "one process" if workers == 1 else "two processes"
        times = f"{rates[workers] / rates[1]:7.2f} times one process, by the clock"
        yield f"{'factx, ' + name:{width}}{rates[workers]:9.0f} words/s{times}"


def _seconds(records: list[Record], workers: int) -> float:
    began = perf_counter()
    for _ in pipe(records, workers=workers):
        pass
    return perf_counter() - began
