"""``factx explain``: the rules behind each quantity, time and claim of a text."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factx.cli.arguments import add_pipeline, add_published, pipeline

if TYPE_CHECKING:
    from factx.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    text = "tell which rules read which words of a text"
    parser = commands.add_parser("explain", help=text, description=text)
    parser.add_argument("text", metavar="TEXT", help="a sentence, or more")
    add_published(parser)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each quantity's, time's and claim's explanation."""
    from factx.pipeline import extract

    document = extract(options.text, published=options.published, nlp=pipeline(options))
    parts = (
        ("quantities", document.quantities),
        ("times", document.times),
        ("claims", document.claims),
    )
    for name, items in parts:
        print(f"{name}:" if items else f"{name}: none")
        for item in items:
            print("\n".join(f"  {line}" for line in item.explain().splitlines()))
    return 0
