"""How ``factx batch`` runs here: memory of the process that reads and writes, and what a second worker gives.

Both runs of each pair read documents of the same making, and the peak is that of the one process; its workers hold the
model and one short list of documents each.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_RUN = """
import resource, sys
from factx.cli.app import run
code = run(["batch", *sys.argv[1:]])
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def report(documents: int, workers: int) -> Iterator[str]:
    """Yield a line for each measurement.

    Args:
        documents: How many short documents the long run reads.
        workers: How many workers the memory is measured with.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (1, documents):
            seconds, peak, words = _run(folder, count, workers, 1)
            rate = f"{seconds:8.1f} s, {words / seconds:7,.0f} words a second" if count > 1 else ""
            yield f"{count:9,} documents, {workers} workers: peak {peak / 1024:5.0f} MB {rate}"
        times = {many: _run(folder, documents // 5 or 1, many, 12)[0] for many in (1, 2)}
        start = {many: _run(folder, 1, many, 1)[0] for many in (1, 2)}
        whole = times[1] / times[2]
        inner = (times[1] - start[1]) / (times[2] - start[2])
        yield f"two workers are {whole:.2f} times as fast as one, start and end left out {inner:.2f}"


def _run(folder: Path, count: int, workers: int, sentences: int) -> tuple[float, int, int]:
    """Seconds, the peak of memory in kB, and the words of one run."""
    place = folder / "in.jsonl"
    words = 0
    with place.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = " ".join(_sentence(number, index) for index in range(sentences))
            words += len(text.split())
            stream.write(json.dumps({"id": f"d{number}", "text": text}) + "\n")
    since = time.perf_counter()
    options = ("--out", str(folder / "out.jsonl"), "--workers", str(workers), "--fresh")
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(place), *options],
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - since, int(done.stdout.split()[-1]), words


def _sentence(number: int, index: int) -> str:
    return f"The town of Sandwick {index} sold {number + 1000:,} boats in 2020, up {number % 40 + 2} percent."
