"""What the page of an evaluation shows, as plain data: each paragraph with its marks, errors and claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factx.evaluation.mistakes import EXTRA, MISSED, Mistake, mistakes, names
from factx.evaluation.outcomes import BY_NAME, Outcome, Side, show_quantity, show_time
from factx.evaluation.report import MAIN, as_json
from factx.evaluation.scores import DocumentScore, Scores
from factx.model import Span

_PARAGRAPH = re.compile(r"[^\n]+")
CLAIM = BY_NAME["claim", "claim"]


Mark = tuple[int, int, str, str, str]


def sheet(scores: Scores, sections: Mapping[str, str]) -> dict[str, Any]:
    """The figures, the kinds of error, and the documents."""
    found = [list(mistakes(document)) for document in scores.documents]
    counts = names(mistake for own in found for mistake in own)
    number = {name: n for n, name in enumerate(sorted(counts))}
    rows = list(_rows(scores))
    main = {row.title for row in MAIN}
    return {
        "rows": rows,
        "headline": [row for row in rows if row["name"].removesuffix(" (accuracy)") in main],
        "total": counts.total(),
        "slots": _slots(counts, number),
        "documents": [
            _document(document, own, number, sections.get(document.gold.doc_id, ""), f"d{n}")
            for n, (document, own) in enumerate(zip(scores.documents, found, strict=True), 1)
        ],
    }


def _rows(scores: Scores) -> Iterator[dict[str, Any]]:
    figures = as_json(scores)["rows"]
    for row in scores.rows():
        one = figures[row.group][row.name]
        name = "accuracy" if row.measure == "accuracy" else "f1"
        between = one["interval"] and "{:.1f} to {:.1f}".format(*one["interval"][name])
        shown = {key: f"{one[key]:.1f}" for key in ("precision", "recall", "f1") if key in one}
        yield {
            "name": f"{row.title} (accuracy)" if name == "accuracy" else row.title,
            "value": f"{one[name]:.1f}",
            "precision": shown.get("precision", ""),
            "recall": shown.get("recall", ""),
            "f1": f"{one[name]:.1f}",
            "interval": between or "",
            **{key: one[key] for key in ("right", "gold", "predicted")},
        }


def _slots(counts: Counter[str], number: Mapping[str, int]) -> list[dict[str, Any]]:
    """The kinds of error below their slots, the most frequent first."""
    slots: dict[str, list[dict[str, Any]]] = {}
    for name, count in counts.most_common():
        slot = name.partition(": ")[0]
        slots.setdefault(slot, []).append({"number": number[name], "name": name, "count": count})
    return [{"name": slot, "kinds": kinds} for slot, kinds in slots.items()]


def _document(
    document: DocumentScore,
    own: Sequence[Mistake],
    number: Mapping[str, int],
    section: str,
    anchor: str,
) -> dict[str, Any]:
    gold, predicted = Side.of(document.gold), Side.of(document.predicted)
    text = document.gold.text
    spans = [match.span() for match in _PARAGRAPH.finditer(text)]
    starts = [start for start, _ in spans]
    paragraphs: list[dict[str, Any]] = [
        {"start": start, "end": end, "errors": [], "claims": [], "kinds": ""}
        for start, end in spans
    ]
    for mistake in own:
        home = paragraphs[max(bisect_right(starts, mistake.span[0]) - 1, 0)]
        home["errors"].append(_error(mistake, number[mistake.name], text))
    claims = [one for one in document.outcomes if one.row == CLAIM]
    for outcome in sorted(claims, key=lambda one: one.span):
        home = paragraphs[max(bisect_right(starts, outcome.span[0]) - 1, 0)]
        home["claims"].append(_claim(outcome))
    for paragraph in paragraphs:
        kinds = sorted({error["number"] for error in paragraph["errors"]})
        paragraph["kinds"] = " ".join(map(str, kinds))
    right = sum(one.right for one in claims)
    about = (document.gold.doc_id, section, document.gold.published or "")
    return {
        "anchor": anchor,
        "title": document.gold.title or document.gold.doc_id,
        "about": " · ".join((*filter(None, about), f"{right} of {len(claims)} claims right")),
        "text": text,
        "marks": {
            "gold": list(_marks(gold, {(m.slot == "time", m.gold_id): m for m in own})),
            "predicted": list(_marks(predicted, {(m.slot == "time", m.predicted_id): m for m in own})),
        },
        "paragraphs": paragraphs,
    }  # fmt: skip


def _marks(side: Side, wrong: Mapping[tuple[bool, str | None], Mistake]) -> Iterator[Mark]:
    for quantity in side.document.quantities:
        claim = side.claim_of.get(quantity.id)
        title = side.show(claim) if claim else show_quantity(quantity)
        yield _mark("quantity", quantity.id, quantity.span, title, wrong.get((False, quantity.id)))
    for time in side.document.times:
        yield _mark("time", time.id, time.span, show_time(time), wrong.get((True, time.id)))


def _mark(what: str, id: str, span: Span, title: str, wrong: Mistake | None) -> Mark:
    """From where to where, the classes it is drawn by, its name on the page, what is said of it."""
    classes = what
    if wrong is not None:
        lone = wrong.slot in ("quantity", "time") and wrong.what.startswith((MISSED, EXTRA))
        classes += " alone" if lone else " bad"
    return *span, classes, _name(what, id), title


def _name(what: str, id: str) -> str:
    """A name without spaces, different for quantities and times."""
    return f"{what}-{'_'.join(id.split())}"


def _error(mistake: Mistake, number: int, text: str) -> dict[str, Any]:
    what = "time" if mistake.slot == "time" else "quantity"
    sides = {"gold_name": mistake.gold_id, "predicted_name": mistake.predicted_id}
    return {
        "number": number,
        "name": mistake.name,
        "words": text[slice(*mistake.span)],
        "gold": mistake.gold or "—",
        "predicted": mistake.predicted or "—",
        **{key: _name(what, id) if id else "" for key, id in sides.items()},
    }


def _claim(outcome: Outcome) -> dict[str, Any]:
    return {
        "gold": outcome.gold or "—",
        "predicted": outcome.predicted or "—",
        "right": outcome.right,
    }
