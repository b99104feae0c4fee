"""What each of factx's rooms costs, in percent of the time that the model takes with all its components."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import process_time
from typing import Any

from spacy.language import Language

from factx.formats.record import Record
from factx.pipeline import ROOMS

# What is shown: its name, its rooms, and the most it may cost in percent.
_SHOWN: tuple[tuple[str, tuple[str, ...], float | None], ...] = (
    *((name, (name,), 3.0 if name == "factx_times" else None) for name in ROOMS),
    ("factx_numbers + factx_quantities", ("factx_numbers", "factx_quantities"), 4.0),
    ("all rooms", ROOMS, 12.0),
)


def seconds(nlp: Language, records: list[Record], rounds: int) -> dict[str, list[float]]:
    """The seconds of each room in each round; each component takes all documents before the next does."""
    taken: dict[str, list[float]] = {name: [] for name in ROOMS}
    for _ in range(rounds):
        docs = [_doc(nlp, record) for record in records]
        for name, component in nlp.pipeline:
            began = process_time()
            docs = _through(component, docs)
            if name in taken:
                taken[name].append(process_time() - began)
    return taken


def _doc(nlp: Language, record: Record) -> Any:
    doc = nlp.make_doc(record.text)
    doc._.published = record.published
    return doc


def _through(component: Any, docs: list[Any]) -> list[Any]:
    """The documents after a component, in batches where it takes batches."""
    if hasattr(component, "pipe"):
        return list(component.pipe(docs, batch_size=64))
    return [component(doc) for doc in docs]


def shares(rooms: dict[str, list[float]], full: list[float], width: int) -> Iterator[str]:
    """A line for each room, and for those that have a limit together."""
    whole = median(full)
    for name, parts, limit in _SHOWN:
        rounds = zip(*(rooms[part] for part in parts), strict=True)
        share = 100 * median(sum(taken) for taken in rounds) / whole
        most = f"   (at most {limit:g})" if limit else ""
        yield f"{name:{width}}{share:9.2f} % of the full model's time{most}"
