"""The commands, run like a user runs them: as processes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from time import perf_counter, sleep

import psutil
import pytest

from factx.model import Document

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "160"}
SENTENCE = "Sales rose 12.5 percent to $3.4 billion in March."
GOLD = {
    "doc_id": "d",
    "text": "Ten men.",
    "quantities": [
        {
            "id": "q1",
            "text": "Ten",
            "span": [0, 3],
            "value": 10,
            "low": None,
            "high": None,
            "relation": "=",
            "unit": {"kind": "count", "code": "1", "name": "man"},
        },
    ],
    "claims": [{"id": "c1", "quantity": "q1", "kind": "level", "sentence": [0, 8]}],
}


def factx(
    *arguments: str | Path, code: int = 0, stdin: str | bytes = b""
) -> subprocess.CompletedProcess[str]:
    """Run a command; what it says on standard error is lines of their own, never a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "factx", *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=ENVIRONMENT,
        timeout=300,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, err
    assert all(line.startswith("factx") for line in err.splitlines()), err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(f"Results\r\n\r\n{SENTENCE}\r\n".encode())
    return path


def test_help_and_version_are_quick_and_load_nothing_heavy():
    heavy = "{'spacy', 'pydantic', 'numpy', 'rich', 'dateparser', 'quantulum3'}"
    code = f"import sys, factx.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True)
    assert done.stdout.decode().strip() == "[]"

    def seconds(*command: str) -> float:
        began = perf_counter()
        subprocess.run([sys.executable, *command], env=ENVIRONMENT, capture_output=True, check=True)
        return perf_counter() - began

    spacy = min(seconds("-c", "import spacy") for _ in range(2))
    for option in ("--help", "--version"):
        assert min(seconds("-m", "factx", option) for _ in range(3)) < 0.3 * spacy


def test_version():
    import factx as package

    assert factx("--version").stdout == f"factx {package.__version__}\n"
    assert f'version = "{package.__version__}"' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("command", ["extract", "evaluate", "explain", "bench"])
def test_every_command_has_help(command):
    assert f"usage: factx {command}" in factx(command, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ((), "COMMAND"),
        (("nope",), "nope"),
        (("extract",), "FILE"),
        (("extract", "x", "--published", "yesterday"), "“yesterday” is no date"),
        (("extract", "x", "--published", "2021-02-30"), "no date"),
        (("extract", "x", "--format", "docx"), "docx"),
        (("extract", "x", "--date-order", "DYM"), "DYM"),
        (("evaluate", "--errors", "0"), "above 0"),
        (("bench", "speed", "--rounds", "x"), "whole number"),
    ],
)
def test_usage_errors_are_one_line_and_exit_2(arguments, what):
    done = factx(*arguments, code=2)
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert what in done.stderr


def test_a_model_that_is_not_there_is_an_error_of_usage(article):
    done = factx("extract", article, "--model", "en_core_web_none", code=2)
    assert "en_core_web_none" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_extract_piped_is_jsonl_with_the_text_as_given(article):
    done = factx("extract", article, "--published", "2021-02-04")
    (line,) = done.stdout.splitlines()
    document = Document.from_dict(json.loads(line))
    assert document.text == article.read_bytes().decode()
    assert (document.doc_id, document.published) == ("article", "2021-02-04")
    assert [str(q.value) for q in document.quantities] == ["12.5", "3400000000"]
    assert [t.value for t in document.times] == ["2020-03"]
    assert len(document.claims) == 2
    for item in (*document.quantities, *document.times):
        assert document.text[slice(*item.span)] == item.text


def test_what_fails_is_said_and_the_rest_is_done(tmp_path, article):
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "many.jsonl").write_text(
        '{"text": "Six.", "published": "2020-01-01"}\n{\n{"text": ""}\n'
    )
    done = factx("extract", tmp_path, tmp_path / "none.txt", "--published", "2021-02-04", code=1)
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [d["doc_id"] for d in documents] == ["article", "empty", "many-1", "many-3"]
    assert [d["published"] for d in documents] == ["2021-02-04"] * 2 + ["2020-01-01", "2021-02-04"]
    places = [re.match(r"factx: .*?([\w.]+(?::\d+)?): ", line) for line in done.stderr.splitlines()]
    assert [p and p[1] for p in places] == ["bad.txt:1", "many.jsonl:2", "none.txt"]


def test_standard_input_and_csv(tmp_path):
    out = tmp_path / "claims.csv"
    done = factx("extract", "-", "--out", out, stdin=SENTENCE)
    assert done.stdout == ""
    rows = list(csv.DictReader(io.StringIO(out.read_text())))
    assert [(row["doc_id"], row["value"], row["unit"]) for row in rows] == [
        ("stdin", "12.5", "%"),
        ("stdin", "3400000000", "USD"),
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]


def test_a_file_may_be_written_over_itself(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"id": "a", "text": SENTENCE}) + "\n")
    factx("extract", path, "--out", path)
    assert len(json.loads(path.read_text())["claims"]) == 2


def test_a_table_and_a_folder_that_is_not_there(tmp_path, article):
    table = factx("extract", article, "--format", "table").stdout
    assert "article: 2 claims" in table
    assert "3400000000" in table
    done = factx("extract", article, "--out", tmp_path / "none" / "x.csv", code=1)
    assert "cannot be written" in done.stderr


def test_explain_tells_the_rules():
    done = factx("explain", SENTENCE, "--published", "2021-02-04")
    assert re.search(r"^quantities:\n  \w+(\.\w+)+: “12.5 percent”", done.stdout, re.MULTILINE)
    assert re.search(r"^times:\n  times\.\w+\.\w+: “March”", done.stdout, re.MULTILINE)
    assert re.search(r"^claims:\n  c1 \(q1\): ", done.stdout, re.MULTILINE)


def test_evaluate_scores_predictions(tmp_path):
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n")
    found.write_text(json.dumps({**GOLD, "claims": []}) + "\n")
    figures = json.loads(factx("evaluate", gold, "--predictions", gold, "--json").stdout)
    assert figures["rows"]["claim"]["claim"]["f1"] == 100
    done = factx("evaluate", gold, "--predictions", found, "--errors", "3")
    assert "1 documents, 1 quantities" in done.stdout
    assert re.search(r"^claim +(0\.0 – +){3}0 / 1 / 0$", done.stdout, re.MULTILINE)
    assert "d 0: Ten men." in done.stdout


def test_evaluate_runs_factx_on_the_gold(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n")
    figures = json.loads(factx("evaluate", gold, "--json").stdout)
    assert figures["rows"]["quantity"]["value"]["f1"] == 100


def test_a_broken_gold_line_is_named(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n{\n")
    done = factx("evaluate", gold, "--predictions", gold, code=1)
    assert "gold.jsonl:2: broken JSON" in done.stderr
    assert "no such file" in factx("evaluate", tmp_path / "none.jsonl", code=1).stderr


def test_bench_speed_prints_its_figures(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Sales rose 12 percent to $3.4 billion in 2020, the company said on Feb. 3.")
    done = factx("bench", "speed", "--rounds", "1", "--words", "100", "--data", article)
    shown = done.stdout.splitlines()
    for begins, ends in (
        ("factx  ", "times the full model"),
        ("factx, load(skip=True)", "times the full model"),
        ("model, tok2vec + tagger + parser", "times the full model"),
        ("factx_numbers + factx_quantities", "(at most 4)"),
        ("all rooms", "(at most 12)"),
        ("quantulum3.parser.parse", "times as fast"),
        ("quantulum3 and search_dates", "(at least 5)"),
        ("factx, two processes", "times one process, by the clock"),
        ("peak memory, factx", "of the full model"),
        ("factx --help", "(below 0.3)"),
    ):
        assert any(line.startswith(begins) and line.endswith(ends) for line in shown), begins


def test_bench_speed_wants_words(tmp_path):
    assert "no such file" in factx("bench", "speed", "--data", tmp_path / "no", code=1).stderr
    (tmp_path / "empty.txt").touch()
    assert "no words to read" in factx("bench", "speed", "--data", tmp_path, code=1).stderr


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "factx", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT, preexec_fn=_heed_interrupts
    )


def _heed_interrupts() -> None:
    """A run in the background of a shell ignores interrupts, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until_idle(pid: int) -> None:
    """Wait until a process has started and does nothing but wait, however busy the machine is."""
    watched = psutil.Process(pid)
    before = -1.0
    while (now := sum(watched.cpu_times()[:2])) < 0.1 or now > before:
        before = now
        sleep(1)


def test_an_interrupt_is_one_line():
    process = started("evaluate", "/dev/stdin")
    wait_until_idle(process.pid)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 130
    assert process.stderr is not None
    assert process.stderr.read() == b"factx: interrupted\n"


def test_a_closed_pipe_is_no_error(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n")
    process = started("evaluate", gold, "--predictions", gold)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n")
    command = [sys.executable, "-m", "factx", "evaluate", gold, "--predictions", gold]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert done.returncode == 1
    assert done.stderr.startswith(b"factx: the output: no space left")
    assert done.stderr.count(b"\n") == 1
