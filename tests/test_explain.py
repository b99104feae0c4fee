"""An explanation can be replayed: each step's words stand in the text, and a sentence alone is read the same way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import factx
from factx.model import Document, Why

TEXTS = (
    "About 600,000 5G base stations were built in China in 2020.",
    "Sales rose 12.5 percent to $3.4 billion in the third quarter, up from $3 billion a year earlier.",
    "The crew of twelve sailed between 12 and 18 months ago, and covered more than 40,000 km (24,900 miles).",
    "The third-largest maker said half of its 45-year-old plants will close by the end of 2023.",
    "Rents fell by two-thirds from March to May, according to a report by the bank.",
)


def steps(why: Why) -> Iterator[Why]:
    yield why
    for part in why.parts:
        yield from steps(part)


def trees(document: Document) -> dict[tuple[int, int], str]:
    """What was read at each place: the rule and the value at the top of its tree."""
    things = (*document.quantities, *document.times)
    return {t.span: f"{t.evidence.rule} {t.evidence.value}" for t in things if t.evidence}


@pytest.mark.parametrize("text", TEXTS)
def test_each_step_has_its_words_in_the_text(text, nlp):
    document = factx.extract(text, published="2021-02-04", nlp=nlp)
    for thing in (*document.quantities, *document.times):
        assert thing.evidence is not None, thing.text
        for step in steps(thing.evidence):
            assert text[slice(*step.span)] == step.words
            assert step.rule.count(".") >= 1
            assert step.words in thing.explain()
    for claim in document.claims:
        for reasons in claim.evidence.values():
            assert all(text[slice(*reason.span)] == reason.words for reason in reasons)
            assert all(reason.rule in claim.explain() for reason in reasons)


def test_every_filled_slot_has_its_reason(nlp):
    for text in TEXTS:
        for claim in factx.extract(text, published="2021-02-04", nlp=nlp).claims:
            slots = (
                "subject",
                "measure",
                "time",
                "baseline",
                "whole",
                "place",
                "source",
                "same_as",
            )
            filled = {slot for slot in slots if getattr(claim, slot) is not None}
            assert filled | {"kind"} <= set(claim.evidence), claim


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_is_read_the_same_behind_another(text, nlp):
    """Replay: the rules give the same values for the sentence alone and inside a longer text."""
    before = "The ministry met on the island.\n\n"
    alone = trees(factx.extract(text, published="2021-02-04", nlp=nlp))
    within = trees(factx.extract(before + text, published="2021-02-04", nlp=nlp))
    shift = len(before)
    assert {(a - shift, b - shift): said for (a, b), said in within.items()} == alone
