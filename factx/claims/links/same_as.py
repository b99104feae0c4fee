"""Another way of saying the same amount: a conversion in brackets, or behind "or", or as a part of something."""

from __future__ import annotations

from factx.claims.frame import Frame, once
from factx.claims.slots import part
from factx.claims.slots.subject.order import is_duration

_REACH = 10
_PARTED = 4
_WHOLES = ("of", "the", "its", "their", "what", "as")
_PRONOUNS = ("it", "them", "which", "whom", "these", "those", "this")
_OPEN = ("(", "[", "-lrb-", "–", "—", "--")
_SKIP = frozenset(
    "about roughly around some approximately or nearly almost $ just over more than under the"
    " equivalent of to equal ~ a an".split()
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
    other = _parted(frame, before, max(before, key=lambda o: o.end))
    between = [frame.low(i) for i in range(other.end, frame.start)]
    rest = [word for word in between if word not in _SKIP]
    if _or_else(frame, other, between) or _portion(frame, other, between):
        return other
    if len(between) > 8 or not _convertible(frame, other):
        return None
    if rest == ["="]:
        return other
    opened = bool(rest) and rest[-1] in _OPEN
    loose = [word for word in rest if word not in _OPEN and word != ","]
    if opened and len(loose) <= 3:
        return other
    return other if not loose and "or" in between and rest in ([], [","]) else None


def _parted(frame: Frame, before: list[Frame], other: Frame) -> Frame:
    """The part where the amount before is only its whole: of "50 of its 502 places, or 10 percent" the 50."""
    if frame.quantity.unit.kind == other.quantity.unit.kind:
        return other
    near = (o for o in before if 0 < other.start - o.end <= _PARTED)
    return next((part for part in near if frame.low(part.end) == "of"), other)


@once
def said_again(frame: Frame) -> Frame | None:
    """The amount of which this one is the same amount; "$1 million, or $1.35 a share" are a sum and a price.

    A sum for each head or over another time is the sum in another unit ("$20 an hour, or $41,600 a year").
    """
    other = restated(frame)
    if other is None:
        return None
    between = [frame.low(i) for i in range(other.end, frame.start)]
    shares = _a_share(frame) != (_a_share(other) or "share" in between)
    return None if shares and frame.low(other.end) != "(" else other


def _a_share(frame: Frame) -> bool:
    return frame.quantity.unit.kind == "currency" and frame.quantity.unit.per == "share"


def _or_else(frame: Frame, other: Frame, between: list[str]) -> bool:
    """ "38% of the total, or about 444,000", "$20, or $41,600 a year": the same in other units, behind ", or"."""
    own, its = frame.quantity.unit, other.quantity.unit
    last = [word for word in between if word not in _SKIP or word == "or"]
    if last[-1:] != ["or"] or len(between) > _REACH or _acts(frame, other):
        return False
    if is_duration(frame) or is_duration(other):
        return False
    if last[-2:] == [",", "or"] or (frame.low(other.end) == ")" and last == [")", "or"]):
        return (own.kind, own.code, own.per) != (its.kind, its.code, its.per) or own.kind == "count"
    return last == ["or"] and own.kind == "percent" != its.kind


def _portion(frame: Frame, other: Frame, between: list[str]) -> bool:
    """ "11 tonnes of olives, a quarter of what she picked in 2021": an amount told again as a part or a multiple."""
    tokens = frame.tokens
    unit = frame.quantity.unit
    ties = [word for word in between if word not in _SKIP and word not in ("less", "close")]
    if "equivalent" not in between[-3:] and ties[-1:] != [","]:
        return False
    if unit.code != "%" and not (unit.kind == "none" and part.is_proportion(frame)):
        return frame.low(frame.start) == "twice" and bool(between) and not _acts(frame, other)
    if len(between) > _REACH or is_duration(other) or _acts(frame, other):
        return False
    if frame.low(frame.end) not in _WHOLES or frame.low(frame.end + 1) in _PRONOUNS:
        return False
    return other.quantity.unit.kind != "percent" and tokens.tag[frame.start - 1] != "VBG"


def _acts(frame: Frame, other: Frame) -> bool:
    """Whether a verb stands between the two."""
    tags = (frame.tokens.tag[i] for i in range(other.end, frame.start))
    return any(tag.startswith(("VB", "MD")) for tag in tags)


def _convertible(frame: Frame, other: Frame) -> bool:
    own, its = frame.quantity.unit, other.quantity.unit
    if own.kind != its.kind:
        return _rounded(frame, other)
    if own.kind == "currency":
        return own.code != its.code
    return own.kind == "physical" and own.code != its.code and own.dimension == its.dimension


def _rounded(frame: Frame, other: Frame) -> bool:
    """Whether one is a percentage and the other a fraction of about its size: "one in six (16.3 percent)"."""
    parts = part.is_proportion(frame) and part.is_proportion(other)
    own, its = frame.quantity.value, other.quantity.value
    if not parts or own is None or its is None:
        return False
    low, high = sorted((own, its))
    return abs(high - 100 * low) <= high / 10
