"""Arguments that several commands take."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    Commands = argparse._SubParsersAction[Any]


def date(text: str) -> str:
    """An ISO date, or an error of usage."""
    from factx.errors import FormatError
    from factx.formats.record import iso_date

    try:
        return iso_date(text)
    except FormatError as error:
        raise argparse.ArgumentTypeError(f"{error.what}, {error.mend}") from None


def natural(text: str) -> int:
    """A whole number of at least 1, or an error of usage."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above 0")
    return int(text)


def add_published(parser: argparse.ArgumentParser) -> None:
    """Take the date of publication."""
    text = "the date of publication of documents that give none, as 2021-02-04"
    parser.add_argument("--published", metavar="DATE", type=date, help=text)


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    """Take what ``factx.load`` takes."""
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline: its name or its folder")
    parser.add_argument("--lexicon", metavar="DIR", help="a folder of tables with your own rows")
    orders = ("MDY", "DMY", "YMD")
    text = "leave sentences unparsed that can hold no quantity: faster"
    parser.add_argument("--skip", action="store_true", help=text)
    text = "how 3/4/2020 is read (default MDY)"
    parser.add_argument("--date-order", choices=orders, default="MDY", help=text)


def pipeline(options: argparse.Namespace) -> Language:
    """Load the pipeline that the arguments ask for."""
    from factx.pipeline import load

    return load(
        options.model,
        lexicon=options.lexicon,
        date_order=options.date_order,
        skip=options.skip,
    )
