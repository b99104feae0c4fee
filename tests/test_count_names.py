"""What bare counts are said to count: the noun of their subject, or of a count before it."""

from __future__ import annotations

from typing import Any

import pytest

from factx.rules.lexicon import HOME

TABLE = HOME / "claims" / "slots" / "counted_in.csv"
ROWS = [line.split(",") for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]]


def name(nlp: Any, text: str, number: str) -> str:
    import factx

    found = factx.extract(text, nlp=nlp).quantities
    return next(str(q.unit.name) for q in found if q.text == number)


@pytest.mark.parametrize(("word", "counted", "example"), ROWS)
def test_some_nouns_are_counted_in_others(nlp, word, counted, example):
    text = example.replace("{", "").replace("}", "")
    if counted == "like":
        text = f"They sold 480 boats. {text}"
    assert name(nlp, text, "500") == {"like": "boat"}.get(counted, counted)


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("Halden more than doubled its sales to 4,615 in May.", "4,615", "sale"),
        ("Sales of vans rose to 4,615 in May.", "4,615", "van"),
        ("Membership fell to 900 in May.", "900", "member"),
        ("The market grew to 900 in May.", "900", "market"),
        ("They sold 80,000 boats. The market grew to 90 in May.", "90", "market"),
        ("The barn has room for up to 900.", "900", "person"),
        ("The barn has room for 900 sheep.", "900 sheep", "sheep"),
        ("More than 900 applied for the course.", "900", "person"),
        ("They bought 80 boats. Some 90 were sold.", "90", "boat"),
        ("They counted 900 occupied nests.", "900 occupied nests", "occupied nest"),
        ("They had 800 nests, against the 900 found last time.", "900", "nest"),
        ("Employment was up by 900, or 0.9 per cent.", "900", "job"),
        ("Two people looked at it over 18 months, and one bought it.", "one", "person"),
        ("The army put the number of rebels killed at 11.", "11", "rebel"),
        ("The number of people killed rose to at least 11.", "11", "person"),
        ("The storm killed at least 11.", "11", "person"),
        ("Passenger numbers rose to 900 in May.", "900", "passenger"),
    ],
)
def test_a_bare_count_takes_the_noun_that_its_text_gives(nlp, text, number, counted):
    assert name(nlp, text, number) == counted
