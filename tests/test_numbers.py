"""What users and the later rooms rely on from numbers, beyond the examples beside the rules."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
import spacy

from factx import store
from factx.numbers.value import Number
from factx.numbers.words import RELATIONS, Relation
from factx.rules.lexicon import Lexicon


@pytest.fixture(scope="module")
def light():
    nlp = spacy.blank("en")
    nlp.add_pipe("factx_prose")
    nlp.add_pipe("factx_numbers")
    return nlp


def read(light, text, kind="number"):
    doc = light(text)
    sheet = store.sheet_of(doc, None)
    pieces = sheet.pieces
    return [(pieces.said(m.start, m.end), str(m.value)) for m in sheet.charts[kind]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$8bn", [("8bn", "8000000000")]),
        ("US$1.2m", [("1.2m", "1200000")]),
        ("€3–5 million", [("3–5 million", "3000000..5000000")]),
        ("£9.99", [("9.99", "9.99")]),
        ("15-20 usd", [("15-20", "15..20")]),
        ("USD34.6 million", [("34.6 million", "34600000")]),
        ("Rs 5 crore", [("5 crore", "50000000")]),
        ("between 12 and 18 months", [("12 and 18", "12..18")]),
        ("from $30 to $25", [("30", "30"), ("25", "25")]),
        ("from 30 to 25", [("30", "30"), ("25", "25")]),
        ("rose from 12 to 18", [("12", "12"), ("18", "18")]),
        ("a million and a half", [("a million and a half", "1500000")]),
        ("half a million", [("half a million", "500000")]),
        ("a hundred-odd", [("a hundred", "100")]),
        ("voted 89-52", [("89", "89"), ("52", "52")]),
        ("the year 2020", [("2020", "2020")]),
        ("US$1.2m–1.5m", [("1.2m–1.5m", "1200000..1500000")]),
        (
            "three million four hundred thousand and seventeen",
            [("three million four hundred thousand and seventeen", "3400017")],
        ),
        ("two years, three months", [("two", "2"), ("three", "3")]),
        ("", []),
        ("no number here", []),
    ],
)
def test_values(light, text, expected):
    assert read(light, text) == expected


def test_a_letter_that_may_be_a_unit_is_offered_apart(light):
    assert read(light, "a 100m race") == [("100", "100")]
    assert read(light, "a 100m race", "short") == [("100m", "100000000")]


def test_a_number_never_runs_into_another_paragraph(light):
    assert read(light, "It sold five\n\nmillion people came") == [
        ("five", "5"),
        ("million", "1000000"),
    ]


def test_a_couple_says_its_own_relation(light):
    doc = light("a couple of points")
    (match,) = store.sheet_of(doc, None).charts["number"]
    assert match.value == Number("vague", Decimal(2), relation="~")


def test_a_vague_count_has_a_lower_bound_only(light):
    doc = light("hundreds of thousands of people")
    (match,) = store.sheet_of(doc, None).charts["number"]
    assert (match.value.value, match.value.low, match.value.high) == (None, Decimal(200000), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 40", [("about", "~")]),
        ("nearly $40", [("nearly", "~")]),
        ("at least 40", [("at least", ">=")]),
        ("no more than 40", [("no more than", "<=")]),
        ("40 or more", [("or more", ">=")]),
        ("just under 40", [("just under", "<")]),
        ("surpassed 40", [("surpassed", ">")]),
        ("about a year", [("about", "~")]),
        ("it is about time", []),
    ],
)
def test_relations(light, text, expected):
    assert read(light, text, "relation") == expected


def test_relations_and_mods_agree():
    mods = {
        "~": "APPROX",
        ">": "MORE_THAN",
        "<": "LESS_THAN",
        ">=": "EQUAL_OR_MORE",
        "<=": "EQUAL_OR_LESS",
    }
    for row in Lexicon().table(RELATIONS, Relation).rows:
        assert mods[row.relation] == row.mod
        assert row.side in ("before", "after", "either", "glued")


UNITS = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """A whole number below a million million in words."""
    for size, word in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 and size <= 1000 else " "
            return f"{spelled(number // size)} {word}{joint}{spelled(rest) if rest else ''}".strip()
    if number < 10:
        return UNITS[number - 1]
    if number < 20:
        return TEENS[number - 10]
    return TENS[number // 10 - 2] + (f"-{UNITS[number % 10 - 1]}" if number % 10 else "")


@pytest.mark.parametrize(
    "number", [*range(1, 131), 205, 999, 1000, 1001, 1999, 12_345, 100_000, 987_654, 3_400_017]
)
def test_what_is_spelled_reads_back(light, number):
    text = spelled(number)
    assert read(light, text) == [(text, str(number))]


@pytest.mark.parametrize(
    "hostile",
    [
        "1",
        "1,",
        "1 ",
        "-1",
        "1/",
        "one ",
        "one hundred ",
        "million ",
        "1-",
        "a ",
        ".5",
        "(1",
        "hundreds of ",
    ],
)
def test_hostile_repetition_takes_linear_time(light, hostile):
    def seconds(size: int) -> float:
        text = hostile * (size // len(hostile))
        doc = light.make_doc(text)
        began = time.process_time()
        for _, component in light.pipeline:
            doc = component(doc)
        return time.process_time() - began

    seconds(2_000)
    short, long = min(seconds(10_000) for _ in range(2)), seconds(100_000)
    assert long < 10 * short * 3 + 0.5
