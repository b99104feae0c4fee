"""factx query, and the page of questions that it can answer."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factx

pytest.importorskip("duckdb")
ROOT = Path(__file__).parents[1]
PAGE = ROOT / "factx" / "batch" / "QUERIES.md"
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factx", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("base") / "corpus.duckdb"
    done = run("batch", ROOT / "corpus", "--out", place)
    assert done.returncode == 0, done.stderr
    return place


def test_there_are_ten_questions():
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("number", range(1, len(QUESTIONS) + 1))
def test_each_question_has_an_answer(base, number):
    done = run("query", base, QUESTIONS[number - 1], "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer
    names = set().union(*answer)
    assert all(any(row[name] is not None for row in answer) for name in names)


def test_the_answers_are_those_of_the_documents(base, nlp):
    place = ROOT / "corpus" / "china-internet-2021.md"
    place = place if place.exists() else min((ROOT / "corpus").glob("*.md"))
    from factx.formats.reading import read

    (document,) = factx.pipe(read([place]), nlp=nlp)
    question = f"SELECT claim, kind, value FROM claims WHERE doc_id = '{document.doc_id}'"
    done = run("query", base, question, "--format", "csv")
    found = {row["claim"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert set(found) == {claim.id for claim in document.claims}
    for claim in document.claims:
        value = document.quantity(claim.quantity).value
        cell = found[claim.id]["value"]
        assert found[claim.id]["kind"] == claim.kind
        assert (float(cell) if cell else None) == (None if value is None else float(value))


@pytest.mark.parametrize(
    ("question", "told"),
    [("SELEC 1", "syntax"), ("SELECT x FROM claims", "x"), ("DELETE FROM claims", "read-only")],
)
def test_a_question_that_cannot_be_asked_is_one_line(base, question, told):
    done = run("query", base, question)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_that_is_not_there(tmp_path):
    done = run("query", tmp_path / "none.duckdb", "SELECT 1")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "none.duckdb" in done.stderr
