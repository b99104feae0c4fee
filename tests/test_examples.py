"""Every example beside a rule and every example in a table's row, read by the room that it belongs to.

Claims have their own tests. A ``yes`` must give the marked words and the value from that very rule, a ``no`` must
not make the rule fire, and a ``missed`` that begins to pass fails the run. A row's marked words must be read by the
row's room.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import spacy

from factx import store
from factx.model import Why
from factx.rules.examples import Example, read_examples, unmark
from factx.rules.match import Match
from factx.words.verbs import forms

PACKAGE = Path(__file__).parents[1] / "factx"
ROOMS = ("prose", "numbers", "times", "quantities", "words")
LIGHT = ("prose", "numbers", "times")
# Their rows say what keeps an amount open, or are word forms that no room reads alone.
KEPT_OPEN = ("prose/codes.csv",)
# Tables of what a quantity itself is made of; the others of the room list words that rules look for around it.
UNITS = ("physical", "currencies", "money_signs", "money_words", "percents")
FORMS = (
    "words/nouns.csv",
    "words/peoples.csv",
    "words/verb_senses.csv",
    "words/noun_senses.csv",
)
PUBLISHED = "2021-02-04"


def address(path: Path, rule: str) -> str:
    parts = path.relative_to(PACKAGE).parts
    folders = [part for part in parts[:-1] if part != "read"]
    return ".".join([*folders, path.name.removesuffix(".examples.toml"), rule])


def collected(which: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule}: {example.text}")
        for path in sorted(PACKAGE.rglob("*.examples.toml"))
        if not path.is_relative_to(PACKAGE / "claims")
        for name, examples in read_examples(path).items()
        for rule in [address(path, name)]
        for example in getattr(examples, which)
    ]


def rows() -> list:
    return [
        pytest.param(name, row, id=f"{name}: {row['example']}")
        for path in sorted(PACKAGE.rglob("*.csv"))
        for name in [path.relative_to(PACKAGE).as_posix()]
        if name not in FORMS and name.startswith(tuple(f"{room}/" for room in ROOMS))
        for row in csv.DictReader(
            line
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and line[0] != "#"
        )
        if row.get("example")
    ]


@lru_cache(maxsize=1)
def light() -> spacy.language.Language:
    nlp = spacy.blank("en")
    for room in LIGHT:
        nlp.add_pipe(f"factx_{room}")
    return nlp


class Reading:
    """What one room made of a text: (rule, span, value) steps."""

    def __init__(self, room: str, text: str, published: str | None, nlp) -> None:
        pipeline = light() if room in (*LIGHT, "words") else nlp
        doc = pipeline.make_doc(text)
        doc._.published = published
        self.doc = pipeline(doc)
        self.room = room
        self.sheet = store.sheet_of(self.doc, published)

    def steps(self) -> Iterator[tuple[str, tuple[int, int], str]]:
        for chart in self.sheet.charts.values():
            for match in chart:
                yield from self.of_match(match)
        for why in self.sheet.results.get("rejected", ()):
            yield from self.of_why(why)

    def of_match(self, match: Match) -> Iterator[tuple[str, tuple[int, int], str]]:
        yield match.rule, self.sheet.pieces.span(match.start, match.end), str(match.value)
        for part in match.parts:
            yield from self.of_match(part)

    def of_why(self, why: Why) -> Iterator[tuple[str, tuple[int, int], str]]:
        yield why.rule, why.span, why.value
        for part in why.parts:
            yield from self.of_why(part)


def says(rule: str, example: Example, nlp) -> list[tuple[tuple[int, int], str]]:
    """The spans and values that the rule gives on the example's text."""
    reading = Reading(rule.split(".")[0], example.text, example.published, nlp)
    return [(span, value) for id, span, value in reading.steps() if id == rule]


@pytest.mark.parametrize(("rule", "example"), collected("yes"))
def test_the_rule_reads_it(rule, example, nlp):
    assert (example.span, example.value) in says(rule, example, nlp)


@pytest.mark.parametrize(("rule", "example"), collected("no"))
def test_the_rule_leaves_it_alone(rule, example, nlp):
    assert says(rule, example, nlp) == []


@pytest.mark.parametrize(("rule", "example"), collected("missed"))
def test_known_to_be_missed(rule, example, nlp, request):
    assert example.why, "say why it is missed"
    request.applymarker(pytest.mark.xfail(reason=example.why, strict=True))
    assert (example.span, example.value) in says(rule, example, nlp)


def is_key(words: str, row: dict[str, str]) -> bool:
    """Whether the words are what the row is looked up by, or a form of the verb that it gives."""
    first = next(iter(row.values()))
    given = {word for cell in row.values() for word in cell.split("|") if cell != row["example"]}
    return words in given or words.lower() in given | {
        f for key in first.split("|") for f in forms(key)
    }


@pytest.mark.parametrize(("table", "row"), rows())
def test_the_rows_words_are_read(table, row, nlp):
    text, span = unmark(row["example"])
    assert span, "mark the row's words in braces"
    start, end = span
    if table in KEPT_OPEN:
        assert not Reading("prose", text, PUBLISHED, nlp).sheet.charts["closed"]
        return
    room, name = table.removesuffix(".csv").split("/")
    if room != "quantities" or name in UNITS or not is_key(text[start:end], row):
        reading = Reading(room, text, PUBLISHED, nlp)
        assert any(at <= start and end <= to for _, (at, to), _ in reading.steps())
