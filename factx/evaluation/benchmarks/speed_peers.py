"""Published readers of quantities and dates on the same articles; they are slow, and read fewer words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from time import process_time
from typing import Any

from factx.formats.record import Record

_WORDS = 1500
_Reader = Callable[[str], Any]


def compared(records: list[Record], own: float, rounds: int, width: int) -> Iterator[str]:
    """A line for each peer: its words a second, and how many times as fast factx is.

    Args:
        records: The articles.
        own: The words a second of factx.
        rounds: How often each is measured.
        width: The width of the first column.
    """
    texts = _sample(records)
    yield f"peers, on the first {sum(len(text.split()) for text in texts)} words:"
    rates: dict[str, float] = {}
    for name, read in _readers().items():
        rates[name] = _rate(read, texts, rounds)
        yield _line(name, rates[name], own, width)
    quantities, *dates = rates
    for name in dates:
        both = 1 / (1 / rates[quantities] + 1 / rates[name])
        least = " (at least 5)" if name == dates[0] else ""
        yield _line(f"quantulum3 and {name}", both, own, width) + least


def _readers() -> dict[str, _Reader]:
    """quantulum3; dateparser as it is called without more, and told that the language is English."""
    from dateparser.search import search_dates
    from quantulum3 import parser

    return {
        "quantulum3.parser.parse": parser.parse,
        "search_dates": search_dates,
        "search_dates, English": lambda text: search_dates(text, languages=["en"]),
    }


def _line(name: str, rate: float, own: float, width: int) -> str:
    return f"{name:{width}}{rate:9.0f} words/s; factx is {own / rate:.1f} times as fast"


def _sample(records: list[Record]) -> list[str]:
    """The articles from the first on, until there are enough words."""
    found: list[str] = []
    for record in records:
        found.append(record.text)
        if sum(len(text.split()) for text in found) >= _WORDS:
            break
    return found


def _rate(read: _Reader, texts: list[str], rounds: int) -> float:
    """The words a second of a reader; one short turn to warm up."""
    read(texts[0][:200])
    taken = []
    for _ in range(rounds):
        began = process_time()
        for text in texts:
            read(text)
        taken.append(process_time() - began)
    return sum(len(text.split()) for text in texts) / median(taken)
