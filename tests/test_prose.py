"""What the prose closes, with reasons, and how long texts are cut."""

from __future__ import annotations

import pytest
import spacy

from factx.prose.blocks import blocks


@pytest.fixture(scope="module")
def light():
    nlp = spacy.blank("en")
    nlp.add_pipe("factx_prose")
    return nlp


def closed(light, text):
    return [why.words for why in light(text)._.factx_rejected]


@pytest.mark.parametrize(
    "name",
    [
        "5G", "4K", "COVID-19", "Covid-19", "G20", "Boeing 737", "A320", "iPhone 14", "Section 427", "Article 50",
        "Route 66", "Highway 101", "Interstate 95", "MH370", "22nd amendment", "Channel 4", "ISO 9001", "Apollo 11",
        "Super Bowl 50", "Windows 10", "Formula 1", "H1N1", "CO2", "PM2.5", "9/11", "24/7", "221 Baker Street",
        "10 Downing Street", "second term", "33rd floor", "World War Two", "Falcon 9", "F-16", "S&P 500", "page 12",
        "www.example.org/2020", "zero tolerance", "401(k)", "Area 51", "Catch-22",
    ],
)  # fmt: skip
def test_names_are_closed_with_a_reason(light, name):
    doc = light(f"They spoke of the {name} again today.")
    (why,) = doc._.factx_rejected
    assert why.words == name
    assert why.value
    assert why.rule.startswith("prose.")


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 it fell.",
        "It fell on Jan. 26.",
        "About 40 men came.",
        "the third-largest bank",
        "an eighth consecutive year",
        "fourth place",
        "It paid USD34.6 million.",
        "In Q3 it fell.",
        "In the third quarter it fell.",
        "in the 21st century",
        "The house voted 89-52.",
        "Three were stabbed and one shot.",
        "one million people",
        "one in five people",
        "a 12-18 month term",
        "In Iraq 12 soldiers died.",
        "It is 5 km2 in size.",
        "40 people died",
        "Storm Kills 12 in Boston",
        "the company's 500 workers",
    ],
)
def test_numbers_stay_open(light, text):
    assert closed(light, text) == []


@pytest.mark.parametrize("text", ["They won 2-0.", "She won 6-4, 3-6, 6-3.", "a 10-6 record"])
def test_scores_are_closed(light, text):
    assert closed(light, text)


@pytest.mark.parametrize(
    "text",
    [
        "one of the men",
        "no one came",
        "the one we met",
        "they met one another",
        "One of Europe's best",
    ],
)
def test_the_pronoun_is_closed(light, text):
    assert [word.lower() for word in closed(light, text)] == ["one"]


def test_blocks_join_to_the_text():
    text = "A sentence. " * 1000
    cut = list(blocks(text, 500))
    assert "".join(cut) == text
    assert max(map(len, cut)) <= 500
