"""Which rules read which sort of quantity, in which order."""

from __future__ import annotations

from factx.claims.frame import Frame, once
from factx.claims.slots.subject import (
    ages,
    amounts,
    counts,
    durations,
    labels,
    paid,
    pairs,
    prices,
    ranks,
    shares,
    sides,
    sizes,
)
from factx.claims.topic import Topic
from factx.rules.slot import Filled, Slot, first, slots_of

_DURATIONS = ("a", "mo", "wk", "d", "h", "min", "s")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second", "decade", "centur")

COUNTS = (labels.label, sides.votes, *slots_of(counts))
AGES = slots_of(ages)
DURATIONS = (*slots_of(durations), amounts.before)
AMOUNTS = (
    ranks.rank,
    shares.bracketed,
    shares.owned,
    shares.rival,
    pairs.equated,
    pairs.respectively,
    pairs.gapped,
    amounts.change_noun,
    sizes.times,
    amounts.modified,
    sizes.adjective,
    shares.holder,
    shares.of_share,
    paid.goes_to,
    amounts.of_part,
    prices.worth,
    prices.per_noun,
    prices.in_goods,
    amounts.of_noun,
    prices.goods,
    prices.price_for,
    paid.purpose,
    paid.recipient,
    paid.spent_on,
    paid.moved_by,
    sizes.away,
    amounts.object_of,
    amounts.preposition,
    amounts.headline,
    amounts.clause,
    amounts.apposed,
    amounts.before,
)


def rules_for(frame: Frame) -> tuple[Slot[Frame, Topic], ...]:
    """The subject rules for a quantity of this sort."""
    kind = frame.quantity.unit.kind
    if kind == "count":
        return (*COUNTS, amounts.before)
    if is_age(frame):
        return (*AGES, amounts.before)
    if is_duration(frame):
        return DURATIONS
    return AMOUNTS


def subject(frame: Frame) -> Filled[Topic] | None:
    """What the quantity is about, by the first rule that knows."""
    return first(rules_for(frame), frame)


def is_duration(frame: Frame) -> bool:
    """Whether the quantity is a length of time."""
    unit = frame.quantity.unit
    return unit.kind == "physical" and unit.code in _DURATIONS and not unit.per


@once
def is_age(frame: Frame) -> bool:
    """Whether the quantity is an age: "14-year-old", "aged 45", or the bare number behind a name."""
    text = frame.quantity.text.lower()
    if not is_duration(frame):
        return False
    if (
        "old" in text
        or frame.low(frame.end) == "old"
        or frame.low(frame.start - 1) in ("aged", "age")
    ):
        return True
    return not any(unit in text for unit in _UNITS)
