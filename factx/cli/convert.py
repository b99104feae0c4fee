"""``factx convert``: annotations from one layout to another."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.cli.arguments import Commands

LAYOUTS = ("claims", "brat", "measeval", "prodigy", "doccano", "docbin")


def add(commands: Commands) -> None:
    """Add the command."""
    text = "annotations between the claim format, brat, MeasEval, Prodigy, doccano and spaCy DocBin"
    parser = commands.add_parser("convert", help=text, description=text)
    text = "a file or folder in one of the layouts"
    parser.add_argument("input", metavar="INPUT", type=Path, help=text)
    text = "the layout of INPUT (default: what it looks like)"
    parser.add_argument("--from", dest="source", choices=LAYOUTS, help=text)
    text = "the layout to write; brat and measeval are folders, the others files"
    parser.add_argument("--to", dest="target", choices=LAYOUTS, required=True, help=text)
    text = "the file or folder to write"
    parser.add_argument("--out", metavar="PATH", type=Path, required=True, help=text)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read all, then write all."""
    from factx.formats.annotations.layouts import layout, layout_of

    source = options.source or layout_of(options.input)
    documents = list(layout(source).read(options.input))
    layout(options.target).write(documents, options.out)
    print(f"{len(documents)} documents, {source} to {options.target}: {options.out}")
    return 0
