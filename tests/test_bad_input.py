"""What comes in can be anything; what comes out is a document, or one clear error, and nothing else is lost."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

import factx
from factx.errors import FactxError, FormatError, InputError
from factx.evaluation.gold import read_gold
from factx.formats.reading import read as read_paths
from factx.model import Document, Why

STORY = "Sales rose 12.5 percent to $3.4 billion in March 2020, the company said. "
ODD = {
    "empty": "",
    "space": " \n\t \n ",
    "no numbers": "The minister resigned. Nobody knows why.",
    "emoji": "📈 Sales rose 5 percent 🎉 to 3 million 👩‍👩‍👧 in 2020 🏴󠁧󠁢󠁳󠁣󠁴󠁿.",
    "combining": "Café́ sales rose 5 percént to 3 million e\u0301uros in 2020.",
    "crlf": "Sales rose 5 percent.\r\n\r\nThey hit 3 million tonnes in 2020.\r\n",
    "scripts": "Продажи выросли на 5 percent 东京 sold 3 million 台, العربية ٣ million in 2020.",
    "nul": "Sales\x00 rose 5\x00 percent to 3 million.",
    "digits": "1" * 400 + " tonnes",
    "signs": "$" * 300 + "%" * 300 + "5" + "-" * 300,
    "brackets": "(" * 300 + "5 percent" + ")" * 300,
    "one word": "a" * 5000,
}


def spans(why: Why) -> list[Why]:
    return [why, *(below for part in why.parts for below in spans(part))]


def slices_back(document: Document) -> None:
    text = document.text
    for thing in (*document.quantities, *document.times):
        assert text[slice(*thing.span)] == thing.text
        for step in spans(thing.evidence) if thing.evidence else []:
            assert text[slice(*step.span)] == step.words
    for claim in document.claims:
        for phrase in (claim.subject, claim.measure, claim.whole, claim.place, claim.source):
            assert phrase is None or text[slice(*phrase.span)] == phrase.text


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_any_text_gives_a_document_whose_spans_slice_back(text, nlp):
    document = factx.extract(text, published="2021-02-04", nlp=nlp)
    assert document.text == text
    slices_back(document)
    assert Document.from_dict(document.to_dict()) == document


def test_text_without_numbers_has_no_claims(nlp):
    for name in ("empty", "space", "no numbers"):
        assert factx.extract(ODD[name], nlp=nlp).claims == ()


def test_what_stands_among_odd_signs_is_read(nlp):
    found = factx.extract(ODD["crlf"], published="2021-02-04", nlp=nlp)
    assert [str(q.value) for q in found.quantities] == ["5", "3000000"]
    found = factx.extract(ODD["emoji"], published="2021-02-04", nlp=nlp)
    assert "5" in {str(q.value) for q in found.quantities}


def test_a_megabyte_on_one_line_is_read_in_blocks(nlp):
    text = (STORY * (1_000_000 // len(STORY) + 1))[:1_000_000]
    begin = time.process_time()
    document = factx.extract(text, published="2021-02-04", nlp=nlp)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    stories = len(text) // len(STORY)
    assert len(document.quantities) >= 2 * stories - 2
    for quantity in document.quantities[:: stories // 50]:
        assert text[slice(*quantity.span)] == quantity.text
    assert {q.text for q in document.quantities[: 2 * stories]} == {"12.5 percent", "$3.4 billion"}
    assert seconds < 400, f"{seconds:.0f} s"
    assert peak < 4_000_000_000, f"{peak / 1e9:.1f} GB"


@pytest.mark.parametrize("published", ["yesterday", "2021-13-01", "4/2/2021", "2021-02-30"])
def test_a_date_that_is_none_is_refused(published, nlp):
    with pytest.raises(InputError, match="publication date"):
        factx.extract(STORY, published=published, nlp=nlp)


def test_half_a_surrogate_pair_is_refused(nlp):
    with pytest.raises(InputError, match="surrogate pair at character 6"):
        factx.extract("Sales \ud800 rose 5 percent.", nlp=nlp)


def test_one_bad_record_loses_no_other(nlp):
    records = [
        {"text": STORY, "doc_id": "one"},
        {"text": None, "doc_id": "two"},
        {"text": STORY, "doc_id": "three", "published": "soon"},
        STORY,
    ]
    failed: list[tuple[object, FactxError]] = []
    documents = list(factx.pipe(records, nlp=nlp, on_error=lambda r, e: failed.append((r, e))))
    assert [document.doc_id for document in documents] == ["one", ""]
    assert [record["doc_id"] for record, _ in failed] == ["two", "three"]
    assert all("\n" not in str(error) and error.mend for _, error in failed)


def _outcomes(*paths: Path) -> list[object]:
    return list(read_paths(list(paths)))


def test_files_that_cannot_be_read_say_which_and_why(tmp_path):
    bad = tmp_path / "latin.txt"
    bad.write_bytes(b"Caf\xe9 sales rose 5 percent.")
    good = tmp_path / "good.txt"
    good.write_text(STORY, encoding="utf-8")
    outcomes = _outcomes(bad, tmp_path / "missing.txt", good)
    errors = [outcome for outcome in outcomes if isinstance(outcome, FactxError)]
    assert [Path(str(error.file)).name for error in errors] == ["latin.txt", "missing.txt"]
    assert len(outcomes) == 3


def test_a_broken_line_of_gold_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a", "text": "x"}\n{"doc_id": \n', encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_gold(path)
    assert caught.value.line == 2
    assert str(path) in str(caught.value)
