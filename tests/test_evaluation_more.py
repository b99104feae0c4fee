"""What evaluation says beyond scores: intervals, comparisons, groups, confusion, errors; reading predictions."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from factx.cli.app import run
from factx.errors import FormatError
from factx.evaluation.bundled import gold_file
from factx.evaluation.compare import compare
from factx.evaluation.confusion import confusions
from factx.evaluation.gold import read_gold
from factx.evaluation.groups import grouped
from factx.evaluation.intervals import Interval, intervals
from factx.evaluation.mistakes import mistakes, most_frequent
from factx.evaluation.outcomes import BY_NAME
from factx.evaluation.predictions import read_predictions
from factx.evaluation.scores import Scores, Tally, score
from factx.evaluation.sections import parts, sections
from factx.evaluation.summary import Summary
from factx.model import Claim, Document, Quantity, Subject, Time, Unit

CLAIM = BY_NAME["claim", "claim"]
UNIT = BY_NAME["quantity", "value+unit"]
TEXT = "Sales rose 5% to $10 million in May."
USER = Unit("count", "1", "user")


def quantity(id: str, words: str, value: int, unit: Unit) -> Quantity:
    start = TEXT.index(words)
    span = (start, start + len(words))
    return Quantity(id, span, words, Decimal(value), None, None, "=", unit)


SALES = Subject("Sales", (0, 5), "sale")
GOLD = Document(
    "d",
    TEXT,
    quantities=(
        quantity("q1", "5%", 5, Unit("percent", "%", "percent")),
        quantity("q2", "$10 million", 10_000_000, Unit("currency", "USD", "us dollar")),
    ),
    times=(Time("t1", (32, 35), "May", "DATE", "2020-05"),),
    claims=(
        Claim("c1", "q1", "growth", subject=SALES, time="t1", direction="up"),
        Claim("c2", "q2", "level", subject=SALES, time="t1"),
    ),
)
EMPTY = replace(GOLD, quantities=(), times=(), claims=())


def named(document: Document, number: int) -> Document:
    return replace(document, doc_id=f"d{number}")


def of(rights: list[bool]) -> Scores:
    """Scores over documents that are right as a whole, or empty."""
    gold = [named(GOLD, n) for n in range(len(rights))]
    found = [named(GOLD if right else EMPTY, n) for n, right in enumerate(rights)]
    return score(gold, found)


def test_intervals_hold_the_score_and_narrow_with_more_documents():
    few, many = [Tally(1, 2, 2), Tally(2, 2, 2)] * 5, [Tally(1, 2, 2), Tally(2, 2, 2)] * 80
    for own in (few, many):
        assert all(bound.low <= 75 <= bound.high for bound in intervals(own))
    widths = [bound.high - bound.low for own in (few, many) for bound in intervals(own)]
    assert min(widths[:3]) > 2 * max(widths[3:])


def test_intervals_are_the_same_every_time():
    own = [Tally(n % 4, 4, 3) for n in range(20)]
    assert intervals(own) == intervals(own)
    assert intervals([Tally(3, 4, 3)] * 9)[0] == Interval(100.0, 100.0)
    assert intervals([Tally()] * 3)[2] == Interval(0.0, 0.0)


def test_equal_outputs_do_not_differ():
    assert {one.p for one in compare(of([True] * 6), of([True] * 6))} == {1.0}


def test_the_permutation_test_gives_the_share_of_tosses_as_extreme():
    """Two outputs apart in six documents of six: of the 64 ways to toss, two are as extreme."""
    one = next(d for d in compare(of([False] * 6), of([True] * 6)) if d.row == CLAIM)
    assert one.difference == 100
    assert one.p == pytest.approx(2 / 64, abs=0.005)
    assert one.interval == Interval(100.0, 100.0)


def test_the_difference_of_outputs_that_are_right_by_turns_is_chance():
    turns = [True, False] * 6
    one = next(d for d in compare(of(turns), of([not t for t in turns])) if d.row == CLAIM)
    assert one.difference == 0
    assert one.p > 0.99


def test_comparison_is_the_same_from_either_side():
    a, b = of([True, True, False, False, True, False]), of([True, True, True, False, True, True])
    for one, other in zip(compare(a, b), compare(b, a), strict=True):
        assert one.difference == -other.difference
        assert one.p == pytest.approx(other.p, abs=0.02)


@pytest.mark.parametrize("by", ["kind", "unit", "section"])
def test_the_groups_add_up_to_the_whole(by):
    wrong = replace(GOLD, claims=(replace(GOLD.claims[0], kind="change"),))
    scores = score([GOLD, named(GOLD, 2)], [wrong, named(EMPTY, 2)])
    groups = grouped(scores, by, {"d": "business"})
    for row, tally in scores.rows().items():
        if row.group != "time" or by == "section":
            parts_ = (group.rows().get(row, Tally()) for group in groups.values())
            assert sum(parts_, Tally()) == tally


def test_groups_go_by_gold_and_else_by_prediction():
    more = quantity("q3", "10", 10, USER)
    found = replace(GOLD, quantities=(GOLD.quantities[0], more), claims=())
    groups = grouped(score([GOLD], [found]), "unit", {})
    assert {name: own.rows()[UNIT] for name, own in groups.items()} == {
        "currency": Tally(0, 1, 1),
        "percent": Tally(1, 1, 1),
    }
    alone = grouped(score([EMPTY], [found]), "unit", {})
    assert {name: own.rows()[UNIT] for name, own in alone.items()} == {
        "count": Tally(0, 0, 1),
        "percent": Tally(0, 0, 1),
    }


def test_sections_come_from_the_articles_and_from_a_table_beside_the_gold(tmp_path):
    gold = tmp_path / "gold.jsonl"
    bundled = {document.doc_id for document in read_gold(gold_file())}
    assert bundled <= set(sections(gold))
    (tmp_path / "sections.csv").write_text("# by hand\ndoc_id,section\nd,business\n")
    assert sections(gold)["d"] == "business"
    (tmp_path / "sections.csv").write_text("doc_id,desk\nd,business\n")
    with pytest.raises(FormatError, match="column is missing"):
        sections(gold)


def test_confusion_tables_count_every_pair_once():
    claims = (replace(GOLD.claims[0], kind="change"), GOLD.claims[1])
    quantities = (replace(GOLD.quantities[0], relation="~"), GOLD.quantities[1])
    found = replace(GOLD, claims=claims, quantities=quantities)
    tables = {table.name: table for table in confusions(score([GOLD], [found]))}
    assert tables["kind"].counts == Counter({("growth", "change"): 1, ("level", "level"): 1})
    assert tables["relation"].counts == Counter({("=", "~"): 1, ("=", "="): 1})
    assert tables["kind"].tallies()["growth"] == Tally(0, 1, 0)
    assert tables["kind"].tallies()["change"] == Tally(0, 0, 1)


def test_units_are_confused_with_nothing_too():
    found = replace(GOLD, quantities=(replace(GOLD.quantities[0], unit=USER),), claims=())
    tables = {table.name: table for table in confusions(score([GOLD], [found]))}
    assert tables["unit"].counts == Counter({("percent", "count"): 1, ("currency", "—"): 1})
    assert "kind" not in tables


def changed(**fields: Any) -> Document:
    return replace(GOLD, claims=(replace(GOLD.claims[0], **fields), GOLD.claims[1]))


def of_first(**fields: Any) -> Document:
    return replace(GOLD, quantities=(replace(GOLD.quantities[0], **fields), GOLD.quantities[1]))


def of_time(**fields: Any) -> Document:
    return replace(GOLD, times=(replace(GOLD.times[0], **fields),))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (GOLD, []),
        (changed(kind="change"), ["kind: growth → change"]),
        (changed(direction=None), ["direction: up → null"]),
        (changed(subject=None), ["subject: missed"]),
        (changed(subject=replace(SALES, head="rise")), ["subject: another head"]),
        (changed(time=None), ["time of claim: missed"]),
        (of_first(value=Decimal(6)), ["quantity: value"]),
        (of_first(unit=USER), ["unit: percent → count"]),
        (of_first(unit=Unit("percent", "pp", "percentage point")), ["unit: other percent"]),
        (of_first(relation="~"), ["relation: = → ~"]),
        (of_time(span=(29, 35), text="in May"), ["time: extent"]),
        (of_time(type="DURATION"), ["time: DATE → DURATION"]),
        (replace(GOLD, quantities=GOLD.quantities[1:], claims=GOLD.claims[1:]),
         ["quantity: missed, percent"]),
    ],
)  # fmt: skip
def test_an_error_is_counted_once_by_its_kind(found, expected):
    (document,) = score([GOLD], [found]).documents
    assert [mistake.name for mistake in mistakes(document)] == expected


def test_the_most_frequent_errors_come_first_and_examples_are_not_of_documents_held_back():
    found = [named(changed(kind="change"), n) for n in range(3)]
    found[2] = replace(found[2], times=(), claims=())
    scores = score([named(GOLD, n) for n in range(3)], found)
    ranked = most_frequent(scores, 2, {"d0"})
    assert [(name, count) for name, count, _ in ranked] == [
        ("claim: missed", 2),
        ("kind: growth → change", 2),
    ]
    assert [one and one.doc_id for _, _, one in ranked] == ["d2", "d1"]
    assert [one for _, _, one in most_frequent(scores, 2, {"d0", "d1"})][1] is None


def test_sentences_of_the_test_part_are_not_shown():
    name = next(doc_id for doc_id, part in parts().items() if part == "test")
    gold = replace(GOLD, doc_id=name)
    scores = score([gold], [replace(EMPTY, doc_id=name)])
    shown = "\n".join(Summary("g", scores, "s", held_back=frozenset({name})).lines())
    assert "Sales" not in shown
    assert "not shown" in shown


# Predictions of another system


def written(tmp_path: Any, *documents: Any) -> Any:
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(document) + "\n" for document in documents))
    return path


def test_what_can_be_known_may_be_left_out_of_predictions(tmp_path):
    sparse = {
        "doc_id": "d",
        "quantities": [
            {"span": [11, 13], "value": 5, "unit": {"kind": "percent"}},
            {"id": "q2", "span": [17, 28], "value": 10_000_000, "unit": {"kind": "currency", "code": "USD"}},
            {"span": [18, 20], "low": 10},
        ],
        "times": [{"span": [32, 35], "type": "DATE", "value": "2020-05"}],
        "claims": [
            {"quantity": "q1", "kind": "growth", "subject": {"span": [0, 5]}, "time": "t1"},
        ],
    }  # fmt: skip
    (found,) = read_predictions(written(tmp_path, sparse), [GOLD])
    assert found.text == TEXT
    assert [(q.id, q.text, q.relation, q.unit.code) for q in found.quantities] == [
        ("q1", "5%", "=", "%"),
        ("q2", "$10 million", "=", "USD"),
        ("q3", "10", "=", "1"),
    ]
    assert found.claims[0].subject == Subject("Sales", (0, 5), "sales")
    rows = score([GOLD], [found]).rows()
    assert rows[UNIT] == Tally(2, 2, 3)
    assert rows[BY_NAME["time", "value"]] == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ({"doc_id": "d", "quantities": [{"value": 5}]}, "quantities.0.span"),
        ({"doc_id": "d", "quantities": [{"span": [11, 13], "valeu": 5}]}, "valeu"),
        ({"doc_id": "d", "quantities": [{"span": [11, 999]}]}, "no span of the text"),
        ({"doc_id": "d", "times": [{"span": [32, 35], "value": "2020"}]}, "times.0.type"),
        ({"doc_id": "d", "claims": [{"quantity": "q1"}]}, "claims.0.kind"),
        ({"doc_id": "d", "claims": [{"quantity": "q9", "kind": "level"}]}, "there is no “q9”"),
        ({"doc_id": "d", "quantities": {}}, "quantities"),
        ({"doc_id": "d", "text": TEXT + "!"}, "differs"),
        ({"doc_id": "other"}, "text: field required"),
        ([1], "not a JSON object"),
    ],
)
def test_broken_predictions_are_one_line_with_the_place(tmp_path, document, what):
    path = written(tmp_path, document)
    with pytest.raises(FormatError) as caught:
        read_predictions(path, [GOLD])
    assert str(caught.value).startswith(str(path))
    assert what in str(caught.value)
    assert caught.value.mend


# The command


@pytest.fixture
def files(tmp_path):
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    documents = [named(GOLD, n) for n in range(6)]
    gold.write_text("".join(document.to_json() + "\n" for document in documents))
    worse = [replace(document, claims=document.claims[1:]) for document in documents]
    found.write_text("".join(document.to_json() + "\n" for document in worse))
    return gold, found


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(["evaluate", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_the_command_compares_groups_and_signs(files, capsys):
    gold, found = files
    out = printed(
        capsys, gold, "--predictions", found, "--compare", gold, "--by", "kind", "--frequent", "1"
    )
    for part in ("B - A", "growth", "most frequent errors", "Sales rose 5%", "gold in lines"):
        assert part in out
    assert out.splitlines()[-1].startswith("found.jsonl sha256:")
    assert out.splitlines()[-1].endswith("factx-claims-1")


def test_the_command_gives_all_that_as_json(files, capsys):
    gold, found = files
    arguments = (gold, "--predictions", found, "--compare", gold, "--by", "unit", "--json")
    data = json.loads(printed(capsys, *arguments))
    claim = data["rows"]["claim"]["claim"]
    assert claim["recall"] == 50
    assert claim["interval"]["recall"] == [50.0, 50.0]
    assert set(data["by"]) == {"percent", "currency"}
    compared = {one["row"]: one for one in data["compared"]}
    assert compared["claim"]["difference"] == pytest.approx(33.33)
    assert compared["claim"]["p"] < 0.05
    assert data["confusion"]["kind"]["growth"]["no claim"] == 6
    assert data["errors"][0]["count"] == 6
    assert data["errors"][0]["example"]["sentence"] == TEXT
    assert data["reliability"] == []
    assert json.loads(printed(capsys, *arguments)) == data


def test_confidence_beside_what_is_right(tmp_path, capsys):
    sure = [replace(claim, confidence=0.75) for claim in GOLD.claims]
    found = replace(GOLD, claims=(replace(sure[0], kind="change"), sure[1]))
    gold, path = tmp_path / "gold.jsonl", written(tmp_path, found.to_dict())
    gold.write_text(GOLD.to_json() + "\n")
    data = json.loads(printed(capsys, gold, "--predictions", path, "--json"))
    assert data["reliability"] == [
        {"low": 0.7, "high": 0.8, "count": 2, "confidence": 0.75, "right": 0.5}
    ]
    assert data["calibration_error"] == 0.25


def test_a_single_document_has_no_interval(tmp_path, capsys):
    gold = written(tmp_path, GOLD.to_dict())
    data = json.loads(printed(capsys, gold, "--predictions", gold, "--json"))
    assert data["rows"]["claim"]["claim"]["interval"] is None
    assert "[" not in printed(capsys, gold, "--predictions", gold).split("\nkind:")[0]
