"""Units made of several symbols: ``g/km``, ``kV/cm``, ``m s−1``, ``mg kg-1``, ``cm−3``.

Source: the ways to write products and quotients of units in the SI Brochure (9th edition, 5.4.1): a stroke or negative
exponents; superscripts are often lost in plain text.
"""

from __future__ import annotations

from factx.quantities.units import Physical, divided, raised, units_of
from factx.rules.view import View

_POWERS = {"1": 1, "2": 2, "3": 3, "4": 4, "¹": 1, "²": 2, "³": 3, "⁴": 4}
_MINUS = frozenset("−⁻")
_DASHES = _MINUS | frozenset("-–")
_FACTORS = 3


def compound(view: View, end: int, top: Physical) -> tuple[int, Physical]:
    """The unit that ends before piece ``end``, with those it is divided by, and the piece after them."""
    stroke = _stroke(view, end, top)
    if stroke is not None:
        return stroke
    power = _power(view, end, _MINUS)
    if power is not None:
        end, top = power[0], raised(top, -power[1])
    for _ in range(_FACTORS):
        units = units_of(view.lexicon)
        found = units.symbol(view.pieces, end) or units.word(view.pieces, end)
        power = _power(view, found[0], _DASHES) if found else None
        if found is None or power is None or view.pieces.broken(end):
            break
        end, top = power[0], _per(view, top, raised(found[1], power[1]))
    return end, top


def _per(view: View, top: Physical, bottom: Physical) -> Physical:
    """One unit for another, by the row of the table where there is one."""
    made = divided(top, bottom)
    return units_of(view.lexicon).by_code.get(made.code, made)


def _stroke(view: View, end: int, top: Physical) -> tuple[int, Physical] | None:
    """Two symbols with a stroke, where no row of the table holds them."""
    if view.word(end) != "/" or not (view.pieces.glued(end) and view.pieces.glued(end + 1)):
        return None
    units = units_of(view.lexicon)
    bottom = units.symbol(view.pieces, end + 1) or units.word(view.pieces, end + 1)
    return (bottom[0], divided(top, bottom[1])) if bottom else None


def _power(view: View, i: int, signs: frozenset[str]) -> tuple[int, int] | None:
    """The negative exponent at piece ``i``, and the piece after it: ``−1``, ``⁻³``, ``^-2``, ``− 1``."""
    glued = view.pieces.glued
    raising = view.word(i) == "^" and glued(i)
    at = i + raising
    if view.word(at) not in (_DASHES if raising else signs) or not glued(at):
        return None
    power = _POWERS.get(view.word(at + 1))
    near = glued(at + 1) or view.word(at) in _MINUS
    closed = not (glued(at + 2) and view.raw[at + 2][0].isalnum())
    return (at + 2, power) if power and near and closed else None
