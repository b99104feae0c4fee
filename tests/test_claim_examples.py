"""Every example beside a slot rule or a link of claims, read by the whole pipeline; every word of their tables.

In ``yes`` and ``missed`` the quantity that the claim is about stands in braces, and ``value`` is what that very rule
must put into its slot (of a subject with a measure: "users/number"). In a ``no`` the rule fires for no quantity.
A row's marked words must be what the room looks up under the row's key.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from factx.claims.cues import Cues
from factx.model import Claim
from factx.rules.examples import Example, read_examples, unmark
from factx.rules.lexicon import Lexicon

PACKAGE = Path(__file__).parents[1] / "factx"
CLAIMS = PACKAGE / "claims"
MEASURE = "claims.slots.measure."
RESTATED = "claims.links.same_as.restated"
PUBLISHED = "2021-02-04"
Step = tuple[str, tuple[int, int], str]


def collected(which: str) -> list:
    found = []
    for path in sorted(CLAIMS.rglob("*.examples.toml")):
        parts = path.relative_to(PACKAGE).parts
        home = ".".join([*parts[:-1], path.name.removesuffix(".examples.toml")])
        for name, examples in read_examples(path).items():
            for example in getattr(examples, which):
                rule = f"{home}.{name}"
                found.append(pytest.param(rule, example, id=f"{rule}: {example.text}"))
    return found


def rows() -> list:
    found = []
    for path in sorted((CLAIMS / "slots").glob("*.csv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            key = next(iter(row.values()))
            found.append(pytest.param(path.stem, key, row["example"], id=f"{path.stem}: {key}"))
    return found


def steps(text: str, published: str | None, nlp) -> Iterator[Step]:
    """Each filled slot of each claim: the rules that filled it, the quantity's span, the value."""
    doc = nlp.make_doc(text)
    doc._.published = published or PUBLISHED
    doc = nlp(doc)
    spans = {quantity.id: quantity.span for quantity in doc._.quantities}
    times = {time.id: time.text for time in doc._.times}
    of_claim = {claim.id: text[slice(*spans[claim.quantity])] for claim in doc._.claims}
    for claim in doc._.claims:
        for slot, reasons in claim.evidence.items():
            if slot != "same_as" and (slot != "measure" or reasons[-1].rule.startswith(MEASURE)):
                value = times[claim.time] if slot == "time" else said(claim, slot)
                yield from ((reason.rule, spans[claim.quantity], value) for reason in reasons)
        if claim.same_as is not None:
            yield RESTATED, spans[claim.quantity], of_claim[claim.same_as]


def said(claim: Claim, slot: str) -> str:
    filled = getattr(claim, slot)
    text = str(getattr(filled, "text", filled))
    return f"{text}/{claim.measure.text}" if slot == "subject" and claim.measure else text


def says(rule: str, example: Example, nlp) -> list[tuple[tuple[int, int], str]]:
    """The quantities that the rule fills its slot for, and with what."""
    return [
        (at, value) for id, at, value in steps(example.text, example.published, nlp) if id == rule
    ]


@pytest.mark.parametrize(("rule", "example"), collected("yes"))
def test_the_rule_fills_it(rule, example, nlp):
    assert (example.span, example.value) in says(rule, example, nlp)


@pytest.mark.parametrize(("rule", "example"), collected("no"))
def test_the_rule_leaves_it_alone(rule, example, nlp):
    assert any(steps(example.text, example.published, nlp)), "a counter-example has a quantity"
    assert says(rule, example, nlp) == []


@pytest.mark.parametrize(("rule", "example"), collected("missed"))
def test_known_to_be_missed(rule, example, nlp, request):
    assert example.why, "say why it is missed"
    request.applymarker(pytest.mark.xfail(reason=example.why, strict=True))
    assert (example.span, example.value) in says(rule, example, nlp)


@lru_cache(maxsize=1)
def cues() -> Cues:
    return Cues(Lexicon())


@pytest.mark.parametrize(("table", "key", "marked"), rows())
def test_the_rows_words_are_looked_up(table, key, marked):
    text, span = unmark(marked)
    assert span, "mark the row's words in braces"
    words = text[slice(*span)].lower()
    looked_up = getattr(cues(), table)
    row = getattr(looked_up, "by_key", looked_up).get(words)
    assert row is not None, f"“{words}” is no form of “{key}”"
    assert getattr(row, type(row).key) == key
