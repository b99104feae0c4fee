"""``factx evaluate``: precision, recall and F1 against a gold file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from factx.cli.arguments import add_pipeline, natural, pipeline

if TYPE_CHECKING:
    from factx.cli.arguments import Commands
    from factx.evaluation.scores import Scores
    from factx.evaluation.summary import Summary
    from factx.model import Document


def add(commands: Commands) -> None:
    """Add the command."""
    text = "score factx, or a predictions file, against a gold file in the claim format"
    parser = commands.add_parser("evaluate", help=text, description=text)
    text = "the gold file (default: the gold that comes with factx)"
    parser.add_argument("gold", metavar="GOLD.jsonl", nargs="?", type=Path, help=text)
    text = "score this file in the claim format instead of factx"
    parser.add_argument("--predictions", metavar="FILE.jsonl", type=Path, help=text)
    text = (
        "the main rows by the desk of the article (front matter of corpus/, or sections.csv beside GOLD), "
        "by kind of claim, or by kind of unit"
    )
    parser.add_argument("--by", choices=("section", "kind", "unit"), help=text)
    text = "test whether this other output differs by more than chance"
    parser.add_argument("--compare", metavar="OTHER.jsonl", type=Path, help=text)
    text = "only the documents of this part of the bundled gold (gold/split.csv)"
    parser.add_argument("--part", choices=("dev", "calibration", "test"), help=text)
    text = "write a page that shows gold and predicted side by side, for any browser"
    parser.add_argument("--report", metavar="OUT.html", type=Path, help=text)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    text = "show the N most frequent kinds of error (default 10)"
    parser.add_argument("--frequent", metavar="N", type=natural, default=10, help=text)
    text = "print the first N mismatches of each row with their sentences"
    parser.add_argument("--errors", metavar="N", type=natural, help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score, and print the figures."""
    from factx.evaluation.bundled import gold_file
    from factx.evaluation.gold import read_gold
    from factx.evaluation.report import mismatches

    path = options.gold or gold_file()
    gold = _part(read_gold(path), options.part)
    scores, signature = _scores(gold, path, options)
    summary = _summary(path, gold, scores, signature, options)
    if options.report:
        _write_report(options.report, path, scores, signature)
    if options.json:
        print(json.dumps(summary.plain(), indent=2, ensure_ascii=False))
        return 0
    for line in summary.lines():
        print(line)
    for line in mismatches(scores, options.errors or 0):
        print(line)
    return 0


def _part(gold: list[Document], part: str | None) -> list[Document]:
    """The documents of a part, or all."""
    from factx.errors import FormatError
    from factx.evaluation.sections import parts

    if part is None:
        return gold
    part_of = parts()
    own = [document for document in gold if part_of.get(document.doc_id) == part]
    if not own:
        raise FormatError(f"no document here is of the part “{part}”", "see gold/split.csv")
    return own


def _write_report(out: Path, path: Path, scores: Scores, signature: str) -> None:
    from factx.evaluation.sections import sections
    from factx.evaluation.sheet import sheet
    from factx.view.evaluation import evaluation_page

    page = evaluation_page(sheet(scores, sections(path)), path.name, signature)
    out.write_text(page, encoding="utf-8")


def _summary(
    path: Path, gold: list[Document], scores: Scores, signature: str, options: argparse.Namespace
) -> Summary:
    from factx.evaluation.compare import compare
    from factx.evaluation.groups import grouped
    from factx.evaluation.predictions import read_predictions
    from factx.evaluation.scores import score
    from factx.evaluation.sections import parts, sections
    from factx.evaluation.summary import Summary

    groups, differences = {}, []
    if options.by:
        desks = sections(path) if options.by == "section" else {}
        groups = grouped(scores, options.by, desks)
    if options.compare:
        other = score(gold, read_predictions(options.compare, gold))
        differences = compare(scores, other)
    first = str(options.predictions or "factx")
    held_back = frozenset(doc_id for doc_id, part in parts().items() if part != "dev")
    return Summary(
        path.name,
        scores,
        signature,
        options.frequent,
        held_back,
        groups,
        differences,
        (first, str(options.compare)),
    )


def _scores(gold: list[Document], path: Path, options: argparse.Namespace) -> tuple[Scores, str]:
    """The scores and the signature."""
    from factx.evaluation.predictions import read_predictions
    from factx.evaluation.scores import evaluate, score
    from factx.evaluation.signature import digest_of_gold, signature, signature_of_predictions
    from factx.evaluation.summary import PROTOCOL

    data = digest_of_gold(path)
    if options.predictions:
        scores = score(gold, read_predictions(options.predictions, gold))
        return scores, signature_of_predictions(options.predictions, data, PROTOCOL)

    from factx.pipeline import pipe

    nlp = pipeline(options)
    scores = evaluate(gold, lambda documents: pipe(documents, nlp=nlp))
    return scores, signature(nlp, data, PROTOCOL)
