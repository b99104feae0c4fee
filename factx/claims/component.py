"""The spaCy component ``factx_claims``."""

from __future__ import annotations

from spacy.language import Language

from factx.claims.reader import ClaimReader
from factx.component import Component, register

register()


@Language.factory(
    "factx_claims",
    requires=["doc._.quantities", "doc._.times", "token.tag", "token.dep", "token.head"],
    assigns=["doc._.claims"],
    default_config={"lexicon": None},
)
def make(nlp: Language, name: str, lexicon: str | None) -> Component:
    """Make the component."""
    needs = ("tagger", "parser", "factx_prose", "factx_numbers", "factx_times", "factx_quantities")
    spans = {"factx_subjects": "subjects", "factx_quantities": "quantities"}
    return Component("factx_claims", ClaimReader, {"lexicon": lexicon}, needs, spans)
