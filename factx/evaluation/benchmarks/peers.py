"""What other readers make of a text, in the types of the claim format, so that one protocol scores them all.

quantulum3 has no nouns that are counted and no words of relation; a range is a value with an uncertainty. dateparser
gives a day for everything: a value is cut to the period that it says it read (year, month, week, day).
Neither it nor spaCy's recognizer says a type of TIMEX3; that row is left out for them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from factx.model import Quantity, Span, Time, Unit, exact

QUANTULUM, SEARCH_DATES, NER = "quantulum3", "search_dates", "spaCy NER, dateparser"
PERCENTAGE = "percentage"
_NO_UNIT = Unit("none", "1", "")
_FORMATS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V"}


def quantulum(text: str) -> list[Any]:
    """The quantities of quantulum3, as it gives them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        return list(parser.parse(text))


def quantulum_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of quantulum3 in the claim format."""
    return tuple(
        _quantity(f"q{number}", one, text) for number, one in enumerate(quantulum(text), 1)
    )


def _quantity(id: str, one: Any, text: str) -> Quantity:
    start, end = _found(text, one.surface, one.span[0])
    value, spread = exact(float(one.value)), one.uncertainty
    low = high = None
    if spread:
        low, high = value - exact(float(spread)), value + exact(float(spread))
    shown: Decimal | None = None if spread else value
    return Quantity(id, (start, end), text[start:end], shown, low, high, "=", _unit(one.unit))


def unit_name(unit: Any) -> str:
    """The name of a unit of quantulum3; “per cent” in two words, which it builds anew, is the one it knows."""
    name = str(unit.name).strip()
    return PERCENTAGE if name == "per cent" else name


def _unit(unit: Any) -> Unit:
    name = unit_name(unit)
    if unit.entity.name == "currency":
        return Unit("currency", str(unit.currency_code or ""), name)
    if name == PERCENTAGE:
        return Unit("percent", "%", "percent")
    if unit.entity.name == "dimensionless" or name == "dimensionless":
        return _NO_UNIT
    return Unit("physical", name, name)


def _found(text: str, words: str, near: int) -> Span:
    """Where the words stand: at, or else nearest after, the place that is said of them."""
    for start in (near, text.find(words, max(near - 20, 0)), text.find(words)):
        if start >= 0 and text.startswith(words, start):
            return start, start + len(words)
    return near, min(near + max(len(words), 1), len(text))


def searched_times(text: str, published: str | None) -> tuple[Time, ...]:
    """The times of dateparser's ``search_dates``, told that the text is English, and when it was printed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.search import search_dates

        found = search_dates(text, languages=["en"], settings=_settings(published)) or []
    times: list[Time] = []
    at = 0
    for words, _ in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            times.append(_time(f"t{len(times) + 1}", (start, at), text, "DATE", published))
    return tuple(times)


def recognized_times(doc: Any, published: str | None) -> tuple[Time, ...]:
    """The DATE and TIME entities of a spaCy Doc, read by dateparser."""
    spans = [entity for entity in doc.ents if entity.label_ in ("DATE", "TIME")]
    return tuple(
        _time(f"t{number}", (one.start_char, one.end_char), doc.text, one.label_, published)
        for number, one in enumerate(spans, 1)
    )


def _time(id: str, span: Span, text: str, kind: Any, published: str | None) -> Time:
    words = text[slice(*span)]
    return Time(id, span, words, kind, _value(words, published))


def _value(words: str, published: str | None) -> str:
    """What dateparser reads, cut to the period that it read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = _parser(published).get_date_data(words)
    if data.date_obj is None:
        return ""
    return str(data.date_obj.strftime(_FORMATS.get(data.period, "%Y-%m-%d")))


@cache
def _parser(published: str | None) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en"], settings=_settings(published))


def _settings(published: str | None) -> dict[str, Any]:
    base = datetime.fromisoformat(published[:10]) if published else datetime(2000, 1, 1)
    return {"RELATIVE_BASE": base, "RETURN_TIME_AS_PERIOD": False}


def versions() -> dict[str, str]:
    """The releases of the peers that are run."""
    from importlib.metadata import version

    dates = version("dateparser")
    return {
        QUANTULUM: f"quantulum3 {version('quantulum3')}",
        SEARCH_DATES: f"search_dates {dates}",
        NER: f"spaCy NER, dateparser {dates}",
    }


def recognizer() -> Any:
    """The English model that factx stands on, as it is, with its own recognizer of entities."""
    from importlib.util import find_spec

    import spacy

    from factx.pipeline import MODELS

    return spacy.load(next(name for name in MODELS if find_spec(name)))


def recognized(nlp: Any, texts: list[str], dates: list[str | None]) -> Iterator[tuple[Time, ...]]:
    """The times of many texts by ``recognized_times``."""
    for doc, published in zip(nlp.pipe(texts, batch_size=16), dates, strict=True):
        yield recognized_times(doc, published)
