"""``factx bench``: measurements of factx on this machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from factx.cli import (
    bench_batch,
    bench_confidence,
    bench_measeval,
    bench_newsquant,
    bench_recognizers,
    bench_tempeval,
)
from factx.cli.arguments import natural

if TYPE_CHECKING:
    from factx.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command and the benchmarks below it."""
    text = "measure factx on this machine"
    parser = commands.add_parser("bench", help=text, description=text)
    parser.set_defaults(run=run_all)
    text = (
        "without a BENCHMARK, all that find their data in this folder are run, the bundled gold always, beside other "
        "readers (default: the environment's FACTX_BENCH_DATA)"
    )
    parser.add_argument("--data", dest="folder", metavar="FOLDER", type=Path, help=text)
    text = "words that the slow other readers read of each benchmark, about (default 20000)"
    parser.add_argument("--peer-words", metavar="N", type=natural, default=20_000, help=text)
    benchmarks = parser.add_subparsers(metavar="BENCHMARK")
    text = "words a second beside the model and other readers, each room's share, memory, start"
    speed = benchmarks.add_parser("speed", help=text, description=text)
    speed.add_argument("--rounds", metavar="N", type=natural, default=5, help="rounds (default 5)")
    text = "words a round, about (default 20000)"
    speed.add_argument("--words", metavar="N", type=natural, default=20_000, help=text)
    text = "articles to read: a file or a folder (default: the articles in corpus/)"
    speed.add_argument("--data", metavar="PATH", type=Path, help=text)
    speed.set_defaults(run=run)
    bench_batch.add(benchmarks)
    bench_recognizers.add(benchmarks)
    bench_newsquant.add(benchmarks)
    bench_tempeval.add(benchmarks)
    bench_measeval.add(benchmarks)
    bench_confidence.add(benchmarks)


def run_all(options: argparse.Namespace) -> int:
    """Run all benchmarks and print one table."""
    from factx.evaluation.benchmarks.found import find
    from factx.evaluation.benchmarks.overview import Overview, as_text
    from factx.pipeline import load

    named = os.environ.get("FACTX_BENCH_DATA")
    found = find(options.folder or (Path(named) if named else None))
    overview = Overview(load(), found, options.peer_words)
    for line in as_text(list(overview.figures())):
        print(line)
    print()
    for line in overview.signatures:
        print(line)
    print("speed is measured by itself: factx bench speed")
    return 0


def run(options: argparse.Namespace) -> int:
    """Measure the speed and print it."""
    from factx.evaluation.benchmarks.speed import report

    for line in report(options.rounds, options.words, options.data):
        print(line, flush=True)
    return 0
