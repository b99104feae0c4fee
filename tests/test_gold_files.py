"""``factx gold``: what lint finds in a file, and how agreement is counted."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from factx.cli.app import run
from factx.errors import FormatError
from factx.evaluation.adjudication import adjudicated, differences
from factx.evaluation.agreement import agreement
from factx.evaluation.bundled import gold_file
from factx.evaluation.gold import read_gold
from factx.evaluation.lint import lint
from factx.model import Document

TEXT = "Sales rose by about 5 percent to $3.4 billion in 2020, the bank said."


def words(said, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(said, start + 1)
    return {"text": said, "span": [start, start + len(said)]}


def document():
    percent = {"kind": "percent", "code": "%", "name": "percent"}
    money = {"kind": "currency", "code": "USD", "name": "us dollar"}
    bounds = {"low": None, "high": None}
    claim = {"kind": "growth", "direction": "up", "subject": {**words("Sales"), "head": "sales"}}
    when = {"time": "t1", "time_role": "during", "sentence": [0, len(TEXT)]}
    return {
        "doc_id": "a",
        "published": "2021-02-04",
        "text": TEXT,
        "quantities": [
            {"id": "q1", **words("5 percent"), "value": 5, **bounds, "relation": "~", "unit": percent},
            {
                "id": "q2", **words("$3.4 billion"), "value": 3400000000, **bounds, "relation": "=",
                "unit": money,
            },
        ],
        "times": [
            {
                "id": "t1", **words("2020"), "type": "DATE", "value": "2020", "begin": "2020-01-01",
                "end": "2020-12-31",
            }
        ],
        "claims": [
            {"id": "c1", "quantity": "q1", **claim, **when},
            {"id": "c2", "quantity": "q2", **claim, **when, "kind": "level"},
        ],
    }  # fmt: skip


def findings(tmp_path, data):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")
    return [str(finding) for finding in lint(path)]


def test_a_clean_document_gives_no_finding(tmp_path):
    assert findings(tmp_path, document()) == []


def change(path, value):
    def apply(data):
        target = data
        *steps, last = path
        for step in steps:
            target = target[step]
        target[last] = value

    return apply


ERRORS = [
    (
        change(["quantities", 0, "span"], [21, 30]),
        "q1: [21, 30] is “ percent ”",
        "stand at [20, 29]",
    ),
    (change(["quantities", 0, "relation"], "about"), "quantities.0.relation", "input should be"),
    (change(["quantities", 0, "colour"], 1), "quantities.0.colour", "unexpected"),
    (change(["claims", 0, "quantity"], "q9"), "c1.quantity", "there is no q9"),
    (change(["claims", 0, "time"], "t9"), "c1.time", "there is no t9"),
    (change(["claims", 1, "same_as"], "c9"), "c2.same_as", "there is no c9"),
    (change(["claims", 1, "same_as"], "c2"), "c2.same_as", "same as itself"),
    (change(["claims", 1, "id"], "c1"), "c1", "given twice in claims"),
    (change(["claims", 1, "quantity"], "q1"), "q1", "2 claims, not one"),
    (change(["claims", 1, "sentence"], [0, 10]), "c2.sentence", "stands outside"),
    (change(["quantities", 1, "unit", "code"], "XYZ"), "q2", "no ISO 4217 code"),
    (change(["quantities", 0, "value"], None), "q1", "neither a value nor a bound"),
    (change(["published"], "2021-02-31"), "published", "is no date"),
    (change(["times", 0, "parts"], ["t8"]), "t1.parts", "there is no t8"),
    (change(["annotates"], ["claim"]), "annotates", "“claim” is none of"),
]


@pytest.mark.parametrize(("spoil", "where", "what"), ERRORS, ids=[e[1] + e[2] for e in ERRORS])
def test_errors_name_file_line_and_place(tmp_path, spoil, where, what):
    data = document()
    spoil(data)
    found = findings(tmp_path, data)
    fitting = [line for line in found if f": error: a {where}" in line and what in line]
    assert fitting, found
    assert fitting[0].startswith(f"{tmp_path}/gold.jsonl:1: error: ")


SUSPICIOUS = [
    (change(["quantities", 1, "value"], 3400000), "q2", "looks like -3400000000 or 3400000000"),
    (change(["quantities", 0, "relation"], "="), "q1", "after “about” the relation is ~"),
    (change(["claims", 0, "direction"], None), "c1.direction", "without direction"),
    (change(["claims", 0, "kind"], "share"), "c1.whole", "without its whole"),
    (change(["claims", 0, "time_role"], None), "c1.time_role", "without its role"),
    (change(["claims", 0, "subject", "head"], "bank"), "c1.subject", "is no word of “Sales”"),
    (change(["claims", 0, "subject"], None), "c1.subject", "there is none"),
    (
        change(["claims", 0, "subject"], {**words("the bank"), "head": "bank"}),
        "c1.subject",
        "determiner",
    ),
    (change(["times", 0, "end"], "2019-12-31"), "t1", "after its end"),
    (change(["times", 0, "value"], "2017"), "t1", "lies outside"),
    (change(["published"], None), "published", "relative times stay open"),
]


@pytest.mark.parametrize(
    ("spoil", "where", "what"), SUSPICIOUS, ids=[s[1] + s[2] for s in SUSPICIOUS]
)
def test_what_looks_wrong_is_pointed_at(tmp_path, spoil, where, what):
    data = document()
    spoil(data)
    found = findings(tmp_path, data)
    assert [line for line in found if f": suspicious: a {where}" in line and what in line], found
    assert not [line for line in found if ": error: " in line]


def test_an_amount_that_nobody_marked_is_pointed_at(tmp_path):
    data = document()
    data["quantities"].pop()
    data["claims"].pop()
    assert any("“$3.4” is no quantity" in line for line in findings(tmp_path, data))


def test_all_lines_are_looked_at(tmp_path):
    path = tmp_path / "gold.jsonl"
    good = json.dumps(document())
    path.write_text(f"{{\n[1]\n{good}\n{good}\n", encoding="utf-8")
    found = [str(finding) for finding in lint(path)]
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in found] == ["1", "2", "4"]
    assert "stands on line 3 too" in found[2]


@pytest.mark.parametrize(
    ("text", "value", "fits"),
    [
        ("11.76 trillion yuan", 11760000000000, True),
        ("11.76 trillion yuan", 11760000000, False),
        ("83 cents", 0.83, True),
        ("83 cents", 83, False),
        ("£1.2m", 1200000, True),
        ("40 per cent", 40, True),
        ("718,000", 718000, True),
        ("718,000", 718, False),
        ("3 1/2 years", 3.5, True),
        ("one in 100", 0.01, True),
    ],
)
def test_figures_are_held_against_the_value(tmp_path, text, value, fits):
    data = document()
    kind = "currency" if any(sign in text for sign in ("yuan", "cents", "£")) else "none"
    code = {"currency": "CNY", "none": "1"}[kind]
    quantity = data["quantities"][0] | {"text": text, "span": [0, len(text)], "value": value}
    quantity["unit"] = {"kind": kind, "code": code, "name": "x"}
    data |= {"text": text, "quantities": [quantity], "times": [], "claims": []}
    assert any("looks like" in line for line in findings(tmp_path, data)) != fits


def test_the_bundled_gold_has_no_error(capsys):
    assert run(["gold", "lint", str(gold_file()), "--errors-only"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_lint_exits_with_1_on_errors(tmp_path, capsys):
    (tmp_path / "x.jsonl").write_text("{\n")
    assert run(["gold", "lint", str(tmp_path / "x.jsonl")]) == 1
    assert "x.jsonl:1: error: broken JSON" in capsys.readouterr().out
    assert run(["gold", "lint", str(tmp_path / "none.jsonl")]) == 1
    assert "no such file" in capsys.readouterr().err


# Agreement


@pytest.fixture(scope="module")
def gold():
    return read_gold(gold_file())[:4]


def test_an_annotation_agrees_with_itself(gold):
    figures = agreement(gold, gold).figures()
    assert {one["agreement"] for one in figures["rows"].values()} == {100.0}
    assert set(figures["kappa"].values()) == {1.0}
    assert figures["documents"] == 4


def test_one_difference_shows_in_its_slot_alone(gold):
    first = next(document for document in gold if document.doc_id == "alps-tourism-2023")
    claim = replace(first.claims[0], kind="rank" if first.claims[0].kind != "rank" else "level")
    other = replace(first, claims=(claim, *first.claims[1:]))
    found = agreement([first], [other]).figures()
    below = {name for name, one in found["rows"].items() if one["agreement"] < 100}
    assert below == {"slot kind", "claim"}
    count = len(first.claims)
    assert found["rows"]["slot kind"]["agreement"] == round(100 * (count - 1) / count, 2)
    assert 0 < found["kappa"]["kind"] < 1


def test_kappa_is_cohens(gold):
    """Two by two: agreement of 0.5 where chance gives 0.5 is a kappa of 0."""
    first = replace(gold[0], claims=gold[0].claims[:4], quantities=gold[0].quantities[:4])
    kinds = zip(first.claims, ("level", "level", "share", "share"), strict=True)
    one = replace(
        first, claims=tuple(replace(c, kind=k, same_as=None, baseline=None) for c, k in kinds)
    )
    kinds = zip(one.claims, ("level", "share", "level", "share"), strict=True)
    two = replace(one, claims=tuple(replace(c, kind=k) for c, k in kinds))
    assert agreement([one], [two]).kappa("kind") == 0.0


def test_only_documents_of_both_count_and_texts_must_be_the_same(gold):
    assert agreement(gold, gold[2:]).figures()["documents"] == 2
    with pytest.raises(FormatError, match="share no document"):
        agreement(gold[:1], gold[1:])
    with pytest.raises(FormatError, match="differ"):
        agreement(gold[:1], [replace(gold[0], text=gold[0].text + " ")])


def test_agreement_on_the_command_line(capsys):
    second = gold_file().with_name("second.jsonl")
    assert run(["gold", "agreement", str(gold_file()), str(second), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["rows"]["quantity value"]["agreement"] > 95
    assert run(["gold", "agreement", str(gold_file()), str(second)]) == 0
    assert "documents that both hold" in capsys.readouterr().out


# Adjudication


def decided(first, second, which):
    return [replace(one, decision=which, why="so") for one in differences(first, second)]


def test_taking_all_of_the_second_gives_the_second():
    first, second = read_gold(gold_file()), read_gold(gold_file().with_name("second.jsonl"))
    found = list(differences(first, second))
    assert len(found) > 50
    assert adjudicated(first, second, decided(first, second, "first")) == first
    wanted = decided(first, second, "second")
    lacking = [one for one in wanted if one.part == "quantity" and None in (one.first, one.second)]
    with pytest.raises(FormatError, match="by hand"):
        adjudicated(first, second, lacking)
    merged = adjudicated(first, second, [one for one in wanted if one not in lacking])
    # slots are compared where the units agree: where they did not, the slots are seen only now
    late = {(one.doc_id, one.span) for one in found if one.part == "quantity"}
    again = [one for one in differences(merged, second) if (one.doc_id, one.span) not in late]
    left = [one for one in again if one.part != "time"]
    assert [one.slot for one in left if one.slot not in ("time", "baseline")] == []
    assert len(list(differences(merged, second))) < len(found) / 5


def test_a_decision_changes_its_slot_alone(gold):
    first = gold[0]
    other = replace(first, claims=(replace(first.claims[0], kind="rank"), *first.claims[1:]))
    (one,) = differences([first], [other])
    assert (one.part, one.slot, one.second) == ("claim", "kind", "rank")
    assert one.sentence
    assert adjudicated([first], [other], [replace(one, decision="second")]) == [other]


def test_the_commands_differ_and_adjudicate(tmp_path, capsys):
    gold, second = str(gold_file()), str(gold_file().with_name("second.jsonl"))
    assert run(["gold", "differences", gold, second]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(row["decision"] is None and row["sentence"] for row in rows)
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text("".join(json.dumps({**row, "decision": "first"}) + "\n" for row in rows))
    out = tmp_path / "out.jsonl"
    words = ["gold", "adjudicate", gold, second, str(decisions), "--out", str(out)]
    assert run(words) == 0
    assert out.read_bytes() == gold_file().read_bytes()
    decisions.write_text(json.dumps(rows[0]))
    assert run(words) == 1
    assert "decisions.jsonl:1: the decision is “None”" in capsys.readouterr().err


def test_two_times_that_the_second_takes_for_one_become_one(gold):
    data = document()
    start, end = data["times"][0]["span"]
    first = data["times"][0] | {"text": "20", "span": [start, start + 2], "value": "20"}
    rest = data["times"][0] | {"id": "t2", "text": "20", "span": [start + 2, end], "value": "20"}
    data["times"] = [first, rest]
    data["claims"][1]["time"] = "t2"
    one, other = Document.from_dict(data), Document.from_dict(document())
    merged = adjudicated([one], [other], decided([one], [other], "second"))[0]
    assert [(time.id, time.text) for time in merged.times] == [("t1", "2020")]
    assert [claim.time for claim in merged.claims] == ["t1", "t1"]


def test_a_time_that_the_second_has_not_is_replaced_by_its_own_in_the_claims():
    """“at the same time” and “in 2020” with one value: only the times differ, not the claims."""
    data = document()
    again = data["times"][0] | {"id": "t2", **words("the bank")}
    data["times"].append(again)
    data["claims"][1]["time"] = "t2"
    one, other = Document.from_dict(data), Document.from_dict(document())
    assert {found.part for found in differences([one], [other])} == {"time"}
    merged = adjudicated([one], [other], decided([one], [other], "second"))[0]
    assert [(time.id, time.text) for time in merged.times] == [("t1", "2020")]
    assert [claim.time for claim in merged.claims] == ["t1", "t1"]
