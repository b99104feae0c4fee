"""``factx bench``: measurements of factx on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from factx.cli import (
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
    benchmarks = parser.add_subparsers(metavar="BENCHMARK", required=True)
    text = "words a second beside the model and other readers, each room's share, memory, start"
    speed = benchmarks.add_parser("speed", help=text, description=text)
    speed.add_argument("--rounds", metavar="N", type=natural, default=5, help="rounds (default 5)")
    text = "words a round, about (default 20000)"
    speed.add_argument("--words", metavar="N", type=natural, default=20_000, help=text)
    text = "articles to read: a file or a folder (default: the articles in corpus/)"
    speed.add_argument("--data", metavar="PATH", type=Path, help=text)
    speed.set_defaults(run=run)
    bench_recognizers.add(benchmarks)
    bench_newsquant.add(benchmarks)
    bench_tempeval.add(benchmarks)
    bench_measeval.add(benchmarks)
    bench_confidence.add(benchmarks)


def run(options: argparse.Namespace) -> int:
    """Measure the speed and print it."""
    from factx.evaluation.benchmarks.speed import report

    for line in report(options.rounds, options.words, options.data):
        print(line, flush=True)
    return 0
