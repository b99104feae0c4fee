"""All that one evaluation says, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import asdict, dataclass, field
from typing import Any

from factx.evaluation import compare, confusion, reliability
from factx.evaluation.compare import Difference
from factx.evaluation.confusion import confusions
from factx.evaluation.mistakes import Mistake, most_frequent
from factx.evaluation.report import as_json, as_text, groups_as_text, sentence
from factx.evaluation.scores import Scores

PROTOCOL = "factx-claims-1"


@dataclass(frozen=True, slots=True)
class Summary:
    """The scores of one output, and what else was asked for.

    Args:
        gold: The name of the gold file.
        scores: The scores.
        signature: What was measured.
        frequent: How many kinds of error to show.
        held_back: Documents whose sentences are not shown with the errors.
        groups: The scores by group, if asked for.
        differences: The comparison with another output, if asked for.
        compared: The names of the outputs compared.
    """

    gold: str
    scores: Scores
    signature: str
    frequent: int = 10
    held_back: Set[str] = frozenset()
    groups: dict[str, Scores] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    compared: tuple[str, str] = ("", "")

    def lines(self) -> Iterator[str]:
        """The summary for people."""
        gold = [document.gold for document in self.scores.documents]
        counts = ", ".join(
            f"{sum(len(getattr(document, part)) for document in gold)} {part}"
            for part in ("quantities", "times", "claims")
        )
        yield f"{self.gold}: {len(gold)} documents, {counts}"
        yield as_text(self.scores)
        yield from groups_as_text(self.groups)
        if self.differences:
            yield ""
            yield from compare.as_text(self.differences, self.compared)
        yield from confusion.as_text(confusions(self.scores))
        if table := self._reliability():
            yield f"\n{reliability.as_text(table)}"
        yield from self._errors()
        yield f"\n{self.signature}"

    def plain(self) -> dict[str, Any]:
        """The summary as plain data."""
        table = self._reliability()
        data: dict[str, Any] = {"gold": self.gold, **as_json(self.scores)}
        if self.groups:
            data["by"] = {name: as_json(scores)["rows"] for name, scores in self.groups.items()}
        if self.differences:
            data["compared"] = [_difference(one) for one in self.differences]
        data["confusion"] = {
            one.name: {
                gold: {found: one.counts[gold, found] for found in one.labels}
                for gold in one.labels
            }
            for one in confusions(self.scores)
        }
        data["calibration_error"] = (
            round(reliability.calibration_error(table), 4) if table else None
        )
        data["reliability"] = [asdict(one) for one in table]
        data["errors"] = [
            {"error": name, "count": count, "example": self._example(one)}
            for name, count, one in self._most_frequent()
        ]
        return {**data, "signature": self.signature}

    def _reliability(self) -> list[reliability.Bin]:
        if not any(row.group == "claim" for row in self.scores.rows()):
            return []
        judged = (
            one for d in self.scores.documents for one in reliability.judged(d.gold, d.predicted)
        )
        points = ((one.claim.confidence, one.right) for one in judged)
        return reliability.bins((sure, right) for sure, right in points if sure is not None)

    def _most_frequent(self) -> list[tuple[str, int, Mistake | None]]:
        return most_frequent(self.scores, self.frequent, self.held_back)

    def _errors(self) -> Iterator[str]:
        found = self._most_frequent()
        if found:
            yield "\nmost frequent errors, each with a sentence"
        for name, count, one in found:
            yield f"{count:6}  {name}"
            if one is None:
                yield "        (only in the test part of the gold, whose sentences are not shown)"
                continue
            yield f"        {one.doc_id} {one.span[0]}: {self._sentence(one)}"
            yield f"        gold {one.gold or '—'}   predicted {one.predicted or '—'}"

    def _sentence(self, one: Mistake) -> str:
        documents = (d.gold for d in self.scores.documents)
        return sentence(next(d for d in documents if d.doc_id == one.doc_id), one.span)

    def _example(self, one: Mistake | None) -> dict[str, Any] | None:
        if one is None:
            return None
        return {
            "doc_id": one.doc_id,
            "span": list(one.span),
            "sentence": self._sentence(one),
            "gold": one.gold,
            "predicted": one.predicted,
        }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "row": one.row.title,
        "first": round(one.first, 2),
        "second": round(one.second, 2),
        "difference": round(one.difference, 2),
        "interval": [round(one.interval.low, 2), round(one.interval.high, 2)],
        "p": round(one.p, 4),
    }
