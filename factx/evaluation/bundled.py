"""Where the articles and the gold stand that come with factx: in the wheel, or at the root of a checkout."""

from __future__ import annotations

from pathlib import Path

from factx.errors import InputError

PACKAGE = Path(__file__).parents[1]


def corpus_folder() -> Path:
    """The folder of our own articles."""
    return _folder("corpus")


def gold_file() -> Path:
    """The gold of our own articles."""
    return _folder("gold") / "gold.jsonl"


def _folder(name: str) -> Path:
    for folder in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise InputError(f"factx was installed without {name}/", "install it again, or name a file")
