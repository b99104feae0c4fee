"""Evaluation: hand-made cases with figures known by reckoning, and gold scored against itself."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from factx.errors import FactxError, FormatError
from factx.evaluation.bundled import corpus_folder, gold_file
from factx.evaluation.equal import same_subject, same_unit, same_value
from factx.evaluation.gold import read_gold
from factx.evaluation.match import match_quantities, match_times
from factx.evaluation.outcomes import BY_NAME
from factx.evaluation.predictions import read_predictions
from factx.evaluation.report import as_json, as_text, mismatches
from factx.evaluation.scores import Scores, Tally, evaluate, score
from factx.model import (
    Baseline,
    Claim,
    Document,
    Phrase,
    Quantity,
    Subject,
    Time,
    Unit,
)

TEXT = "Sales rose 5% to $10 million in 2020 from 2019, said the firm. Of 30 users, six left."
PERCENT = Unit("percent", "%", "percent")
DOLLAR = Unit("currency", "USD", "us dollar")
USER = Unit("count", "1", "user")
NONE = Unit("none", "1", "")


def at(text: str, whole: str = TEXT) -> tuple[int, int]:
    start = whole.index(text)
    return start, start + len(text)


def quantity(id: str, text: str, value: int | str | None, unit: Unit, **more: Any) -> Quantity:
    number = None if value is None else Decimal(value)
    filled = {"low": None, "high": None, "relation": "=", **more}
    return Quantity(id, at(text), text, number, unit=unit, **filled)


def time(id: str, text: str, value: str, **more: Any) -> Time:
    return Time(id, at(text), text, "DATE", value, **more)


def phrase(text: str) -> Phrase:
    return Phrase(text, at(text))


def subject(text: str, head: str) -> Subject:
    return Subject(text, at(text), head)


SALES = subject("Sales", "sale")
GOLD = Document(
    "d",
    TEXT,
    quantities=(
        quantity("q1", "5%", 5, PERCENT),
        quantity("q2", "$10 million", 10_000_000, DOLLAR),
        quantity("q3", "30 users", 30, USER),
        quantity("q4", "six", 6, USER),
    ),
    times=(time("t1", "2020", "2020"), time("t2", "2019", "2019")),
    claims=(
        Claim(
            "c1",
            "q1",
            "growth",
            direction="up",
            subject=SALES,
            time="t1",
            baseline=Baseline("2019", at("2019"), time="t2"),
            source=phrase("the firm"),
        ),
        Claim("c2", "q2", "level", subject=SALES, time="t1", source=phrase("the firm")),
        Claim("c3", "q3", "level", subject=subject("users", "user")),
        Claim("c4", "q4", "level", subject=subject("users", "user"), whole=phrase("30 users")),
    ),
)


def figures(gold: Document, predicted: Document) -> dict[str, Tally]:
    rows = score([gold], [predicted]).rows()
    return {f"{row.group} {row.name}": tally for row, tally in rows.items()}


def with_claim(number: int, **fields: Any) -> Document:
    claims = list(GOLD.claims)
    claims[number] = replace(claims[number], **fields)
    return replace(GOLD, claims=tuple(claims))


def test_gold_against_itself_is_100_everywhere():
    rows = score([GOLD], [GOLD]).rows()
    assert len(rows) == len(BY_NAME)
    filled = [tally for tally in rows.values() if tally.gold]
    assert all(t.right == t.gold == t.predicted and t.f1 == 100 for t in filled)


def test_nothing_predicted():
    empty = Document("d", TEXT)
    assert figures(GOLD, empty)["quantity value"] == Tally(0, 4, 0)
    assert figures(GOLD, empty)["claim claim"] == Tally(0, 4, 0)
    assert figures(empty, GOLD)["time relaxed"] == Tally(0, 0, 2)
    assert figures(empty, empty)["claim claim"].f1 == 0


def test_value_then_unit_then_relation():
    one, two, three, _ = GOLD.quantities
    found = (
        replace(one, unit=replace(PERCENT, code="pp")),
        replace(two, relation="~"),
        replace(three, value=Decimal(31)),
    )
    got = figures(GOLD, replace(GOLD, quantities=found, claims=()))
    assert got["quantity value"] == Tally(2, 4, 3)
    assert got["quantity value+unit"] == Tally(1, 4, 3)
    assert got["quantity value+unit+relation"] == Tally(0, 4, 3)
    assert round(got["quantity value"].precision, 2) == 66.67
    assert got["quantity value"].recall == 50
    assert round(got["quantity value"].f1, 2) == 57.14


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"value": 1}, {"value": "1.0000009"}, True),
        ({"value": 1}, {"value": "1.00001"}, False),
        ({"value": 0}, {"value": 0}, True),
        ({"value": 0}, {"value": "0.0000001"}, False),
        ({"value": None, "low": 24}, {"value": None, "low": 24}, True),
        ({"value": None, "low": 24}, {"value": None, "low": 24, "high": 30}, False),
        ({"value": None, "low": 12, "high": 18}, {"value": 15, "low": 12, "high": 18}, True),
        ({"value": 5, "low": 1, "high": None}, {"value": 7, "low": 1, "high": None}, False),
        ({"value": 5}, {"value": None}, False),
        ({"value": None}, {"value": None}, True),
    ],
)
def test_values(gold, found, same):
    def made(value: Any, low: Any = None, high: Any = None) -> Quantity:
        bounds = {k: None if v is None else Decimal(v) for k, v in (("low", low), ("high", high))}
        return quantity("q", "six", value, NONE, **bounds)

    assert same_value(made(**gold), made(**found)) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (DOLLAR, replace(DOLLAR, name="dollar", per="share"), True),
        (DOLLAR, replace(DOLLAR, code="CAD"), False),
        (PERCENT, NONE, False),
        (NONE, Unit("none", "1", "rank"), True),
        (Unit("physical", "km", "kilometre"), Unit("physical", "km", "kilometer"), True),
        (Unit("physical", "kilometre", "Kilometre"), Unit("physical", "km", "kilometre"), True),
        (Unit("physical", "km", "kilometre"), Unit("physical", "m", "metre"), False),
        (Unit("count", "1", "5G base station"), Unit("count", "1", "station"), True),
        (Unit("count", "1", "people"), Unit("count", "1", "young person"), True),
        (Unit("count", "1", "user"), Unit("count", "1", "user number"), False),
    ],
)
def test_units(gold, found, same):
    assert same_unit(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (Subject("the users", (0, 9), "user"), Subject("users", (4, 9), "user"), True),
        (Subject("users", (0, 5), "user"), Subject("Users", (50, 55), "User"), True),
        (Subject("users", (0, 5), "user"), Subject("the users", (50, 59), "user"), False),
        (Subject("users", (0, 5), "user"), Subject("users", (0, 5), "firm"), False),
        (Subject("people", (0, 6), "people"), Subject("people", (0, 6), "person"), True),
        (None, Subject("users", (0, 5), "user"), False),
        (None, None, True),
    ],
)
def test_subjects(gold, found, same):
    assert same_subject(gold, found) is same


def test_each_slot_is_counted():
    changed: dict[str, tuple[int, dict[str, Any], Tally]] = {
        "kind": (0, {"kind": "change"}, Tally(3, 4, 4)),
        "direction": (0, {"direction": None}, Tally(3, 4, 4)),
        "modality": (1, {"modality": "denied"}, Tally(3, 4, 4)),
        "subject": (2, {"subject": None}, Tally(3, 4, 4)),
        "time": (0, {"time": "t2"}, Tally(1, 2, 2)),
        "baseline": (0, {"baseline": None}, Tally(0, 1, 0)),
        "whole": (3, {"whole": phrase("the firm")}, Tally(0, 1, 1)),
        "source": (0, {"source": phrase("firm")}, Tally(2, 2, 2)),
        "place": (0, {"place": phrase("firm")}, Tally(0, 0, 1)),
        "measure": (0, {"measure": phrase("Sales")}, Tally(0, 0, 1)),
    }
    for slot, (number, fields, tally) in changed.items():
        assert figures(GOLD, with_claim(number, **fields))[f"slot {slot}"] == tally, slot


def test_a_claim_is_right_by_quantity_kind_subject_and_time():
    right = {"direction": None, "source": None, "modality": "target", "baseline": None}
    assert figures(GOLD, with_claim(0, **right))["claim claim"] == Tally(4, 4, 4)
    for wrong in ({"kind": "level"}, {"subject": None}, {"time": None}):
        assert figures(GOLD, with_claim(0, **wrong))["claim claim"] == Tally(3, 4, 4)


def test_slots_are_counted_only_where_value_and_unit_match():
    quantities = (replace(GOLD.quantities[0], value=Decimal(6)), *GOLD.quantities[1:])
    got = figures(GOLD, replace(GOLD, quantities=quantities))
    assert got["slot kind"] == Tally(3, 3, 3)
    assert got["slot baseline"] == Tally(0, 0, 0)
    assert got["claim claim"] == Tally(3, 4, 4)


def test_a_baseline_is_right_by_time_by_quantity_or_by_words():
    def tally(gold: Baseline, found: Baseline) -> Tally:
        return figures(with_claim(0, baseline=gold), with_claim(0, baseline=found))["slot baseline"]

    by_time = Baseline("2019", at("2019"), time="t2")
    by_quantity = Baseline("30 users", at("30 users"), quantity="q3")
    by_words = Baseline("from 2019", at("from 2019"))
    assert tally(by_time, replace(by_time, span=(0, 5), text="Sales")).right == 1
    assert tally(by_time, by_words).right == 0
    assert tally(by_quantity, replace(by_quantity, span=(0, 5), text="Sales")).right == 1
    assert tally(by_quantity, replace(by_quantity, quantity="q4")).right == 0
    assert tally(by_words, by_time).right == 1
    assert tally(by_words, by_quantity).right == 0


def test_same_as_follows_the_quantities():
    gold = with_claim(1, same_as="c1")
    renamed = replace(gold, claims=(replace(gold.claims[0], id="c9"), *gold.claims[1:]))
    found = replace(
        renamed,
        claims=(renamed.claims[0], replace(renamed.claims[1], same_as="c9"), *renamed.claims[2:]),
    )
    assert figures(gold, found)["slot same_as"] == Tally(1, 1, 1)
    assert figures(gold, with_claim(1, same_as="c3"))["slot same_as"] == Tally(0, 1, 1)


def test_times_as_tempeval_counts_them():
    found = (
        replace(GOLD.times[0], span=(at("in 2020")), text="in 2020", type="DURATION"),
        time("t2", "2019", "2018"),
        time("t3", "six", "6"),
    )
    got = figures(GOLD, replace(GOLD, times=found))
    assert got["time strict"] == Tally(1, 2, 3)
    assert got["time relaxed"] == Tally(2, 2, 3)
    assert got["time type"] == Tally(1, 2, 3)
    assert got["time value"] == Tally(1, 2, 3)
    accuracy = got["time value"].right / got["time relaxed"].right
    assert got["time value"].f1 == pytest.approx(accuracy * got["time relaxed"].f1)


def test_ranges_in_words_are_left_out():
    span = (at("2020")[0], at("2019")[1])
    both = Time("t3", span, TEXT[slice(*span)], "DATE", "2020/2019", parts=("t1", "t2"))
    got = figures(GOLD, replace(GOLD, times=(both, *GOLD.times)))
    assert got["time strict"] == Tally(2, 2, 2)


def test_matching_prefers_equal_value_and_unit_then_value():
    whole = "£300 million ($473 million) to £400 million"
    pound = Unit("currency", "GBP", "pound")

    def made(text: str, value: int | None, unit: Unit, **more: Any) -> Quantity:
        number = None if value is None else Decimal(value)
        filled = {"low": None, "high": None, **more}
        return Quantity(text, at(text, whole), text, number, relation="=", unit=unit, **filled)

    bounds = {"low": Decimal(300_000_000), "high": Decimal(400_000_000)}
    outer = made(whole, None, pound, **bounds)
    inner = made("$473 million", 473_000_000, DOLLAR)
    pairs = match_quantities([outer, inner], [inner, outer])
    assert {(one.id, other.id) for one, other in pairs} == {(q.id, q.id) for q in (outer, inner)}
    wrong_unit = replace(inner, id="x", unit=pound)
    assert match_quantities([inner], [outer, wrong_unit]) == [(inner, wrong_unit)]
    assert match_quantities([inner], [outer]) == [(inner, outer)]


def test_matching_is_one_to_one_and_quick():
    many = [Time(str(i), (3 * i, 3 * i + 2), "ab", "DATE", str(i % 7)) for i in range(20_000)]
    began = process_time()
    assert len(match_times(many, many)) == len(many)
    assert process_time() - began < 5


def test_only_rows_that_gold_annotates():
    gold = replace(GOLD, annotates=("quantities",))
    assert {row.group for row in score([gold], [GOLD]).rows()} == {"quantity"}
    mixed = score([gold, replace(GOLD, doc_id="e")], [GOLD, replace(GOLD, doc_id="e")]).rows()
    assert mixed[BY_NAME["quantity", "value"]] == Tally(8, 8, 8)
    assert mixed[BY_NAME["claim", "claim"]] == Tally(4, 4, 4)


def test_the_extract_function_gets_bare_records():
    seen: list[Document] = []

    def extract(documents: Any) -> list[Document]:
        seen.extend(documents)
        return [GOLD]

    assert isinstance(evaluate([GOLD], extract), Scores)
    assert (seen[0].text, seen[0].quantities, seen[0].claims) == (TEXT, (), ())
    with pytest.raises(FormatError, match="nothing was extracted"):
        evaluate([GOLD], lambda documents: [])


def test_reports():
    scores = score([GOLD], [with_claim(0, kind="level")])
    assert as_json(scores)["rows"]["slot"]["kind"] == {
        "accuracy": 75.0,
        "right": 3,
        "gold": 4,
        "predicted": 4,
        "interval": None,
    }
    assert as_json(scores)["rows"]["claim"]["claim"]["f1"] == 75
    assert "slot kind (accuracy)" in as_text(scores)
    lines = "\n".join(mismatches(scores, 1))
    assert "Sales rose 5% to $10 million in 2020 from 2019, said the firm." in lines
    assert "gold       growth\n    predicted  level" in lines
    assert not list(mismatches(score([GOLD], [GOLD]), 1))


def written(folder: Path, *documents: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(document) + "\n" for document in documents))
    return path


def test_gold_reads_back(tmp_path):
    assert read_gold(written(tmp_path, GOLD.to_dict())) == [GOLD]


def broken(path: str, value: Any) -> dict[str, Any]:
    """The gold with one field, at a dotted path, set to a value."""
    data = GOLD.to_dict()
    *way, last = path.split(".")
    place: Any = data
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        ("quantities.0.span", [0, 2], "“Sa” in the text, not “5%”"),
        ("quantities.0.span", [80, 900], "no span"),
        ("quantities.0.relation", "about", "quantities.0.relation"),
        ("quantities.1.id", "q1", "“q1” is used twice"),
        ("claims.0.quantity", "q9", "no “q9”"),
        ("claims.1.quantity", "q1", "“q1” is used twice"),
        ("claims.0.time", "t9", "no “t9”"),
        ("claims.0.same_as", "c9", "no “c9”"),
        ("claims.0.baseline.time", "t9", "no “t9”"),
        ("claims.0.kind", "amount", "claims.0.kind"),
        ("claims.0.subject.text", "Sale", "not “Sale”"),
        ("claims.0.colour", "red", "colour"),
        ("annotates", ["verbs"], "verbs"),
        ("published", "May", "no date"),
    ],
)
def test_broken_gold_names_file_and_line(tmp_path, path, value, what):
    good = {**GOLD.to_dict(), "doc_id": "good"}
    with pytest.raises(FactxError) as caught:
        read_gold(written(tmp_path, good, broken(path, value)))
    assert (Path(caught.value.file or "").name, caught.value.line) == ("gold.jsonl", 2)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.mend


@pytest.mark.parametrize("content", ["", "{\n", "[]\n", '"x"\n', '{"doc_id": "d"}\n'])
def test_what_is_no_gold(tmp_path, content):
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(FormatError):
        read_gold(path)


def test_predictions_must_fit_the_gold(tmp_path):
    more = replace(GOLD, doc_id="more")
    path = written(tmp_path, more.to_dict(), GOLD.to_dict())
    assert read_predictions(path, [GOLD]) == [GOLD]
    with pytest.raises(FormatError, match="no prediction for “other”"):
        read_predictions(path, [replace(GOLD, doc_id="other")])
    with pytest.raises(FormatError, match="differs from the gold's"):
        read_predictions(path, [replace(GOLD, text=TEXT + " ")])


def test_the_bundled_gold_is_sound_and_scores_100_against_itself():
    gold = read_gold(gold_file())
    rows = score(gold, gold).rows()
    assert all(t.right == t.gold == t.predicted for t in rows.values())
    assert rows[BY_NAME["claim", "claim"]].gold > 0
    names = {path.stem for path in corpus_folder().glob("*.md")}
    assert {document.doc_id for document in gold} <= names
