"""factx batch as a user runs it: what is read, what is written, what fails, and that a broken run is finished."""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import factx

duckdb = pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")

STORIES = 2000
NOUNS = "houses ships farms schools trains bridges patients voters".split()
PAGE = """<html><head><title>{title} | The Example</title>
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="2021-02-04T09:00:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{title}</h1>
<p>The council built 1,250 houses in 2020, an increase of 300 from a year earlier, it said on Thursday.</p>
<p>It plans to spend $3.4 million on schools this year, more than in any year before, a report says.</p>
</article><footer>Copyright 2024 The Example. Subscribe to 14 newsletters.</footer></body></html>"""
GERMAN = (
    "Der Umsatz der Firma stieg im dritten Quartal um 12,5 Prozent auf 3,4 Milliarden Euro, wie sie am "
    "Donnerstag mitteilte. Im Vorjahr waren es nur zwei Milliarden gewesen."
)


def story(number: int) -> dict[str, str]:
    """A short article, unlike all others."""
    noun = NOUNS[number % len(NOUNS)]
    text = (
        f"The region counted {number + 1200:,} {noun} at the end of last year, an increase of "
        f"{number % 90 + 10} percent from 2019, officials said on Monday."
    )
    return {"id": f"story-{number}", "published": "2021-02-04", "text": text}


def put_lines(place: Path, records: list[dict[str, str]]) -> Path:
    place.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return place


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "factx", "batch", *map(str, words)]


def batch(*words: object, code: int = 0, **more) -> str:
    done = subprocess.run(command(*words), capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def lines(place: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def content(place: Path) -> object:
    """All that an output holds, in a form that can be compared."""
    if place.suffix == ".parquet":
        return parquet.read_table(place).to_pylist()
    if place.suffix == ".duckdb":
        with duckdb.connect(str(place), read_only=True) as base:
            tables = ("documents", "quantities", "times", "claims", "checks")
            return {t: sorted(map(repr, base.sql(f"FROM {t}").fetchall())) for t in tables}
    return place.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def stories(tmp_path_factory) -> Path:
    return put_lines(tmp_path_factory.mktemp("in") / "stories.jsonl", [*map(story, range(STORIES))])


ENDINGS = ("jsonl", "csv", "parquet", "duckdb")


@pytest.fixture(scope="module")
def unbroken(stories, tmp_path_factory) -> Path:
    """A folder with the outputs of runs that nothing broke, by one worker."""
    folder = tmp_path_factory.mktemp("unbroken")
    for ending in ENDINGS:
        batch(stories, "--out", folder / f"out.{ending}", "--workers", 1)
    return folder


# what is read


def test_a_folder_of_all_that_is_read(tmp_path):
    folder = tmp_path / "in"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text("Ten houses were built in 2020.", encoding="utf-8-sig")
    (folder / "deep" / "2021-03-05-b.txt").write_bytes(
        b"Ten houses were built.\r\n\r\nLast year two.\r\n"
    )
    (folder / "deep" / "c.md").write_text(
        "---\nid: c\npublished: 2020-03-01\n---\n\nTen trains ran.\n"
    )
    (folder / "deep" / "deeper" / "d.html").write_text(PAGE.format(title="Houses rise"))
    put_lines(folder / "e.jsonl", [story(1), story(2)])
    (folder / "f.json").write_text(json.dumps(story(3)))
    (folder / "g.jsonl.gz").write_bytes(gzip.compress(json.dumps(story(4)).encode() + b"\n"))
    packed = (
        pytest.importorskip("zstandard").ZstdCompressor().compress(json.dumps(story(5)).encode())
    )
    (folder / "h.jsonl.zst").write_bytes(packed)
    (folder / "i.csv").write_text(
        'id,text,published\ni1,Ten ships sank.,2020-01-02\ni2,"Two,\nthen five ships sank.",\n'
    )
    table = parquet.read_table(_table([story(6)], tmp_path / "x.parquet"))
    parquet.write_table(table, folder / "j.parquet")
    (folder / "README.md").write_text("No article: 7 houses.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "circle").symlink_to(folder)
    (folder / "empty").mkdir()

    batch(folder, "--out", tmp_path / "out", "--published", "2022-02-02")

    found = {one["doc_id"]: one for one in lines(tmp_path / "out" / "documents.jsonl")}
    assert set(found) == {
        *("a", "deep/2021-03-05-b", "c", "deep/deeper/d", "i1", "i2"),
        *(f"story-{number}" for number in range(1, 7)),
    }
    assert all(one["claims"] for one in found.values())
    assert found["a"]["published"] == "2022-02-02"
    assert found["a"]["text"].startswith("Ten")
    assert found["deep/2021-03-05-b"]["published"] == "2021-03-05"
    assert "\r\n" in found["deep/2021-03-05-b"]["text"]
    assert found["c"]["published"] == "2020-03-01"
    assert found["i2"]["text"] == "Two,\nthen five ships sank."
    rows = parquet.read_table(tmp_path / "out" / "claims.parquet")
    assert rows.num_rows == sum(len(one["claims"]) for one in found.values())
    assert rows.schema.metadata[b"factx.schema"] == b"1"


def _table(records: list[dict[str, str]], place: Path) -> Path:
    import pyarrow

    parquet.write_table(pyarrow.Table.from_pylist(records), place)
    return place


def test_a_page_gives_its_article_title_and_date(tmp_path):
    (tmp_path / "page.html").write_text(PAGE.format(title="Houses rise by 300"))
    batch(tmp_path / "page.html", "--out", tmp_path / "out.jsonl", "--published", "2010-01-01")
    (page,) = lines(tmp_path / "out.jsonl")
    assert page["published"] == "2021-02-04"
    assert page["title"] == "Houses rise by 300"
    assert page["text"].startswith("Houses rise by 300\n\nThe council built")
    assert "newsletters" not in page["text"]
    assert "Sport" not in page["text"]


def archived(number: int, status: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """A record of a WARC file, as ISO 28500 tells it."""
    page = PAGE.format(title=f"Houses rise by {number}00").encode()
    body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-02-06T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: https://example.org/story-{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


def test_an_archive_of_a_crawler(tmp_path):
    place = tmp_path / "CC-NEWS-20210206-00001.warc.gz"
    records = [
        archived(1, "200 OK"),
        archived(2, "404 Not Found"),
        archived(3, "200 OK"),
        archived(4, "200 OK", "image/png"),
    ]
    place.write_bytes(b"".join(records))
    batch(place, "--out", tmp_path / "out.jsonl")
    found = lines(tmp_path / "out.jsonl")
    assert [one["doc_id"] for one in found] == [
        "https://example.org/story-1",
        "https://example.org/story-3",
    ]
    assert [one["published"] for one in found] == ["2021-02-04"] * 2
    assert all(one["claims"] for one in found)

    place.write_bytes(b"".join(records[:3])[:-200])
    (tmp_path / "none.warc").write_text("no archive")
    batch(place, tmp_path / "none.warc", "--out", tmp_path / "cut.jsonl", code=1)
    assert len(lines(tmp_path / "cut.jsonl")) == 1
    cut, none = lines(tmp_path / "cut.jsonl.errors.jsonl")
    assert "breaks off" in cut["reason"]
    assert "WARC" in none["reason"]


LAYOUTS = {
    "newspaper4k": {
        "url": "https://example.org/a",
        "title": "Ten ships",
        "publish_date": "2021-02-04 00:00:00",
        "text": "Ten ships sank.",
        "authors": [],
        "keywords": [],
        "summary": "",
    },
    "trafilatura": {
        "title": "Ten ships",
        "hostname": "example.org",
        "date": "2021-02-04",
        "fingerprint": "f",
        "id": None,
        "raw_text": "Ten ships sank.",
        "text": "Ten ships sank.",
        "source": "https://example.org/a",
        "source-hostname": "Example",
    },
    "ninjs 1": {
        "uri": "https://example.org/a",
        "type": "text",
        "versioncreated": "2021-02-04T10:00:00Z",
        "headline": "Ten ships",
        "body_xhtml": "<p>Ten ships &amp; boats sank.</p><p>Two swam.</p>",
    },
    "ninjs 3": {
        "uri": "https://example.org/a",
        "contentcreated": "2021-02-04T10:00:00+00:00",
        "headlines": [{"role": "main", "value": "Ten ships"}],
        "bodies": [
            {"contenttype": "text/html", "value": "<p>Ten.</p>"},
            {"contenttype": "text/plain", "value": "Ten ships sank."},
        ],
    },
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_that_news_comes_in(layout):
    from factx.formats.record import from_json

    record = from_json(LAYOUTS[layout], "x-1", "x.jsonl", 1)
    assert record.doc_id == "https://example.org/a"
    assert record.title == "Ten ships"
    assert record.published.startswith("2021-02-04")
    assert record.text.startswith("Ten ships")
    assert "sank." in record.text
    assert "<" not in record.text


def test_fields_of_other_names(tmp_path):
    place = put_lines(
        tmp_path / "x.jsonl",
        [{"key": "k", "body": "Ten ships sank.", "day": "2021-02-04", "head": "h"}],
    )
    fields = (
        "--text-field",
        "body",
        "--date-field",
        "day",
        "--id-field",
        "key",
        "--title-field",
        "head",
    )
    batch(place, "--out", tmp_path / "out.jsonl", *fields)
    (one,) = lines(tmp_path / "out.jsonl")
    assert (one["doc_id"], one["published"], one["title"]) == ("k", "2021-02-04", "h")
    batch(place, "--out", tmp_path / "bad.jsonl", "--text-field", "tekst", code=1)
    (error,) = lines(tmp_path / "bad.jsonl.errors.jsonl")
    assert "tekst" in error["reason"]


# what fails, and what is set aside


def test_what_fails_is_told_with_its_place_and_the_rest_goes_on(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    good = json.dumps(story(1))
    (folder / "a.jsonl").write_bytes(
        good.encode() + b'\n{"text": "broken\n\n{"text": ""}\n{"id": "x"}\n'
        b'{"text": "Ten ships sank.", "published": "2021-13-01"}\n[1]\n'
        + b'{"text": "latin \xe9"}\n'
        + b'{"text": "'
        + b"x" * 10_000_000
        + b'"}\n'
        + json.dumps(story(2)).encode()
    )
    (folder / "binary.txt").write_bytes(b"ten\0ships")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "large.txt").write_text("Ten ships sank. " * 4000)
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress((good + "\n").encode() * 500)[:-30])
    (folder / "rows.csv").write_text("id,text\n1,Ten ships sank.\n2,a,b\n3,Two ships sank.\n")
    (folder / "bad.parquet").write_bytes(b"PAR1 no")
    (folder / "german.txt").write_text(GERMAN)
    said = batch(
        folder, tmp_path / "none.txt", "--out", tmp_path / "out", "--max-chars", 50_000, code=1
    )

    errors = lines(tmp_path / "out" / "errors.jsonl")
    told = {(Path(one["file"]).name, one["line"]): one["reason"] for one in errors}
    wanted = {
        ("a.jsonl", 2): "broken JSON",
        ("a.jsonl", 4): "no text",
        ("a.jsonl", 5): "no “text”",
        ("a.jsonl", 6): "no date",
        ("a.jsonl", 7): "not a JSON object",
        ("a.jsonl", 8): "not UTF-8",
        ("a.jsonl", 9): "over the limit",
        ("binary.txt", None): "binary",
        ("empty.txt", None): "no text",
        ("large.txt", None): "over the limit",
        ("cut.jsonl.gz", None): "cut off",
        ("rows.csv", 3): "3 cells",
        ("bad.parquet", None): "Parquet",
        ("none.txt", None): "no such file",
    }
    assert set(told) == set(wanted)
    assert not [place for place, words in wanted.items() if words not in told[place]]
    assert all(one["mend"] for one in errors)
    assert f"{len(errors)} failed" in said
    asides = {
        Path(str(one["file"])).name: one["reason"]
        for one in lines(tmp_path / "out" / "aside.jsonl")
    }
    assert "“de”" in asides["german.txt"]
    assert set(asides) == {"german.txt", "cut.jsonl.gz"}
    names = {one["doc_id"] for one in lines(tmp_path / "out" / "documents.jsonl")}
    assert {"story-1", "story-2", "1", "3"} <= names


def test_english_news_is_not_set_aside_and_other_languages_are():
    from factx.batch.language import foreign

    corpus = sorted(Path(__file__).parents[1].joinpath("corpus").glob("*.md"))
    assert corpus
    assert not [path.name for path in corpus if foreign(path.read_text(encoding="utf-8"))]
    assert foreign(GERMAN) == "de"
    assert (
        foreign(
            "Le chômage a augmenté de 3 % en janvier, selon un rapport publié lundi par le ministère."
        )
        == "fr"
    )
    assert foreign("去年年底，中国的互联网用户达到9.89亿，比三月份增加了8540万。") == "zh"
    assert foreign("12.5%") is None


def test_two_documents_of_one_name_are_both_kept_and_a_copy_is_set_aside(tmp_path):
    first, second = story(1), {**story(2), "id": "story-1"}
    a = put_lines(tmp_path / "a.jsonl", [first])
    b = put_lines(tmp_path / "b.jsonl", [second, first])
    batch(a, b, "--out", tmp_path / "out.jsonl")
    found = lines(tmp_path / "out.jsonl")
    assert [one["doc_id"] for one in found] == ["story-1", "story-1~2"]
    (aside,) = lines(tmp_path / "out.jsonl.aside.jsonl")
    assert (Path(aside["file"]).name, aside["line"]) == ("b.jsonl", 2)
    assert f"{a}:1" in aside["reason"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path):
    (tmp_path / "in" / "shut").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("Ten ships sank.")
    (tmp_path / "in" / "b.txt").write_text("Ten ships sank.")
    (tmp_path / "in" / "b.txt").chmod(0)
    (tmp_path / "in" / "shut").chmod(0)
    batch(tmp_path / "in", "--out", tmp_path / "out.jsonl", code=1)
    assert len(lines(tmp_path / "out.jsonl")) == 1
    assert len(lines(tmp_path / "out.jsonl.errors.jsonl")) == 2
    (tmp_path / "in" / "shut").chmod(0o700)


def test_a_document_over_the_time_limit_is_stopped_and_its_neighbours_are_read(tmp_path):
    slow = {"id": "slow", "text": story(0)["text"] * 5000, "published": "2021-02-04"}
    place = put_lines(tmp_path / "x.jsonl", [story(1), slow, story(2), story(3)])
    batch(place, "--out", tmp_path / "out.jsonl", "--timeout", 2, "--workers", 1, code=1)
    assert [one["doc_id"] for one in lines(tmp_path / "out.jsonl")] == [
        "story-1",
        "story-2",
        "story-3",
    ]
    (error,) = lines(tmp_path / "out.jsonl.errors.jsonl")
    assert (error["doc_id"], error["line"]) == ("slow", 2)
    assert "2 seconds" in error["reason"]


def test_output_that_is_among_the_inputs_is_not_read(tmp_path):
    (tmp_path / "a.txt").write_text("Ten ships sank.")
    for _ in range(2):
        batch(tmp_path, "--out", tmp_path / "out.jsonl")
        assert len(lines(tmp_path / "out.jsonl")) == 1
    batch(tmp_path / "a.txt", "--out", tmp_path / "a.txt", code=1)
    assert "no output that is known" in batch(tmp_path, "--out", tmp_path / "x.docx", code=1)


def test_a_pattern_and_one_that_fits_nothing(tmp_path):
    for name in ("a1", "a2", "b1"):
        (tmp_path / f"{name}.txt").write_text(f"Ten ships sank in {name}.")
    batch(f"{tmp_path}/a*.txt", "--out", tmp_path / "out.jsonl")
    assert [one["doc_id"] for one in lines(tmp_path / "out.jsonl")] == ["a1", "a2"]
    batch(f"{tmp_path}/c*.txt", "--out", tmp_path / "none.jsonl", code=1)


# what is written


def test_two_workers_write_what_one_writes(stories, unbroken, tmp_path):
    for ending in ENDINGS:
        batch(stories, "--out", tmp_path / f"out.{ending}", "--workers", 2)
        assert content(tmp_path / f"out.{ending}") == content(unbroken / f"out.{ending}")


def test_all_formats_say_the_same(unbroken):
    documents = [factx.Document.from_dict(one) for one in lines(unbroken / "out.jsonl")]
    assert [one.doc_id for one in documents] == [f"story-{number}" for number in range(STORIES)]
    rows = content(unbroken / "out.parquet")
    with (unbroken / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert len(rows) == len(table) == sum(len(one.claims) for one in documents) > STORIES
    names = ("doc_id", "claim", "subject", "unit_name", "time_begin", "sentence")
    for row, cells in zip(rows, table, strict=True):
        assert [row[name] or "" for name in names] == [cells[name] for name in names]
        assert row["value"] == (float(cells["value"]) if cells["value"] else None)
    with duckdb.connect(str(unbroken / "out.duckdb"), read_only=True) as base:
        got = base.sql(f"SELECT {', '.join(names)} FROM claims ORDER BY ALL").fetchall()
    assert sorted(got, key=repr) == sorted(
        (tuple(row[name] for name in names) for row in rows), key=repr
    )


def test_a_second_run_updates_a_database(tmp_path):
    place = put_lines(tmp_path / "x.jsonl", [story(1), story(2)])
    batch(place, "--out", tmp_path / "out.duckdb")
    before = content(tmp_path / "out.duckdb")
    put_lines(place, [story(2), {**story(1), "text": "Eleven ships sank."}, story(3)])
    batch(place, "--out", tmp_path / "out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as base:
        names = base.sql("SELECT doc_id FROM documents ORDER BY ALL").fetchall()
        ships = base.sql("SELECT value FROM claims WHERE doc_id = 'story-1'").fetchall()
    assert names == [("story-1",), ("story-2",), ("story-3",)]
    assert ships == [(11.0,)]
    assert before != content(tmp_path / "out.duckdb")


# a run that is broken off


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_run_killed_at_random_moments_is_finished_by_resume(ending, stories, unbroken, tmp_path):
    out = tmp_path / f"out.{ending}"
    chance = random.Random(ending)
    kills = 0
    while True:
        process = subprocess.Popen(
            command(stories, "--out", out, "--workers", 2, "--resume"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        if not kills:
            wait_until_grown(process, out)
        moment = chance.uniform(0.0, 0.1) if not kills else chance.uniform(1.5, 4.5)
        try:
            said, _ = process.communicate(timeout=moment if kills < 6 else 300)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL if chance.random() < 0.6 else signal.SIGINT)
            process.communicate()
            kills += 1
            continue
        assert process.returncode == 0, said
        break
    assert kills >= 1, "the run was over before it could be killed"
    assert content(out) == content(unbroken / out.name)


def grown(out: Path) -> bool:
    """Whether results stand on the disk."""
    names = (".wal",) if out.suffix == ".duckdb" else ("", ".rows")
    places = [out.with_name(out.name + name) for name in names]
    return any(place.exists() and place.stat().st_size > 2000 for place in places)


def started(stories: Path, out: Path) -> subprocess.Popen[str]:
    """A run that has written its first results."""
    process = subprocess.Popen(
        command(stories, "--out", out), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    wait_until_grown(process, out)
    return process


def wait_until_grown(process: subprocess.Popen, out: Path) -> None:
    """Wait until the first results of a run stand on the disk."""
    until = time.monotonic() + 120
    while not grown(out):
        assert process.poll() is None, process.stdout.read()
        assert time.monotonic() < until
        time.sleep(0.005)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_run_whose_disk_becomes_full_is_finished_by_resume(ending, stories, unbroken, tmp_path):
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("only Linux can take a running process its room")
    out = tmp_path / f"out.{ending}"
    process = started(stories, out)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (100, 100))
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 1, said
    assert "Traceback" not in said
    assert said.strip().count("\n") == 0
    batch(stories, "--out", out, "--resume")
    assert content(out) == content(unbroken / out.name)


def test_an_unfinished_run_is_not_written_over_unasked(stories, tmp_path):
    out = tmp_path / "out.jsonl"
    process = started(stories, out)
    first = out.stat().st_size
    while out.stat().st_size == first:  # the next commit: behind it the first one is in the journal
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert "--resume" in batch(stories, "--out", out, code=1)
    other = put_lines(tmp_path / "other.jsonl", [story(1)])
    assert "--fresh" in batch(other, "--out", out, "--resume", code=1)
    batch(other, "--out", out, "--fresh")
    assert len(lines(out)) == 1


def test_resume_of_a_finished_run_changes_nothing(tmp_path):
    place = put_lines(tmp_path / "x.jsonl", [story(1), {"text": ""}])
    said = batch(place, "--out", tmp_path / "out.jsonl", code=1)
    again = batch(place, "--out", tmp_path / "out.jsonl", "--resume", code=1)
    assert said.split(",")[:3] == again.split(",")[:3]
    assert len(lines(tmp_path / "out.jsonl")) == 1


# from Python


def test_pipe_with_workers_gives_what_pipe_gives():
    records = [{**story(number), "doc_id": str(number)} for number in range(70)]
    records[5]["text"] = ""
    bad: list[object] = []
    records.insert(7, {"text": 3})
    one = list(factx.pipe(records, on_error=lambda record, error: None))
    two = list(factx.pipe(records, workers=2, on_error=lambda record, error: bad.append(record)))
    assert one == two
    assert len(two) == 70
    assert bad == [{"text": 3}]


def test_pipe_with_workers_takes_a_pipeline_and_no_guard(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import factx\n"
        "nlp = factx.load(date_order='DMY')\n"
        "for d in factx.pipe(['Ten ships sank on 3/4/2020.'] * 3, nlp=nlp, workers=2):\n"
        "    print(d.times[0].value)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["2020-04-03"] * 3, done.stderr


def test_pipe_with_workers_ends_its_processes_when_it_is_left(tmp_path):
    for document in factx.pipe(map(story, range(100_000)), workers=2):
        assert document.claims
        break
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if children.exists():
        time.sleep(0.2)
        assert not [
            child
            for child in children.read_text().split()
            if "factx.batch.worker" in Path(f"/proc/{child}/cmdline").read_text()
        ]
