"""``factx bench confidence``: fit the confidence of claims, and how well it is calibrated on held-out folds."""

from __future__ import annotations

import argparse
from typing import Any


def add(benchmarks: argparse._SubParsersAction[Any]) -> None:
    """Add the benchmark."""
    text = (
        "calibration of the confidence of claims on held-out folds of the bundled development gold"
    )
    parser = benchmarks.add_parser("confidence", help=text, description=text)
    parser.add_argument("--write", action="store_true", help="write the fitted table of weights")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fit and print."""
    from factx.evaluation.benchmarks.confidence import report

    print(report(options.write))
    return 0
