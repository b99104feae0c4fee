"""The spaCy component ``factx_parse``: tags and parses the sentences that can hold a quantity, and no others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from factx.component import lexicon_at, publication_date, register
from factx.errors import PipelineError
from factx.parse.needed import Span, may_count, needed, sentences
from factx.quantities.units import units_of
from factx.store import sheet_of

register()
_COLUMNS: list[int | str] = ["TAG", "DEP", "HEAD"]
_POINTS = frozenset(("point", "percentage", "basis"))


class ParseComponent:
    """Holds the components of a model, and runs them over what is worth it.

    Args:
        name: The component's name in the pipeline.
        lexicon: A folder with rows of the user's own for the tables.
    """

    def __init__(self, name: str, lexicon: str | None) -> None:
        self.name = name
        self.parts: list[tuple[str, Any]] = []
        tables = lexicon_at(lexicon)
        self.units = units_of(tables).firsts | _POINTS

    def __call__(self, doc: Doc) -> Doc:
        """Parse one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Parse many."""
        if not self.parts:
            raise PipelineError(f"{self.name} has no model", "load it by factx.load(skip=True)")
        batches: Iterator[list[Doc]] = minibatch(docs, batch_size)  # type: ignore[no-untyped-call]
        for batch in batches:
            chosen = [self._chosen(doc) for doc in batch]
            short: Any = [_short(doc, kept) for doc, (_, kept) in zip(batch, chosen, strict=True)]
            for _, part in self.parts:
                short = part.pipe(short, batch_size=batch_size)
            for doc, (all_, kept), parsed in zip(batch, chosen, short, strict=True):
                _write(doc, all_, kept, parsed)
                yield doc

    def to_disk(self, *_: Any, **__: Any) -> None:
        """Refuse: what it holds belongs to the model."""
        raise PipelineError(
            "a pipeline that skips sentences is not saved",
            "save the model, and load that by factx.load(path, skip=True)",
        )

    to_bytes = to_disk

    def _chosen(self, doc: Doc) -> tuple[list[Span], list[Span]]:
        """All sentences of a Doc, and those to parse."""
        sheet = sheet_of(doc, publication_date(doc))
        texts = [token.text for token in doc]
        low = [text.lower() for text in texts]
        starts = numpy.flatnonzero(doc.to_array("SENT_START") == 1).tolist()
        found = sentences(texts, starts)
        places: list[int] = doc.to_array("IDX").tolist()
        pieces = sheet.pieces
        amounts = (m.start for m in sheet.charts.get("number", ()) if may_count(pieces, m))
        numbers = {bisect_right(places, pieces.start[start]) - 1 for start in amounts}
        kept = needed(found, low, numbers, self.units)
        return found, [span for span, keep in zip(found, kept, strict=True) if keep]


def _short(doc: Doc, kept: list[Span]) -> Doc:
    """A Doc of the sentences to parse alone; where one was left out, a sentence begins."""
    tokens = [doc[i] for start, end in kept for i in range(start, end)]
    starts: list[bool | int | None] = [token.is_sent_start for token in tokens]
    at, before = 0, 0
    for start, end in kept:
        if start != before and at:
            starts[at] = True
        at, before = at + end - start, end
    words = [token.text for token in tokens]
    spaces = [bool(token.whitespace_) for token in tokens]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts)


def _write(doc: Doc, found: list[Span], kept: list[Span], parsed: Doc) -> None:
    """Take over what the model said; a sentence that was left out hangs flat on its first token."""
    table: Any = numpy.zeros((len(doc), 3), dtype="uint64")
    root = doc.vocab.strings.add("ROOT")
    for start, end in found:
        table[start, 1] = root
        table[start:end, 2] = (start - numpy.arange(start, end)).astype("uint64")
    made = parsed.to_array(_COLUMNS)
    at = 0
    for start, end in kept:
        table[start:end] = made[at : at + end - start]
        at += end - start
    doc.from_array(_COLUMNS, table)


@Language.factory(
    "factx_parse",
    requires=["doc._.factx_numbers"],
    assigns=["token.tag", "token.dep", "token.head", "doc.sents"],
    default_config={"lexicon": None},
)
def make(nlp: Language, name: str, lexicon: str | None) -> ParseComponent:
    """Make the component; ``factx.load`` gives it the model's parts."""
    return ParseComponent(name, lexicon)
