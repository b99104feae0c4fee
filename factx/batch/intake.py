"""Records with their numbers and names, one after the other; what cannot be read keeps its place as a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factx.batch.job import Job
from factx.batch.journal import Journal
from factx.batch.result import Result, Task, failed
from factx.errors import FactxError, InputError
from factx.formats.files import File
from factx.formats.reading import records
from factx.formats.record import Record

MARKUP = 6


def tasks(job: Job, journal: Journal, count: Callable[[int], None]) -> Iterator[Task | Result]:
    """Yield the tasks that are still to be done.

    Args:
        job: What to read.
        journal: Knows how many records are done, and the names that are taken.
        count: Is told how many bytes of the inputs are read.
    """
    done = journal.done.records
    for number, record in enumerate(_all(job, count)):
        if number < done:
            continue
        if isinstance(record, Record):
            yield _named(Task(number, record, _size(record)), journal)
        else:
            yield Result(number, error=record)


def _all(job: Job, count: Callable[[int], None]) -> Iterator[Record | FactxError]:
    for file in job.files():
        if isinstance(file, File):
            yield from records(file, job.how, count)
        else:
            yield file


def _named(task: Task, journal: Journal) -> Task | Result:
    """The task with a name that no other has."""
    record: Record = task.record
    whole = record.text.encode("utf-8", "surrogatepass") + (record.html or b"")
    place = f"{record.file}:{record.line}" if record.line else str(record.file)
    name, before = journal.taken(record.doc_id, whole, task.number, place)
    if before is not None:
        what = f"the same document, name and text, stands in {before}"
        return failed(task, InputError(what, "nothing is to be done"), aside=True)
    if name == record.doc_id:
        return task
    return Task(task.number, replace(record, doc_id=name), task.size, renamed=True)


def _size(record: Record) -> int:
    """How much text it is, about."""
    return len(record.text) + len(record.html or b"") // MARKUP
