"""The examples that lie beside a rule: ``x.examples.toml`` for ``x.py``, one table a rule.

``yes`` are sentences with the words that the rule reads in braces, and the value; ``no`` are sentences in which it
must not fire; ``missed`` are known failures, each with a reason.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factx.errors import TableError


@dataclass(frozen=True)
class Example:
    """One sentence for one rule; ``span`` is the marked part of ``text``, None for a counter-example."""

    rule: str
    text: str
    span: tuple[int, int] | None
    value: str | None = None
    published: str | None = None
    why: str | None = None


@dataclass(frozen=True)
class Examples:
    """The examples of one rule."""

    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    missed: tuple[Example, ...]


def unmark(text: str) -> tuple[str, tuple[int, int] | None]:
    """Take the braces out: the plain sentence, and the span that they enclosed."""
    start, end = text.find("{"), text.find("}")
    if start < 0 or end < start:
        return text, None
    return text[:start] + text[start + 1 : end] + text[end + 1 :], (start, end - 1)


def read_examples(path: Path) -> dict[str, Examples]:
    """Read an examples file: the examples by the rule's function name.

    Raises:
        TableError: The file is not TOML, or a table has an unknown key or an example without its braces or value.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"not TOML: {error}", "mend the syntax", str(path)) from None
    return {name: _examples(name, part, path) for name, part in data.items()}


def _examples(name: str, part: dict[str, list[Any]], path: Path) -> Examples:
    unknown = set(part) - {"yes", "no", "missed"}
    if unknown:
        mend = "a rule's table has yes, no and missed"
        raise TableError(f"[{name}] has “{unknown.pop()}”", mend, str(path))
    return Examples(
        yes=tuple(_example(name, item, path) for item in part.get("yes", [])),
        no=tuple(_example(name, {"text": item}, path, False) for item in part.get("no", [])),
        missed=tuple(_example(name, item, path) for item in part.get("missed", [])),
    )


def _example(name: str, item: dict[str, Any], path: Path, marked: bool = True) -> Example:
    text, span = unmark(item["text"])
    if marked and (span is None or "value" not in item):
        mend = "mark the words in braces and give the value"
        raise TableError(f"[{name}] “{item['text']}”", mend, str(path))
    published = item.get("published")
    return Example(name, text, span, item.get("value"), published, item.get("why"))
