"""``factx gold lint``: errors and doubtful places of a file in the claim format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command."""
    text = "check offsets, vocabulary and ids of a gold file, and point at suspicious values"
    parser = commands.add_parser("lint", help=text, description=text)
    parser.add_argument("file", metavar="FILE", type=Path, help="a file in the claim format")
    text = "leave out what is only suspicious"
    parser.add_argument("--errors-only", action="store_true", help=text)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each finding on a line; 1 where there is an error among them."""
    from factx.evaluation.lint import lint

    found = list(lint(options.file))
    errors = [finding for finding in found if finding.level == "error"]
    for finding in errors if options.errors_only else found:
        print(finding)
    print(f"{len(errors)} errors, {len(found) - len(errors)} suspicious places")
    return 1 if errors else 0
