"""The spaCy component ``factx_times``."""

from __future__ import annotations

from spacy.language import Language

from factx.component import Component, register
from factx.times.reader import TimeReader

register()


@Language.factory(
    "factx_times",
    requires=["doc._.factx_numbers"],
    assigns=["doc._.factx_times", "doc._.times"],
    default_config={"lexicon": None, "date_order": "MDY"},
)
def make(nlp: Language, name: str, lexicon: str | None, date_order: str) -> Component:
    """Make the component."""
    return Component(
        "factx_times",
        TimeReader,
        {"lexicon": lexicon, "date_order": date_order},
        needs=("factx_prose", "factx_numbers"),
        spans={"factx_times": "times"},
    )
