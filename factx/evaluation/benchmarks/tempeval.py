"""TempEval-3: the time stage against TimeML and column files, the DCT as publication date.

Gold are TIMEX3 with type and value. Measures are those of TempEval-3 (UzZaman et al., SemEval 2013): strict and relaxed
span, then type and value as attribute accuracy times relaxed F1. Spans are compared from their first to their last
letter or figure, so that "next week." in a gold is "next week"; values as strings. Ranges in words are left out: TimeML
marks their ends only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from factx.errors import FormatError, InputError
from factx.evaluation.benchmarks import tempeval_causes as causes
from factx.evaluation.intervals import intervals
from factx.evaluation.match import match_times
from factx.evaluation.scores import Tally
from factx.evaluation.signature import digest, signature
from factx.model import Time

PROTOCOL = "tempeval3 text-only trimmed-spans"
MEASURES = ("strict", "relaxed", "type", "value")
NOT_NEEDED = ("factx_quantities", "factx_claims", "factx_checks", "ner", "lemmatizer")
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_DCT = re.compile(r"<DCT>.*?\bvalue=\"([^\"]*)\"", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")
_NOTHING = frozenset(("O", "_", "-", "", "NONE"))
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]}%]|['’](?:s|t|re|ve|ll|d|m)?|n't|''", re.IGNORECASE)
_NO_SPACE_AFTER = frozenset(("(", "[", "{", "$", "``", "#"))
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a column file, counted from 1, hold a time's id, type and value."""

    id: int = 8
    type: int = 9
    value: int = 10


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its gold times."""

    name: str
    text: str
    published: str | None
    times: tuple[Time, ...]


def read(paths: Sequence[Path], columns: Columns) -> list[tuple[Path, Annotated]]:
    """The annotated texts of files and folders, TimeML by its ending ``.tml``, all else by columns.

    Raises:
        InputError: A path is not there, or a folder holds no file.
        FormatError: A file is neither TimeML nor has the columns.
    """
    files = [file for path in paths for file in _files(path)]
    return [(file, _read(file, columns)) for file in files]


def timeml(text: str, name: str) -> Annotated:
    """Read TimeML: what stands in TEXT, and the DCT.

    Raises:
        FormatError: It has no TEXT.
    """
    body = _TEXT.search(text)
    if body is None:
        raise FormatError("no TEXT element", "give a TimeML file", name)
    dct = _DCT.search(text)
    pieces: list[str] = []
    times: list[Time] = []
    at, opened = 0, (0, "")
    for part in _TAG.split(body[1]):
        if part.startswith("<TIMEX3"):
            opened = (at, part)
        elif part.startswith("</TIMEX3"):
            times.append(_time(len(times) + 1, opened[0], at, dict(_ATTRIBUTE.findall(opened[1]))))
        elif not part.startswith("<"):
            pieces.append(unescape(part))
            at += len(pieces[-1])
    whole = "".join(pieces)
    return Annotated(name, whole, _day(dct[1] if dct else ""), _with_text(times, whole))


def columns_of(text: str, name: str, columns: Columns) -> Annotated:
    """Read a column file: a token a line, an empty line between sentences, ``DCT_…`` in the first row.

    Raises:
        FormatError: A row has too few columns.
    """
    pieces: list[str] = []
    times: list[Time] = []
    at, open_id, published = 0, "", None
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t") if "\t" in line else line.split()
        if not cells or not cells[0].strip():
            pieces.append("\n")
            at += 1
            open_id = ""
            continue
        if len(cells) < max(columns.id, columns.type, columns.value):
            mend = "say which columns hold id, type and value"
            raise FormatError(f"{len(cells)} columns", mend, name, number)
        id, type_, value = (cells[n - 1] for n in (columns.id, columns.type, columns.value))
        if cells[0].startswith("DCT_"):
            published = _day(value) or _day(cells[0].removeprefix("DCT_"))
            continue
        token = _BRACKETS.get(cells[0], cells[0])
        space = _space(pieces[-1] if pieces else "\n", token)
        pieces += [space, token]
        start = at + len(space)
        at = start + len(token)
        if id in _NOTHING:
            open_id = ""
        elif id == open_id:
            times[-1] = replace(times[-1], span=(times[-1].span[0], at))
        else:
            kind = type_.removeprefix("B-").removeprefix("I-")
            times.append(_time(len(times) + 1, start, at, {"type": kind, "value": value}))
            open_id = id
    whole = "".join(pieces)
    return Annotated(name, whole, published, _with_text(times, whole))


def predict(nlp: Any, documents: Sequence[Annotated]) -> Iterator[tuple[Time, ...]]:
    """The times that the pipeline finds; of its components only those run that times need."""
    off = [name for name in NOT_NEEDED if name in nlp.pipe_names]
    with nlp.select_pipes(disable=off):
        pairs = ((one.text, {"published": one.published}) for one in documents)
        for doc, _ in nlp.pipe(pairs, as_tuples=True, batch_size=16):
            yield tuple(time for time in doc._.times if not time.parts)


def tallies(gold: Annotated, found: Sequence[Time]) -> dict[str, Tally]:
    """The counts of one document by measure."""
    wanted = [_trimmed(time, gold.text) for time in gold.times]
    others = [_trimmed(time, gold.text) for time in found]
    pairs = match_times(wanted, others)
    right = {
        "strict": sum(one.span == other.span for one, other in pairs),
        "relaxed": len(pairs),
        "type": sum(one.type == other.type for one, other in pairs),
        "value": sum(one.value == other.value for one, other in pairs),
    }
    return {name: Tally(right[name], len(wanted), len(others)) for name in MEASURES}


def report(
    nlp: Any, paths: Sequence[Path], columns: Columns = Columns(), examples: int = 0
) -> Iterator[str]:
    """The scores, micro over documents, with bootstrap intervals and signature; then what disagrees most often.

    Args:
        nlp: A pipeline from ``factx.load``.
        paths: TimeML and column files, or folders of them.
        columns: Where column files hold what is needed.
        examples: How many of the commonest disagreements to list, after their causes.

    Raises:
        InputError: A path is not there, or a folder holds no file.
        FormatError: A file is neither TimeML nor has the columns.
    """
    files = read(paths, columns)
    documents = [document for _, document in files]
    found = list(predict(nlp, documents))
    counted = [tallies(gold, times) for gold, times in zip(documents, found, strict=True)]
    total = sum(len(document.times) for document in documents)
    yield f"{len(documents)} documents, {total} times"
    yield f"{'':10}{'P':>7}{'R':>7}{'F1':>7}   95% of F1        right / gold / predicted"
    for measure in MEASURES:
        own = [one[measure] for one in counted]
        tally = sum(own, Tally())
        _, _, f1 = intervals(own)
        figures = f"{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}   {f1!s:14}"
        yield f"{measure:10}{figures}   {tally.right} / {tally.gold} / {tally.predicted}"
    yield signature(nlp, digest([file for file, _ in files]), PROTOCOL)
    if examples:
        trimmed = [
            ([_trimmed(t, g.text) for t in g.times], [_trimmed(t, g.text) for t in times])
            for g, times in zip(documents, found, strict=True)
        ]
        yield from causes.lines(trimmed, examples)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise InputError("no such file or folder", "check its name", str(path))
    if path.is_file():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.name[0] != ".")
    timeml_files = [file for file in files if file.suffix == ".tml"]
    if not files:
        raise InputError("a folder without files", "give TimeML or column files", str(path))
    return timeml_files or files


def _read(file: Path, columns: Columns) -> Annotated:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise FormatError("not UTF-8", "convert it", str(file)) from None
    if file.suffix == ".tml" or "<TimeML" in text[:500]:
        return timeml(text, str(file))
    return columns_of(text, str(file), columns)


def _time(number: int, start: int, end: int, given: dict[str, str]) -> Time:
    kind: Any = given.get("type", "DATE")
    value, mod = given.get("value", ""), given.get("mod")
    return Time(f"t{number}", (start, end), "", kind, value, mod)


def _with_text(times: Sequence[Time], text: str) -> tuple[Time, ...]:
    return tuple(replace(time, text=text[slice(*time.span)]) for time in times)


def _trimmed(time: Time, text: str) -> Time:
    """The time from its first to its last letter or figure."""
    start, end = time.span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return replace(time, span=(start, end), text=text[start:end])


def _day(value: str) -> str | None:
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value)
    return "-".join(found.groups()) if found else None


def _space(before: str, token: str) -> str:
    """The space between two tokens, as it was before they were parted."""
    if before.endswith("\n") or before in _NO_SPACE_AFTER or _NO_SPACE_BEFORE.fullmatch(token):
        return ""
    return " "
