"""One line that says what was measured: system, model, data, protocol. Two figures with one signature can be compared.

Source: the signatures of sacrebleu (Post, WMT 2018).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import factx


def digest(paths: Iterable[Path]) -> str:
    """The first twelve letters of the SHA-256 of the files, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def signature(nlp: Any, data: str, protocol: str) -> str:
    """The line for a pipeline, the digest of the data, and the name of a protocol."""
    meta = nlp.meta
    model = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
    return f"factx-{factx.__version__} | {model} | data sha256:{data} | {protocol}"


def signature_of_predictions(path: Path, data: str, protocol: str) -> str:
    """The line for a predictions file."""
    return f"{path.name} sha256:{digest([path])} | data sha256:{data} | {protocol}"


def digest_of_gold(path: Path) -> str:
    """The digest of a gold file; of what is no file on a disk, such as a pipe, there is none."""
    return digest([path]) if path.is_file() else "unknown"
