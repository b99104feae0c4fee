"""The words by sense: each row's example holds a form of its word, and each sense has words that rules look up."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from factx.words.senses import nouns, verbs

PACKAGE = Path(__file__).parents[1] / "factx"
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))


def rows(name: str) -> list[dict[str, str]]:
    lines = (PACKAGE / "words" / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize(("name", "look"), [("verb_senses.csv", verbs), ("noun_senses.csv", nouns)])
def test_every_row_has_its_own_example(name, look):
    for row in rows(name):
        marked = re.search(r"\{(.+?)\}", row["example"])
        assert marked, f"mark the word in braces: {row}"
        for sense in row["senses"].split("|"):
            assert marked[1] in look(sense)


@pytest.mark.parametrize(
    ("name", "say"), [("verb_senses.csv", "verbs"), ("noun_senses.csv", "nouns")]
)
def test_every_sense_is_asked_for(name, say):
    for sense in {sense for row in rows(name) for sense in row["senses"].split("|")}:
        assert f'{say}("{sense}")' in CODE


def test_a_verb_comes_in_all_its_forms():
    assert {"take", "takes", "took", "taken", "taking"} <= verbs("obtain")
    assert "director" in nouns("post")


@pytest.mark.parametrize("look", [verbs, nouns])
def test_a_sense_that_no_table_has_is_an_error(look):
    with pytest.raises(KeyError):
        look("nonsense")
