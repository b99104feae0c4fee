"""The benchmark on Recognizers-Text: reading its files, its conventions, its refusals."""

from __future__ import annotations

import json

import pytest
import spacy

from factx.errors import FormatError, InputError
from factx.evaluation.benchmarks.recognizers import Case, canonical, read, report, right
from factx.evaluation.benchmarks.recognizers_adapter import results


@pytest.fixture(scope="module")
def light():
    nlp = spacy.blank("en")
    nlp.add_pipe("factx_prose")
    nlp.add_pipe("factx_numbers")
    return nlp


def found(model, nlp, text):
    return [(result.text, result.value) for result in results(model, nlp(text))]


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        ("Number", "It sold 10M of the 12 to 15 sorts.", [("10m", "10000000"), ("12", "12"), ("15", "15")]),
        ("Number", "A 40ml glass", []),
        ("Number", "On the 4th day five came.", [("five", "5")]),
        ("NumberRange", "It is between 5 and 9.", [("between 5 and 9", "[5,9)")]),
        ("NumberRange", "It is more than 5 and less than 9.", [("more than 5 and less than 9", "(5,9)")]),
        ("NumberRange", "It is at most 7.", [("at most 7", "(,7]")]),
        ("NumberRange", "It went from 5 to 9.", [("from 5 to 9", "[5,9)")]),
        ("NumberRange", "It is about 7.", []),
        ("Ordinal", "The 4th of the twenty-first", [("4th", "4"), ("twenty-first", "21")]),
    ],
)  # fmt: skip
def test_conventions_on_numbers(light, model, text, expected):
    assert found(model, light, text) == expected


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        ("Percent", "It rose 7 percent.", [("7 percent", "7%")]),
        ("Currency", "It cost $40 million.", [("$40 million", "40000000")]),
        ("Currency", "It cost 70 cents.", [("70 cents", "70")]),
        ("Age", "She is nine years old.", [("nine years old", "9")]),
        ("Dimension", "It is 40 km long.", [("40 km", "40")]),
        ("Temperature", "It was 30 degrees Celsius.", [("30 degrees celsius", "30")]),
    ],
)
def test_conventions_on_quantities(nlp, model, text, expected):
    assert found(model, nlp, text) == expected


def spec(folder, model, *cases):
    items = [
        {
            "Input": text,
            "Results": [
                {"Text": words, "Start": text.index(words), "Resolution": {"value": value}}
                for words, value in wanted
            ],
        }
        for text, wanted in cases
    ]
    (folder / f"{model}Model.json").write_text(json.dumps(items), encoding="utf-8-sig")


def test_a_case_is_right_in_text_and_value(tmp_path, light):
    spec(tmp_path, "Number", ("five cars", [("five", "5")]), ("six cars", [("six", "7")]))
    _, cases = read(tmp_path)
    assert [right(case, results("Number", light(case.text))) for case in cases] == [True, False]


def test_results_without_a_number_are_left_out(tmp_path):
    spec(tmp_path, "Currency", ("some dollars", [("dollars", None)]))
    assert read(tmp_path)[1] == [Case("Currency", 0, "some dollars", ())]


def test_the_report_counts_and_says_what_is_out_of_scope(tmp_path):
    spec(tmp_path, "Number", ("five cars", [("five", "5")]), ("10.0.0.7", [("10", "10")]))
    lines = list(report(lambda: None, tmp_path))
    assert lines[1].split() == ["Number", "2", "1", "1", "1", "100.0"]
    assert any("Number 1" in line for line in lines)


def test_values_are_compared_as_numbers():
    assert canonical("1E-2") == "0.01"
    assert canonical("100%") == "100%"
    assert canonical("[1,2)") == "[1,2)"


def test_refusals(tmp_path):
    with pytest.raises(InputError, match="no spec"):
        read(tmp_path)
    (tmp_path / "AgeModel.json").write_text("{", encoding="utf-8")
    with pytest.raises(FormatError, match="not a spec"):
        read(tmp_path)
