"""``factx bench newsquant``: the quantity stage against a file in NewsQuant's format."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from factx.cli.arguments import add_pipeline, natural, pipeline


def add(benchmarks: argparse._SubParsersAction[Any]) -> None:
    """Add the benchmark."""
    text = "NewsQuant's measures of quantities: value, unit, change, concept"
    parser = benchmarks.add_parser("newsquant", help=text, description=text)
    parser.add_argument("file", metavar="FILE", type=Path, help="a file in NewsQuant's format")
    parser.add_argument("--json", metavar="OUT", type=Path, help="write the figures to this file")
    text = "write what was predicted to this file"
    parser.add_argument("--predictions", metavar="OUT", type=Path, help=text)
    text = "list the first N differences"
    parser.add_argument("--errors", metavar="N", type=natural, default=0, help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score and print."""
    from factx.evaluation.benchmarks.newsquant import report

    result = report(pipeline(options), options.file)
    for line in (*result.lines, *result.misses[: options.errors]):
        print(line)
    for path, plain in ((options.json, result.figures), (options.predictions, result.predictions)):
        if path is not None:
            path.write_text(
                json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )
    return 0
