"""Annotation layouts: what is written is read back whole; what people change in their tools arrives."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from factx.cli.app import run
from factx.errors import FormatError, InputError
from factx.evaluation.bundled import gold_file
from factx.evaluation.gold import read_gold
from factx.formats.annotations import brat, claims, doccano, measeval, prodigy
from factx.formats.annotations.layouts import LAYOUTS, layout, layout_of
from factx.formats.annotations.marks import bare
from factx.model import Document

NAMES = tuple(LAYOUTS)
ENDINGS = {"claims": ".jsonl", "prodigy": ".jsonl", "doccano": ".jsonl", "docbin": ".spacy"}


@pytest.fixture(scope="module")
def gold():
    return read_gold(gold_file())


@pytest.fixture(scope="module")
def extracted(nlp):
    import factx

    text = (
        "The insurer’s profit, about $3.4 billion, rose 12% from 2019.\r\n\r\n"
        "“It is\n40 per\ncent up,” he said. 🙂 1 km."
    )
    return factx.extract(text, published="2021-02-04", doc_id="a/b: ü?", title="T", nlp=nlp)


def place(tmp_path, name):
    return tmp_path / f"{name}{ENDINGS.get(name, '')}"


@pytest.mark.parametrize("name", NAMES)
def test_gold_comes_back_as_it_was(gold, tmp_path, name):
    there = place(tmp_path, name)
    layout(name).write(gold, there)
    found = {document.doc_id: document for document in layout(name).read(there)}
    assert layout_of(there) == name
    for document in gold:
        assert found[document.doc_id] == document
    assert len(found) == len(gold)


@pytest.mark.parametrize("name", NAMES)
def test_extraction_comes_back_without_its_evidence(extracted, tmp_path, name):
    there = place(tmp_path, name)
    layout(name).write([extracted], there)
    (found,) = layout(name).read(there)
    whole = name in ("claims", "docbin")
    assert found == (extracted if whole else bare(extracted))
    assert len(extracted.claims) > 3


@pytest.mark.parametrize("name", NAMES)
def test_a_text_without_marks_comes_back(tmp_path, name):
    documents = [Document("one", "Nothing here.\n"), Document("two", "\ufeffNor  here.", title="x")]
    there = place(tmp_path, name)
    layout(name).write(documents, there)
    assert list(layout(name).read(there)) == documents


def test_layouts_in_turn_lose_nothing(gold, tmp_path):
    documents = gold[:3]
    for number, name in enumerate(("brat", "doccano", "measeval", "prodigy", "docbin", "claims")):
        there = place(tmp_path, name)
        layout(name).write(documents, there)
        documents = sorted(layout(name).read(there), key=lambda d: d.doc_id)
        assert documents == sorted(gold[:3], key=lambda d: d.doc_id), (number, name)


# brat


@pytest.fixture
def standoff(gold, tmp_path):
    brat.write(gold[:1], tmp_path / "brat")
    return next((tmp_path / "brat").glob("*.ann"))


def test_brat_has_lines_that_brat_reads(standoff, gold):
    text = standoff.with_suffix(".txt").read_text(encoding="utf-8")
    assert text == gold[0].text
    for line in standoff.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            _, place, words = line.split("\t")
            start, end = place.split()[1:]
            assert text[int(start) : int(end)] == words
    configuration = (standoff.parent / "annotation.conf").read_text(encoding="utf-8")
    assert "[entities]\nQuantity\n" in configuration
    assert "HasQuantity\tArg1:<ENTITY>, Arg2:<ENTITY>" in configuration


def test_what_is_changed_in_brat_arrives(standoff, gold):
    claim = gold[0].claims[0]
    number = 1 + [q.id for q in gold[0].quantities].index(claim.quantity)
    old = f"Kind T{number} {claim.kind}\n"
    text = standoff.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, f"Kind T{number} rank\n")
    text += "T900\tSource 0 4\txxxx\nR900\tQualifies Arg1:T900 Arg2:T1\n"
    standoff.write_text(text.replace("\tSource ", "\tPlace ", 0), encoding="utf-8")
    (found,) = brat.read(standoff.parent)
    assert found.claims[0].kind == "rank"
    with_source = next(c for c in found.claims if c.quantity == found.quantities[0].id)
    assert with_source.source is not None


def test_a_span_over_a_line_end_has_two_fragments(tmp_path):
    text = "Sales rose 40 per\ncent."
    data = {
        "doc_id": "a",
        "text": text,
        "quantities": [
            {
                "id": "q1", "span": [11, 22], "text": text[11:22], "value": 40, "low": None, "high": None,
                "relation": "=", "unit": {"kind": "percent", "code": "%", "name": "percent"},
            }
        ],
    }  # fmt: skip
    document = Document.from_dict(data)
    brat.write([document], tmp_path)
    assert "T1\tQuantity 11 17;18 22\t40 per cent\n" in (tmp_path / "a.ann").read_text()
    assert list(brat.read(tmp_path)) == [document]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T1\tQuantity 0 900\tx", "no span of the text"),
        ("nonsense", "a.ann:1: not a line of brat"),
        ("T1\tQuantity 0 1\tx\nR1\tHasQuantity Arg1:T1 Arg2:T9", "T9, which is not there"),
        ("T1\tQuantity 0 1\tx\n#1\tAnnotatorNotes T1\t{broken}", "a.ann:2: broken JSON"),
        ('T1\tTime 0 1\tx\n#1\tAnnotatorNotes T1\t{"type": "YEAR"}', "times.0.type"),
    ],
)
def test_broken_standoff_says_where(tmp_path, line, said):
    (tmp_path / "a.txt").write_text("xy")
    (tmp_path / "a.ann").write_text(f"{line}\n")
    with pytest.raises(FormatError, match=said) as caught:
        list(brat.read(tmp_path))
    assert "a.ann" in str(caught.value)


def test_an_annotation_without_its_text_says_so(tmp_path):
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(InputError, match="no such file"):
        list(brat.read(tmp_path))


# MeasEval


ROWS = """docId\tannotSet\tannotType\tstartOffset\tendOffset\tannotId\ttext\tother
p\t1\tQuantity\t12\t17\tT1-1\tabout 3 kg\t{"unit": "kg", "mods": ["IsApproximate"]}
p\t1\tMeasuredProperty\t4\t8\tT2-1\tmass\t{"HasQuantity": "T1-1"}
p\t1\tMeasuredEntity\t0\t3\tT3-1\trat\t{"HasProperty": "T2-1"}
"""


def test_measeval_made_by_others_is_read(tmp_path):
    for folder, name, text in (("text", "p.txt", "rat mass was 3 kg."), ("tsv", "p.tsv", ROWS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text)
    assert layout_of(tmp_path) == "measeval"
    (document,) = measeval.read(tmp_path)
    (claim,) = document.claims
    assert (claim.subject.text, claim.subject.head, claim.measure.text) == ("rat", "rat", "mass")
    assert document.quantities[0].unit.name == "kg"
    assert document.quantities[0].value is None


def test_measeval_has_a_row_a_mark_and_its_own_columns(gold, tmp_path):
    measeval.write(gold[:1], tmp_path)
    rows = next((tmp_path / "tsv").iterdir()).read_text(encoding="utf-8").splitlines()
    assert rows[0].split("\t") == list(measeval.COLUMNS)
    kinds = [row.split("\t")[2] for row in rows[1:]]
    assert kinds.count("Quantity") == len(gold[0].quantities)
    assert kinds.count("MeasuredEntity") == sum(c.subject is not None for c in gold[0].claims)
    assert all(len(row.split("\t")) == 8 for row in rows)


# Prodigy and doccano


def test_prodigy_spans_are_whole_tokens(gold, tmp_path):
    there = tmp_path / "tasks.jsonl"
    prodigy.write(gold[:1], there)
    task = json.loads(there.read_text(encoding="utf-8"))
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    for token in task["tokens"]:
        assert task["text"][token["start"] : token["end"]] == token["text"]


def test_rejected_tasks_are_passed_over_and_drawn_relations_read(gold, tmp_path):
    there = tmp_path / "tasks.jsonl"
    prodigy.write(gold[:2], there)
    first, second = map(json.loads, there.read_text(encoding="utf-8").splitlines())
    first["answer"] = "reject"
    for relation in second["relations"]:
        del relation["factx"]
    there.write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n", encoding="utf-8")
    (found,) = prodigy.read(there)
    assert found.doc_id == gold[1].doc_id
    assert [c.time for c in found.claims] == [c.time for c in gold[1].claims]


def test_doccano_may_number_anew(gold, tmp_path):
    there = tmp_path / "examples.jsonl"
    doccano.write(gold[:1], there)
    example = json.loads(there.read_text(encoding="utf-8"))
    for entity in example["entities"]:
        entity["id"] += 700
    for relation in example["relations"]:
        relation["from_id"] += 700
        relation["to_id"] += 700
    there.write_text(json.dumps(example), encoding="utf-8")
    assert list(doccano.read(there)) == gold[:1]


@pytest.mark.parametrize("module", [prodigy, doccano, claims])
@pytest.mark.parametrize("line", ["[1]", "{", '{"text": 3}'])
def test_a_broken_line_names_file_and_line(tmp_path, module, line):
    there = tmp_path / "x.jsonl"
    there.write_text(f"\n{line}\n")
    with pytest.raises(FormatError) as caught:
        list(module.read(there))
    assert str(caught.value).startswith(f"{there}:2: ")


# DocBin


def test_a_docbin_stands_as_the_pipeline_leaves_it(gold, tmp_path):
    import spacy
    from spacy.tokens import DocBin

    import factx.component

    there = tmp_path / "gold.spacy"
    layout("docbin").write(gold[:1], there)
    factx.component.register()
    (doc,) = DocBin().from_disk(there).get_docs(spacy.blank("en").vocab)
    assert [q.value for q in doc._.quantities] == [q.value for q in gold[0].quantities]
    assert doc._.published == gold[0].published
    assert len(doc.spans["factx_quantities"]) == len(gold[0].quantities)


def test_a_docbin_of_the_pipeline_is_read(nlp, tmp_path):
    from spacy.tokens import DocBin

    kept = DocBin(
        store_user_data=True, docs=nlp.pipe(["Sales rose 5 percent.", "It fell by 3 km."])
    )
    kept.to_disk(tmp_path / "run.spacy")
    found = list(layout("docbin").read(tmp_path / "run.spacy"))
    assert [d.quantities[0].value for d in found] == [Decimal(5), Decimal(3)]
    assert found[0].doc_id == "run-1"


def test_what_is_no_docbin_says_so(tmp_path):
    (tmp_path / "x.spacy").write_bytes(b"no")
    with pytest.raises(InputError, match="no spaCy DocBin"):
        list(layout("docbin").read(tmp_path / "x.spacy"))


# The command


def test_convert_there_and_back(gold, tmp_path, capsys):
    first = tmp_path / "gold.jsonl"
    claims.write(gold[:2], first)
    assert run(["convert", str(first), "--to", "brat", "--out", str(tmp_path / "b")]) == 0
    assert (
        run(["convert", str(tmp_path / "b"), "--to", "claims", "--out", str(tmp_path / "c")]) == 0
    )
    assert "2 documents, claims to brat" in capsys.readouterr().out
    assert (tmp_path / "c").read_text(encoding="utf-8") == first.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["convert", "nowhere", "--to", "brat", "--out", "x"], "no such file or folder"),
        (["convert", ".", "--to", "brat", "--out", "x"], "no layout that is known"),
        (["convert", ".", "--from", "measeval", "--to", "brat", "--out", "x"], "no MeasEval data"),
    ],
)
def test_convert_says_what_is_wrong(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    assert run(words) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_two_claims_of_one_quantity_are_refused(gold, tmp_path):
    document = gold[0]
    twice = replace(document, claims=(*document.claims, replace(document.claims[0], id="c999")))
    with pytest.raises(FormatError, match="two claims"):
        brat.write([twice], tmp_path)
