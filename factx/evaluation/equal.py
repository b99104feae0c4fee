"""When two things are the same: values, units, names, phrases."""

from __future__ import annotations

from decimal import Decimal

from factx.model import Baseline, Phrase, Quantity, Span, Subject, Time, Unit

NEAR = Decimal("1e-6")
SAME_LEMMA = {"people": "person"}


def same_value(gold: Quantity, predicted: Quantity) -> bool:
    """The values are equal, or, where a value is open, both bounds."""
    if gold.value is not None and predicted.value is not None:
        return same_number(gold.value, predicted.value)
    bounds = same_number(gold.low, predicted.low) and same_number(gold.high, predicted.high)
    bounded = gold.low is not None or gold.high is not None
    return bounds and (bounded or gold.value is predicted.value)


def same_number(gold: Decimal | None, predicted: Decimal | None) -> bool:
    """Equal within a millionth; null equals null."""
    if gold is None or predicted is None:
        return gold is predicted
    return abs(gold - predicted) <= NEAR * max(abs(gold), abs(predicted))


def same_unit(gold: Unit, predicted: Unit) -> bool:
    """The same kind, and by kind the same code, name, or noun counted; nothing more for none."""
    if gold.kind != predicted.kind:
        return False
    if gold.kind in ("currency", "percent"):
        return gold.code == predicted.code
    if gold.kind == "physical":
        return gold.code == predicted.code or gold.name.lower() == predicted.name.lower()
    return gold.kind == "none" or _noun(gold.name) == _noun(predicted.name)


def same_lemma(gold: str, predicted: str) -> bool:
    """The same word; "people" and "person" are one."""
    gold, predicted = gold.lower(), predicted.lower()
    return SAME_LEMMA.get(gold, gold) == SAME_LEMMA.get(predicted, predicted)


def same_subject(gold: Subject | None, predicted: Subject | None) -> bool:
    """The same head, in words that overlap or are the same; null equals null."""
    if gold is None or predicted is None:
        return gold is predicted
    return same_lemma(gold.head, predicted.head) and same_phrase(gold, predicted)


def same_phrase(gold: Phrase | Subject | Baseline, predicted: Phrase | Subject | Baseline) -> bool:
    """The spans overlap, or the words are the same."""
    return overlap(gold.span, predicted.span) or gold.text.lower() == predicted.text.lower()


def same_time(gold: Time | None, predicted: Time | None) -> bool:
    """The same TIMEX3 value; null equals null."""
    if gold is None or predicted is None:
        return gold is predicted
    return gold.value == predicted.value


def overlap(one: Span, other: Span) -> bool:
    """At least one character is in both."""
    return one[0] < other[1] and other[0] < one[1]


def _noun(name: str) -> str:
    words = name.lower().split()
    last = words[-1] if words else ""
    return SAME_LEMMA.get(last, last)
