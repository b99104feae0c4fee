"""The rows of quantities: value, value and unit, value and unit and relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factx.evaluation.equal import same_unit, same_value
from factx.evaluation.match import Pair
from factx.evaluation.outcomes import BY_NAME, Outcome, Row, Side, show_quantity
from factx.model import Quantity

VALUE = BY_NAME["quantity", "value"]
UNIT = BY_NAME["quantity", "value+unit"]
RELATION = BY_NAME["quantity", "value+unit+relation"]


def quantity_outcomes(
    gold: Side, predicted: Side, pairs: Sequence[Pair[Quantity]]
) -> Iterator[Outcome]:
    """Compare the paired quantities; one that has no pair is wrong in every row."""
    doc_id = gold.document.doc_id
    for one, other in pairs:
        for row, right in _right(one, other):
            shown = show_quantity(one), show_quantity(other)
            yield Outcome(row, doc_id, one.span, *shown, right, one.id, other.id)
    paired = {id(item) for pair in pairs for item in pair}
    for row in (VALUE, UNIT, RELATION):
        for item in gold.document.quantities:
            if id(item) not in paired:
                yield Outcome(row, doc_id, item.span, show_quantity(item), None, False, item.id)
        for item in predicted.document.quantities:
            if id(item) not in paired:
                yield Outcome(
                    row, doc_id, item.span, None, show_quantity(item), False, None, item.id
                )


def _right(gold: Quantity, predicted: Quantity) -> Iterator[tuple[Row, bool]]:
    value = same_value(gold, predicted)
    unit = value and same_unit(gold.unit, predicted.unit)
    yield VALUE, value
    yield UNIT, unit
    yield RELATION, unit and gold.relation == predicted.relation
