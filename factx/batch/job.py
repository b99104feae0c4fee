"""What a run is asked to do, and where its files lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from factx.batch.worker import Setting
from factx.errors import FactxError, InputError
from factx.formats.files import File, found
from factx.formats.record import How

ENDINGS = (".jsonl", ".ndjson", ".csv", ".parquet", ".duckdb", ".db")
LARGEST_CHARACTERS = 1_000_000
BYTES_OF_A_CHARACTER = 8


@dataclass(frozen=True)
class Job:
    """What to read, how, and where to write it.

    Args:
        inputs: Files, folders, patterns.
        out: A file, whose ending says what is written, or a folder.
        how: The names of the fields, and the largest document in bytes.
        setting: What the processes are told.
        workers: How many processes there are.
        seconds: How long one document may take.
        resume: Go on with a run that was broken off.
        fresh: Begin anew, whatever lies there.
    """

    inputs: tuple[str, ...]
    out: Path
    how: How = field(default_factory=How)
    setting: Setting = field(default_factory=Setting)
    workers: int = 1
    seconds: float = 120.0
    resume: bool = False
    fresh: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether a folder is written rather than one file."""
        return self.out.is_dir() or (not self.out.suffix and not self.out.exists())

    def beside(self, name: str) -> Path:
        """A file of the run: in its folder, or beside its file with that file's name before it."""
        return self.out / name if self.is_folder else self.out.with_name(f"{self.out.name}.{name}")

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files that hold the results."""
        if self.is_folder:
            return self.out / "documents.jsonl", self.out / "claims.parquet"
        return (self.out,)

    @property
    def own(self) -> frozenset[Path]:
        """All that the run writes, resolved, so that it is never read."""
        names = ("errors.jsonl", "aside.jsonl", "journal", "journal-journal", "rows", "part")
        files = [*self.outputs, *map(self.beside, names), self.out / "claims.parquet.rows"]
        if self.is_folder:
            files.append(self.out)
        return frozenset(file.resolve() for file in files)

    def check(self) -> None:
        """Refuse what cannot be run.

        Raises:
            InputError: No format has the ending of ``out``, or it is one of the inputs.
        """
        if not self.is_folder and self.out.suffix.lower() not in ENDINGS:
            mend = f"a folder, or a file in {', '.join(ENDINGS)}"
            raise InputError("this is no output that is known", mend, str(self.out))
        for given in self.inputs:
            if not self.is_folder and Path(given).resolve() == self.out.resolve():
                raise InputError("this is read and written", "write elsewhere", given)

    def files(self) -> Iterator[File | FactxError]:
        """The files to read, in order."""
        yield from found(self.inputs, self.own)


@dataclass(frozen=True)
class Survey:
    """All inputs in one look: their size, and a digest that tells whether they are still the same."""

    files: int
    size: int
    digest: str


def survey(job: Job) -> Survey:
    """Look at the inputs, without reading them."""
    count = size = 0
    digest = blake2b(digest_size=16)
    for file in job.files():
        if not isinstance(file, File):
            digest.update(str(file).encode("utf-8", "surrogateescape"))
            continue
        count += 1
        known = (0, 0)
        try:
            status = os.stat(file.path)
            known = (status.st_size, status.st_mtime_ns)
        except OSError:
            pass
        size += known[0]
        digest.update(repr((str(file.path), file.name, known)).encode("utf-8", "surrogateescape"))
    return Survey(count, size, digest.hexdigest())


def described(job: Job, seen: Survey) -> dict[str, object]:
    """What makes two runs the same: the inputs and all that shapes the results, but not how many processes work."""
    setting = job.setting
    return {
        "factx": version("factx"),
        "inputs": seen.digest,
        "out": job.out.name,
        "published": setting.published,
        "fields": repr(job.how),
        "pipeline": [setting.model, setting.lexicon, setting.date_order],
        "limits": [setting.english, setting.most],
    }
