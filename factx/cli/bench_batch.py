"""``factx bench batch``: memory and speed of ``factx batch``."""

from __future__ import annotations

import argparse
from typing import Any

from factx.cli.arguments import natural


def add(benchmarks: argparse._SubParsersAction[Any]) -> None:
    """Add the benchmark."""
    text = "memory of factx batch for one document and for many, and what a second worker gives"
    parser = benchmarks.add_parser("batch", help=text, description=text)
    text = "short documents of the long run (default 100000)"
    parser.add_argument("--documents", metavar="N", type=natural, default=100_000, help=text)
    text = "workers that the memory is measured with (default 2)"
    parser.add_argument("--workers", metavar="N", type=natural, default=2, help=text)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Measure and print."""
    from factx.evaluation.benchmarks.batch import report

    for line in report(options.documents, options.workers):
        print(line, flush=True)
    return 0
