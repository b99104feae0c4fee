"""All tables of words, each read once when it is asked for, with the user's own rows added."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from factx.errors import TableError
from factx.rules.table import Row, Table, check_shape, read_table

R = TypeVar("R", bound=Row)
HOME = Path(__file__).parent.parent


class Lexicon:
    """The tables of the package, by their paths below it, and the user's folder over them.

    Args:
        user: A folder with CSV files named as the package's tables are (``physical.csv`` or
            ``quantities/physical.csv``); their rows are added.

    Raises:
        TableError: The folder is none, or holds a file that no table is named after.
    """

    def __init__(self, user: str | Path | None = None) -> None:
        self._tables: dict[str, Table[Any]] = {}
        self._own = _user_files(Path(user)) if user is not None else {}

    def table(self, name: str, kind: type[R]) -> Table[R]:
        """The table at this path below the package, such as ``numbers/multipliers.csv``."""
        if name not in self._tables:
            table = read_table(kind, HOME / name)
            if name in self._own:
                read_table(kind, self._own[name], table)
            self._tables[name] = table
        return self._tables[name]


def _user_files(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise TableError("no such folder", "give a folder with CSV tables", str(folder))
    known = {path.relative_to(HOME).as_posix(): path.name for path in tables()}
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.csv")):
        own = path.relative_to(folder).as_posix()
        names = [name for name, short in known.items() if own in (name, short)]
        if len(names) != 1:
            closest = get_close_matches(own, [*known, *known.values()], 3) or sorted(known)
            raise TableError("no table has this name", f"tables: {', '.join(closest)}", str(path))
        if names[0] in found:
            raise TableError(f"{names[0]} is given twice", "make one file of the two", str(path))
        found[names[0]] = path
        check_shape(path, HOME / names[0])
    return found


def tables() -> list[Path]:
    """The tables that a user's rows can be added to: those of the rooms that are components."""
    rooms = [path.parent for path in HOME.glob("*/component.py")]
    return sorted(path for room in rooms for path in room.rglob("*.csv"))
