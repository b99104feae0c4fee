"""Days named from where one stands: today, yesterday, tonight; and the parts of a day."""

from __future__ import annotations

from decimal import Decimal

from factx.rules.rule import Found, Keys, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Clock, Expression, Part, Reference, Shift
from factx.times.tense import tense
from factx.times.words import PartOfDay, times_at

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_BEFORE = (".", "!", "?", ";", '"', "“", "'", "''", "``")
_LIGHT = {
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
}
_AT = frozenset("at before until till since by after around from".split())
_PARTS = "times/parts_of_day.csv"


@rule(Words(_DAYS), layer=2)
def day(view: View, i: int) -> Found | None:
    """``today``, ``yesterday``, ``tomorrow``; not in a name ("USA Today")."""
    named = (
        view.raw[i].istitle() and view.word(i - 1).isalpha() and view.raw[i - 1].isupper() and i > 0
    )
    if named and not view.pieces.broken(i):
        return None
    if view.low[i] == "today" and _nowadays(view, i):
        return Found(i + 1, Reference("PRESENT_REF"))
    return Found(i + 1, Shift("D", Decimal(_DAYS[view.low[i]])))


def _nowadays(view: View, i: int) -> bool:
    """Whether "today" means these days: it opens a sentence in the present ("Today it has nine"), not "Today is"."""
    first = i - (view.word(i - 1) in ("and", "but", "yet"))
    opens = first == 0 or view.pieces.broken(first) or view.word(first - 1) in _BEFORE
    if not opens or view.word(i + 1) in ("is", "'s", "’s", "at", "in"):
        return False
    return tense(view, i, i + 1) == "present"


@rule(Words(["tonight", "overnight"]), layer=2)
def night(view: View, i: int) -> Found | None:
    """``tonight``, ``overnight``."""
    return Found(i + 1, Part("NI", Shift("D", Decimal(0)) if view.low[i] == "tonight" else None))


@rule(Keys(_PARTS, PartOfDay), layer=2)
def alone(view: View, i: int) -> Found | None:
    """``in the morning``: the part of a day that the text spoke of; only with the article before it."""
    part = view.find(_PARTS, PartOfDay, i)
    if part is None or view.word(i - 1) != "the" or view.low[i].endswith("s"):
        return None
    if view.word(i - 2) not in ("in", "during", "by", "of", "until") or view.word(part[0]) in (
        "of",
        "after",
    ):
        return None
    return Found(part[0], Part(part[1].part))


@rule(Kind("time"), layer=3)
def with_article(view: View, i: int) -> Found | None:
    """``the morning`` after a preposition."""
    for inner in times_at(view, i, Part):
        if inner.rule.endswith(".alone"):
            return Found(inner.end, inner.value, (inner,), i - 1)
    return None


@rule(Words(["noon", "midnight", "midday", *_LIGHT]), layer=2)
def point(view: View, i: int) -> Found | None:
    """``noon``, ``midnight``, ``midday``; ``dawn``, ``nightfall`` behind a preposition."""
    word = view.low[i]
    if view.word(i - 1) == "high":
        return None
    if word in _LIGHT and (view.word(i - 1) not in _AT or view.word(i + 1) == "of"):
        return None
    if word == "midnight":
        return Found(i + 1, Clock(24, 0))
    return Found(i + 1, Part(_LIGHT.get(word, "12:00")))


def is_day(value: Expression) -> bool:
    """Whether an expression names a day, so that a part of the day or a clock time may stand beside it."""
    if isinstance(value, Calendar):
        return bool(value.weekday or (value.month and value.day))
    return isinstance(value, Shift) and value.unit == "D"
