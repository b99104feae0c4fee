"""The plurals that follow no rule: each row's example is read back to its singular, and peoples are known as such."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from factx.words.nouns import is_people, plural, singular

WORDS = Path(__file__).parents[1] / "factx" / "words"


def marked(name: str) -> list[tuple[str, dict[str, str]]]:
    """The marked word of each row's example, and the row."""
    lines = (WORDS / name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(re.search(r"\{(.+?)\}", row["example"])[1].lower(), row) for row in rows]


@pytest.mark.parametrize(("word", "row"), marked("nouns.csv") + marked("peoples.csv"))
def test_the_marked_plural_has_its_singular(word, row):
    assert word == row["plural"]
    assert singular(word) == row["singular"]


@pytest.mark.parametrize(("word", "row"), marked("peoples.csv"))
def test_a_people_is_one(word, row):
    assert is_people(word)
    assert not is_people(row["singular"])


@pytest.mark.parametrize("word", ["gas", "status", "glass", "series", "news", "crisis"])
def test_what_is_no_plural_stays(word):
    assert singular(word) == word


@pytest.mark.parametrize("one", ["man", "box", "city", "foot", "day", "church"])
def test_there_and_back(one):
    assert plural(one) != one
    assert singular(plural(one)) == one
