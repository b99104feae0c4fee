"""All benchmarks in one table: which find their data, what the peers are taken to say, what the table shows."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from factx.cli.app import run
from factx.errors import InputError
from factx.evaluation.benchmarks import peers
from factx.evaluation.benchmarks.found import Found, find
from factx.evaluation.benchmarks.overview import Figure, as_text, known, sample
from factx.evaluation.intervals import Interval
from factx.model import Quantity

NEWSQUANT = [
    {
        "text": "Prices rose 5 per cent to $12.50 a barrel.",
        "quantities": [
            {"change": "up", "value": "5.0", "normalized_unit": "percentage", "referred_concepts": "Prices"},
            {"change": "=", "value": "12.5", "normalized_unit": "dollar per barrel", "referred_concepts": "Prices"},
        ],
    }
]  # fmt: skip
TIMEML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-05-04">x</TIMEX3></DCT>
<TEXT>Sales fell on <TIMEX3 tid="t1" type="DATE" value="2020-03-14">March 14</TIMEX3>.</TEXT></TimeML>"""
GOLD = {
    "doc_id": "d", "text": "Ten men left on 14 March 2020.", "published": "2020-05-04",
    "quantities": [{"id": "q1", "span": [0, 7], "text": "Ten men", "value": 10, "low": None, "high": None,
                    "relation": "=", "unit": {"kind": "count", "code": "1", "name": "man"}}],
    "times": [{"id": "t1", "span": [16, 29], "text": "14 March 2020", "type": "DATE", "value": "2020-03-14"}],
    "claims": [],
}  # fmt: skip


@pytest.fixture
def data(tmp_path):
    for name, text in (
        ("newsquant/dev.json", json.dumps(NEWSQUANT)),
        ("deep/timebank/a.tml", TIMEML),
        ("my_gold.jsonl", json.dumps(GOLD) + "\n"),
        ("other.json", "{}"),
    ):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "data"


def test_data_is_found_by_what_it_is(data):
    assert find(data) == Found(
        gold=(data / "my_gold.jsonl",),
        newsquant=(data / "newsquant/dev.json",),
        tempeval=(data / "deep/timebank",),
    )
    for folder in ("specs", "papers/text", "papers/tsv"):
        (data / folder).mkdir(parents=True)
    (data / "specs/NumberModel.json").write_text("[]")
    assert find(data).recognizers == (data / "specs",)
    assert find(data).measeval == (data / "papers",)
    assert find(None) == Found()
    with pytest.raises(InputError, match="no such folder"):
        find(data / "none")


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "kind", "code"),
    [
        ("It cost $3.4 billion.", "3400000000", None, None, "currency", "USD"),
        ("It fell 5 per cent.", "5", None, None, "percent", "%"),
        ("It fell 5 to 7 percent.", None, "5", "7", "percent", "%"),
        ("It ran 12 km.", "12", None, None, "physical", "kilometre"),
        ("It had 80 members.", "80", None, None, "none", "1"),
    ],
)
def test_quantulum_in_the_claim_format(text, value, low, high, kind, code):
    (one,) = peers.quantulum_quantities(text)
    exact = tuple(None if number is None else Decimal(number) for number in (value, low, high))
    assert (one.value, one.low, one.high) == exact
    assert (one.unit.kind, one.unit.code) == (kind, code)
    assert isinstance(one, Quantity)
    assert text[slice(*one.span)] == one.text


def test_dates_searched_for_are_cut_to_their_period():
    text = "It opened on 14 March 2020 and closed in June 2021."
    found = peers.searched_times(text, "2021-10-01")
    assert [one.value for one in found] == ["2020-03-14", "2021-06"]
    assert all(text[slice(*one.span)] == one.text for one in found)
    assert peers.searched_times("Nothing happened.", None) == ()


def test_entities_are_read_against_the_day_of_print():
    (found,) = peers.recognized(peers.recognizer(), ["Sales fell in March 2019."], ["2020-05-04"])
    assert [(one.text, one.value) for one in found] == [("March 2019", "2019-03")]


def test_a_sample_is_spread_over_all_and_says_so():
    items = ["a b c d e"] * 12
    assert sample(items, 100, str) == (items, "now")
    part, how = sample(items, 20, str)
    assert len(part) == 4
    assert how == "now, on 4 of 12"


def test_the_best_figure_stands_first():
    figures = [
        Figure("b", "value", "low", 10.0, "now", Interval(9.0, 11.0)),
        Figure("b", "value", "high", 90.0, "published"),
        Figure("c", "value", "only", 50.0, "now"),
    ]
    lines = list(as_text(figures))
    assert [line.split()[2] for line in lines[1:] if line] == ["high", "low", "only"]
    assert "[9.0, 11.0]" in lines[2]


def test_known_figures_say_how_they_were_come_by():
    figures = known()
    assert len({(one.benchmark, one.measure, one.system) for one in figures}) == len(figures)
    assert all(0 < one.figure < 100 for one in figures)
    assert all(re.match("published|measured", one.how) for one in figures)


def test_the_command_runs_all_that_it_finds(data, monkeypatch, tmp_path, capsys):
    """The bundled gold would take long here: another stands in its place."""
    from factx.evaluation.benchmarks import overview

    small = tmp_path / "small.jsonl"
    small.write_text((data / "my_gold.jsonl").read_text())
    monkeypatch.setattr(overview, "gold_file", lambda: Path(small))
    monkeypatch.setenv("FACTX_BENCH_DATA", str(data))
    assert run(["bench"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^small\.jsonl +quantity value +factx +100\.0 ", out, re.MULTILINE)
    assert re.search(r"^my_gold\.jsonl +time relaxed +search_dates \S+ +100\.0", out, re.MULTILINE)
    assert re.search(r"^newsquant +value\+unit +quantulum3 \S+ +\d+\.\d +now$", out, re.MULTILINE)
    assert re.search(r"^newsquant +value +CQE +92\.0 +published", out, re.MULTILINE)
    assert re.search(r"^tempeval +strict +factx +100\.0", out, re.MULTILINE)
    assert re.search(r"^tempeval +strict +spaCy NER, dateparser \S+ ", out, re.MULTILINE)
    assert "recognizers" not in out
    assert len(re.findall(r"data sha256:", out)) == 4


def test_a_folder_that_is_not_there_is_one_line(tmp_path, capsys):
    assert run(["bench", "--data", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
