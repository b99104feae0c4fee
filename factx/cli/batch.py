"""``factx batch``: many documents in, files or a database out, by several processes; a broken run can be resumed."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factx.cli.arguments import add_pipeline, add_published, natural

if TYPE_CHECKING:
    from factx.batch.job import Job
    from factx.batch.journal import Done
    from factx.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    text = "read claims from many documents, by several processes, into files or a database"
    parser = commands.add_parser("batch", help=text, description=text)
    text = (
        "files, folders and patterns of .txt .md .html .json .jsonl .csv .parquet .warc, or of these "
        "with .gz or .zst"
    )
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help=text)
    text = "a file in .jsonl (documents), .csv or .parquet (a row a claim) or .duckdb, or a folder"
    parser.add_argument("--out", metavar="OUT", type=Path, required=True, help=text)
    text = "how many processes extract (default: one a core)"
    parser.add_argument("--workers", metavar="N", type=natural, default=_cores(), help=text)
    text = "finish a run that was broken off"
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help=text)
    text = "begin anew, even where a run that was broken off lies"
    again.add_argument("--fresh", action="store_true", help=text)
    for name in ("text", "date", "id", "title"):
        text = f"the field of JSON, CSV and Parquet that holds the {name}"
        parser.add_argument(f"--{name}-field", metavar="NAME", help=text)
    add_published(parser)
    text = "seconds that one document may take (default 120)"
    parser.add_argument("--timeout", metavar="SECONDS", type=natural, default=120, help=text)
    text = "characters that one document may have (default 1000000)"
    parser.add_argument("--max-chars", metavar="N", type=natural, default=1_000_000, help=text)
    text = "read texts of other languages too, instead of setting them aside"
    parser.add_argument("--any-language", action="store_true", help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run it, and tell what came of it."""
    from factx.batch.run import run as run_batch
    from factx.cli.batch_progress import shown

    job = _job(options)
    since = time.monotonic()
    with shown(sys.stderr) as tell:
        done = run_batch(job, tell)
    for line in _summary(job, done, time.monotonic() - since):
        print(line)
    return 1 if done.failed else 0


def _job(options: argparse.Namespace) -> Job:
    from factx.batch.job import BYTES_OF_A_CHARACTER, Job
    from factx.batch.worker import Setting
    from factx.formats.layouts import Fields
    from factx.formats.record import How

    fields = Fields(options.text_field, options.date_field, options.id_field, options.title_field)
    setting = Setting(
        model=options.model,
        lexicon=options.lexicon,
        date_order=options.date_order,
        published=options.published,
        english=not options.any_language,
        most=options.max_chars,
    )
    return Job(
        inputs=tuple(options.inputs),
        out=options.out,
        how=How(fields, options.max_chars * BYTES_OF_A_CHARACTER),
        setting=setting,
        workers=options.workers,
        seconds=float(options.timeout),
        resume=options.resume,
        fresh=options.fresh,
    )


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _summary(job: Job, done: Done, seconds: float) -> list[str]:
    outputs = ", ".join(map(str, job.outputs))
    found = f"{done.documents:,} documents, {done.words:,} words, {done.claims:,} claims"
    lines = [f"{found} in {outputs}, {seconds:,.0f} s"]
    if done.renamed:
        lines.append(f"{done.renamed:,} had a name that was taken: ~2, ~3, … stands behind theirs")
    if done.aside:
        lines.append(f"{done.aside:,} set aside, see {job.beside('aside.jsonl')}")
    if done.failed:
        lines.append(f"{done.failed:,} failed, see {job.beside('errors.jsonl')}")
    return lines
