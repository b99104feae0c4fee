"""Run the rules of quantities over a text, settle what the context decides, and make the quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factx.model import Normalized, Quantity, Relation, exact
from factx.numbers.value import Number
from factx.quantities.context import settle, unit_of, warmed
from factx.quantities.elided import fill, lifted
from factx.quantities.near import moved, unit_starts
from factx.quantities.per import with_per
from factx.quantities.rejected import rejected
from factx.quantities.relations import relation_of
from factx.quantities.units import units_of
from factx.quantities.value import Amount
from factx.rules.grammar import Grammar
from factx.rules.lexicon import Lexicon
from factx.rules.match import Match, why
from factx.rules.view import View
from factx.store import Sheet


class QuantityReader:
    """Finds the quantities of a text; what looked like one and is none goes to ``rejected``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.grammar = Grammar("factx.quantities.read", "quantity", lexicon)
        units_of(lexicon)

    def __call__(self, sheet: Sheet) -> None:
        """Read a sheet, put amounts, quantities and what was rejected onto it."""
        view = sheet.view(self.lexicon)
        _set_dates(view, sheet)
        found = list(_taken_apart(view, self.grammar.read(view)))
        found = lifted(view, fill(view, warmed(view, settle(view, found))))
        found = [with_per(view, match) for match in found]
        sheet.charts["quantity"] = found  # it is not written: the quantities tell all of it
        sheet.set("quantities", quantities(view, found))
        sheet.set("rejected", [*sheet.results.get("rejected", ()), *rejected(view, found)])


def _set_dates(view: View, sheet: Sheet) -> None:
    """Keep the pieces of dates in the chart "dated", and take their numbers off, but for stretches of time."""
    pieces = view.pieces
    dated = []
    for time in sheet.results.get("times", ()):
        if time.type in ("DATE", "TIME"):
            start, end = pieces.at(time.span[0]), pieces.at(time.span[1] - 1) + 1
            dated.append(Match(start, end, time.type, "times"))
    view.put("dated", dated)
    # A noun phrase may hold a name with a number ("600,000 5G base stations"); no number is read in it any more.
    view.shut = bytearray(view.size)
    taken = bytearray(len(pieces))
    for match in dated:
        taken[match.start : match.end] = b"\1" * match.width
    for kind in ("number", "short"):
        chart = view.charts.get(kind, {})
        kept = [
            m
            for row in chart.values()
            for m in row
            if not any(taken[m.start : m.end]) or _stretch(view, m)
        ]
        view.put(kind, kept)


def _stretch(view: View, number: Match) -> bool:
    """Whether a number is one of a unit of time: ``six weeks ago``."""
    if number.value.form == "ordinal":
        return False
    units = units_of(view.lexicon)
    found = [units.word(view.pieces, start) for start in unit_starts(view, number)]
    return any(unit is not None and unit[1].dimension == "time" for unit in found)


def _taken_apart(view: View, matches: list[Match]) -> Iterator[Match]:
    """The matches in text order: neighbours (``8 or 9``) apart, and conversions inside a range beside it."""
    for match in matches:
        number = match.parts[0] if match.parts else None
        if (
            number is not None
            and number.rule == "numbers.ranges.either"
            and match.value.number.low is not None
            and not _roughly(view, number)
        ):
            yield from _neighbours(match, number)
            continue
        to = number if number is not None and number.rule == "numbers.ranges.to" else None
        if to is not None and moved(view, match.start) and not _how_far(view, match):
            yield from _neighbours(match, to)
            continue
        if number is not None and number.rule == "numbers.ranges.about_zero":
            yield _one_sided(match, number)
            continue
        yield match
        if match.rule == "quantities.joins.ends":
            yield from match.parts[1:-1]


def _roughly(view: View, number: Match) -> bool:
    """Whether two neighbours in words are a range: ``five or six people``; not ``8 or 9 euros``, ``one or ten``."""
    low, high = number.value.low, number.value.high
    return not view.raw[number.start][0].isdecimal() and bool(
        high - low == 1 or 2 * high <= 3 * low
    )


def _how_far(view: View, match: Match) -> bool:
    """Whether a range behind ``by`` says how far, ``fell by 15 to 20 percent``, not where to, ``fell by 15 to 220``."""
    low, high = match.value.number.low, match.value.number.high
    return view.word(match.start - 1) == "by" and bool(low and high and low < high <= 3 * low)


def _one_sided(match: Match, number: Match) -> Match:
    """``plus or minus 3 points`` with nothing it is added to: an amount of three points."""
    amount: Amount = match.value
    value = Number("cardinal", amount.number.high)
    return match._replace(start=number.parts[0].start, value=amount.given(value))


def _neighbours(match: Match, number: Match) -> Iterator[Match]:
    """``eight or nine euros`` as two amounts."""
    first, second = number.parts
    amount: Amount = match.value
    low, high = Number("cardinal", amount.number.low), Number("cardinal", amount.number.high)
    yield match._replace(end=first.end, value=amount.given(low), parts=(first,))
    yield match._replace(start=second.start, value=amount.given(high), parts=(second,))


def quantities(view: View, matches: list[Match]) -> list[Quantity]:
    """The quantities that the matches say."""
    made: list[Quantity] = []
    ordered = sorted(matches, key=lambda m: (m.start, -m.end))
    relations: list[Relation] = []
    for n, match in enumerate(ordered):
        before = (ordered[n - 1], relations[n - 1]) if n else None
        relation, said = relation_of(view, match, before)
        relations.append(relation)
        made.append(_quantity(view, match, n + 1, relation, said))
    return made


def _quantity(view: View, match: Match, n: int, relation: Relation, said: Match | None) -> Quantity:
    amount: Amount = match.value
    number = amount.number
    value, low, high = (
        None if x is None else exact(x) for x in (number.value, number.low, number.high)
    )
    evidence = why(match, view.pieces)
    if said is not None:
        evidence = replace(evidence, parts=(*evidence.parts, why(said, view.pieces)))
    return Quantity(
        id=f"q{n}",
        span=view.pieces.span(match.start, match.end),
        text=view.pieces.said(match.start, match.end),
        value=value,
        low=low,
        high=high,
        relation=relation,
        unit=amount.unit,
        normalized=_normalized(view, amount),
        evidence=evidence,
    )


def _normalized(view: View, amount: Amount) -> Normalized | None:
    """The value in SI base units, of a physical quantity with one value."""
    number = amount.number
    if amount.kind != "physical" or number.value is None:
        return None
    unit = unit_of(view, amount)
    if unit is None or unit.factor is None:
        return None
    return Normalized(exact(number.value * unit.factor + unit.offset), unit.si)
