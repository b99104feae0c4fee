"""Months and the days in them."""

from __future__ import annotations

import re
from decimal import Decimal

from factx.rules.match import Match
from factx.rules.rule import Digit, Found, Keys, Kind, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Slashed, Which
from factx.times.words import PREPOSITIONS, capital, ordinal_at
from factx.words.months import MONTHS, Month

_PLACED = PREPOSITIONS | frozenset(
    "last next ended ending this each every the - ( and or / a per".split()
)
_WEAK = frozenset("a the and or".split())
_WHOLE = frozenset("may june july".split())
_JOINTS = frozenset("and or - –".split())
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_SIGNS = frozenset("/-.")


@rule(Keys(MONTHS, Month), layer=2)
def month_day(view: View, i: int) -> Found | None:
    """``Jan. 26``, ``January 26th``, ``March eighth``, with a year: ``Jan. 26, 2021``; after "ended" it is past."""
    month = _month(view, i)
    if month is None:
        return None
    day = _day(view, month[0])
    if day is None or (month[1].doubtful == "word" and not capital(view, i)):
        return None
    end, number, parts = day
    year = _year(view, end)
    if year:
        return Found(year.end, Calendar(year.value.year, month[1].month, number), (*parts, year))
    which: Which = "last" if view.word(i - 1) == "ended" else ""
    return Found(end, Calendar(month=month[1].month, day=number, which=which), parts)


@rule(Digit(), Kind("number"), layer=2)
def day_month(view: View, i: int) -> Found | None:
    """``26 January``, ``26th of January 2021``, ``the 26th of January``."""
    day = _day(view, i)
    if day is None or view.word(i - 1) in ("/", ".", "$"):
        return None
    if view.word(i - 1) == "-" and not view.word(i - 2).isdecimal():
        return None
    end, number, parts = day
    at = end + 1 if view.word(end) == "of" and end > i + 1 else end
    at += view.word(at) == "-" and view.pieces.glued(at + 1)
    month = _month(view, at)
    if month is None or not capital(view, at):
        return None
    if _day(view, month[0]) and not _year(view, month[0]):
        return None
    year = _year(view, month[0])
    end, full = (year.end, year.value.year) if year else (month[0], None)
    return Found(end, Calendar(full, month[1].month, number), (*parts, year) if year else parts)


@rule(Kind("time"), layer=3)
def the_day_month(view: View, i: int) -> Found | None:
    """``the 26th of January``."""
    inner = view.at("time", i)
    if inner is None or view.word(i - 1) != "the" or not inner.rule.endswith(".day_month"):
        return None
    return (
        Found(inner.end, inner.value, (inner,), i - 1) if "of" in view.low[i : inner.end] else None
    )


@rule(Keys(MONTHS, Month), layer=2)
def month_year(view: View, i: int) -> Found | None:
    """``March 2020``, ``March, 2020``, ``March of 2020``, ``Dec '98``."""
    month = _month(view, i)
    if month is None or not capital(view, i):
        return None
    at = month[0]
    year = view.at("year", at + 1) if view.word(at) in (",", "of") else view.at("year", at)
    if year is None:
        return None
    return Found(year.end, Calendar(year.value.year, month[1].month), (year,))


@rule(Keys(MONTHS, Month), layer=2)
def bare(view: View, i: int) -> Found | None:
    """A month by itself; a word that is a verb, noun or name as well needs evidence."""
    month = _month(view, i)
    if month is None or not capital(view, i) or _day(view, month[0]):
        return None
    end, row = month
    if row.doubtful and _otherwise(view, i, end, row.doubtful):
        return None
    before = view.word(i - 1)
    whole = len(view.low[i]) > 4 or end > i + 1 or view.low[i] in _WHOLE
    if not whole and view.word(i + 1) != "." and before not in _PLACED - _WEAK:
        return None
    return Found(end, Calendar(month=row.month))


def _otherwise(view: View, i: int, end: int, doubtful: str) -> bool:
    """Whether a word that is a month or something else is something else here: a verb, a noun, a name."""
    before = view.word(i - 1)
    placed = before in _PLACED
    if view.tags[i].startswith(("VB", "MD")):
        return True
    if doubtful == "word" and (not placed or before in _WEAK):
        listed = before in _JOINTS and view.find(MONTHS, Month, i - 2) is not None
        if not listed and not (before in ("the", "a") and _noun(view, i)):
            return True
    if not placed and capital(view, end) and not view.pieces.broken(end):
        return True
    return capital(view, i - 1) and not placed and before not in ".,;:"


@rule(Digit(), Kind("number"), layer=3)
def next_day(view: View, i: int) -> Found | None:
    """The second day of one month: ``25`` in "April 24 and 25"."""
    if view.word(i - 1) not in ("and", "or", ","):
        return None
    first = view.before("time", i - 1)
    day = _day(view, i)
    if (
        first is None
        or day is None
        or not isinstance(first.value, Calendar)
        or view.word(i - 1) == ","
    ):
        return None
    value, after = first.value, view.word(day[0])
    if not first.rule.endswith(".month_day") or value.year or not value.day or day[1] <= value.day:
        return None
    if after[:1].isalpha() and _noun_after(view, day[0]) or _month(view, day[0]):
        return None
    return Found(day[0], Calendar(month=value.month, day=day[1]), day[2])


@rule(Digit())
def iso(view: View, i: int) -> Found | None:
    """``2020-03-04``, ``2020/03/04``."""
    return _figures(view, i, (4,), (1, 2), (1, 2))


@rule(Digit())
def figures(view: View, i: int) -> Found | None:
    """``3/4/2020``, ``03/04/98``, ``03-04-2020``: the date order settles it; ``20.3.2020`` has the day first."""
    if _DOTTED.fullmatch(view.raw[i]):
        numbers = view.raw[i].split(".")
        return None if _too_large(*numbers) else Found(i + 1, Slashed(view.raw[i]))
    return _figures(view, i, (1, 2), (1, 2), (4, 2))


def _figures(view: View, i: int, *lengths: tuple[int, ...]) -> Found | None:
    """Three numbers of these lengths, glued by the same sign."""
    glued, word = view.pieces.glued, view.word
    sign = word(i + 1)
    joined = all(glued(n) for n in range(i + 1, i + 5))
    if sign not in _SIGNS or not joined or word(i + 3) != sign:
        return None
    for n, sizes in zip((i, i + 2, i + 4), lengths, strict=True):
        if not word(n).isdecimal() or len(word(n)) not in sizes:
            return None
    if lengths[2] == (4, 2) and len(word(i + 4)) == 2 and sign != "/":
        return None
    if (glued(i) and word(i - 1) in _SIGNS) or (
        glued(i + 5) and word(i + 5) in _SIGNS and word(i + 6).isdecimal()
    ):
        return None
    if _too_large(word(i), word(i + 2), word(i + 4)):
        return None
    return Found(i + 5, Slashed("".join(view.raw[i : i + 5])))


def _too_large(*numbers: str) -> bool:
    small = [int(n) for n in numbers if len(n) < 4]
    return any(not 1 <= n <= 31 for n in small[:2]) or (len(small) == 2 and min(small) > 12)


def _month(view: View, i: int) -> tuple[int, Month] | None:
    """The month at piece ``i``, with the full stop of its abbreviation."""
    found = view.find(MONTHS, Month, i)
    if found is None:
        return None
    end, month = found
    if (
        view.word(end) == "."
        and view.pieces.glued(end)
        and len(view.low[i]) <= 4
        and view.low[i] not in _WHOLE
    ):
        following = view.word(end + 1)
        if following[:1].isdigit() or following in (",", "-", "'") or not capital(view, end + 1):
            return end + 1, month
    return end, month


def _day(view: View, i: int) -> tuple[int, int, tuple[Match, ...]] | None:
    """The day of a month at piece ``i``, in digits or as an ordinal."""
    word = view.word(i)
    ordinal = ordinal_at(view, i)
    if ordinal and ordinal.count is not None and 1 <= ordinal.count <= 31:
        return ordinal.end, int(ordinal.count), ordinal.parts
    if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31:
        if view.word(i + 1) in ("%", "percent", "million", "billion"):
            return None
        if view.word(i + 1) == ":" and view.word(i + 2)[:1].isdigit() and view.pieces.glued(i + 2):
            return None
        if view.pieces.glued(i + 1) and view.word(i + 1)[:1].isalpha() and view.word(i + 1) != "s":
            return None
        return i + 1, int(word), ()
    number = view.at("number", i)
    if (
        number
        and number.value.form == "cardinal"
        and word.isalpha()
        and number.value.value in _DAYS
    ):
        return number.end, int(number.value.value), (number,)
    return None


def _year(view: View, i: int) -> Match | None:
    """The year after a day: ``, 2021`` or `` 2021``."""
    return view.at("year", i + 1) if view.word(i) == "," else view.at("year", i)


def _noun(view: View, i: int) -> bool:
    """Whether a noun follows that the month belongs to: "the March accession"."""
    after = view.word(i + 1)
    return (
        after.isalpha()
        and not capital(view, i + 1)
        and after not in ("of", "by", "to", "on", "was", "is")
    )


def _noun_after(view: View, i: int) -> bool:
    """Whether a noun follows that the number counts: "on April 24 and 25 people came"."""
    tag = view.tags[i] if i < view.size else ""
    return tag in ("NNS", "NN", "JJ") if tag else view.word(i).endswith("s")


_DAYS = frozenset(Decimal(n) for n in range(1, 32))
