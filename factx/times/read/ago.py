"""Times so long before or after another: two weeks ago, a year earlier, ten years from now."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Found, Keys, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Anchor, Beside, Calendar, Holiday, Length, Shift
from factx.times.read.lengths import strip_amount
from factx.times.words import Unit, plural, unit_at

_BACK = frozenset(("ago", "earlier", "previously"))
_YEARS = {"DE": 10, "C": 100}
_DAY = Decimal(1)


@rule(Kind("length"), layer=3)
def counted(view: View, i: int) -> Found | None:
    """``two weeks ago``, ``a year earlier``, ``a year or so ago``, ``10 years from now``.

    What lies so long after an event ("three days later") is a length, as TimeML has it.
    """
    for length in view.all_at("length", i):
        end = length.end
        if view.word(end) == "or" and view.word(end + 1) in ("so", "more"):
            end += 2
        way = _way(view, end)
        if way:
            end, sign, anchor = way
            return Found(end, _shift(length.value, sign, anchor), _parts(length, sign, anchor))
    return None


@rule(Keys("times/units.csv", Unit), layer=3)
def uncounted(view: View, i: int) -> Found | None:
    """``months ago``, ``years earlier``, ``decades ago``."""
    unit = unit_at(view, i)
    if (
        unit is None
        or not plural(view, i)
        or view.word(unit[0]) != "ago"
        or view.before("number", i)
    ):
        return None
    return Found(unit[0] + 1, Shift(unit[1], None, "published", -1))


@rule(Words(["after", "before"]), layer=5)
def day_beside(view: View, i: int) -> Found | None:
    """``the day after Thanksgiving``, ``the day before last Tuesday``, ``the day after tomorrow``."""
    unit = unit_at(view, i - 1)
    if unit is None or plural(view, i - 1) or view.word(i - 2) not in ("the", "a", "one"):
        return None
    sign = 1 if view.low[i] == "after" else -1
    for base in view.all_at("time", i + 1):
        day = isinstance(base.value, Calendar) and (base.value.day or base.value.weekday)
        near = isinstance(base.value, Shift) and base.value.unit == unit[1]
        if day or near or isinstance(base.value, Holiday):
            return Found(base.end, Beside(unit[1], _DAY * sign, base.value), (base,), i - 2)
    return None


@rule(Kind("length"), layer=5)
def beside(view: View, i: int) -> Found | None:
    """``a week from Monday``, ``two days after Christmas``, ``three weeks before Christmas``."""
    length = view.at("length", i)
    if (
        length is None
        or len(length.value.amounts) != 1
        or view.word(length.end) not in ("from", "after", "before")
    ):
        return None
    unit, count = length.value.amounts[0]
    base = view.at("time", length.end + 1)
    if count is None or base is None or unit not in ("D", "W") or length.value.place:
        return None
    if not (
        isinstance(base.value, Holiday) or isinstance(base.value, Calendar) and base.value.weekday
    ):
        return None
    if view.word(length.end) != "from" and not isinstance(base.value, Holiday):
        return None
    sign = -1 if view.word(length.end) == "before" else 1
    return Found(base.end, Beside(unit, count * sign, base.value), (length, base))


def _way(view: View, i: int) -> tuple[int, int, Anchor] | None:
    """Where the word of direction ends, back or on, and from what."""
    word = view.word(i)
    if word in _BACK:
        return i + 1, -1, "published" if word == "ago" else "narrative"
    if word == "hence":
        return i + 1, 1, "published"
    if word == "from" and view.word(i + 1) in ("now", "today"):
        return i + 2, 1, "published"
    if word == "before" and not view.word(i + 1).isalpha():
        return i + 1, -1, "narrative"
    return None


def _shift(length: Length, sign: int, anchor: Anchor) -> Shift:
    unit, count = length.amounts[0]
    if count is None:
        return Shift(unit, None, anchor, sign)
    if len(length.amounts) > 1 and length.amounts[1][0] == "M" and unit == "Y":
        unit, count = "M", count * 12 + (length.amounts[1][1] or 0)
    if unit == "Y" and count == 1 and sign < 0:
        anchor = "comparison"
    if unit in _YEARS:
        unit, count = "Y", count * _YEARS[unit]
    return Shift(unit, count * sign, anchor)


def _parts(length: Match, sign: int, anchor: Anchor) -> tuple[Match, ...]:
    """A year ago or earlier is a period of comparison, not a length: only its number is kept."""
    unit, count = length.value.amounts[0]
    compares = (unit == "Y" and count == 1 and sign < 0) or (
        anchor == "narrative" and sign < 0 and count == 1
    )
    return strip_amount(length) if compares else (length,)
