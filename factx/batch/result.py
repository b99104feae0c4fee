"""What comes of a record: a document, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factx.errors import FactxError, InputError


@dataclass(frozen=True, slots=True)
class Task:
    """A record to read, its place in the row of all, and how much text it is."""

    number: int
    record: Any
    size: int
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came of the record with this number.

    ``aside`` says that nothing is wrong with the record, yet it is not one to read; ``error`` tells why.
    """

    number: int
    document: Any = None
    doc_id: str | None = None
    rows: tuple[dict[str, Any], ...] = ()
    words: int = 0
    error: FactxError | None = None
    aside: bool = False
    renamed: bool = False
    size: int = 0


def failed(task: Task, error: FactxError, aside: bool = False) -> Result:
    """The result of a record that gives no document, with the place where it stands."""
    file = getattr(task.record, "file", None)
    line = getattr(task.record, "line", None)
    if error.file is None and file is not None:
        error = type(error)(error.what, error.mend, file, line)
    return Result(
        task.number, doc_id=getattr(task.record, "doc_id", None), error=error, aside=aside
    )


def too_slow(task: Task, seconds: float) -> Result:
    """The result of a record that took longer than it may."""
    mend = "raise --timeout, or cut it into articles"
    return failed(task, InputError(f"stopped after {seconds:g} seconds", mend))


def fatal(task: Task) -> Result:
    """The result of a record that brought its process down."""
    return failed(task, InputError("the process that read it died twice", "see its memory"))
