"""Names with a number in them that a table lists."""

from __future__ import annotations

from factx.prose.look import DASHES, capital, counts, is_figure
from factx.prose.tables import HEADS, NAMES, NUMBERED, Head, Name, Numbered
from factx.rules.rule import Digit, Found, Keys, rule
from factx.rules.view import View
from factx.words.ordinals import ORDINALS, Ordinal

_LONGEST_HEAD = 4
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_DOTTED = frozenset(("no", "nos", "pp", "p", "fig", "figs", "vol", "eq", "eqs", "ref", "refs"))
_JOINTS = frozenset((",", "and", "or", "to", "&", "/")) | DASHES


@rule(Keys(NAMES, Name))
def listed(view: View, i: int) -> Found | None:
    """``9/11``, ``5G``, ``World War Two``, ``zero tolerance``: the whole name as a table has it."""
    found = view.find(NAMES, Name, i)
    if found is None:
        return None
    end, row = found
    compact = " " not in row.name
    if compact and view.pieces.said(i, end) != row.name:
        return None
    if view.pieces.glued(i) and view.raw[i - 1] in ("$", "€", "£", ".", "/"):
        return None
    letters = view.pieces.glued(end) and (view.raw[end].isalpha() or view.raw[end] == "/")
    return None if letters and compact else Found(end, row.reason)


@rule(Digit())
def block(view: View, i: int) -> Found | None:
    """``the 1100 block of Sawmill Road``: the houses from that number on; not ``the 12 blocks of flats``."""
    if view.word(i + 1) != "block" or view.word(i + 2) != "of" or view.word(i - 1) != "the":
        return None
    if not view.raw[i].endswith("00") or i + 3 >= view.size or not view.raw[i + 3][0].isalnum():
        return None
    return Found(i + 2, "the number of a block of houses") if capital(view.raw[i + 3]) else None


@rule(Digit())
def headed(view: View, i: int) -> Found | None:
    """``Section 427``, ``Route 66``, ``Boeing 737``, ``pages 12-15``, ``Resolution No. 1441``."""
    if not (is_figure(view.raw[i]) or view.raw[i].replace(".", "").isdecimal()):
        return None
    dotted = view.word(i - 1) == "." and view.word(i - 2) in _DOTTED
    at = i - 2 if dotted else i
    numbered = dotted and view.word(at) in ("no", "nos")
    end = at if numbered or at == i else at + 1
    for width in range(_LONGEST_HEAD, 0, -1):
        found = _head(view, end - width, end)
        if found:
            stop = _more(view, i, found[1])
            counted = counts(view, stop) and not numbered
            return None if counted else Found(stop, found[0].reason, (), end - width)
    return None


def _head(view: View, start: int, end: int) -> tuple[Head, bool] | None:
    """The head that stands from ``start`` to ``end``, and whether it is a plural."""
    if start < 0:
        return None
    found = view.find(HEADS, Head, start)
    row = found[1] if found and found[0] == end else None
    many = row is None
    if many and end - start == 1 and view.low[start].endswith("s"):
        row = view.table(HEADS, Head).by_key.get(view.low[start][:-1])
    if row is None or (row.capital == "yes" and not capital(view.raw[start])):
        return None
    return row, many


def _more(view: View, i: int, many: bool) -> int:
    """Where the number ends, with its letters and ranges: ``12a``, ``737-800``, and, of plurals, ``5 and 6``."""
    glued, end = view.pieces.glued, i + 1
    for _ in range(8):
        dashed = view.word(end) in DASHES and glued(end) and glued(end + 1)
        ranged = dashed and view.word(end + 1)[:1].isdecimal()
        joint = end + (view.word(end) == "," and view.word(end + 1) in ("and", "or"))
        listed = many and view.word(joint) in _JOINTS and is_figure(view.word(joint + 1))
        if glued(end) and view.word(end).isalpha() and len(view.word(end)) < 3:
            end += 1
        elif ranged or listed:
            end = (joint if listed else end) + 2
        else:
            break
    return end


@rule(Keys(NUMBERED, Numbered))
def numbered(view: View, i: int) -> Found | None:
    """``second term``, ``33rd floor``, ``22nd amendment``, ``Fifth Avenue``: an ordinal that only identifies."""
    found = view.find(NUMBERED, Numbered, i)
    at = i - 1
    if at >= 0 and view.raw[at] == "-" and view.pieces.glued(at):
        at -= 1
    if found is None or at < 0:
        return None
    if view.low[at] in _SUFFIXES and view.pieces.glued(at) and view.raw[at - 1].isdecimal():
        at -= 1
    elif view.low[at] not in view.table(ORDINALS, Ordinal).by_key:
        return None
    return Found(found[0], found[1].reason, (), at)
