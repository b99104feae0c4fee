"""A claim written out: it reads well, is one sentence, and never fails whatever the claim holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factx
from factx.model import Baseline, Claim, Document, Phrase, Reason, Subject

READ = [
    (
        "The number of the town's cyclists hit 4,100 by the end of last year, a survey said.",
        "4,100",
        "The number of the town's cyclists was 4,100 by the end of last year, according to a survey.",
    ),
    (
        "Unemployment fell to 6 percent in May from 7 percent.",
        "6 percent",
        "Unemployment fell to 6 percent from 7 percent in May.",
    ),
    (
        "Ticket prices rose 4 percent in March.",
        "4 percent",
        "Ticket prices rose by 4 percent in March.",
    ),
    ("The mill has 300 workers.", "300 workers", "There were 300 workers."),
    ("Women hold 34 percent of the seats.", "34 percent", "Women made up 34 percent of the seats."),
    ("The strike lasted three weeks.", "three weeks", "The strike lasted three weeks."),
    ("They built a 90-page website.", "90-page", "There was a 90-page website."),
    ("The dam cost $40 million.", "$40 million", "The amount for the dam was $40 million."),
    (
        "Output is expected to rise to 31 million tonnes in 2022.",
        "31 million tonnes",
        "Output is expected to rise to 31 million tonnes in 2022.",
    ),
    ("Wheat prices could fall by 5 percent.", "5 percent", "Wheat prices could fall by 5 percent."),
    ("A boy aged 12 found it.", "12", "The boy was 12 years old."),
    ("About 200 farms closed on Monday.", "200 farms", "There were about 200 farms on Monday."),
]


@pytest.mark.parametrize(("text", "amount", "said"), READ)
def test_a_claim_reads_as_plain_english(text, amount, said, nlp):
    document = factx.extract(text, published="2021-02-04", nlp=nlp)
    quantity = next(q.id for q in document.quantities if q.text == amount)
    claim = next(c for c in document.claims if c.quantity == quantity)
    assert claim.sentence_text() == said
    again = Document.from_dict(document.to_dict())
    assert next(c for c in again.claims if c.id == claim.id).sentence_text() == said


odd = [
    "",
    " ",
    ",",
    ".",
    "’s",
    "a\nb",
    "it",
    "Leeds",
    "41 %",
    "twice",
    "a\u2028b",
    "one",
    "A",
    "1-day",
    "$5",
]
words = st.sampled_from(odd) | st.text(alphabet="ab ,.\n’s%$1é-", max_size=6)
spans = st.sampled_from([(0, 3), (2, 5), (7, 9), (0, 0)])
phrases = st.builds(Phrase, words, spans)
claims = st.builds(
    Claim,
    id=st.just("c1"),
    quantity=st.just("q1"),
    kind=st.sampled_from(["level", "change", "growth", "share", "rank"]),
    direction=st.sampled_from([None, "up", "down"]),
    subject=st.none() | st.builds(Subject, words, spans, words, st.none() | phrases),
    measure=st.none() | phrases,
    time=st.sampled_from([None, "t1"]),
    time_role=st.sampled_from([None, "at", "during", "since", "until", "by"]),
    baseline=st.none() | st.builds(Baseline, words, spans),
    whole=st.none() | phrases,
    place=st.none() | phrases,
    source=st.none() | phrases,
    modality=st.sampled_from(["stated", "forecast", "target", "hypothetical", "denied"]),
    evidence=st.dictionaries(
        st.sampled_from(["quantity", "time", "kind"]),
        st.lists(st.builds(Reason, words, spans, words), min_size=1, max_size=2).map(tuple),
    ),
)


@given(claims)
def test_any_claim_becomes_one_line_that_ends_with_a_full_stop(claim):
    said = claim.sentence_text()
    assert said.endswith(".")
    assert len(said.splitlines()) == 1
    assert said == " ".join(said.split())


@given(claims)
def test_an_explanation_names_every_field(claim):
    told = claim.explain()
    for name in ("direction", "subject", "measure", "time", "baseline", "whole", "place", "source"):
        assert name in told
    assert "modality" in told
