"""Pipelines of all sorts: which models will do, how components are added, and what users set."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import factx
from factx.errors import InputError, PipelineError, TableError
from factx.pipeline import MODELS, ROOMS

TEXT = "Sales rose 12.5 percent to $3.4 billion on 3/4/2020, the company said. About 600 users left in March."
PUBLISHED = "2021-02-04"
UNITS = "code,name,dimension,quantulum,words,symbols,prefixes,pint,si,factor,offset,scale,example"
LISTING = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
for name in ("factx_prose", "factx_numbers", "factx_times", "factx_quantities", "factx_claims"):
    nlp.add_pipe(name, first=True) if name == "factx_prose" else nlp.add_pipe(name)
doc = nlp("About 600,000 users left in 2020.")
print(doc._.quantities[0].value, doc._.times[0].value, len(doc._.claims))
"""


def model_name() -> str:
    from importlib.util import find_spec

    return next(name for name in MODELS if find_spec(name))


@pytest.fixture(scope="module")
def full():
    return spacy.load(model_name())


def told(nlp, text: str = TEXT) -> str:
    return factx.extract(text, published=PUBLISHED, nlp=nlp).to_json()


def rows(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["# source: our own", *lines, ""]), encoding="utf-8")
    return folder


# Components


def test_a_plain_spacy_script_finds_the_components(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(LISTING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), model_name()], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["600000", "2020", "1"]


@pytest.mark.parametrize("room", ROOMS[1:])
def test_a_missing_predecessor_is_named_with_the_line_that_adds_it(room):
    missing = ROOMS[ROOMS.index(room) - 1]
    nlp = factx.load()
    nlp.remove_pipe(missing)
    with pytest.raises(PipelineError) as error:
        nlp("Ten men.")
    where = "first=True" if missing == ROOMS[0] else f'before="{ROOMS[ROOMS.index(missing) + 1]}"'
    assert f'nlp.add_pipe("{missing}", {where})' in str(error.value)
    assert f" needs {missing} " in str(error.value)
    exec(str(error.value).split("add it: ")[1].rstrip(")") + ")", {"nlp": nlp})
    assert len(nlp("Ten men left.")._.quantities) == 1


@pytest.mark.parametrize("lack", ["tagger", "parser"])
def test_a_component_says_that_tags_or_a_parse_are_missing(nlp, lack):
    with nlp.select_pipes(disable=[lack]), pytest.raises(PipelineError, match=f"needs a {lack}"):
        nlp("Ten men.")


def test_spacy_sees_no_problem(nlp):
    analysis = nlp.analyze_pipes()
    assert not any(analysis["problems"].values())


def test_numbers_and_times_need_no_model():
    nlp = spacy.blank("en")
    for name in ROOMS[:3]:
        nlp.add_pipe(name)
    doc = nlp("It rose in March 2020.")
    assert [time.value for time in doc._.times] == ["2020-03"]


def test_a_saved_pipeline_comes_back(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again.pipe_names == nlp.pipe_names
    assert told(again) == told(nlp)
    assert told(factx.load(tmp_path / "saved")) == told(nlp)
    assert told(factx.load(str(tmp_path / "saved"))) == told(nlp)
    copied = spacy.blank("en").from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert told(copied) == told(nlp)


# Models


def test_a_given_pipeline_is_never_changed(full):
    names, text = list(full.pipe_names), "Ten men left Paris in 2020."
    strings, before = len(full.vocab.strings), full(text).to_bytes(exclude=["user_data"])
    vectors, vocab, config = full.vocab.vectors, full.vocab, full.config.to_str()
    strings = len(full.vocab.strings)
    own = factx.load(full)
    own("Gwendolyn’s zyzzyvas cost 71 quatloos.")
    assert own is not full
    assert own.vocab is not full.vocab
    assert full.pipe_names == names
    assert full.config.to_str() == config
    assert full.vocab is vocab
    assert full.vocab.vectors is vectors
    assert len(full.vocab.strings) == strings
    assert full(text).to_bytes(exclude=["user_data"]) == before


def test_name_path_and_object_say_the_same(nlp, full, tmp_path):
    full.to_disk(tmp_path / "model")
    for model in (model_name(), tmp_path / "model", full):
        assert told(factx.load(model)) == told(nlp)


def test_a_full_model_says_what_the_lean_one_says(nlp, full):
    from factx.formats.reading import read

    records = list(read([Path(__file__).parents[1] / "corpus"]))[:8]
    whole = factx.load(full)
    assert {"ner", "lemmatizer"} <= set(whole.pipe_names)
    for lean, rich in zip(
        factx.pipe(records, nlp=nlp), factx.pipe(records, nlp=whole), strict=True
    ):
        assert rich.to_json() == lean.to_json()


def test_loading_what_was_loaded_adds_nothing(nlp):
    again = factx.load(nlp)
    assert again.pipe_names == nlp.pipe_names
    assert told(again) == told(nlp)


@pytest.mark.parametrize(
    ("model", "what"),
    [
        (spacy.blank("en"), "no tagger"),
        (spacy.blank("de"), "language de"),
        ("no_such_model", "no model no_such_model"),
        (Path("/no/such/folder"), "no model /no/such/folder"),
        (3, "model is int"),
    ],
    ids=str,
)
def test_a_model_that_will_not_do_is_refused(model, what):
    with pytest.raises(PipelineError, match=what) as error:
        factx.load(model)
    assert error.value.mend
    assert "\n" not in str(error.value)


def test_a_folder_that_is_no_model_is_refused(tmp_path):
    with pytest.raises(PipelineError, match="no model"):
        factx.load(tmp_path)
    (tmp_path / "config.cfg").write_text("[nlp", encoding="utf-8")
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(PipelineError, match="no model") as error:
        factx.load(tmp_path)
    assert "\n" not in str(error.value)


def test_a_model_without_tagger_or_parser_is_refused(full):
    for part in ("tagger", "parser"):
        less = factx.load(full)
        less.remove_pipe(part)
        with pytest.raises(PipelineError, match=f"no {part}"):
            factx.load(less)


# Settings


@pytest.mark.parametrize(
    ("order", "value"), [("MDY", "2020-03-04"), ("DMY", "2020-04-03"), ("YMD", "2020-03-04")]
)
def test_the_order_of_dates(order, value):
    document = factx.extract("It fell on 3/4/2020.", nlp=factx.load(date_order=order))
    assert document.times[0].value == value


def test_an_unknown_order_of_dates_is_refused():
    with pytest.raises(PipelineError, match="date_order"):
        factx.load(date_order="dmy")


def test_a_users_own_rows_are_added(tmp_path):
    rows(
        tmp_path,
        "physical.csv",
        UNITS,
        "{quatloo},quatloo,,,quatloo|quatloos,,,,,,,,It weighs 71 {quatloos}.",
    )
    rows(
        tmp_path,
        "reporting_verbs.csv",
        "lemma,past,direction,example",
        "blog,blogged,,They {blog} that 5 died.",
    )
    rows(
        tmp_path,
        "times/units.csv",
        "words,unit,example",
        "fortnightish|fortnightishes,W,It took two {fortnightishes}.",
    )
    nlp = factx.load(lexicon=tmp_path)
    text = "It weighs 71 quatloos, the maker blogged. It took two fortnightishes."
    document = factx.extract(text, nlp=nlp)
    assert (document.quantities[0].unit.kind, document.quantities[0].unit.name) == (
        "physical",
        "quatloo",
    )
    assert [time.text for time in document.times] == ["two fortnightishes"]
    assert document.claims[0].source.text == "the maker"
    plain = factx.extract(text)
    assert plain.quantities[0].unit.kind == "count"
    assert not plain.times
    assert plain.claims[0].source is None


@pytest.mark.parametrize(
    ("name", "lines", "line", "what"),
    [
        ("verbs.csv", ["lemma", "go"], None, "no table has this name"),
        (
            "reporting_verbs.csv",
            ["lemma,past,colour,example", "a,b,c,d"],
            2,
            "unknown column “colour”",
        ),
        (
            "reporting_verbs.csv",
            ["lemma,past,direction", "blog,blogged,"],
            2,
            "no column “example”",
        ),
        (
            "reporting_verbs.csv",
            ["lemma,past,direction,example", "blog,x"],
            3,
            "2 cells, 4 columns",
        ),
        (
            "reporting_verbs.csv",
            ["lemma,past,direction,example", "Blog,,,x {y}"],
            3,
            "upper case in “Blog”",
        ),
        (
            "reporting_verbs.csv",
            ["lemma,past,direction,example", "say,,,x {y}"],
            3,
            "“say” is given twice",
        ),
        (
            "reporting_verbs.csv",
            ["lemma,past,direction,example", ",,,x {y}"],
            3,
            "the lemma is empty",
        ),
        (
            "reporting_verbs.csv",
            ["lemma,past,direction,example", "blog , ,,x"],
            3,
            "a stray space in “blog ”",
        ),
        ("reporting_verbs.csv", [], 1, "no header"),
    ],
)
def test_a_wrong_row_is_refused_with_file_line_and_mend(tmp_path, name, lines, line, what):
    path = rows(tmp_path, name, *lines) / name
    with pytest.raises(TableError) as error:
        factx.load(lexicon=tmp_path)
    assert (error.value.file, error.value.line) == (str(path), line)
    assert what in error.value.what
    assert error.value.mend


def test_a_table_without_source_or_in_bytes_is_refused(tmp_path):
    path = tmp_path / "reporting_verbs.csv"
    path.write_text("lemma\n", encoding="utf-8")
    with pytest.raises(TableError, match="no source"):
        factx.load(lexicon=tmp_path)
    path.write_bytes(b"# source: x\nlemma\nbl\xffg\n")
    with pytest.raises(TableError, match=r"reporting_verbs\.csv:3: this is not UTF-8"):
        factx.load(lexicon=tmp_path)


def test_a_lexicon_that_is_no_folder_is_refused(tmp_path):
    with pytest.raises(TableError, match="no such folder"):
        factx.load(lexicon=tmp_path / "none")


# Texts in, Documents out


def test_records_come_as_strings_mappings_or_objects(nlp):
    from factx.formats.record import Record

    records = [
        "Ten men.",
        {"text": "Ten men.", "doc_id": 7, "published": "2021-02-04"},
        Record("r", "Ten men."),
    ]
    found = list(factx.pipe(records, nlp=nlp))
    assert [document.doc_id for document in found] == ["", "7", "r"]
    assert [document.published for document in found] == [None, "2021-02-04", None]
    for document in found:
        assert factx.Document.from_dict(json.loads(document.to_json())) == document


def test_an_empty_stream_gives_nothing(nlp):
    assert list(factx.pipe([], nlp=nlp)) == []


def test_pipe_takes_a_stream_and_gives_one(nlp):
    def endless():
        while True:
            yield "Ten men."

    stream = factx.pipe(endless(), nlp=nlp, batch_size=2)
    assert next(stream).quantities[0].value == 10


@pytest.mark.parametrize("published", ["yesterday", "2021-13-01", "4/2/2021", "", 7])
def test_a_bad_date_is_refused(nlp, published):
    with pytest.raises(InputError, match="no publication date"):
        factx.extract("Ten men.", published=published, nlp=nlp)
    with pytest.raises(InputError, match="no publication date"):
        list(nlp.pipe([("Ten men.", {"published": published})], as_tuples=True))


def test_dates_come_as_dates_too(nlp):
    from datetime import date, datetime

    for published in (date(2021, 2, 4), datetime(2021, 2, 4, 12, 30), "2021-02-04T12:30:00Z"):
        document = factx.extract("It rose last year.", published=published, nlp=nlp)
        assert document.times[0].value == "2020"
        assert type(document.published) is str


def test_few_and_typed_names():
    assert (Path(factx.__file__).parent / "py.typed").exists()
    assert set(factx.__all__) <= set(dir(factx))
    with pytest.raises(AttributeError, match="no attribute 'xtract'"):
        factx.xtract  # noqa: B018


def test_import_is_light():
    source = (
        "import sys, factx\n"
        "print([name for name in ('spacy', 'pydantic', 'numpy', 'dateparser') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
