"""The gate: figures on the bundled gold do not fall below gold/floors.toml, which is of this gold."""

from __future__ import annotations

import shutil

import pytest

import factx
from factx.cli.app import run
from factx.errors import FormatError, InputError
from factx.evaluation import bundled, floors
from factx.evaluation.bundled import gold_file
from factx.evaluation.floors import (
    MEND,
    Change,
    Floors,
    as_toml,
    faults,
    figures,
    floors_file,
    raised,
    read_floors,
)
from factx.evaluation.gold import read_gold
from factx.evaluation.scores import evaluate
from factx.evaluation.signature import digest_of_gold

OLD = Floors("aaa", {"claim": 44.0, "value+unit": 87.0, "time value": 90.0})
BETTER = {"claim": 45.0, "value+unit": 87.0, "time value": 90.5}
WORSE = {"claim": 43.9, "value+unit": 88.0, "time value": 90.0}


def test_no_figure_is_below_its_floor(nlp):
    own = read_floors(floors_file())
    assert own is not None
    scores = evaluate(read_gold(gold_file()), lambda texts: factx.pipe(texts, nlp=nlp))
    assert faults(own, digest_of_gold(gold_file()), figures(scores)) == [], MEND


def test_a_fall_and_another_gold_are_named():
    assert faults(OLD, "aaa", BETTER) == []
    assert faults(OLD, "aaa", WORSE) == ["claim F1 44.0 to 43.9"]
    assert faults(OLD, "bbb", BETTER) == ["the gold is bbb, the floors are of aaa"]


def test_raising_needs_no_reason():
    assert raised(OLD, "aaa", BETTER, None) == Floors("aaa", BETTER)
    assert raised(None, "bbb", WORSE, None) == Floors("bbb", WORSE)


@pytest.mark.parametrize(("gold", "measured"), [("aaa", WORSE), ("bbb", BETTER)])
def test_lowering_and_another_gold_need_a_reason(gold, measured):
    for none in (None, "", "  "):
        with pytest.raises(InputError, match="--reason"):
            raised(OLD, gold, measured, none)
    new = raised(OLD, gold, measured, "the gold was  mended")
    assert new.figures == measured
    assert [change.reason for change in new.changes] == ["the gold was mended"]
    assert raised(new, gold, measured, None).changes == new.changes


def test_what_is_written_is_read_back(tmp_path):
    new = Floors("ccc", BETTER, (Change("claim F1 44.0 to 43.9", 'a "quoted" – reason \\'),))
    path = tmp_path / "floors.toml"
    path.write_text(as_toml(new), encoding="utf-8")
    assert read_floors(path) == new


@pytest.mark.parametrize("text", ["", "gold = ", 'gold = "a"\n[floors]\nclaim = 1.0\n'])
def test_a_broken_file_is_named(tmp_path, text):
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(FormatError, match=r"KeyError|TOMLDecodeError") as caught:
        read_floors(path)
    assert caught.value.file == str(path)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A gold folder of one article, which the command may write to."""
    shutil.copytree(bundled.corpus_folder(), tmp_path / "corpus")
    (tmp_path / "gold").mkdir()
    first = gold_file().read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "gold/gold.jsonl").write_text(first + "\n", encoding="utf-8")
    monkeypatch.setattr(bundled, "PACKAGE", tmp_path / "factx")
    return tmp_path / "gold"


def test_the_command_writes_refuses_and_takes_a_reason(checkout, capsys):
    path = checkout / "floors.toml"
    assert run(["gold", "floors"]) == 1
    assert run(["gold", "floors", "--raise"]) == 0
    assert run(["gold", "floors"]) == 0
    measured = read_floors(path)
    assert measured is not None
    high = Floors(measured.gold, dict.fromkeys(measured.figures, 99.9))
    path.write_text(floors.as_toml(high), encoding="utf-8")
    assert run(["gold", "floors"]) == 1
    before = path.read_text(encoding="utf-8")
    assert run(["gold", "floors", "--raise"]) == 1
    assert "99.9 to" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == before
    assert run(["gold", "floors", "--raise", "--reason", "a test"]) == 0
    lowered = read_floors(path)
    assert lowered is not None
    assert lowered.figures == measured.figures
    assert "a test" in lowered.changes[0].reason
