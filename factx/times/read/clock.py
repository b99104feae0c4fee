"""Times of day."""

from __future__ import annotations

from dataclasses import replace

from factx.rules.match import Match
from factx.rules.rule import Digit, Found, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Clock, Part, Shift, Within
from factx.times.read.days import is_day
from factx.times.words import PartOfDay, Zone, times_at
from factx.words.senses import nouns, verbs

_HALVES = {"a.m.": 0, "am": 0, "p.m.": 12, "pm": 12}
_AT = frozenset("at around about by until from before after since to between and".split())
_BETWEEN = frozenset("from to between and".split())
_HALF_OF = frozenset(("MO", "AF", "EV", "NI"))


@rule(Digit(), layer=2)
def hour(view: View, i: int) -> Found | None:
    """``10:35 a.m.``, ``4 p.m.``, ``16:30``, ``6pm EST``, ``7.30pm``, ``0735 GMT``, ``the 6.40 to Leeds``."""
    if view.pieces.glued(i) and view.word(i - 1) in (":", ".", "-", "/", "$", ","):
        return None
    time = _figures(view, i)
    if time is None:
        return None
    end, hours, minutes, seconds = time
    half, end = _half(view, end)
    zone, after = _zone(view, end)
    dotted = "." in view.low[i]
    short = end == i + 1 and half is None and not dotted
    if half is None and zone is None and dotted and not _is_train(view, i):
        return None
    early = view.word(i - 1) in _AT and view.low[i][0] == "0"
    if half is None and short and not ((zone or early) and len(view.low[i]) == 4):
        return None
    if (
        half is None
        and not short
        and view.word(i - 1) not in _AT
        and not zone
        and len(view.low[i]) < 2
    ):
        return None
    if half is not None:
        if hours > 12 or hours == 0:
            return None
        hours = hours % 12 + half
    return Found(after, Clock(hours, minutes, seconds, zone))


@rule(Digit(), layer=2)
def o_clock(view: View, i: int) -> Found | None:
    """``10 o'clock``."""
    word = view.word(i)
    if (
        view.word(i + 1) != "o"
        or view.word(i + 3) != "clock"
        or not word.isdecimal()
        or int(word) > 12
    ):
        return None
    return Found(i + 4, Clock(int(word), 0))


@rule(Kind("number"), layer=3)
def in_part(view: View, i: int) -> Found | None:
    """``at 4 in the morning``, ``about six in the evening``, ``around 11 at night``."""
    number = view.at("number", i)
    if number is None or view.word(i - 1) not in _AT or view.word(i - 1) in _BETWEEN:
        return None
    hours = _whole(number)
    at = number.end + 2 if view.word(number.end) == "in" else number.end + 1
    lead = " ".join(view.low[number.end : at])
    part = _part(view, at)
    if hours is None or part is None or lead not in ("in the", "at") or part[1] not in _HALF_OF:
        return None
    if (lead == "at") != (part[1] == "NI"):
        return None
    late = part[1] != "MO" and not (part[1] == "NI" and hours in (12, *range(1, 5)))
    return Found(part[0], Clock(hours % 12 + 12 * late), (number,))


@rule(Kind("number"), layer=3)
def spelled(view: View, i: int) -> Found | None:
    """``starts at six``, ``shortly after eight``, ``up at five``: an hour in words, behind what is done at an hour."""
    number = view.at("number", i)
    hours = _whole(number) if number is not None and view.raw[i].isalpha() else None
    if number is None or hours is None or view.word(number.end) not in _OPEN:
        return None
    if view.word(i - 1) in ("after", "before", "past"):
        near = view.word(i - 2) in ("shortly", "soon", "little", "just", "bit")
        return Found(number.end, Clock(hours), (number,)) if near else None
    done = view.word(i - 1) == "at" and any(view.word(j) in _DAILY for j in (i - 2, i - 3))
    return Found(number.end, Clock(hours), (number,)) if done else None


_OPEN = frozenset((".", ",", ";", ")", '"', "”", "’", "and", "or", "but", "when", "sharp", ""))
_TIMETABLED = nouns("timetabled")
_DAILY = (
    verbs("at_hour")
    | _TIMETABLED
    | frozenset("up home there here work breakfast lunch dinner supper doors".split())
)


def _is_train(view: View, i: int) -> bool:
    """Whether ``6.40`` is the hour of a train: ``the 6.40 to Leeds``, ``the 7.15 bus``; not ``the 6.40 euros``."""
    after = view.word(i + 1)
    monday = after == "on" and view.word(i + 2).endswith("day")
    return view.word(i - 1) == "the" and (after in _TRAINS or after in _TIMETABLED or monday)


_TRAINS = frozenset("to from down up out".split())


def _whole(number: Match) -> int | None:
    """The hour that a number is, from 1 to 12."""
    value = number.value.value
    return int(value) if value is not None and value in range(1, 13) else None


@rule(Kind("time"), layer=5)
def before_day(view: View, i: int) -> Found | None:
    """``4 a.m. EDT Thursday``, ``noon Saturday``, ``2 p.m. EST, Nov. 9``, ``9 p.m. on Friday``."""
    for clock in times_at(view, i, Clock, Part):
        if clock.value.day is not None:
            continue
        joint = view.word(clock.end) in (",", "on") and isinstance(clock.value, Clock)
        for day in view.all_at("time", clock.end + joint):
            if is_day(day.value):
                return Found(day.end, replace(clock.value, day=day.value), (clock, day))
    return None


@rule(Kind("time"), layer=5)
def after_day(view: View, i: int) -> Found | None:
    """``Thursday night``, ``tomorrow morning``, ``Friday afternoon``, ``last Saturday night``."""
    for day in times_at(view, i, Calendar, Shift):
        if not is_day(day.value):
            continue
        part = _part(view, day.end)
        if part:
            return Found(part[0], Part(part[1], day.value), (day,))
    return None


@rule(Words(["of"]), layer=6)
def of_day(view: View, i: int) -> Found | None:
    """``the night of January 4``, ``the afternoon of last Friday``, ``3:40 on the morning of July 20 last year``."""
    part = view.find("times/parts_of_day.csv", PartOfDay, i - 1)
    if part is None or view.word(i - 2) != "the" or view.low[i - 1].endswith("s"):
        return None
    for day in times_at(view, i + 1, Calendar, Shift, Within):
        inner = day.value.inner if isinstance(day.value, Within) else day.value
        if is_day(inner):
            clock = view.before("time", i - 3) if view.word(i - 3) == "on" else None
            if clock is not None and isinstance(clock.value, Clock) and clock.value.day is None:
                return Found(
                    day.end, replace(clock.value, day=day.value), (clock, day), clock.start
                )
            return Found(day.end, Part(part[1].part, day.value), (day,), i - 2)
    return None


@rule(Words(["mid", "midafternoon"]), layer=2)
def mid(view: View, i: int) -> Found | None:
    """``mid-afternoon``, ``mid morning``."""
    at = i + 1 + (view.word(i + 1) == "-")
    part = _part(view, at) if view.low[i] == "mid" else None
    return Found(part[0], Part(part[1])) if part else None


def _part(view: View, i: int) -> tuple[int, str] | None:
    found = view.find("times/parts_of_day.csv", PartOfDay, i)
    if found is None or view.low[i].endswith("s"):
        return None
    return found[0], found[1].part


def _figures(view: View, i: int) -> tuple[int, int, int | None, int | None] | None:
    """Hours, minutes and seconds in figures: ``10``, ``10:35``, ``10.35``, ``0735``."""
    word, glued = view.word(i), view.pieces.glued
    hour, point, past = word.partition(".")
    if point and hour.isdecimal() and past.isdecimal() and len(hour) < 3 and len(past) == 2:
        return (i + 1, int(hour), int(past), None) if int(hour) < 25 and int(past) < 60 else None
    minutes: list[int] = []
    end = i + 1
    while view.word(end) == ":" and glued(end) and glued(end + 1) and len(minutes) < 2:
        text = view.word(end + 1)
        if not (text.isdecimal() and len(text) == 2 and int(text) < 60):
            return None
        minutes.append(int(text))
        end += 2
    if len(word) == 4 and word.isdecimal() and not minutes:
        hours, rest = int(word[:2]), int(word[2:])
        return (end, hours, rest, None) if hours < 25 and rest < 60 else None
    if not word.isdecimal() or len(word) > 2 or int(word) > 24:
        return None
    return end, int(word), minutes[0] if minutes else None, minutes[1] if len(minutes) > 1 else None


def _half(view: View, i: int) -> tuple[int | None, int]:
    """``a.m.`` or ``p.m.``, as written one way or another."""
    word = view.word(i)
    if word in _HALVES:
        return _HALVES[word], i + 1
    if word in ("a", "p") and view.word(i + 1) == "." and view.word(i + 2) == "m":
        return _HALVES[f"{word}m"], i + 3
    return None, i


def _zone(view: View, i: int) -> tuple[str | None, int]:
    bracket = view.word(i) == "("
    found = view.find("times/zones.csv", Zone, i + bracket)
    if found is None or view.raw[i + bracket].islower():
        return None, i
    end = found[0]
    if bracket and view.word(end) != ")":
        return None, i
    return found[1].offset, end + bracket
