"""The rows of times, as TempEval-3 counts them. Ranges in words are left out: TimeML marks only their ends."""

from __future__ import annotations

from collections.abc import Iterator

from factx.evaluation.match import match_times
from factx.evaluation.outcomes import BY_NAME, Outcome, Row, Side, show_time
from factx.model import Time

STRICT = BY_NAME["time", "strict"]
RELAXED = BY_NAME["time", "relaxed"]
TYPE = BY_NAME["time", "type"]
VALUE = BY_NAME["time", "value"]


def time_outcomes(gold: Side, predicted: Side) -> Iterator[Outcome]:
    """Compare the times of one document.

    The F1 of type and of value is TempEval-3's attribute accuracy times relaxed F1: the same number.
    """
    doc_id = gold.document.doc_id
    wanted = [time for time in gold.document.times if not time.parts]
    found = [time for time in predicted.document.times if not time.parts]
    pairs = match_times(wanted, found)
    for one, other in pairs:
        for row, right in _right(one, other):
            shown = show_time(one), show_time(other)
            yield Outcome(row, doc_id, one.span, *shown, right, one.id, other.id)
    paired = {id(item) for pair in pairs for item in pair}
    for row in (STRICT, RELAXED, TYPE, VALUE):
        for item in wanted:
            if id(item) not in paired:
                yield Outcome(row, doc_id, item.span, show_time(item), None, False, item.id)
        for item in found:
            if id(item) not in paired:
                yield Outcome(row, doc_id, item.span, None, show_time(item), False, None, item.id)


def _right(gold: Time, predicted: Time) -> Iterator[tuple[Row, bool]]:
    yield STRICT, gold.span == predicted.span
    yield RELAXED, True
    yield TYPE, gold.type == predicted.type
    yield VALUE, gold.value == predicted.value
