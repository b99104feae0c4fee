"""Sentences that can hold no quantity may go unparsed; what is claimed of the others stays the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

import factx
from factx.errors import PipelineError
from factx.parse.needed import sentences

PLAIN = "The council met on Monday. Nobody spoke for long! They then left."
TOLD = "Sales rose 12.5 percent to $3.4 billion, the company said."


@pytest.fixture(scope="module")
def skipping():
    return factx.load(skip=True)


def parsed(doc) -> str:
    return " ".join(sent.text for sent in doc.sents if any(token.tag for token in sent))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It rose . Then it fell .", ["It rose .", "Then it fell ."]),
        ("It rose . ” Then it fell", ["It rose . ”", "Then it fell"]),
        ("It rose . and fell", ["It rose . and fell"]),
        ("Who ? “ Me ! ”", ["Who ?", "“ Me ! ”"]),
        ("It", ["It"]),
    ],
)
def test_sentences_are_cut_by_their_marks(text, cut):
    words = text.split()
    assert [" ".join(words[a:b]) for a, b in sentences(words, [])] == cut


def test_a_paragraph_begins_a_sentence():
    assert sentences(["Up", "It", "rose"], [1]) == [(0, 1), (1, 3)]
    assert sentences([], []) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"{PLAIN} {TOLD} {PLAIN}", TOLD),
        (f"{PLAIN} It grew by a third.", "They then left. It grew by a third."),
        ("He came in 2019. It took a year.", "He came in 2019. It took a year."),
        ("He came in 2019. Work took a year.", "Work took a year."),
        ("He came on Nov. 3. Rents are twice the rate.", "Rents are twice the rate."),
        ("The first came. The third largest left.", "The third largest left."),
        (PLAIN, "The council met on Monday."),
    ],
)
def test_only_sentences_with_numbers_and_what_they_speak_of_are_parsed(skipping, text, seen):
    assert parsed(skipping(text)) == seen


@pytest.mark.parametrize(
    "text", [TOLD, f"{PLAIN} {TOLD}", f"{PLAIN}\n\n{TOLD}\n\n{PLAIN}", "", " "]
)
def test_the_same_is_claimed(nlp, skipping, text):
    own, all_ = factx.extract(text, nlp=skipping), factx.extract(text, nlp=nlp)
    assert own.quantities == all_.quantities
    assert [(c.kind, c.subject, c.source) for c in own.claims] == [
        (c.kind, c.subject, c.source) for c in all_.claims
    ]


def test_a_long_text_is_read_in_blocks(skipping):
    text = "\n\n".join([PLAIN, TOLD] * 900)
    assert len(text) > 100_000
    assert len(factx.extract(text, nlp=skipping).quantities) == 1800


def test_documents_of_a_batch_keep_their_order(skipping):
    texts = [PLAIN, TOLD, "", f"{PLAIN} {TOLD}"] * 3
    together = [document.to_json() for document in factx.pipe(texts, nlp=skipping)]
    assert together == [factx.extract(text, nlp=skipping).to_json() for text in texts]


def test_two_processes_say_the_same(tmp_path):
    """In a process of its own: one that used Ray before cannot be forked with Python 3.13."""
    source = f"""
import factx
texts = [{f"{PLAIN} {TOLD}"!r}, {TOLD!r}, {PLAIN!r}] * 2
skipping = factx.load(skip=True)
runs = [[doc.user_data["factx"] for doc in skipping.pipe(texts, n_process=n)] for n in (1, 2)]
print(runs[0] == runs[1], len(runs[1]))
"""
    script = tmp_path / "script.py"
    script.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=240
    )
    assert done.stdout.strip() == "True 6", done.stderr


def test_it_is_loaded_again_and_never_saved(skipping, tmp_path):
    again = factx.load(skipping, skip=True)
    assert again.pipe_names == skipping.pipe_names
    assert parsed(again(f"{PLAIN} {TOLD}")) == TOLD
    with pytest.raises(PipelineError, match="is not saved"):
        skipping.to_disk(tmp_path / "saved")
