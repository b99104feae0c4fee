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
    from factx.model import Document


def add(commands: Commands) -> None:
    """Add the command."""
    text = "score factx, or a predictions file, against a gold file in the claim format"
    parser = commands.add_parser("evaluate", help=text, description=text)
    text = "the gold file (default: the gold that comes with factx)"
    parser.add_argument("gold", metavar="GOLD.jsonl", nargs="?", type=Path, help=text)
    text = "score this file in the claim format instead of factx"
    parser.add_argument("--predictions", metavar="FILE.jsonl", type=Path, help=text)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    text = "print the first N mismatches of each row with their sentences"
    parser.add_argument("--errors", metavar="N", type=natural, help=text)
    add_pipeline(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score, and print the figures."""
    from factx.evaluation.bundled import gold_file
    from factx.evaluation.gold import read_gold
    from factx.evaluation.reliability import as_text as reliability
    from factx.evaluation.reliability import bins, judged
    from factx.evaluation.report import as_json, as_text, mismatches

    path = options.gold or gold_file()
    gold = read_gold(path)
    scores = _scores(gold, options)
    if options.json:
        print(json.dumps({"gold": path.name, **as_json(scores)}, indent=2, ensure_ascii=False))
        return 0
    counts = ", ".join(
        f"{sum(len(getattr(document, part)) for document in gold)} {part}"
        for part in ("quantities", "times", "claims")
    )
    print(f"{path.name}: {len(gold)} documents, {counts}")
    print(as_text(scores))
    points = [
        (j.claim.confidence, j.right) for d in scores.documents for j in judged(d.gold, d.predicted)
    ]
    sure = [(confidence, right) for confidence, right in points if confidence is not None]
    if sure and any(row.group == "claim" for row in scores.rows()):
        print(f"\n{reliability(bins(sure))}")
    for line in mismatches(scores, options.errors or 0):
        print(line)
    return 0


def _scores(gold: list[Document], options: argparse.Namespace) -> Scores:
    from factx.evaluation.gold import read_predictions
    from factx.evaluation.scores import evaluate, score

    if options.predictions:
        return score(gold, read_predictions(options.predictions, gold))

    from factx.pipeline import pipe

    nlp = pipeline(options)
    return evaluate(gold, lambda documents: pipe(documents, nlp=nlp))
