"""What users build on: the schema and its round trip, what stands on the Doc, and where it survives."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from spacy.tokens import Doc, DocBin

import factx
from factx import model
from factx.errors import FormatError
from factx.evaluation.bundled import gold_file
from factx.formats.reading import read

ROOT = Path(__file__).parents[1]
SCHEMA = Path(factx.__file__).with_name("claim-format.schema.json")
TEXT = (
    "Rooftop solar gains ground\n\nThe number of rooftop solar systems hit 989,000 by the end of last year, "
    "an increase of 85,400 from March 2020. About 70.4 percent of them stand in villages. Sales rose 12.5 "
    "percent to $3.4 billion (about €2.9 billion) in 2020 and are expected to reach 4 billion dollars next year. "
    "5G masts of 12 to 15 metres cost between £30 and £40 a day.\n"
)
PUBLISHED = "2021-02-04"
GROUPS = {
    "factx_quantities": "quantities",
    "factx_times": "times",
    "factx_subjects": "subjects",
}


@pytest.fixture(scope="module")
def articles():
    return list(read([ROOT / "corpus"]))[:6]


@pytest.fixture(scope="module")
def documents(nlp, articles):
    return list(factx.pipe(articles, nlp=nlp))


@pytest.fixture
def doc(nlp):
    made = nlp.make_doc(TEXT)
    made._.published = PUBLISHED
    return nlp(made)


def python(source: str, *arguments: str, cwd: Path) -> str:
    """What a script prints that a user runs as a file, in a process of its own."""
    script = cwd / "script.py"
    script.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def said(doc: Doc) -> str:
    return model.Document.from_doc(doc).to_json()


# The claim format


def test_what_is_written_keeps_to_the_schema(documents):
    schema = model.schema()
    definitions = schema["$defs"]
    for document in documents:
        data = document.to_dict()
        assert set(data) <= set(schema["properties"])
        for name, section in (("Quantity", "quantities"), ("Time", "times"), ("Claim", "claims")):
            assert data[section], f"no {section} in {document.doc_id}"
            for item in data[section]:
                assert set(item) == set(definitions[name]["properties"])
    json.dumps(schema)


def test_plain_data_is_plain_and_reads_back_to_an_equal_document(documents):
    for document in documents:
        data = document.to_dict()
        assert json.loads(json.dumps(data)) == data
        assert json.loads(document.to_json()) == data
        assert json.loads(document.to_json(indent=2)) == data
        assert factx.Document.from_dict(data) == document
        assert factx.Document.from_dict(json.loads(document.to_json())) == document


def test_numbers_are_json_numbers_and_integers_where_integral(documents):
    for document in documents:
        for quantity in document.to_dict()["quantities"]:
            for name in ("value", "low", "high"):
                value = quantity[name]
                assert value is None or type(value) in (int, float)
                assert not isinstance(value, float) or not value.is_integer()


def test_spans_slice_back_and_ids_lead_to_what_they_name(documents):
    for document in documents:
        quantities = {quantity.id for quantity in document.quantities}
        times = {time.id for time in document.times}
        claims = {claim.id for claim in document.claims}
        for thing in (*document.quantities, *document.times):
            assert document.text[slice(*thing.span)] == thing.text
        assert all(set(time.parts) <= times for time in document.times)
        assert [claim.quantity for claim in document.claims] == [q.id for q in document.quantities]
        for claim in document.claims:
            assert claim.time is None or claim.time in times
            assert claim.same_as is None or claim.same_as in claims
            assert claim.baseline is None or claim.baseline.time in {None, *times}
            assert claim.baseline is None or claim.baseline.quantity in {None, *quantities}
            for slot in ("subject", "measure", "baseline", "whole", "place", "source"):
                filled = getattr(claim, slot)
                if filled is not None:
                    assert document.text[slice(*filled.span)] == filled.text


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"quantities": [{"id": "q1"}]}, "quantities.0"),
        ({"text": None}, "text"),
        ({"more": 1}, "more"),
    ],
)
def test_a_record_that_breaks_the_format_is_refused_by_field(change, what):
    with pytest.raises(FormatError) as error:
        factx.Document.from_dict({"doc_id": "d", "text": "", **change})
    assert str(error.value).startswith(what)
    assert "\n" not in str(error.value)


# The Doc


def test_a_doc_holds_one_string_of_json(doc):
    written = doc.user_data["factx"]
    assert type(written) is str
    data = json.loads(written)
    assert data["schema"] == 1
    assert data["rooms"][0] == "factx_prose"
    assert {"quantities", "times", "claims"} <= set(data)


def test_getters_give_typed_objects(doc):
    kinds = {
        "quantities": model.Quantity,
        "times": model.Time,
        "claims": model.Claim,
        "factx_rejected": model.Why,
    }
    for name, kind in kinds.items():
        found = getattr(doc._, name)
        assert isinstance(found, list)
        assert found
        assert all(type(thing) is kind for thing in found)


def test_span_groups_hold_what_was_found(doc):
    claims = doc._.claims
    found = {
        "quantities": [quantity.span for quantity in doc._.quantities],
        "times": [time.span for time in doc._.times],
        "subjects": sorted({claim.subject.span for claim in claims if claim.subject}),
    }
    for group, section in GROUPS.items():
        spans = [(span.start_char, span.end_char) for span in doc.spans[group]]
        assert len(spans) == len(found[section])
        for (start, end), (first, last) in zip(spans, found[section], strict=True):
            assert start <= first
            assert last <= end


def test_bytes_and_docbin_keep_everything(nlp, doc):
    written, whole = doc.user_data["factx"], said(doc)
    store = DocBin(store_user_data=True, docs=[doc])
    copies = [
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        *DocBin().from_bytes(store.to_bytes()).get_docs(nlp.vocab),
        doc.copy(),
    ]
    for copy in copies:
        assert copy.user_data["factx"] == written
        assert said(copy) == whole
        assert copy._.claims == doc._.claims
        assert copy._.factx_numbers == doc._.factx_numbers
        for group in GROUPS:
            assert [s.text for s in copy.spans[group]] == [s.text for s in doc.spans[group]]


def test_a_script_reads_a_docbin_with_register_alone(doc, tmp_path):
    DocBin(store_user_data=True, docs=[doc]).to_disk(tmp_path / "docs.spacy")
    source = """
import spacy, factx
from spacy.tokens import DocBin
factx.register()
doc, = DocBin().from_disk("docs.spacy").get_docs(spacy.blank("en").vocab)
print(factx.Document.from_doc(doc).to_json() == open("said.json", encoding="utf-8").read())
print(len(doc._.claims), len(doc._.factx_numbers) > 0, doc._.published)
"""
    (tmp_path / "said.json").write_text(said(doc), encoding="utf-8")
    lines = python(source, cwd=tmp_path).splitlines()
    assert lines == ["True", f"{len(doc._.claims)} True {PUBLISHED}"]


def test_a_doc_read_twice_says_the_same(nlp, doc):
    before = doc.user_data["factx"]
    for name, component in nlp.pipeline:
        if name.startswith("factx_"):
            doc = component(doc)
    assert doc.user_data["factx"] == before


# One process or two, this order or that


@pytest.mark.parametrize(("method", "skip"), [("fork", False), ("spawn", False), ("spawn", True)])
def test_two_processes_say_what_one_says(tmp_path, method, skip):
    source = f"""
import multiprocessing, factx
TEXT = {TEXT!r}
if __name__ == "__main__":
    multiprocessing.set_start_method("{method}")
    nlp = factx.load(skip={skip})
    pairs = [(TEXT, {{"published": "2021-02-04"}}), ("It cost $5 last year.", {{}}), ("Nothing.", {{}})] * 2
    runs = [
        [doc.user_data for doc, _ in nlp.pipe(pairs, as_tuples=True, **how)]
        for how in ({{}}, {{"n_process": 2, "batch_size": 2}})
    ]
    print(runs[0] == runs[1], all("factx" in data for data in runs[1]))
"""
    assert python(source, cwd=tmp_path) == "True True"


def test_order_and_batches_do_not_matter(nlp, articles, documents):
    shuffled = [*articles]
    random.Random(5).shuffle(shuffled)
    for size in (1, 4):
        found = {d.doc_id: d for d in factx.pipe(shuffled, nlp=nlp, batch_size=size)}
        for document in documents:
            assert found[document.doc_id].to_json() == document.to_json()


# The publication date


def test_the_date_comes_by_the_doc_or_by_its_context(nlp):
    text = "It rose 5 percent last year."
    own = nlp.make_doc(text)
    own._.published = "2011-05-05"
    pairs = [(text, {"published": "2021-02-04"}), (text, {}), (own, {"published": "2021-02-04"})]
    docs = [doc for doc, _ in nlp.pipe(pairs, as_tuples=True)]
    assert [doc._.times[0].value for doc in docs] == ["2020", "XXXX", "2010"]
    assert [doc._.published for doc in docs] == ["2021-02-04", None, "2011-05-05"]
    assert docs[1]._.times[0].note
    assert docs[1]._.times[0].begin is None


def test_other_contexts_are_left_alone(nlp):
    contexts = [7, "name", None, {"id": 3}]
    pairs = [("It rose 5 percent.", context) for context in contexts]
    assert [context for _, context in nlp.pipe(pairs, as_tuples=True)] == contexts


def test_the_published_schema_is_made_from_the_types():
    published = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert published == model.schema(), "factx gold schema > factx/claim-format.schema.json"
    assert set(TypeAdapter(model.Document).json_schema()["$defs"]) == set(published["$defs"])


def test_gold_and_extraction_keep_to_the_published_schema(documents):
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    lines = gold_file().read_text(encoding="utf-8").splitlines()
    for data in [*map(json.loads, lines), *(document.to_dict() for document in documents)]:
        assert list(validator.iter_errors(data)) == []
    data["quantities"][0]["value"] = "12"
    data["claims"][0]["kind"] = "guess"
    assert len(list(validator.iter_errors(data))) == 2
