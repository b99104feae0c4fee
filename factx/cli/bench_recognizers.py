"""``factx bench recognizers``: the specs of Recognizers-Text."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from factx.cli.arguments import add_pipeline, natural, pipeline


def add(benchmarks: argparse._SubParsersAction[Any]) -> None:
    """Add the benchmark."""
    text = "the English specs of Recognizers-Text: numbers, ranges, ordinals, units"
    parser = benchmarks.add_parser("recognizers", help=text, description=text)
    text = "the folder with NumberModel.json and the others"
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=text)
    text = "list the first N wrong cases"
    parser.add_argument("--errors", metavar="N", type=natural, default=0, help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score and print."""
    from factx.evaluation.benchmarks.recognizers import report

    for line in report(lambda: pipeline(options), options.folder, options.errors):
        print(line, flush=True)
    return 0
