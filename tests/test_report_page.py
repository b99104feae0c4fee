"""The page of an evaluation in a real browser, as a reader uses it: from disk, by mouse and by keyboard."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from factx.cli.app import run
from factx.view.marks import Mark, segments

CLAIM = {
    "quantity": "q1",
    "kind": "level",
    "subject": {"text": "men", "span": [4, 7], "head": "man"},
}
TEN = {"id": "q1", "text": "Ten men", "span": [0, 7], "value": 10, "low": None, "high": None, "relation": "=",
       "unit": {"kind": "count", "code": "1", "name": "man"}}  # fmt: skip
TIME = {"id": "t1", "text": "May", "span": [16, 19], "type": "DATE", "value": "2020-05"}
TEXT = "Ten men left in May.\n\nNobody <b>else</b> & “no one” did so.\n\nThree stayed."
AT = TEXT.index("Three")
STAYED = {**TEN, "id": "q2", "text": "Three", "span": [AT, AT + 5], "value": 3}


def document(name: str, **more: Any) -> dict[str, Any]:
    return {
        "doc_id": name, "title": f"News of {name}", "text": TEXT, "published": "2020-06-01",
        "quantities": [TEN, STAYED], "times": [TIME], "claims": [{"id": "c1", **CLAIM}], **more,
    }  # fmt: skip


GOLD = [document("alpha"), document("beta"), document("gamma")]
FOUND = [
    document("alpha"),
    document("beta", claims=[{"id": "c1", **CLAIM, "kind": "change"}]),
    document("gamma", quantities=[TEN], times=[{**TIME, "value": "2019-05"}]),
]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    for name, documents in (("gold", GOLD), ("found", FOUND)):
        lines = "".join(json.dumps(one) + "\n" for one in documents)
        (folder / f"{name}.jsonl").write_text(lines)
    (folder / "sections.csv").write_text("doc_id,section\nalpha,business\n")
    out = folder / "report.html"
    arguments = [folder / "gold.jsonl", "--predictions", folder / "found.jsonl", "--report", out]
    assert run(["evaluate", *map(str, arguments)]) == 0
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium, as the system has it."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser here: none of {', '.join(names)} is installed")
    quiet = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")
    flags = [*quiet, "--disable-sync", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with driver.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, page_file):
    """The page, opened from disk; a fault of its script, or a request of anything else, fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: faults.append(asked.url) if asked.url != url else None)
    url = page_file.as_uri()
    opened.goto(url)
    yield opened
    opened.close()
    assert faults == []


def shown(page: Any) -> list[str]:
    return [title.inner_text() for title in page.locator("article:visible h2").all()]


def test_gold_and_predicted_stand_side_by_side(page):
    assert shown(page) == ["News of alpha", "News of beta", "News of gamma"]
    first = page.locator("article").first
    gold, predicted = first.locator(".text.gold").first, first.locator(".text.predicted").first
    assert gold.inner_text() == predicted.inner_text() == "Ten men left in May."
    assert gold.bounding_box()["y"] == predicted.bounding_box()["y"]
    assert gold.bounding_box()["x"] + 200 < predicted.bounding_box()["x"]
    assert first.locator(".text.gold .quantity").first.inner_text() == "Ten men"
    assert "business" in first.inner_text()


def test_the_text_is_shown_as_it_is(page):
    assert "Nobody <b>else</b> & “no one” did so." in page.locator("article").first.inner_text()


def test_marks_show_what_is_wrong_and_what_only_one_side_has(page):
    gamma = page.locator("article", has_text="News of gamma")
    assert gamma.locator(".gold .alone").all_inner_texts() == ["Three"]
    assert gamma.locator(".predicted .alone").count() == 0
    assert gamma.locator(".predicted .bad").all_inner_texts() == ["May"]
    assert page.locator("article").first.locator(".bad, .alone").count() == 0


def test_filter_by_kind_of_error(page):
    label = next(
        text for text in page.locator("#kind option").all_inner_texts() if "level → change" in text
    )
    page.select_option("#kind", label=label)
    assert shown(page) == ["News of beta"]
    assert page.locator("#count").inner_text() == "1 error, 1 paragraph, 1 document"
    page.select_option("#kind", "any")
    assert shown(page) == ["News of beta", "News of gamma"]
    page.keyboard.press("Escape")
    assert len(shown(page)) == 3


def test_search_by_words_title_and_value(page):
    page.keyboard.press("/")
    page.keyboard.type("three stayed")
    page.wait_for_function("document.querySelector('#count').value.includes('3 paragraphs')")
    page.locator("#search").fill("GAMMA")
    page.wait_for_function("document.querySelector('#count').value.includes('1 document')")
    assert shown(page) == ["News of gamma"]
    page.locator("#search").fill("zebra")
    page.locator("#nothing").wait_for(state="visible")
    page.locator("#all").click()
    assert len(shown(page)) == 3


def test_the_keyboard_walks_from_error_to_error(page):
    page.keyboard.press("j")
    assert page.locator(".picked").all_inner_texts() == ["Ten men", "Ten men"]
    assert page.evaluate("document.activeElement.textContent").startswith("kind: level → change")
    page.keyboard.press("j")
    first_of_gamma = page.locator("[aria-pressed=true]").inner_text()
    page.keyboard.press("k")
    assert page.locator("[aria-pressed=true]").inner_text() != first_of_gamma
    page.locator("[aria-pressed=true]").click()
    assert page.locator(".picked").count() == 0


def test_a_narrow_screen_needs_no_scrolling_sideways(page):
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    first = page.locator("article").first
    gold, predicted = first.locator(".text.gold").first, first.locator(".text.predicted").first
    assert gold.bounding_box()["y"] < predicted.bounding_box()["y"]
    assert gold.bounding_box()["width"] > 300


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(page, scheme):
    """Words stand out from what is behind them by the ratio that WCAG asks for text."""
    page.emulate_media(color_scheme=scheme)
    for place in ("body", ".about", ".m.quantity", ".m.time", ".errors b", ".signature"):
        assert page.evaluate(CONTRAST, place) >= 4.5, place


CONTRAST = """(place) => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let at = document.querySelector(place);
  const ink = light(rgb(getComputedStyle(at).color));
  let back = rgb(getComputedStyle(at).backgroundColor);
  while (back[3] === 0) { at = at.parentElement; back = rgb(getComputedStyle(at).backgroundColor); }
  const [low, high] = [ink, light(back)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


# Without a browser


def test_the_page_is_one_file_that_asks_for_no_other(page_file):
    source = page_file.read_text(encoding="utf-8")
    assert "http:" not in source
    assert "https:" not in source
    assert "<b>else</b>" not in source
    assert "factx-claims-1" in source


def test_marks_may_overlap():
    text = "sixteen years ago"
    marks = [Mark(0, 13, "quantity", "q", "Q"), Mark(0, 17, "time", "t", "T")]
    cut = list(segments(text, 0, 17, marks))
    assert [(one.text, one.classes, one.names) for one in cut] == [
        ("sixteen years", "quantity time", "q t"),
        (" ago", "time", "t"),
    ]


@pytest.mark.parametrize("start", range(0, 12, 3))
def test_segments_give_the_text_back(start):
    text = "a bb ccc dddd eeeee"
    marks = [Mark(2, 9, "x"), Mark(5, 15, "y"), Mark(17, 19, "z"), Mark(0, 19, "w")]
    assert "".join(one.text for one in segments(text, start, 18, marks)) == text[start:18]
