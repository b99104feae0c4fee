"""``factx gold differences`` and ``adjudicate``: what two annotators disagree on, and what was decided."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add both commands."""
    text = "where two annotations differ, a line of JSON each, to be decided"
    parser = commands.add_parser("differences", help=text, description=text)
    _add_both(parser)
    parser.set_defaults(run=differ)
    text = "the first annotation, with the second's where the decisions say so"
    parser = commands.add_parser("adjudicate", help=text, description=text)
    _add_both(parser)
    text = "the lines of `factx gold differences`, each with its decision: first or second"
    parser.add_argument("decisions", metavar="DECISIONS.jsonl", type=Path, help=text)
    text = "the file to write"
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=text)
    parser.set_defaults(run=adjudicate)


def _add_both(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", metavar="A.jsonl", type=Path, help="the first annotation")
    parser.add_argument("second", metavar="B.jsonl", type=Path, help="the second")


def differ(options: argparse.Namespace) -> int:
    """Print the differences."""
    from factx.evaluation.adjudication import differences
    from factx.evaluation.gold import read_gold

    for one in differences(read_gold(options.first), read_gold(options.second)):
        print(one.to_json())
    return 0


def adjudicate(options: argparse.Namespace) -> int:
    """Write the annotation that the decisions make."""
    from factx.evaluation.adjudication import adjudicated, read_decisions, rewritten
    from factx.evaluation.gold import read_gold
    from factx.formats.annotations.files import write_text

    decisions = read_decisions(options.decisions)
    first, second = read_gold(options.first), read_gold(options.second)
    merged = adjudicated(first, second, decisions)
    write_text(options.out, "".join(f"{line}\n" for line in rewritten(options.first, merged)))
    taken = sum(one.decision == "second" for one in decisions)
    print(f"{len(decisions)} decisions, {taken} for the second: {options.out}")
    return 0
