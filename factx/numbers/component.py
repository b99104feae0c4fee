"""The spaCy component ``factx_numbers``."""

from __future__ import annotations

from spacy.language import Language

from factx.component import Component, register
from factx.numbers.reader import NumberReader

register()


@Language.factory(
    "factx_numbers",
    requires=["doc._.factx_closed"],
    assigns=["doc._.factx_numbers"],
    default_config={"lexicon": None},
)
def make(nlp: Language, name: str, lexicon: str | None) -> Component:
    """Make the component."""
    return Component("factx_numbers", NumberReader, {"lexicon": lexicon}, needs=("factx_prose",))
