"""``factx.pipe`` with several processes: texts in, Documents out, in their order."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factx.batch.pool import Pool
from factx.batch.result import Task
from factx.batch.worker import Setting
from factx.errors import FactxError
from factx.model import Document


def documents(
    records: Iterable[tuple[Any, str, dict[str, Any]]],
    nlp: Any,
    workers: int,
    on_error: Callable[[Any, FactxError], None] | None,
) -> Iterator[Document]:
    """Read texts in processes of their own.

    Args:
        records: What the user gave, its text, and what is known of it.
        nlp: The pipeline, which each process gets a copy of; None for the default one.
        workers: How many processes there are.
        on_error: Is handed what cannot be read, and why; without it the error is raised.
    """
    setting = Setting("document", nlp=None if nlp is None else pickle.dumps(nlp), checks=False)
    given: dict[int, Any] = {}

    def tasks() -> Iterator[Task]:
        for number, (record, text, known) in enumerate(records):
            given[number] = record
            yield Task(number, {**known, "text": text}, len(text))

    with Pool(setting, workers) as pool:
        for result in pool.run(tasks()):
            record = given.pop(result.number)
            if result.error is None:
                yield result.document
            elif on_error is None:
                raise result.error
            else:
                on_error(record, result.error)
