"""One run: inputs are read, processes extract, results are written in the order of the inputs and committed."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass

from factx.batch.intake import tasks
from factx.batch.job import Job, Survey, described, survey
from factx.batch.journal import Done, Journal
from factx.batch.pool import Pool
from factx.batch.result import Result
from factx.batch.sinks import Reasons, Sink, rows_beside, sink

SECONDS_OF_A_COMMIT = 1.0
RESULTS_OF_A_COMMIT = 500


@dataclass
class Progress:
    """How far the run is, and how much of the inputs is read."""

    done: Done
    inputs: Survey
    read: int = 0


def run(job: Job, tell: Callable[[Progress], None] = lambda _: None) -> Done:
    """Run to the end.

    Args:
        job: What to do.
        tell: Is told of each result.

    Raises:
        FactxError: It cannot be run as given.
        OSError: An output cannot be written; what is done can be resumed.
    """
    job.check()
    seen = survey(job)
    (job.out if job.is_folder else job.out.parent).mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        journal = Journal(job.beside("journal"), described(job, seen), job.resume, job.fresh)
        stack.callback(journal.close)
        if journal.done.finished:
            _clear(job)
            return journal.done
        progress = Progress(journal.done, seen)
        sinks = _sinks(job, journal)
        for one in sinks.values():
            stack.enter_context(closing(one))
        _commit(journal, sinks)
        _work(job, journal, sinks, progress, tell)
        _finish(job, journal, sinks)
        return journal.done


def _work(
    job: Job,
    journal: Journal,
    sinks: dict[str, Sink],
    progress: Progress,
    tell: Callable[[Progress], None],
) -> None:
    """Extract what is not done yet."""

    def count(size: int) -> None:
        progress.read += size

    since = time.monotonic()
    waiting = 0
    with Pool(job.setting, job.workers, job.seconds) as pool:
        for result in pool.run(tasks(job, journal, count), journal.done.records):
            _take(result, journal.done, sinks)
            tell(progress)
            waiting += 1
            late = time.monotonic() - since >= SECONDS_OF_A_COMMIT
            if late or waiting >= RESULTS_OF_A_COMMIT:
                _commit(journal, sinks)
                since, waiting = time.monotonic(), 0


def _take(result: Result, done: Done, sinks: dict[str, Sink]) -> None:
    """Hand a result to all outputs, and count it."""
    for one in sinks.values():
        one.add(result)
    done.records += 1
    done.claims += len(result.rows)
    done.words += result.words
    done.renamed += result.renamed
    if result.error is None:
        done.documents += 1
    elif result.aside:
        done.aside += 1
    else:
        done.failed += 1


def _commit(journal: Journal, sinks: dict[str, Sink]) -> None:
    """First the outputs, then the journal that tells their lengths."""
    journal.done.lengths = {name: one.commit() for name, one in sinks.items()}
    journal.commit()


def _sinks(job: Job, journal: Journal) -> dict[str, Sink]:
    lengths = journal.done.lengths
    made: dict[str, Sink] = {
        place.name: sink(place, lengths.get(place.name, 0)) for place in job.outputs
    }
    for name, aside in (("errors.jsonl", False), ("aside.jsonl", True)):
        made[name] = Reasons(job.beside(name), lengths.get(name, 0), aside)
    return made


def _finish(job: Job, journal: Journal, sinks: dict[str, Sink]) -> None:
    """Finish the outputs, note it, and only then take away what is not needed any more."""
    _commit(journal, sinks)
    for one in sinks.values():
        one.finish()
    journal.finish()
    _clear(job)


def _clear(job: Job) -> None:
    for place in job.outputs:
        rows_beside(place).unlink(missing_ok=True)
