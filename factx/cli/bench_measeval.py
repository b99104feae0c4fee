"""``factx bench measeval``: quantities, units, entities and properties on SemEval-2021 task 8."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from factx.cli.arguments import add_pipeline, pipeline


def add(benchmarks: argparse._SubParsersAction[Any]) -> None:
    """Add the benchmark."""
    text = "exact match and overlap F1 on MeasEval (SemEval-2021 task 8)"
    parser = benchmarks.add_parser("measeval", help=text, description=text)
    text = "a folder with text/*.txt and tsv/*.tsv below it"
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score and print."""
    from factx.evaluation.benchmarks.measeval import report

    for line in report(pipeline(options), options.folder):
        print(line, flush=True)
    return 0
