"""Another way of saying the same amount: a conversion in brackets."""

from __future__ import annotations

from factx.claims.frame import Frame, once

_OPEN = ("(", "[", "-lrb-")
_SKIP = frozenset(
    "about roughly around some approximately or nearly almost $ just over more than under the"
    " equivalent of to equal ~".split()
)


@once
def restated(frame: Frame) -> Frame | None:
    """The amount that this one restates: "11.76 trillion yuan (about 1.82 trillion U.S. dollars)", "10 km (6 miles)".

    The two are both sums of money, or both of the same dimension, in different units, with nothing but a bracket and
    words of relation between them; "or" serves for a bracket between physical units.
    """
    before = [other for other in frame.others if other.end <= frame.start]
    if not before:
        return None
    other = max(before, key=lambda o: o.end)
    between = [frame.low(i) for i in range(other.end, frame.start)]
    rest = [word for word in between if word not in _SKIP]
    if _share_of_count(frame, other, between):
        return other
    if len(between) > 8 or not _convertible(frame, other):
        return None
    opened = bool(rest) and rest[-1] in _OPEN
    loose = [word for word in rest if word not in _OPEN and word != ","]
    if opened and len(loose) <= 3:
        return other
    return other if not loose and "or" in between and rest in ([], [","]) else None


def _share_of_count(frame: Frame, other: Frame, between: list[str]) -> bool:
    """ "2.7 million shares, or about 18%", "up $430, or 21 percent": the same things as an amount and as a share."""
    if (
        frame.quantity.unit.kind != "percent"
        or other.quantity.unit.kind == "percent"
        or len(between) > 10
    ):
        return False
    last = [word for word in between if word not in _SKIP or word == "or"]
    return last[-2:] == [",", "or"] or last == ["or"]


def _convertible(frame: Frame, other: Frame) -> bool:
    own, its = frame.quantity.unit, other.quantity.unit
    if own.kind != its.kind:
        return False
    if own.kind == "currency":
        return own.code != its.code and own.per == its.per
    return own.kind == "physical" and own.code != its.code and own.dimension == its.dimension
