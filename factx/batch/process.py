"""One process as the pool sees it: what it was given, since when, and what it says.

The process is a new interpreter, so that no script needs a guard around its main part, and that none of its threads and
open files are inherited.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from typing import IO, Any

from factx.batch.result import Task
from factx.batch.worker import Setting

COMMAND = "from factx.batch.worker import main; main()"
AT_ONCE = 2


class Process:
    """A process that extracts. It holds the lists of tasks that it was given and has not answered."""

    def __init__(self, setting: Setting, heard: queue.SimpleQueue[tuple[Process, Any]]) -> None:
        self.given: deque[list[Task]] = deque()
        self.since: float | None = None
        self.ready = False
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        threading.Thread(
            target=_hear, args=(self, self._process.stdout, heard), daemon=True
        ).start()
        self._send(setting)

    @property
    def id(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def hungry(self) -> bool:
        """Whether it can be given more, so that it never waits."""
        return len(self.given) < AT_ONCE

    def give(self, tasks: list[Task]) -> None:
        """Give it a list of tasks."""
        self.given.append(tasks)
        if self.ready and len(self.given) == 1:
            self.since = time.monotonic()
        self._send(tasks)

    def start(self) -> None:
        """It has loaded its pipeline: from now on its time counts."""
        self.ready = True
        self.since = time.monotonic() if self.given else None

    def answered(self) -> list[Task]:
        """It has answered the first list."""
        tasks = self.given.popleft()
        self.since = time.monotonic() if self.given else None
        return tasks

    def left(self, seconds: float) -> float:
        """How many seconds it may still take for the list that it reads; below 0 where it took too long."""
        return float("inf") if self.since is None else self.since + seconds - time.monotonic()

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()

    def _send(self, message: Any) -> None:
        stream = self._process.stdin
        assert stream is not None
        try:
            pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
            stream.flush()
        except OSError:
            return  # it has died, as the thread that hears it will say


def _hear(
    process: Process, stream: IO[bytes] | None, heard: queue.SimpleQueue[tuple[Process, Any]]
) -> None:
    """Hand on what the process says; None when it says no more."""
    assert stream is not None
    with stream, contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            heard.put((process, pickle.load(stream)))
    heard.put((process, None))
