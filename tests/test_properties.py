"""What holds for any text: spans slice back, the same text reads the same, order does not matter, nothing crashes."""

from __future__ import annotations

import json
from functools import lru_cache

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factx
from factx import store

WORDS = (
    "about|at least|between|from|to|and|or|a|an|the|half|third|one|two|twenty|hundred|million|bn|m|k|dozen|dozens of|"
    "couple of|several|percent|%|$|€|£|US$|USD|Rs|km|years|year-old|people|users|increase of|rose|fell|said|in|on|by|"
    "March|Monday|2020|1990s|last year|the end of|first quarter|ago|Jan.|26|3/4|5G|COVID-19|Boeing 737|1,234.5|85.4|"
    "0|12|-5|±|~|½|.500|1 234,5|12-18|2-0|+44 20 7946 0958|www.x.org/1|@a1|#2|22nd|third-largest|(|)|,|.|\n\n|\n|\r\n|"
    "“|”|—|–|é|e\u0301|😀|中国|км|\u00a0|\u200b|%%|..|5."
).split("|")
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=10).map("".join),
)
QUIET = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
FEW = settings(QUIET, max_examples=40)


@lru_cache(maxsize=1)
def light():
    nlp = spacy.blank("en")
    for room in ("prose", "numbers", "times"):
        nlp.add_pipe(f"factx_{room}")
    return nlp


def read(text: str, published: str | None = "2021-02-04"):
    doc = light().make_doc(text)
    doc._.published = published
    return light()(doc)


def spans(value):
    """All (span, text) pairs in plain data."""
    if isinstance(value, dict):
        said = value.get("text", value.get("words"))
        if "span" in value and said:
            yield tuple(value["span"]), said
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def assert_spans_slice_back(text, plain):
    for (start, end), said in spans(plain):
        assert text[start:end] == said


@QUIET
@given(TEXTS)
def test_times_and_closed_names_slice_back(text):
    doc = read(text)
    whys = [*doc._.factx_rejected, *(time.evidence for time in doc._.times if time.evidence)]
    for why in whys:
        assert text[why.span[0] : why.span[1]] == why.words
    for time in doc._.times:
        assert text[time.span[0] : time.span[1]] == time.text


@QUIET
@given(TEXTS)
def test_numbers_lie_in_the_text_and_do_not_overlap(text):
    sheet = store.sheet_of(read(text), "2021-02-04")
    last = 0
    for match in sheet.charts["number"]:
        assert last <= match.start < match.end <= len(sheet.pieces)
        assert str(match.value)
        last = match.end
        for part in match.parts:
            assert match.start <= part.start < part.end <= match.end


@QUIET
@given(TEXTS)
def test_the_same_text_reads_the_same(text):
    first = read(text).user_data[store.KEY]
    read("Something else in 2019, about 40 percent.")
    assert read(text).user_data[store.KEY] == first


@QUIET
@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_the_order_of_documents_does_not_matter(texts):
    ahead = [read(text).user_data[store.KEY] for text in texts]
    back = [read(text).user_data[store.KEY] for text in reversed(texts)]
    assert ahead == back[::-1]


@QUIET
@given(TEXTS)
def test_what_stands_on_the_doc_is_plain_json(text):
    written = read(text, None).user_data[store.KEY]
    assert json.loads(written)["rooms"] == ["factx_prose", "factx_numbers", "factx_times"]


@FEW
@given(TEXTS)
def test_documents_slice_back_and_read_the_same(nlp, text):
    document = factx.extract(text, published="2021-02-04", nlp=nlp)
    plain = document.to_dict()
    assert_spans_slice_back(text, plain)
    assert factx.Document.from_dict(plain) == document
    assert factx.extract(text, published="2021-02-04", nlp=nlp) == document


@settings(FEW, max_examples=10)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_documents_do_not_depend_on_their_neighbours(nlp, texts):
    alone = [factx.extract(text, nlp=nlp) for text in texts]
    assert list(factx.pipe(reversed(texts), nlp=nlp)) == alone[::-1]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\r\n\r\n", "5", "%", "\ufeff", "\x00", "१२३ people", "²", "½bn", "Ⅷ"]
)
def test_odd_texts_are_read(text):
    read(text)
