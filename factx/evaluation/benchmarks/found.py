"""Which benchmarks find their data in a folder, by what the files are, however deep they lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factx.errors import InputError


@dataclass(frozen=True, slots=True)
class Found:
    """The data of each benchmark; empty where there is none."""

    gold: tuple[Path, ...] = ()
    newsquant: tuple[Path, ...] = ()
    tempeval: tuple[Path, ...] = ()
    recognizers: tuple[Path, ...] = ()
    measeval: tuple[Path, ...] = ()


def find(folder: Path | None) -> Found:
    """Look for gold in the claim format (``*gold*.jsonl``), NewsQuant (``newsquant*/*.json``), TimeML (``*.tml``).

    And for the specs of Recognizers-Text (``NumberModel.json``) and MeasEval (``tsv/`` beside ``text/``).

    Raises:
        InputError: There is no such folder.
    """
    if folder is None:
        return Found()
    if not folder.is_dir():
        raise InputError("no such folder", "name the folder that holds the data", str(folder))
    return Found(
        gold=_sorted(folder.rglob("*gold*.jsonl")),
        newsquant=_sorted(path for path in folder.rglob("*.json") if _newsquant(path.parent)),
        tempeval=_sorted({path.parent for path in folder.rglob("*.tml")}),
        recognizers=_sorted(path.parent for path in folder.rglob("NumberModel.json")),
        measeval=_sorted(
            path.parent for path in folder.rglob("tsv") if (path.parent / "text").is_dir()
        ),
    )


def _sorted(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths))


def _newsquant(folder: Path) -> bool:
    return folder.name.lower().startswith("newsquant")
