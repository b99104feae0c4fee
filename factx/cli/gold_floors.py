"""``factx gold floors``: the figures on the bundled gold beside their floors, and raising these."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command."""
    text = "the figures on the bundled gold beside the floors in gold/floors.toml"
    parser = commands.add_parser("floors", help=text, description=text)
    text = "set the floors to the figures; to lower one, or take another gold, needs a reason"
    parser.add_argument("--raise", dest="raises", action="store_true", help=text)
    text = "why a floor is lowered or another gold taken; written into the file"
    parser.add_argument("--reason", metavar="TEXT", help=text)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print, and write if asked to; 1 where a figure is below its floor or the gold is another."""
    from factx.evaluation.bundled import gold_file
    from factx.evaluation.floors import as_toml, faults, figures, floors_file, raised, read_floors
    from factx.evaluation.gold import read_gold
    from factx.evaluation.scores import evaluate
    from factx.evaluation.signature import digest_of_gold
    from factx.pipeline import pipe

    path = floors_file()
    floors = read_floors(path)
    gold = digest_of_gold(gold_file())
    measured = figures(evaluate(read_gold(gold_file()), pipe))
    for name, figure in measured.items():
        floor = f"{floors.figures[name]:7.1f}" if floors else "      –"
        print(f"{name + ' F1':15}{figure:7.1f}   floor{floor}")
    if options.raises:
        path.write_text(as_toml(raised(floors, gold, measured, options.reason)), encoding="utf-8")
        print(f"written: {path}")
        return 0
    worse = faults(floors, gold, measured) if floors else ["there are no floors yet"]
    for fault in worse:
        print(fault)
    return 1 if worse else 0
