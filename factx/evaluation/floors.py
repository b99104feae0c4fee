"""The floors of the figures on the bundled gold: what they must not fall below, and of which gold they are.

``gold/floors.toml`` holds them, with the digest of the gold, and the reason of each change that lowered a floor or took
another gold. Figures are cut, not rounded, to one decimal, so that a floor is never above what was measured.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factx.errors import FormatError, InputError
from factx.evaluation.bundled import gold_file
from factx.evaluation.outcomes import BY_NAME
from factx.evaluation.scores import Scores

GUARDED = {
    "claim": BY_NAME["claim", "claim"],
    "value+unit": BY_NAME["quantity", "value+unit"],
    "time value": BY_NAME["time", "value"],
}
MEND = "mend it, or run: factx gold floors --raise --reason “…”"
_HEAD = """\
# F1 on gold.jsonl below which the tests fail, and the digest of that file.
# Written by: factx gold floors --raise   (add --reason "…" to lower a floor or to take another gold)
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A change for the worse, or to another gold, and why it was made."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The digest of the gold, the floor of each figure, and the changes that had to be given a reason."""

    gold: str
    figures: Mapping[str, float]
    changes: tuple[Change, ...] = field(default=())


def floors_file() -> Path:
    """Where the floors stand: beside the bundled gold."""
    return gold_file().parent / "floors.toml"


def read_floors(path: Path) -> Floors | None:
    """Read the floors; None where there are none yet.

    Raises:
        FormatError: The file is not as the command writes it.
    """
    if not path.is_file():
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        changes = tuple(Change(**one) for one in data.get("changes", ()))
        figures = {name: float(data["floors"][name]) for name in GUARDED}
        return Floors(str(data["gold"]), figures, changes)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        what = f"{type(error).__name__}: {error}"
        raise FormatError(what, "restore it, or run factx gold floors --raise", str(path)) from None


def figures(scores: Scores) -> dict[str, float]:
    """The guarded figures as they are, cut to one decimal."""
    rows = scores.rows()
    return {name: math.floor(10 * rows[row].f1 + 1e-9) / 10 for name, row in GUARDED.items()}


def faults(floors: Floors, gold: str, measured: Mapping[str, float]) -> list[str]:
    """What has changed for the worse, or is measured on another gold; each on one line."""
    found = []
    if floors.gold != gold:
        found.append(f"the gold is {gold}, the floors are of {floors.gold}")
    for name, floor in floors.figures.items():
        if measured[name] < floor:
            found.append(f"{name} F1 {floor:.1f} to {measured[name]:.1f}")
    return found


def raised(
    floors: Floors | None, gold: str, measured: Mapping[str, float], reason: str | None
) -> Floors:
    """The floors at the figures measured.

    Raises:
        InputError: A floor would be lowered, or another gold taken, without a reason.
    """
    worse = faults(floors, gold, measured) if floors else []
    if worse and not (reason and reason.strip()):
        raise InputError("; ".join(worse), 'say why: --reason "…"', "floors.toml")
    changes = floors.changes if floors else ()
    if worse and reason:
        changes += (Change("; ".join(worse), " ".join(reason.split())),)
    return Floors(gold, measured, changes)


def as_toml(floors: Floors) -> str:
    """The floors as the file has them."""
    lines = [_HEAD, f"gold = {_string(floors.gold)}", "", "[floors]"]
    lines += [f"{_string(name)} = {figure:.1f}" for name, figure in floors.figures.items()]
    for change in floors.changes:
        parts = (f"what = {_string(change.what)}", f"reason = {_string(change.reason)}")
        lines += ["", "[[changes]]", *parts]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A basic string of TOML, which is written as JSON writes one."""
    return json.dumps(text, ensure_ascii=False)
