"""Every example beside a rule and every example in a table's row, read by the room that it belongs to.

A ``yes`` must give the marked words and the value from that very rule, a ``no`` must not make the rule fire, and a
``missed`` that begins to pass fails the run. A row's marked words must be read by the row's room.
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

PACKAGE = Path(__file__).parents[1] / "factx"
LIGHT = ("prose", "numbers", "times")
# Their rows say what keeps an amount open, or are word forms that no room reads alone.
KEPT_OPEN = ("prose/codes.csv",)
FORMS = ("words/nouns.csv", "words/verbs.csv")
PUBLISHED = "2021-02-04"


def address(path: Path, rule: str) -> str:
    parts = path.relative_to(PACKAGE).parts
    folders = [part for part in parts[:-1] if part != "read"]
    return ".".join([*folders, path.name.removesuffix(".examples.toml"), rule])


def collected(which: str) -> list:
    found = []
    for path in sorted(PACKAGE.rglob("*.examples.toml")):
        for name, examples in read_examples(path).items():
            rule = address(path, name)
            for example in getattr(examples, which):
                found.append(pytest.param(rule, example, id=f"{rule}: {example.text}"))
    return found


def rows() -> list:
    found = []
    for path in sorted(PACKAGE.rglob("*.csv")):
        name = path.relative_to(PACKAGE).as_posix()
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            if name not in FORMS and row.get("example"):
                found.append(pytest.param(name, row["example"], id=f"{name}: {row['example']}"))
    return found


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
        for claim in self.sheet.results.get("claims", ()):
            for slot, reasons in claim.evidence.items():
                filled = getattr(claim, slot, None)
                shown = self.doc_time(filled) if slot == "time" else getattr(filled, "text", filled)
                for reason in reasons:
                    yield reason.rule, reason.span, str(shown)
                    yield reason.rule, getattr(filled, "span", None) or reason.span, str(shown)

    def doc_time(self, id: str | None) -> str | None:
        times = self.sheet.results.get("times", ())
        return next((time.text for time in times if time.id == id), None)

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


@pytest.mark.parametrize(("table", "marked"), rows())
def test_the_rows_words_are_read(table, marked, nlp):
    text, span = unmark(marked)
    assert span, "mark the row's words in braces"
    reading = Reading(table.split("/")[0], text, PUBLISHED, nlp)
    if table in KEPT_OPEN:
        assert not reading.sheet.charts["closed"]
        return
    start, end = span
    assert any(at <= start and end <= to for _, (at, to), _ in reading.steps())
