"""``factx gold``: what one does with gold files besides scoring against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.cli import gold_agreement, gold_differences, gold_floors, gold_lint, gold_schema

if TYPE_CHECKING:
    from factx.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command and those below it."""
    text = "check gold files, and measure how far annotators agree"
    parser = commands.add_parser("gold", help=text, description=text)
    below = parser.add_subparsers(metavar="COMMAND", required=True)
    gold_lint.add(below)
    gold_agreement.add(below)
    gold_differences.add(below)
    gold_schema.add(below)
    gold_floors.add(below)
