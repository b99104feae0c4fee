"""What runs in a process: the pipeline, loaded once, over the records that come in at its standard input.

Messages are pickled, both ways: first the ``Setting``, then lists of tasks; back come ``READY`` and lists of results,
or an error of ours. Where the process that sends has ended, this one ends at once.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Literal

from factx.batch.result import Result, Task, failed
from factx.errors import FactxError, InputError, PipelineError

READY = "ready"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a process must know before the first record.

    ``gives`` is what it makes of a record: the ``Document``, or its line of JSON with its flat rows. With ``checks`` a
    text that is empty, too long or not English is no document.
    """

    gives: Literal["document", "line"] = "line"
    model: str | None = None
    lexicon: str | None = None
    date_order: str = "MDY"
    nlp: bytes | None = None
    checks: bool = True
    english: bool = True
    published: str | None = None
    most: int = sys.maxsize


def main() -> None:
    """Serve until no more comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    coming: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, coming), daemon=True).start()
    try:
        serve(coming, answers)
    except BrokenPipeError:
        os._exit(1)


def serve(coming: queue.SimpleQueue[Any], answers: BinaryIO) -> None:
    """Load the pipeline, say so, and answer each list of tasks."""
    setting: Setting = coming.get()
    try:
        nlp = _loaded(setting)
    except Exception as error:
        mend = "see the model, and the room in the folder for temporary files"
        what = f"the pipeline cannot be loaded: {type(error).__name__}: {error}"
        _send(answers, error if isinstance(error, FactxError) else PipelineError(what, mend))
        return
    _send(answers, READY)
    while True:
        try:
            made: Any = list(results(coming.get(), nlp, setting))
        except FactxError as error:
            made = error
        _send(answers, made)


def results(tasks: list[Task], nlp: Any, setting: Setting) -> Iterator[Result]:
    """Yield what comes of each task, in their order."""
    from factx.pipeline import pipe, told

    done: dict[int, Result] = {}
    good: list[Task] = []
    for task in tasks:
        try:
            prepared = _prepared(task, setting)
        except FactxError:
            raise
        except Exception as error:
            prepared = failed(task, told(error))
        if isinstance(prepared, Result):
            done[task.number] = prepared
        else:
            good.append(prepared)
    waiting = iter(good)
    task_of = {id(task.record): task for task in good}

    def refuse(record: Any, error: FactxError) -> None:
        task = task_of[id(record)]
        done[task.number] = failed(task, error)

    records = [task.record for task in good]
    for document in pipe(records, nlp=nlp, batch_size=len(records) or 1, on_error=refuse):
        task = next(task for task in waiting if task.number not in done)
        done[task.number] = _made(task, document, setting)
    yield from (done[task.number] for task in tasks)


def _prepared(task: Task, setting: Setting) -> Task | Result:
    """The task with its text, or why it is none to extract from."""
    if not setting.checks:
        return task
    from factx.batch.language import foreign
    from factx.formats.html import opened

    try:
        record = opened(task.record)
    except InputError as error:
        return failed(task, error, aside=True)
    length = len(record.text)
    if not record.text.strip():
        return failed(task, InputError("there is no text", "give it one, or take it out"))
    if "\0" in record.text:
        return failed(task, InputError("the text holds NUL characters", "decode it again"))
    if length > setting.most:
        what = f"{length:,} characters are over the limit of {setting.most:,}"
        return failed(task, InputError(what, "raise --max-chars, or cut it into articles"))
    language = foreign(record.text) if setting.english else None
    if language is not None:
        what = f"the text is not English but “{language}”"
        return failed(task, InputError(what, "give --any-language to read it"), aside=True)
    if not record.published:
        record = replace(record, published=setting.published)
    return replace(task, record=record)


def _made(task: Task, document: Any, setting: Setting) -> Result:
    if setting.gives == "document":
        return Result(task.number, document)
    from factx.formats.flat import rows

    return Result(
        task.number,
        document.to_json(),
        document.doc_id,
        tuple(rows(document)),
        len(document.text.split()),
        renamed=task.renamed,
    )


def _loaded(setting: Setting) -> Any:
    from factx.batch.language import foreign
    from factx.pipeline import load

    if setting.checks and setting.english:
        foreign("Its tables are loaded before the first record is read.")
    if setting.nlp is not None:
        return pickle.loads(setting.nlp)
    return load(setting.model, lexicon=setting.lexicon, date_order=setting.date_order)


def _receive(stream: BinaryIO, coming: queue.SimpleQueue[Any]) -> None:
    """Take messages from the stream as they come, so that whoever sends never waits."""
    try:
        while True:
            coming.put(pickle.load(stream))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _send(stream: BinaryIO, message: Any) -> None:
    pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()
