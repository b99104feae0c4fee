"""The physical units: quantulum3's English names, our codes, symbols and factors, looked up where they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from factx.errors import FactxError
from factx.rules.lexicon import Lexicon
from factx.rules.pieces import Pieces
from factx.rules.table import Row, Table
from factx.words.nouns import plural

PHYSICAL = "quantities/physical.csv"
_PREFIXES = {
    "P": ("peta", Decimal(10**15)),
    "T": ("tera", Decimal(10**12)),
    "G": ("giga", Decimal(10**9)),
    "M": ("mega", Decimal(10**6)),
    "k": ("kilo", Decimal(1000)),
    "m": ("milli", Decimal("1e-3")),
    "µ": ("micro", Decimal("1e-6")),
    "n": ("nano", Decimal("1e-9")),
}
_ONE = Decimal(1)
# Two capitals are a unit in these dimensions only: "49.5 HZ", "10 KM", but not "20 EV models".
_CAPITALS = ("frequency", "length", "mass", "data", "volume")


@dataclass(frozen=True)
class UnitRow(Row):
    """A physical unit; the head of the table says what its columns hold."""

    key: ClassVar[str] = "words"
    code: str
    name: str
    dimension: str
    quantulum: tuple[str, ...]
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    prefixes: tuple[str, ...]
    pint: str
    si: str
    factor: Decimal | None
    offset: Decimal | None
    scale: Decimal | None
    example: str


@dataclass(frozen=True)
class Physical:
    """A unit as it is read: ``value * factor + offset`` is the value in ``si``; ``scale`` of ``code`` make one."""

    code: str
    name: str
    dimension: str
    si: str
    factor: Decimal | None
    offset: Decimal
    scale: Decimal


class Units:
    """All physical units, by the pieces of their names (lower case) and of their symbols (as written)."""

    def __init__(self, table: Table[UnitRow]) -> None:
        self._words: dict[str, list[tuple[tuple[str, ...], Physical]]] = {}
        self._symbols: dict[str, list[tuple[tuple[str, ...], Physical]]] = {}
        self._folded: dict[str, Physical] = {}
        self.by_name: dict[tuple[str, str], Physical] = {}
        self.by_code: dict[str, Physical] = {}
        surfaces = _surfaces()
        for row in table.rows:
            for unit, words, symbols in _spelled(row, surfaces):
                self.by_name.setdefault((unit.code, unit.name), unit)
                self.by_code.setdefault(unit.code, unit)
                for word in words:
                    for form in _forms(word):
                        _enter(self._words, form, unit)
                for symbol in symbols:
                    _enter(self._symbols, symbol, unit)
                    self._folded.setdefault(symbol.lower(), unit)
        for tree in (self._words, self._symbols):
            for entries in tree.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of all names."""
        return frozenset(self._words)

    def word(self, pieces: Pieces, i: int) -> tuple[int, Physical] | None:
        """The unit whose name stands at piece ``i``, and the piece after it."""
        return _find(self._words, pieces.low, i)

    def symbol(self, pieces: Pieces, i: int) -> tuple[int, Physical] | None:
        """The unit whose symbol stands at piece ``i``; in capitals too, where that is no other unit."""
        found = _find(self._symbols, pieces.raw, i)
        if found and any(
            pieces.raw[j].isdigit() and not pieces.glued(j) for j in range(i + 1, found[0])
        ):
            alone = _find(self._symbols, [pieces.raw[i]], 0)
            found = (i + 1, alone[1]) if alone else None
        if found or i >= len(pieces):
            return found
        raw = pieces.raw[i]
        unit = self._folded.get(raw.lower()) if len(raw) > 1 else None
        sure = (
            unit
            and raw.isalpha()
            and (len(raw) > 2 or (raw.isupper() and unit.dimension in _CAPITALS))
        )
        return (i + 1, unit) if unit and sure else None


def divided(top: Physical, bottom: Physical) -> Physical:
    """One unit for another: ``g/km``, ``kV/cm``."""
    code = f"{top.code}/{bottom.code}" if bottom.code.isalnum() else f"{top.code}/({bottom.code})"
    name = f"{top.name} per {bottom.name}"
    if top.factor is None or bottom.factor is None or top.offset or bottom.offset:
        return Physical(code, name, name, "", None, Decimal(0), _ONE)
    si = f"{top.si}/{bottom.si}" if bottom.si.isalnum() else f"{top.si}/({bottom.si})"
    return Physical(code, name, name, si, top.factor / bottom.factor, Decimal(0), _ONE)


_RAISED = {2: "square", 3: "cubic", 4: "quartic"}


def raised(unit: Physical, power: int) -> Physical:
    """A unit to a power: ``cm3`` of centimetres, ``s-1`` of seconds."""
    size = abs(power)
    if power == 1:
        return unit
    name = unit.name if size == 1 else f"{_RAISED[size]} {unit.name}"
    name = name if power > 0 else f"per {name}"
    code = f"{unit.code}{power}" if unit.code.isalpha() else f"({unit.code}){power}"
    if unit.factor is None or unit.offset or not unit.si.isalpha():
        return Physical(code, name, name, "", None, Decimal(0), _ONE)
    return Physical(code, name, name, f"{unit.si}{power}", unit.factor**power, Decimal(0), _ONE)


@cache
def units_of(lexicon: Lexicon) -> Units:
    """The units of a lexicon, made once."""
    return Units(lexicon.table(PHYSICAL, UnitRow))


def _enter(
    tree: dict[str, list[tuple[tuple[str, ...], Physical]]], text: str, unit: Physical
) -> None:
    words = tuple(Pieces(text).raw)
    entries = tree.setdefault(words[0], [])
    if all(known != words for known, _ in entries):
        entries.append((words, unit))


def _find(
    tree: dict[str, list[tuple[tuple[str, ...], Physical]]], own: list[str], i: int
) -> tuple[int, Physical] | None:
    if not 0 <= i < len(own):
        return None
    for words, unit in tree.get(own[i], ()):
        if tuple(own[i : i + len(words)]) == words:
            return i + len(words), unit
    return None


def _spelled(
    row: UnitRow, surfaces: dict[str, list[str]]
) -> Iterator[tuple[Physical, list[str], list[str]]]:
    """The unit of a row and its prefixed ones, each with its words and symbols."""
    unit = Physical(
        row.code,
        row.name,
        row.dimension,
        row.si,
        row.factor,
        row.offset or Decimal(0),
        row.scale or _ONE,
    )
    words = [*row.words, *(s for name in row.quantulum for s in surfaces.get(name, ()))]
    yield unit, words, list(row.symbols)
    for letter in row.prefixes:
        prefix, power = _PREFIXES[letter]
        factor = row.factor * power if row.factor is not None else None
        letters = ("µ", "μ") if letter == "µ" else (letter,)
        own = replace(unit, code=_prefixed(letter, row.code), name=prefix + row.name, factor=factor)
        yield (
            own,
            [prefix + word for word in words],
            [sign + symbol for sign in letters for symbol in row.symbols],
        )


def _prefixed(letter: str, code: str) -> str:
    return ("u" if letter == "µ" else letter) + code


def _forms(word: str) -> Iterator[str]:
    """A unit's name in singular and plural, with its hyphens or spaces, with ``per`` or ``a``."""
    head, per, tail = word.partition(" per ")
    if not per:
        head, of, tail = word.partition(" of ")
        per = of
    degrees = head.replace("degree ", "degrees ", 1)
    for one in dict.fromkeys((head, plural(head) if degrees == head else degrees)):
        yield one + per + tail
        if per == " per ":
            article = "an" if tail[0] in "aeiou" or tail.startswith("hour") else "a"
            yield f"{one} {article} {tail}"
            yield f"{one}/{tail}"


def _surfaces() -> dict[str, list[str]]:
    """The English names of quantulum3's units, read from its data file; its code is not imported."""
    spec = find_spec("quantulum3")
    if spec is None or spec.origin is None:
        raise FactxError("quantulum3 is not installed", "pip install quantulum3")
    data = json.loads((Path(spec.origin).parent / "units.json").read_text(encoding="utf-8"))
    return {
        name: [surface.lower() for surface in unit.get("surfaces", ()) if surface.isprintable()]
        for name, unit in data.items()
    }
