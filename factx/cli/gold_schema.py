"""``factx gold schema``: the JSON Schema of the claim format."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command."""
    text = "print the JSON Schema of the claim format, made from its types"
    parser = commands.add_parser("schema", help=text, description=text)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from factx.model import schema

    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
