"""What is done, in one small SQLite file that each commit makes safe on the disk.

The run's records have numbers in the order of the inputs, and results are written in that order; so what is done is one
number, with the length that each output has there. Behind a break, outputs are cut to that length and the run goes on
with the next record. The names of documents are kept here too, so that none is taken twice, however many there are.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path

from factx.errors import InputError

_TABLES = """
CREATE TABLE IF NOT EXISTS head (job TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS state (only INTEGER PRIMARY KEY CHECK (only = 1), done TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS names (
    name BLOB NOT NULL, copy INTEGER NOT NULL, text BLOB NOT NULL, number INTEGER NOT NULL,
    place TEXT NOT NULL, PRIMARY KEY (name, copy)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS same ON names (name, text);
"""


@dataclass
class Done:
    """How far a run is: how many records, what came of them, and the length of each output."""

    records: int = 0
    documents: int = 0
    claims: int = 0
    words: int = 0
    failed: int = 0
    aside: int = 0
    renamed: int = 0
    finished: bool = False
    lengths: dict[str, int] = field(default_factory=dict)


class Journal:
    """The file. Nothing else may write to the same outputs while it is open.

    Args:
        place: Where it lies.
        job: What the run is asked to do; a run of another job does not go on with this one.
        resume: Whether to go on with what is there.

    Raises:
        InputError: An unfinished run lies there and ``resume`` is not asked for, or it is another job's, or is in use.
    """

    def __init__(self, place: Path, job: Mapping[str, object], resume: bool, fresh: bool) -> None:
        self._place = place
        wanted = json.dumps(job, sort_keys=True)
        try:
            self._open()
            self.done = self._last()
            if self.done.records and not self.done.finished and not (resume or fresh):
                what = f"a run that was broken off at record {self.done.records} lies here"
                mend = "--resume finishes it, --fresh begins anew"
                raise InputError(what, mend, str(place))
            if resume and self._is_other(wanted):
                what = "the inputs or the options are not those of the run that lies here"
                raise InputError(what, "--fresh begins anew", str(place))
            if not resume:
                self._clear()
            self._base.execute("DELETE FROM names WHERE number >= ?", (self.done.records,))
            self._base.execute("DELETE FROM head")
            self._base.execute("INSERT INTO head VALUES (?)", (wanted,))
            self.commit()
        except sqlite3.Error as error:
            raise self._told(error) from None

    def taken(self, name: str, text: bytes, number: int, place: str) -> tuple[str, str | None]:
        """Take a name for a document; the second document of a name gets a name of its own.

        Returns:
            The name, and where the same document with the same name stands, if it was there before.
        """
        digest = blake2b(text, digest_size=12).digest()
        try:
            own = _key(name)
            same = self._base.execute(
                "SELECT place FROM names WHERE name = ? AND text = ?", (own, digest)
            ).fetchone()
            if same is not None:
                return name, str(same[0])
            copy, free = self._copies(own) + 1, name
            if copy > 1:
                free = f"{name}~{copy}"
                while self._copies(_key(free)):
                    copy += 1
                    free = f"{name}~{copy}"
                self._keep(_key(free), 1, digest, number, place)
            self._keep(own, copy, digest, number, place)
        except sqlite3.Error as error:
            raise self._told(error) from None
        return free, None

    def commit(self) -> None:
        """Make what is done safe on the disk."""
        try:
            plain = json.dumps(asdict(self.done))
            self._base.execute("INSERT OR REPLACE INTO state VALUES (1, ?)", (plain,))
            self._base.execute("COMMIT")
            self._base.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise self._told(error) from None

    def finish(self) -> None:
        """Note that all is done; the names are not needed any more."""
        self.done.finished = True
        self._base.execute("DELETE FROM names")
        self.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _open(self) -> None:
        self._base = sqlite3.connect(self._place, timeout=0.5, isolation_level=None)
        self._base.execute("PRAGMA synchronous = FULL")
        self._base.execute("PRAGMA temp_store = MEMORY")
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN EXCLUSIVE")

    def _last(self) -> Done:
        row = self._base.execute("SELECT done FROM state").fetchone()
        return Done(**json.loads(row[0])) if row else Done()

    def _is_other(self, wanted: str) -> bool:
        row = self._base.execute("SELECT job FROM head").fetchone()
        return row is not None and row[0] != wanted

    def _clear(self) -> None:
        self.done = Done()
        self._base.execute("DELETE FROM names")

    def _copies(self, name: bytes) -> int:
        row = self._base.execute(
            "SELECT copy FROM names WHERE name = ? ORDER BY copy DESC LIMIT 1", (name,)
        ).fetchone()
        return int(row[0]) if row else 0

    def _keep(self, name: bytes, copy: int, text: bytes, number: int, place: str) -> None:
        self._base.execute(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?)", (name, copy, text, number, place)
        )

    def _told(self, error: sqlite3.Error) -> InputError:
        what = str(error)
        if "locked" in what:
            return InputError("another run is writing here", "wait for its end", str(self._place))
        mend = "make room, then --resume" if "full" in what or "disk" in what else "--fresh"
        return InputError(f"the journal cannot be used: {what}", mend, str(self._place))


def _key(name: str) -> bytes:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()
