"""Arrow batches and data frames: what goes in, what comes out, and what a bad row does."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pyarrow as pa
import pytest

import factx
from factx.arrow import extract_batch, schema
from factx.errors import InputError, PipelineError
from factx.formats.flat import NAMES, rows
from factx.formats.frames import to_arrow, to_pandas
from factx.model import Document

RECORDS = [
    {
        "doc_id": "a",
        "text": "Sales rose 5 percent to $3 billion in 2020.",
        "published": "2021-02-04",
    },
    {"doc_id": "b", "text": "Nothing is counted here.", "published": None},
    {"doc_id": "c", "text": "About 40 ships waited on Monday.", "published": "2021-02-04"},
]


def batch(records):
    return pa.RecordBatch.from_pylist(records)


@pytest.fixture(scope="module")
def documents(nlp):
    return list(factx.pipe(RECORDS, nlp=nlp))


def test_a_row_a_claim_with_the_columns_of_the_flat_row(documents):
    found = extract_batch(batch(RECORDS))
    assert found.schema == schema("claims")
    assert found.schema.names == [*NAMES, "error"]
    wanted = [{**row, "error": None} for document in documents for row in rows(document)]
    assert found.to_pylist() == wanted
    assert len(wanted) == 3


def test_a_row_a_document_holds_the_whole_of_it(documents):
    found = extract_batch(batch(RECORDS), rows="documents")
    assert found.schema == schema("documents")
    assert [row["document"] for row in found.to_pylist()] == [d.to_json() for d in documents]


def test_one_bad_document_is_a_row_that_says_why():
    bad = [
        {"doc_id": "x", "text": None, "published": None},
        RECORDS[0],
        {"doc_id": "y", "text": "Up 3 km.", "published": "2021-13-01"},
    ]
    found = extract_batch(batch(bad)).to_pylist()
    assert [(row["doc_id"], row["error"] is None) for row in found] == [
        ("x", False), ("a", True), ("a", True), ("y", False),
    ]  # fmt: skip
    assert "not a string" in found[0]["error"]
    assert "2021-13-01" in found[-1]["error"]


@pytest.mark.parametrize(
    "published",
    [datetime.date(2021, 2, 4), datetime.datetime(2021, 2, 4, 9, 30), "2021-02-04"],
)
def test_dates_may_be_dates(published):
    record = {"doc_id": "a", "text": "It shut last week with 40 jobs.", "published": published}
    found = extract_batch(batch([record])).to_pylist()
    assert [row["time_value"] for row in found] == ["2021-W04"]


def test_other_columns_and_missing_ones_do_no_harm():
    found = extract_batch(batch([{"text": "It sold 40 ships.", "colour": 3, "url": "x"}]))
    assert found.num_rows == 1
    assert extract_batch(batch(RECORDS).slice(0, 0)).num_rows == 0


def test_a_cell_that_arrow_cannot_read_spoils_its_own_document_alone():
    raw = pa.array([b"Up 3 km.", b"\xff 3 km.", b"Down 4 km."], pa.binary())
    text = pa.StringArray.from_buffers(3, *raw.buffers()[1:])
    published = pa.array([0, 0, 10**17], pa.timestamp("s"))
    named = {"doc_id": pa.array(["a", "b", "c"]), "text": text, "published": published}
    found = extract_batch(pa.RecordBatch.from_pydict(named)).to_pylist()
    assert [(row["doc_id"], row["value"]) for row in found] == [
        ("a", 3.0),
        ("b", None),
        ("c", None),
    ]
    assert [row["error"] and row["error"][:23] for row in found] == [
        None,
        *["a cell cannot be read: "] * 2,
    ]


def test_what_is_no_batch_of_documents_says_so():
    twice = pa.RecordBatch.from_arrays([pa.array(["x"])] * 2, names=["text", "text"])
    with pytest.raises(InputError, match="two columns “text”"):
        extract_batch(twice)
    with pytest.raises(InputError, match="no column “text”"):
        extract_batch(batch([{"body": "x"}]))
    with pytest.raises(InputError, match=r"claims.*documents"):
        schema("lines")


def test_how_batches_are_cut_does_not_matter():
    whole = extract_batch(batch(RECORDS)).to_pylist()
    cut = [row for record in RECORDS for row in extract_batch(batch([record])).to_pylist()]
    assert cut == whole


def test_frames_have_a_row_a_claim(documents):
    table, frame = to_arrow(documents), to_pandas(documents)
    assert table.column_names == list(NAMES) == list(frame.columns)
    assert len(frame) == table.num_rows == sum(len(document.claims) for document in documents)
    assert frame["value"].tolist() == [5.0, 3e9, 40.0]
    assert to_arrow([Document("e", "Nothing.")]).num_rows == 0


def test_without_the_library_the_error_names_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(PipelineError, match=r"pip install 'factx\[pandas\]'"):
        to_pandas([])


def test_importing_the_core_loads_nothing_heavy():
    code = "import factx.arrow, sys; print({'pyarrow', 'spacy', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
