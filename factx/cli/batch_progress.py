"""How far a run of ``factx batch`` is: a bar with rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from factx.batch.run import Progress


@contextmanager
def shown(stream: TextIO) -> Iterator[Callable[[Progress], None]]:
    """Show the bar as long as the context lasts; what it gives is to be told of each result."""
    if not stream.isatty():
        yield lambda _: None
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.BarColumn(),
        rich.TaskProgressColumn(),
        rich.TextColumn("{task.fields[documents]:,} documents"),
        rich.TextColumn("{task.fields[rate]:,.0f} words/s"),
        rich.TextColumn("{task.fields[failed]:,} failed"),
        rich.TimeRemainingColumn(compact=True),
    )
    with rich.Progress(*columns, console=Console(file=stream), refresh_per_second=2) as bar:
        task = bar.add_task("", total=None, documents=0, rate=0.0, failed=0)
        begun: list[int] = []

        def tell(progress: Progress) -> None:
            done = progress.done
            begun.append(done.words) if not begun else None
            seconds = bar.tasks[0].elapsed or 0.0
            bar.update(
                task,
                total=progress.inputs.size,
                completed=progress.read,
                documents=done.documents,
                rate=(done.words - begun[0]) / seconds if seconds else 0.0,
                failed=done.failed,
            )

        yield tell
