"""What comes again and again."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.rule import Found, Keys, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Every
from factx.times.reckon.lengths import duration
from factx.times.words import (
    Frequency,
    PartOfDay,
    Season,
    Unit,
    Weekday,
    capital,
    ordinal_at,
    plural,
    unit_at,
)

_RATED = frozenset(
    "once twice times percent % million billion thousand trillion cents dollars".split()
)
_MONEY = frozenset("$ € £ ¥".split())
_COINS = frozenset("cents dollars pounds euros pence".split())
_ONE = Decimal(1)
_PARTS = "times/parts_of_day.csv"


@rule(Keys("times/frequencies.csv", Frequency), layer=2)
def frequency(view: View, i: int) -> Found | None:
    """``daily``, ``annually``, ``hourly``; not in a name ("Daily News")."""
    found = view.find("times/frequencies.csv", Frequency, i)
    if found is None or (capital(view, i) and (capital(view, i + 1) or capital(view, i - 1))):
        return None
    tag = view.tags[found[0]] if found[0] < view.size else ""
    if view.low[i] in ("quarterly", "monthly") and tag.startswith(("NN", "JJ", "VBG")):
        return None
    return Found(found[0], Every(found[1].value))


@rule(Words(["every", "each", "per"]), layer=3)
def every(view: View, i: int) -> Found | None:
    """``every day``, ``each quarter``, ``every two weeks``, ``every other year``, ``every Friday``, ``each July``."""
    at = i + 1
    other = view.word(at) == "other"
    number = ordinal_at(view, at)
    unit = unit_at(view, at + other)
    if unit and unit[1] in ("H", "MIN", "S") and view.low[i] == "per":
        return None
    if unit and not plural(view, at + other):
        return Found(unit[0], Every(duration(((unit[1], _ONE + other),))))
    if view.word(at) == "season":
        return Found(at + 1, Every("XXXX-SX"))
    length = view.at("length", at)
    if length and view.low[i] == "every":
        return Found(length.end, Every(duration(length.value.amounts)), (length,))
    part = view.find(_PARTS, PartOfDay, at)
    if part and not number:
        return Found(part[0], Every(f"XXXX-XX-XXT{part[1].part}"))
    season = view.find("times/seasons.csv", Season, at)
    if season:
        return Found(season[0], Every(f"XXXX-{season[1].season}"))
    for inner in view.all_at("time", at + other):
        value = inner.value
        if isinstance(value, Calendar) and value.year is None and not value.which:
            return Found(inner.end, Every(str(value)), (inner,))
    return None


@rule(Keys("times/units.csv", Unit), layer=3)
def rate(view: View, i: int) -> Found | None:
    """``28 visas a year``, ``twice a week``, ``$5 million a month``: after a number or what it counts."""
    unit = unit_at(view, i)
    if view.word(i - 1) not in ("a", "an") or (
        unit and unit[1] in ("H", "MIN", "S") and not _paid(view, i)
    ):
        return None
    if (
        unit is None
        or plural(view, i)
        or view.word(unit[0]) in ("ago", "earlier", "later", "before", "after", "and", "-")
    ):
        return None
    before = view.word(i - 2)
    counted = before in _RATED or before[:1].isdigit()
    near = any(view.before("number", n) for n in (i - 2, i - 3) if n > 0)
    if not counted and not (near and view.tags[i - 2] in ("NNS", "NN", "") and before.isalpha()):
        return None
    if before in ("in", "for", "within", "of", "than", "about", "over", "by", "and"):
        return None
    return Found(unit[0], Every(duration(((unit[1], _ONE),))), (), i - 1)


def _paid(view: View, i: int) -> bool:
    """Whether money is paid by the hour: "$12.50 an hour"; "60 miles an hour" is a speed."""
    number = view.before("number", i - 1) or view.before("number", i - 2)
    if number is None or view.word(i) != "hour":
        return False
    return view.word(number.start - 1) in _MONEY or view.word(i - 2) in _COINS


@rule(Keys("times/weekdays.csv", Weekday), layer=3)
def weekdays(view: View, i: int) -> Found | None:
    """``Fridays``, ``Tuesday nights``."""
    found = view.find("times/weekdays.csv", Weekday, i)
    if found is None or not capital(view, i):
        return None
    part = view.find(_PARTS, PartOfDay, found[0])
    value = f"XXXX-WXX-{found[1].weekday}"
    if part and view.low[part[0] - 1].endswith("s"):
        return Found(part[0], Every(f"{value}T{part[1].part}"))
    if not view.low[i].endswith("days"):
        return None
    return Found(found[0], Every(value))


@rule(Words(["from"]), layer=3)
def now_and_then(view: View, i: int) -> Found | None:
    """``from time to time``."""
    words = [view.word(i + n) for n in range(4)]
    return Found(i + 4, Every("PXX")) if words == ["from", "time", "to", "time"] else None
