"""Seasons of the year."""

from __future__ import annotations

from factx.rules.rule import Found, Keys, Kind, rule
from factx.rules.view import View
from factx.times.expression import Calendar
from factx.times.words import Season, times_at

_TABLE = "times/seasons.csv"
_DASHES = frozenset("-–/")
_PLACED = frozenset(
    "in since until during by of each every last next this that previous following past coming "
    "the late early mid -".split()
)


@rule(Keys(_TABLE, Season), layer=2)
def bare(view: View, i: int) -> Found | None:
    """``summer``, ``winter``; ``spring`` and ``fall`` with a word before them that places them in time."""
    found = view.find(_TABLE, Season, i)
    if found is None:
        return None
    end, season = found
    before = view.word(i - 1)
    year = _year(view, end)
    if year and not (view.word(end) == "," and season.doubtful):
        return Found(year[0], Calendar(year[1], season=season.season))
    if view.tags[i].startswith("VB"):
        return None
    if before not in _PLACED or (season.doubtful and before in ("of", "-", "by")):
        return None
    if (
        season.doubtful
        and before == "the"
        and view.word(i - 2) not in ("in", "by", "until", "since", "for")
    ):
        return None
    if view.word(end) in ("of", "in") and season.doubtful or view.word(end) == "-":
        return None
    return Found(end, Calendar(season=season.season))


@rule(Kind("time"), layer=3)
def with_article(view: View, i: int) -> Found | None:
    """``the summer``, ``the winter of 1994``."""
    if view.word(i - 1) != "the":
        return None
    for inner in times_at(view, i, Calendar):
        if inner.value.season:
            return Found(inner.end, inner.value, (inner,), i - 1)
    return None


def _year(view: View, end: int) -> tuple[int, int] | None:
    """The year after a season; "winter of 2009-10" is the one that begins in 2009."""
    year = view.at("year", end + (view.word(end) in ("of", ",")))
    if year is None:
        return None
    number, after = year.value.year, view.word(year.end + 1)
    on = view.word(year.end) in _DASHES and after == f"{(number + 1) % 100:02d}"
    return year.end + 2 * on, number
