"""What every component of the pipeline shares: the Doc's extensions, its date, its predecessors, its span groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from spacy.tokens import Doc, SpanGroup

from factx import store
from factx.errors import InputError, PipelineError
from factx.rules.lexicon import Lexicon
from factx.rules.match import Match
from factx.store import Sheet

GETTERS = {
    "quantities": "quantities",
    "times": "times",
    "claims": "claims",
    "checks": "checks",
    "derived": "derived",
    "factx_rejected": "rejected",
}
CHARTS = {"factx_closed": "closed", "factx_numbers": "number", "factx_times": "time"}
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


class Reader(Protocol):
    """A room's work: reads a sheet, puts what it found onto it."""

    def __call__(self, sheet: Sheet) -> None:
        """Read."""


def register() -> None:
    """Define the extensions of Doc; the factories call it, a script that only reads a DocBin calls it itself.

    The getters are no closures, so that spaCy can hand them to processes that are spawned.
    """
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    for name, section in GETTERS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_results, section))
    for name, kind in CHARTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=partial(_chart, kind))


def _results(section: str, doc: Doc) -> list[Any]:
    """The typed objects of a section of a Doc."""
    return list(store.results_of(doc, section))


def _chart(kind: str, doc: Doc) -> list[Match]:
    """The matches of a kind on a Doc."""
    return list(store.sheet_of(doc, doc._.published).charts.get(kind, []))


class Component:
    """A component of the pipeline: checks what it needs, lets its room read, writes the Doc.

    Args:
        name: The factory's name, such as ``factx_numbers``.
        reader: Makes the room's reader from a lexicon and the other settings.
        settings: The factory's configuration; plain data, so that the component can be sent to other processes.
        needs: The components that must have run before it, and ``tagger`` or ``parser``.
        spans: For a span group's name, the section whose spans it holds.
    """

    def __init__(
        self,
        name: str,
        reader: Callable[..., Reader],
        settings: dict[str, Any],
        needs: tuple[str, ...] = (),
        spans: dict[str, str] | None = None,
    ) -> None:
        register()
        self.name = name
        self.reader = reader
        self.settings = settings
        self.needs = needs
        self.spans = spans or {}
        others = {key: value for key, value in settings.items() if key != "lexicon"}
        self.read = reader(lexicon_at(settings.get("lexicon")), **others)

    def __reduce__(self) -> tuple[Any, ...]:
        return Component, (self.name, self.reader, self.settings, self.needs, self.spans)

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc, and leave on it what was found."""
        sheet = store.sheet_of(doc, publication_date(doc))
        self._check(doc, sheet)
        self.read(sheet)
        sheet.write(self.name)
        set_spans(doc, sheet, self.spans)
        return doc

    def _check(self, doc: Doc, sheet: Sheet) -> None:
        for need in self.needs:
            if need == "tagger" and not doc.has_annotation("TAG") and len(doc):
                raise _missing(
                    self.name, "a tagger", "use an English pipeline with tagger and parser"
                )
            if need == "parser" and not doc.has_annotation("DEP") and len(doc):
                raise _missing(
                    self.name, "a parser", "use an English pipeline with tagger and parser"
                )
            if need.startswith("factx_") and need not in sheet.rooms:
                where = "first=True" if need == "factx_prose" else f'before="{self.name}"'
                raise _missing(self.name, need, f'add it: nlp.add_pipe("{need}", {where})')


def set_spans(doc: Doc, sheet: Sheet, groups: Mapping[str, str]) -> None:
    """Put the spans of a sheet's sections onto the Doc, each section under its group's name."""
    for group, section in groups.items():
        found = [doc.char_span(*span, alignment_mode="expand") for span in _spans(sheet, section)]
        doc.spans[group] = SpanGroup(doc, name=group, spans=[s for s in found if s is not None])


def _missing(name: str, what: str, mend: str) -> PipelineError:
    return PipelineError(f"{name} needs {what} before it in the pipeline", mend)


def _spans(sheet: Sheet, section: str) -> list[tuple[int, int]]:
    if section != "subjects":
        return [thing.span for thing in sheet.results[section]]
    subjects = [claim.subject.span for claim in sheet.results["claims"] if claim.subject]
    return sorted(set(subjects))


def publication_date(doc: Doc) -> str | None:
    """The Doc's publication date: what stands on it, else what its context says; it stands on the Doc afterwards.

    Raises:
        InputError: It is no ISO date.
    """
    published = doc._.published
    context = getattr(doc, "_context", None)
    if published is None and isinstance(context, dict):
        published = context.get("published")
    if published is None:
        return None
    doc._.published = check_date(published)
    return str(doc._.published)


def check_date(published: Any) -> str:
    """An ISO date or date-time as a string.

    Raises:
        InputError: It is none.
    """
    text = published.isoformat() if hasattr(published, "isoformat") else str(published)
    found = _DATE.fullmatch(text)
    try:
        date.fromisoformat(found.group(1) if found else "")
    except ValueError:
        raise InputError(f"“{text}” is no publication date", "write it as 2021-02-04") from None
    return text


def lexicon_at(folder: str | None) -> Lexicon:
    """The lexicon with the user's folder over it; read once as long as its files do not change."""
    if folder is None:
        return _lexicon(None, ())
    files = sorted(Path(folder).rglob("*.csv"))
    return _lexicon(folder, tuple((str(file), file.stat().st_mtime_ns) for file in files))


@cache
def _lexicon(folder: str | None, files: tuple[tuple[str, int], ...]) -> Lexicon:
    return Lexicon(folder)
