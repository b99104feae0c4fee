"""Run the rules of times over a text, and reckon what they found in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factx.model import Time, Why
from factx.rules.grammar import Grammar
from factx.rules.lexicon import Lexicon
from factx.rules.match import Match, why
from factx.rules.view import View
from factx.store import Sheet
from factx.times.expression import (
    Between,
    Clock,
    Expression,
    Length,
    Modified,
    Part,
    Shift,
    core,
)
from factx.times.fiscal import fiscal
from factx.times.read.days import is_day
from factx.times.reckon.context import Context, Reckoned
from factx.times.reckon.reckon import reckon
from factx.times.story import Story
from factx.times.tense import tense

_NEAR = 8
_FROM = 5


class TimeReader:
    """Finds times and gives each its TIMEX3 value.

    Args:
        lexicon: The tables of words.
        date_order: How 3/4/2020 is read: ``MDY``, ``DMY`` or ``YMD``.
    """

    def __init__(self, lexicon: Lexicon, date_order: str = "MDY") -> None:
        self.lexicon = lexicon
        self.date_order = date_order
        self.grammar = Grammar("factx.times.read", "time", lexicon)

    def __call__(self, sheet: Sheet) -> None:
        """Read the times of a sheet."""
        view = sheet.view(self.lexicon)
        found = self.grammar.read(view)
        ranges = [row[0] for _, row in sorted(view.charts.get("range", {}).items())]
        matches = with_ranges(found, ranges)
        sheet.put("time", matches)
        sheet.set("times", times(view, matches, sheet.published, self.date_order))


def with_ranges(found: list[Match], ranges: list[Match]) -> list[Match]:
    """The times with the ranges among them, and in place of what a range overlaps its two ends.

    A range gives way to a time that is as wide or reaches beyond it: "2020-01-26" is one date.
    """
    owner = {n: match for match in found for n in range(match.start, match.end)} if ranges else {}
    ranges = [one for one in ranges if not _gives_way(one, owner)]
    if not ranges:
        return found
    taken = {n for match in ranges for n in range(match.start, match.end)}
    free = [m for m in found if taken.isdisjoint(range(m.start, m.end))]
    ends = [end for match in ranges for end in match.parts]
    return sorted([*free, *ends, *ranges], key=lambda m: (m.start, m.end))


def _gives_way(one: Match, owner: dict[int, Match]) -> bool:
    """Whether a time at an edge of a range is as wide, or ends beyond it; ``owner`` has the time at each piece."""
    first, last = owner.get(one.start), owner.get(one.end - 1)
    if first is None:
        return True
    if last is None:
        return not one.parts[1].rule.startswith("times.ranges")
    return first is last or first.start != one.start or last.end != one.end


def times(
    view: View, matches: list[Match], published: str | None, date_order: str = "MDY"
) -> list[Time]:
    """The times of a text in order, each reckoned where it stands."""
    day = date.fromisoformat(published[:10]) if published else None
    story = Story()
    made: list[Time] = []
    ids = {(m.start, m.end): f"t{number}" for number, m in enumerate(matches, 1)}
    days = _days_ahead(view, matches)
    inner: set[int] = set()
    own, known = fiscal(view, matches)
    for number, match in enumerate(matches):
        behind = matches[number - 1] if number else None
        expression = _with_day(own.get(number, match.value), days.get(number))
        aside = _aside(view, match.start)
        near = tense(view, match.start, match.end)
        if aside and near == "present":
            near = "past"
        if behind and any(view.pieces.broken(n) for n in range(behind.end, match.start + 1)):
            story.paragraph()
        compared = story.compared(expression, near)
        beside = behind is not None and _beside(view, behind, match)
        past = near == "past" and view.word(match.start - 1) not in ("by", "since", "until")
        narrative = story.anchor(expression, beside, past)
        context = Context(day, narrative, compared, near, date_order)
        found = reckon(expression, context)
        if number in known:
            meant = reckon(known[number], context)
            found = replace(found, begin=meant.begin, end=meant.end)
        if isinstance(match.value, Between) and found.period and found.period.unit:
            inner.update(end.start for end in match.parts)
        whole = isinstance(match.value, Between) or match.start not in inner
        if whole and not (behind and _edge(view, behind, match)):
            story.told(expression, found, day, near, aside)
        ends = match.parts if isinstance(match.value, Between) else ()
        parts = tuple(ids[end.start, end.end] for end in ends)
        made.append(_time(f"t{number + 1}", view, match, found, parts))
    return made


def _time(id: str, view: View, match: Match, found: Reckoned, parts: tuple[str, ...]) -> Time:
    start, end = view.pieces.span(match.start, match.end)
    tree = why(match, view.pieces)
    anchor = f" [{found.anchor}]" if found.anchor else ""
    read = Why(
        tree.rule, tree.span, tree.words, f"{tree.value} → {found.value}{anchor}", tree.parts
    )
    return Time(
        id=id,
        span=(start, end),
        text=view.pieces.text[start:end],
        type=found.type,
        value=found.value,
        mod=found.mod,
        begin=found.begin,
        end=found.end,
        note=found.note,
        parts=parts,
        evidence=read,
    )


def _days_ahead(view: View, matches: list[Match]) -> dict[int, Expression]:
    """For a clock time without a day the day that is named right after it: "10:35 a.m. (0735 GMT) Friday"."""
    ahead: dict[int, Expression] = {}
    for number in range(len(matches) - 2, -1, -1):
        match, following = matches[number], matches[number + 1]
        if not isinstance(core(match.value), Clock | Part) or following.start - match.end > _NEAR:
            continue
        if any(view.low[n] in ".!?;" for n in range(match.end, following.start)):
            continue
        if is_day(following.value):
            ahead[number] = following.value
        elif number + 1 in ahead:
            ahead[number] = ahead[number + 1]
    return ahead


def _edge(view: View, behind: Match, match: Match) -> bool:
    """Whether a time only says where the stretch before it ends: "the three months to June"."""
    stretch = core(behind.value)
    placed = isinstance(stretch, Length) and stretch.place == "ended"
    quarter = isinstance(stretch, Shift) and stretch.unit == "Q"
    between = view.low[behind.end : match.start]
    return (placed or quarter) and between in (["to"], ["ended"], ["ending"], ["through"])


def _beside(view: View, behind: Match, match: Match) -> bool:
    """Whether a time stands near behind another of its sentence: "on Nov. 18 at 1:28 p.m. (1828 GMT)"."""
    if match.start - behind.end > _NEAR:
        return False
    return not any(word in ".!?;" for word in view.low[behind.end : match.start])


def _aside(view: View, start: int) -> bool:
    """Whether a time is only what something is compared with: "up from 5.7 percent in July", "since May"."""
    if any(view.word(start - n) in ("since", "than", "against") for n in (1, 2)):
        return True
    for i in range(start - 1, max(start - 1 - _FROM, -1), -1):
        if view.low[i] == "from":
            return True
        if view.low[i] in (",", ";", "!", "?", ":") or view.pieces.broken(i):
            return False
    return False


def _with_day(value: Expression, day: Expression | None) -> Expression:
    if day is not None and isinstance(value, Modified):
        return replace(value, inner=_with_day(value.inner, day))
    if day is not None and isinstance(value, Clock | Part) and value.day is None:
        return replace(value, day=day)
    return value
