"""Files in and out: what is read, what is refused and how it is said, what is written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from factx.errors import FactxError, FormatError, InputError
from factx.formats import flat
from factx.formats.flat import COLUMNS, NAMES, SCHEMA, rows
from factx.formats.reading import read, read_stdin
from factx.formats.record import Record, iso_date
from factx.formats.registry import WRITERS, reader, writer
from factx.model import Document

EXAMPLE = {
    "doc_id": "example",
    "published": "2021-02-04",
    "title": None,
    "text": "The number of China’s internet users hit 989 million, said\nthe “ministry”; it aims for 1.5 bn.",
    "quantities": [
        {
            "id": "q1",
            "text": "989 million",
            "span": [41, 52],
            "value": 989000000,
            "low": None,
            "high": None,
            "relation": "=",
            "unit": {"kind": "count", "code": "1", "name": "internet user", "per": None},
        },
    ],
    "times": [],
    "claims": [
        {
            "id": "c1",
            "quantity": "q1",
            "kind": "level",
            "subject": {"text": "China’s internet users", "span": [14, 36], "head": "user"},
            "source": {"text": "“ministry”", "span": [63, 73]},
            "sentence": [0, 96],
            "confidence": 0.5,
        },
    ],
}


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(path: Path | str) -> Record:
    (record,) = read([path])
    assert isinstance(record, Record), record
    return record


def error(path: Path | str) -> FactxError:
    (found,) = read([path])
    assert isinstance(found, FactxError), found
    assert "\n" not in str(found)
    assert found.mend
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No numbers.",
        "one\r\ntwo\rthree\n",
        "é e\u0301 👩‍👩‍👧 \u200d",
        "\n\n  spaces  \t\n",
        "中文 и русский 5",
    ],
)
def test_plain_text_is_kept_exactly(tmp_path, text):
    record = one(put(tmp_path, "article.txt", text))
    assert record.text == text
    assert (record.doc_id, record.published, record.title) == ("article", None, None)


def test_a_byte_order_mark_is_no_text(tmp_path):
    assert one(put(tmp_path, "a.txt", b"\xef\xbb\xbfTen.")).text == "Ten."
    assert one(put(tmp_path, "a.jsonl", b'\xef\xbb\xbf{"text": "Ten."}\n')).text == "Ten."


def test_markdown_with_front_matter(tmp_path):
    source = (
        "---\nid: rail-2020\ntitle: 'It''s: a line'\npublished: 2020-03-01\nsection: transport\n"
        "tags:\n  - rail\n---\n\nTen trains.\n\nTwo lines.\n"
    )
    record = one(put(tmp_path, "x.md", source))
    assert record.doc_id == "rail-2020"
    assert record.title == "It's: a line"
    assert record.published == "2020-03-01"
    assert record.text == "It's: a line\n\nTen trains.\n\nTwo lines."


def test_markdown_keeps_line_ends_and_quotes(tmp_path):
    source = '---\r\ntitle: "Up “10” \\"x\\""\r\n---\r\nOne.\r\n\r\nTwo.\r\n'
    assert one(put(tmp_path, "x.md", source)).text == 'Up “10” "x"\n\nOne.\r\n\r\nTwo.'


def test_markdown_without_front_matter_is_its_text(tmp_path):
    assert one(put(tmp_path, "x.md", "# Head\n\nTen.\n")).text == "# Head\n\nTen.\n"


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("---\ntitle: x\nTen.", 1, "has no end"),
        ("---\ntitle: x\nno colon here\n---\n", 3, "no line of front matter"),
        ("---\npublished: 2020-02-30\n---\n", 2, "no date"),
        ("---\npublihsed: 2020-02-03\n---\n", 2, "publihsed"),
        ('---\ntitle: "x\n---\n', 2, "not closed"),
        ("---\nid: x\nid: y\n---\n", 3, "twice"),
    ],
)
def test_broken_front_matter_names_file_and_line(tmp_path, source, line, what):
    found = error(put(tmp_path, "x.md", source))
    assert (Path(found.file or "").name, found.line) == ("x.md", line)
    assert what in found.what


def test_jsonl_of_plain_records_and_of_the_claim_format(tmp_path):
    lines = [
        json.dumps({"id": 7, "text": "Ten.\r\n", "title": "T", "published": "2020-01-02"}),
        "",
        json.dumps(EXAMPLE),
        json.dumps({"text": "Nine."}),
    ]
    records = list(read([put(tmp_path, "x.jsonl", "\n".join(lines))]))
    assert [r.doc_id for r in records] == ["7", "example", "x-4"]
    assert [r.line for r in records] == [1, 3, 4]
    assert records[0].text == "Ten.\r\n"
    assert (records[0].title, records[0].published) == ("T", "2020-01-02")


def test_a_broken_line_does_not_stop_the_rest(tmp_path):
    lines = b'{"text": "One."}\n{"text": \n{"text": "\xff"}\n{"text": "Four."}\n'
    records = list(read([put(tmp_path, "x.jsonl", lines)]))
    assert [type(r) for r in records] == [Record, FormatError, InputError, Record]
    assert [r.line for r in records] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ([1], "not a JSON object"),
        ({"title": "x"}, "no “text”"),
        ({"text": 5}, "“text” is int"),
        ({"text": None}, "“text” is NoneType"),
        ({"text": "x", "published": "yesterday"}, "no date"),
        ({"text": "x", "published": "2021-13-01"}, "no date"),
        ({"text": "x", "published": 2021}, "“published” is int"),
        ({"text": "x", "title": ["y"]}, "“title” is list"),
        ({"text": "\ud800"}, "surrogate"),
    ],
)
def test_a_record_that_is_none(tmp_path, record, what):
    found = error(put(tmp_path, "x.jsonl", json.dumps(record) + "\n"))
    assert what in found.what
    assert found.line == 1


def test_json_of_one_and_of_many(tmp_path):
    assert one(put(tmp_path, "a.json", json.dumps(EXAMPLE))).doc_id == "example"
    many = list(read([put(tmp_path, "b.json", json.dumps([EXAMPLE, {"text": "x"}, {}]))]))
    assert [type(r) for r in many] == [Record, Record, FormatError]
    assert many[1].doc_id == "b-2"
    assert "record 3" in str(many[2])


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", '{"text": "a"}\n{"text": "b"}', "[" * 100_000]
)
def test_broken_json(tmp_path, content):
    assert isinstance(error(put(tmp_path, "x.json", content)), FormatError)


def test_an_empty_jsonl_file(tmp_path):
    assert "no record" in error(put(tmp_path, "x.jsonl", "\n\n")).what


def test_invalid_utf8_names_the_line(tmp_path):
    found = error(put(tmp_path, "x.txt", b"one\ntwo\ncaf\xe9\n"))
    assert found.line == 3
    assert "0xe9" in found.what


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", "Ten.".encode("utf-16")])
def test_binary_is_refused(tmp_path, content):
    assert isinstance(error(put(tmp_path, "x.txt", content)), InputError)


def test_a_missing_file_and_an_unknown_ending(tmp_path):
    assert "no such file" in error(tmp_path / "none.txt").what
    assert ".docx" in error(put(tmp_path, "x.docx", "x")).what


def test_a_folder_is_read_in_order_with_what_is_below(tmp_path):
    for name in ("b.txt", "a.md", "README.md", ".hidden.txt", "desk/c.txt", "picture.png"):
        put(tmp_path, name, "Ten.")
    assert [r.doc_id for r in read([tmp_path])] == ["a", "b", "desk/c"]


def test_a_bad_file_in_a_folder_does_not_stop_the_rest(tmp_path):
    put(tmp_path, "a.txt", b"\xff")
    put(tmp_path, "b.txt", "Ten.")
    assert [type(r) for r in read([tmp_path])] == [InputError, Record]


def test_a_folder_without_articles(tmp_path):
    put(tmp_path, "picture.png", "x")
    assert "no articles" in error(tmp_path).what


def test_standard_input_is_text_or_jsonl():
    (text,) = read_stdin(b"Ten.\n")
    assert isinstance(text, Record)
    assert (text.doc_id, text.text) == ("stdin", "Ten.\n")
    assert [r.doc_id for r in read_stdin(b'{"text": "x"}\n{"id": "y", "text": ""}')] == [
        "stdin-1",
        "y",
    ]


@pytest.mark.parametrize(
    "date", ["2021-02-04", "2021-02-04T10:30", "2021-02-04T10:30:05Z", "2020-02-29"]
)
def test_dates(date):
    assert iso_date(date) == date


@pytest.mark.parametrize(
    "date", ["", "2021-02-30", "20210204", "4 Feb 2021", "2021-2-4", "2021-02-04T25:00"]
)
def test_what_is_no_date(date):
    with pytest.raises(FormatError, match="no date"):
        iso_date(date)


def written(name: str, *documents: Document) -> str:
    stream = io.StringIO()
    writer(name).write(iter(documents), stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_is_written_as_json_reads_back(name, count):
    document = Document.from_dict(EXAMPLE)
    text = written(name, *[document] * count)
    data = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert [Document.from_dict(item) for item in data] == [document] * count
    if count:
        records = reader(f".{name}", "x").read(io.BytesIO(text.encode()), "x", "x")
        assert [r.text for r in records if isinstance(r, Record)] == [EXAMPLE["text"]] * count


def test_csv_has_one_row_a_claim_and_columns_that_stay():
    document = Document.from_dict(EXAMPLE)
    (row,) = csv.DictReader(io.StringIO(written("csv", document, Document("empty", ""))))
    assert tuple(row) == NAMES
    assert row["schema"] == str(SCHEMA)
    assert row["value"] == "989000000"
    assert row["subject"] == "China’s internet users"
    assert row["source"] == "“ministry”"
    assert (row["start"], row["end"]) == ("41", "52")
    assert row["sentence"] == " ".join(EXAMPLE["text"].split())


def test_a_flat_row_has_the_columns_and_types_that_are_told():
    document = Document.from_dict(EXAMPLE)
    (row,) = rows(document)
    kinds = {"string": str, "int": int, "float": float}
    for column in COLUMNS:
        assert row[column.name] is None or type(row[column.name]) is kinds[column.type], column
    assert row["value"] == 989e6
    assert row["direction"] is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [(1e20, "1" + "0" * 20), (1e-7, "0.0000001"), (12.5, "12.5"), (3.0, "3"), (None, ""), (7, "7")],
)
def test_numbers_are_written_in_plain_digits(cell, text):
    assert flat.written(cell) == text


def test_a_table_is_for_people():
    text = written("table", Document.from_dict(EXAMPLE), Document("empty [b]", ""))
    assert "example, 2021-02-04: 1 claim" in text
    assert "989 million" in text
    assert "internet user" in text
    assert "empty [b]: no claims" in text


def test_every_format_named_is_there():
    for name in WRITERS:
        assert callable(writer(name).write)
    with pytest.raises(InputError, match="no output format"):
        writer("docx")
