"""``factx gold agreement``: how far two annotations of the same texts agree."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command."""
    text = "agreement of two annotations, slot by slot, over the documents that both hold"
    parser = commands.add_parser("agreement", help=text, description=text)
    parser.add_argument("first", metavar="A.jsonl", type=Path, help="one annotation")
    parser.add_argument("second", metavar="B.jsonl", type=Path, help="the other")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    from factx.evaluation.agreement import agreement
    from factx.evaluation.gold import read_gold

    found = agreement(read_gold(options.first), read_gold(options.second))
    if options.json:
        print(json.dumps(found.figures(), indent=2, ensure_ascii=False))
        return 0
    for line in found.lines():
        print(line)
    return 0
