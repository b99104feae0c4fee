"""What a fresh process needs: memory at its peak, and the seconds to start."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from factx.formats.record import Record

_READ = "import json, sys; texts = json.load(sys.stdin)"
_FACTX = "import factx\nfor document in factx.pipe(texts): pass"
_MODEL = "import spacy\nfor doc in spacy.load({model!r}).pipe(texts): pass"
# Linux counts into the resources of a process what its parent held; its own peak stands in its status, in kB.
_PEAK = "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
_ELSEWHERE = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"


def memory(records: list[Record], model: str, width: int) -> Iterator[str]:
    """Two lines: the peak of factx and that of the model with all its components, on the same texts."""
    texts = json.dumps([record.text for record in records])
    full = _peak(_MODEL.format(model=model), texts)
    for name, peak in (("factx", _peak(_FACTX, texts)), ("model, all components", full)):
        yield f"{'peak memory, ' + name:{width}}{peak:9.0f} MB{peak / full:12.2f} of the full model"


def _peak(code: str, given: str) -> float:
    """The peak of resident memory of a fresh process, in megabytes."""
    peak = _PEAK if sys.platform == "linux" else _ELSEWHERE
    code = "\n".join((_READ, code, peak))
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, text=True, check=True, capture_output=True
    )
    return int(done.stdout.split()[-1]) / 1024


def starts(record: Record, rounds: int, width: int) -> Iterator[str]:
    """The seconds of fresh processes, by turns: to import, to help, to read one article; beside importing spaCy."""
    commands = {
        "import spacy": ("-c", "import spacy"),
        "import factx": ("-c", "import factx"),
        "factx --help": ("-m", "factx", "--help"),
        "factx extract, one article": ("-m", "factx", "extract", record.file or ""),
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, arguments in commands.items():
            taken[name].append(_seconds(*arguments))
    spacy = taken["import spacy"]
    for name, seconds in taken.items():
        ratio = median(own / peer for own, peer in zip(seconds, spacy, strict=True))
        most = " (below 0.3)" if name == "factx --help" else ""
        yield f"{name:{width}}{median(seconds):9.2f} s{ratio:13.2f} of import spacy{most}"


def _seconds(*arguments: str) -> float:
    """Seconds by the clock that a fresh Python takes, start and all."""
    began = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began
