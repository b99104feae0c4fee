"""What looked like a quantity and is none, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from factx.model import Why
from factx.quantities.durations import no_duration
from factx.quantities.near import unit_starts
from factx.quantities.units import units_of
from factx.rules.match import Match, why
from factx.rules.view import View


def rejected(view: View, matches: list[Match]) -> Iterator[Why]:
    """The numbers that no quantity took."""
    taken = bytearray(view.size)
    for match in matches:
        taken[match.start : match.end] = b"\1" * match.width
    for _, row in sorted(view.charts.get("number", {}).items()):
        number = row[0]
        if not any(taken[number.start : number.end]):
            yield Why(
                rule="quantities.rejected",
                span=view.pieces.span(number.start, number.end),
                words=view.pieces.said(number.start, number.end),
                value=_reason(view, number),
                parts=(why(number, view.pieces),),
            )


def _reason(view: View, number: Match) -> str:
    if number.value.form == "ordinal":
        return "an ordinal that identifies"
    if view.low[number.start] in ("one", "ones"):
        return "a pronoun"
    for start in unit_starts(view, number):
        unit = units_of(view.lexicon).word(view.pieces, start)
        reason = no_duration(view, number.start, unit[0]) if unit else ""
        if reason:
            return reason
    return "part of a name, a list or a score"
