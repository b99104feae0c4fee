"""How far two annotations of the same texts agree, slot by slot.

The second is scored against the first by the rules of evaluation; F1 is the same from either side. For slots of a fixed
vocabulary there is Cohen's kappa besides, over the claims whose quantities match in value and unit.

Source: Cohen, Educational and Psychological Measurement 20 (1960); F1 as agreement of spans after Hripcsak and
Rothschild, JAMIA 12 (2005).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factx.errors import FormatError
from factx.evaluation.outcomes import BY_NAME, Row
from factx.evaluation.scores import Scores, Tally, score
from factx.model import Document

KAPPA = ("kind", "direction", "modality", "relation")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The scores of the second annotation against the first, over the documents that both hold."""

    scores: Scores

    def figures(self) -> dict[str, Any]:
        """The figures as plain data, in percent; kappa from -1 to 1."""
        rows = {
            _name(row): {
                "agreement": round(_percent(row, tally), 2),
                "first": tally.gold,
                "second": tally.predicted,
            }
            for row, tally in self.scores.rows().items()
        }
        kappas = {slot: value for slot in KAPPA if (value := self.kappa(slot)) is not None}
        claim = BY_NAME["claim", "claim"]
        documents = {
            one.gold.doc_id: round(tally.f1, 2)
            for one in self.scores.documents
            if (tally := one.tallies().get(claim)) is not None
        }
        return {
            "documents": len(self.scores.documents),
            "rows": rows,
            "kappa": kappas,
            "claim F1": documents,
        }

    def kappa(self, slot: str) -> float | None:
        """Cohen's kappa of a slot; None where nothing is compared."""
        row = BY_NAME["slot", slot]
        pairs = [
            (str(o.gold), str(o.predicted))
            for one in self.scores.documents
            for o in one.outcomes
            if o.row == row
        ]
        if not pairs:
            return None
        first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
        agreed = sum(one == other for one, other in pairs) / len(pairs)
        chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
        return 1.0 if chance == 1 else round((agreed - chance) / (1 - chance), 3)

    def lines(self) -> Iterator[str]:
        """The figures as a table."""
        figures = self.figures()
        yield f"{figures['documents']} documents that both hold"
        yield f"{'':30}{'agree':>8}{'kappa':>8}   first / second"
        for name, one in figures["rows"].items():
            kappa = figures["kappa"].get(name.removeprefix("slot "))
            shown = f"{kappa:8.2f}" if kappa is not None and name.startswith("slot ") else " " * 8
            yield f"{name:30}{one['agreement']:8.1f}{shown}   {one['first']} / {one['second']}"
        for doc_id, f1 in figures["claim F1"].items():
            yield f"claim F1 {f1:5.1f}  {doc_id}"


def agreement(first: Sequence[Document], second: Sequence[Document]) -> Agreement:
    """Compare two annotations over the documents that both hold.

    Raises:
        FormatError: They share no document, or the texts of one differ.
    """
    both = paired(first, second)
    return Agreement(score([one for one, _ in both], [other for _, other in both]))


def paired(
    first: Sequence[Document], second: Sequence[Document]
) -> list[tuple[Document, Document]]:
    """The documents that two annotations share, side by side.

    Raises:
        FormatError: They share no document, or the texts of one differ.
    """
    others = {document.doc_id: document for document in second}
    both = [(document, others[document.doc_id]) for document in first if document.doc_id in others]
    if not both:
        raise FormatError("the files share no document", "give two annotations of the same texts")
    for one, other in both:
        if one.text != other.text:
            what = f"the texts of “{one.doc_id}” differ"
            raise FormatError(what, "annotate the same text twice")
    return both


def _name(row: Row) -> str:
    return row.name if row.group == row.name else f"{row.group} {row.name}"


def _percent(row: Row, tally: Tally) -> float:
    return tally.recall if row.measure == "accuracy" else tally.f1
