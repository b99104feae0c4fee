"""``factx bench tempeval``: the time stage against TimeML and column files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from factx.cli.arguments import add_pipeline, natural, pipeline


def add(benchmarks: argparse._SubParsersAction[Any]) -> None:
    """Add the benchmark."""
    text = "the TempEval-3 measures of times on TimeML (.tml) and column files"
    parser = benchmarks.add_parser("tempeval", help=text, description=text)
    text = "a TimeML file, a column file, or a folder of them"
    parser.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=text)
    text = "columns of a time's id, type and value, counted from 1 (default 8 9 10)"
    parser.add_argument(
        "--columns", metavar="N", type=natural, nargs=3, default=(8, 9, 10), help=text
    )
    text = "list the N commonest disagreements"
    parser.add_argument("--errors", metavar="N", type=natural, default=0, help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score and print."""
    from factx.evaluation.benchmarks.tempeval import Columns, report

    columns = Columns(*options.columns)
    for line in report(pipeline(options), options.paths, columns, options.errors):
        print(line, flush=True)
    return 0
