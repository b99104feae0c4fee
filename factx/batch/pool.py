"""Processes that take records in turn; what comes of them is given in the order of the records.

Records go out in short lists. Where a list takes longer than one record may, its process is ended and each of its
records is read by itself, so that only the one that is slow is lost; the same where a process dies. No more is read
ahead than a fixed amount of text.
"""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterator
from math import inf

from factx.batch.process import Process
from factx.batch.result import Result, Task, fatal, too_slow
from factx.batch.worker import READY, Setting
from factx.errors import FactxError, PipelineError

SIZE_OF_A_LIST = 24_000
TASKS_OF_A_LIST = 32
SIZE_AHEAD = 480_000
TASKS_AHEAD = 640
STARTS_IN_VAIN = 3


class Pool:
    """The processes; use it in a ``with``.

    Args:
        setting: What each of them is told.
        workers: How many there are.
        seconds: How long one record may take.
    """

    def __init__(self, setting: Setting, workers: int, seconds: float = inf) -> None:
        self._setting = setting
        self._workers = workers
        self._seconds = seconds
        self._heard: queue.SimpleQueue[tuple[Process, object]] = queue.SimpleQueue()
        self._processes: list[Process] = []
        self._again: deque[list[Task]] = deque()
        self._done: dict[int, Result] = {}
        self._sizes: dict[int, int] = {}
        self._size = 0
        self._died_on: set[int] = set()
        self._in_vain = 0
        self._tasks: Iterator[Task | Result] = iter(())
        self._exhausted = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.end()
        self._processes.clear()

    def run(self, tasks: Iterator[Task | Result], first: int = 0) -> Iterator[Result]:
        """Yield the result of each task, in their order; what is a result already only keeps its place.

        Args:
            tasks: Numbered one by one.
            first: The number of the first of them.

        Raises:
            FactxError: The pipeline cannot be loaded, or no process can be started.
        """
        self._tasks, self._exhausted = tasks, False
        number = first
        while self._sizes or not self._exhausted:
            self._feed()
            while number in self._done:
                self._size -= self._sizes.pop(number)
                yield self._done.pop(number)
                number += 1
            if number not in self._done and any(process.given for process in self._processes):
                self._listen()

    def _feed(self) -> None:
        """Give tasks to whoever waits for some, and start processes as long as there is work for them."""
        while (process := self._hungry()) is not None:
            tasks = self._again.popleft() if self._again else self._list()
            if not tasks:
                return
            if process.given and len(self._processes) < self._workers:
                process = self._started()
            process.give(tasks)

    def _hungry(self) -> Process | None:
        """The process with the least to do, if it can be given more."""
        if not self._processes:
            return self._started() if self._again or not self._exhausted else None
        process = min(self._processes, key=lambda process: len(process.given))
        return process if process.hungry or len(self._processes) < self._workers else None

    def _started(self) -> Process:
        process = Process(self._setting, self._heard)
        self._processes.append(process)
        return process

    def _list(self) -> list[Task]:
        """The next tasks that go out together; none where there are none, or where enough is read ahead."""
        tasks: list[Task] = []
        size = 0
        while size < SIZE_OF_A_LIST and len(tasks) < TASKS_OF_A_LIST and not self._is_ahead:
            task = next(self._tasks, None)
            if task is None:
                self._exhausted = True
                break
            self._sizes[task.number] = task.size
            self._size += task.size
            if isinstance(task, Result):
                self._done[task.number] = task
            else:
                tasks.append(task)
                size += task.size
        return tasks

    @property
    def _is_ahead(self) -> bool:
        return (
            len(self._sizes) >= TASKS_AHEAD * self._workers
            or self._size >= SIZE_AHEAD * self._workers
        )

    def _listen(self) -> None:
        """Wait until a process says something, or takes too long."""
        left = min(process.left(self._seconds) for process in self._processes)
        try:
            self._hear(*self._heard.get(timeout=None if left == inf else max(0.0, left)))
            while True:
                self._hear(*self._heard.get_nowait())
        except queue.Empty:
            pass
        for process in list(self._processes):
            if process.left(self._seconds) <= 0:
                self._replace(process, slow=True)

    def _hear(self, process: Process, message: object) -> None:
        if process not in self._processes:
            return
        if isinstance(message, FactxError):
            raise message
        if message == READY:
            self._in_vain = 0
            process.start()
        elif isinstance(message, list):
            process.answered()
            self._done.update((result.number, result) for result in message)
        else:
            self._replace(process, slow=False)

    def _replace(self, process: Process, slow: bool) -> None:
        """End a process, and put what it was given back into the row; another is started when it is needed."""
        self._processes.remove(process)
        process.end()
        if not process.ready:
            self._in_vain += 1
            if self._in_vain >= STARTS_IN_VAIN:
                what = "the processes that extract end before they begin"
                raise PipelineError(what, "see what they say above, and the memory that is free")
            self._again.extendleft(reversed(process.given))
            return
        reading, *later = process.given or [[]]
        self._again.extendleft(reversed([*self._alone(reading, slow), *later]))

    def _alone(self, tasks: list[Task], slow: bool) -> list[list[Task]]:
        """The tasks one by one; of a single one that did it again there is only its failure."""
        if len(tasks) > 1:
            return [[task] for task in tasks]
        for task in tasks:
            if slow:
                self._done[task.number] = too_slow(task, self._seconds)
            elif task.number in self._died_on:
                self._done[task.number] = fatal(task)
            else:
                self._died_on.add(task.number)
                return [tasks]
        return []
