"""The spaCy component ``factx_quantities``."""

from __future__ import annotations

from spacy.language import Language

from factx.component import Component, register
from factx.quantities.reader import QuantityReader

register()


@Language.factory(
    "factx_quantities",
    requires=["doc._.factx_numbers", "doc._.factx_times", "token.tag"],
    assigns=["doc._.quantities", "doc._.factx_rejected"],
    default_config={"lexicon": None},
)
def make(nlp: Language, name: str, lexicon: str | None) -> Component:
    """Make the component."""
    return Component(
        "factx_quantities",
        QuantityReader,
        {"lexicon": lexicon},
        needs=("factx_prose", "factx_numbers", "factx_times", "tagger"),
        spans={"factx_quantities": "quantities"},
    )
