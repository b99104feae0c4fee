"""The spaCy component ``factx_prose``: closes digits inside names, and tells the parser where paragraphs begin."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from factx.component import Component, register
from factx.prose.dateline import datelines
from factx.prose.reader import ProseReader
from factx.store import forget, sheet_of

register()


class ProseComponent(Component):
    """Put it first: then a headline is never parsed as one sentence with the paragraph below it."""

    def __reduce__(self) -> tuple[type[ProseComponent], tuple[object, ...]]:
        return ProseComponent, (self.name, self.reader, self.settings, self.needs, self.spans)

    def __call__(self, doc: Doc) -> Doc:
        """Read the Doc, then let a sentence begin at each paragraph."""
        forget(doc)
        doc = super().__call__(doc)
        if not doc.to_array("SENT_START")[1:].any():
            _start_paragraphs(doc)
        return doc


def _start_paragraphs(doc: Doc) -> None:
    """Let a sentence begin at each paragraph, and behind a dateline."""
    pieces = sheet_of(doc, doc._.published).pieces
    starts = {pieces.start[i] for i in pieces.paragraphs if i < len(pieces)}
    starts.update(datelines(doc.text))
    tokens: list[int] = doc.to_array("IDX").tolist()
    for start in starts:
        i = bisect_left(tokens, start)
        if 0 < i < len(tokens) and tokens[i] == start:
            doc[i].is_sent_start = True


@Language.factory("factx_prose", assigns=["doc._.factx_closed"], default_config={"lexicon": None})
def make(nlp: Language, name: str, lexicon: str | None) -> ProseComponent:
    """Make the component."""
    return ProseComponent("factx_prose", ProseReader, {"lexicon": lexicon})
