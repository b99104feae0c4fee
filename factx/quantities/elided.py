"""Units that a text says once for several numbers: ``from 208 pounds to 193``, ``At least 82 were killed``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from factx.numbers.value import Number
from factx.quantities.elided_measures import measured_before
from factx.quantities.near import as_said, begins_clause
from factx.rules.match import Match
from factx.rules.table import Row
from factx.rules.view import View
from factx.words.senses import nouns

HARMED = "quantities/harmed.csv"
_RULE = "quantities.elided"
_NEAR = 14
_BACK = frozenset(
    ("to", "from", "versus", "vs", "vs.", "against", "with", "than", "and", "but", "or")
)
_COMPARED = frozenset(("from", "versus", "vs", "vs.", "against", "with"))
_SENTENCE_END = frozenset((".", "!", "?"))


@dataclass(frozen=True)
class Harmed(Row):
    """A word that says what happened to people."""

    key: ClassVar[str] = "word"
    word: str
    example: str


def fill(view: View, matches: list[Match]) -> list[Match]:
    """Give each number without a unit the unit that its sentence gives to another number, or people."""
    filled: list[Match] = []
    for match in matches:
        if match.rule == "quantities.bare.elliptic":
            source = _whole(view, filled, match) or _before(view, filled, match)
            match = _given(match, source) if source else _people(view, match)
            if match.value.kind in ("count", "none") and not match.value.name:
                measure = measured_before(view, filled, match)
                match = _given(match, measure) if measure else match
        elif match.rule == "quantities.votes.side":
            match = _people(view, match)
        filled.append(match)
    for n in range(len(filled) - 2, -1, -1):
        if filled[n].rule == "quantities.bare.elliptic" and _leads(view, filled[n], filled[n + 1]):
            filled[n] = _given(filled[n], filled[n + 1])
    return filled


def _leads(view: View, match: Match, after: Match) -> bool:
    """``dozens if not hundreds of interviews``, ``two or three people``: the second number brings the unit."""
    bare = match.value.kind == "none" or (match.value.kind == "count" and not match.value.name)
    if (
        not bare
        or (after.value.kind == "count" and not after.value.name)
        or after.value.kind == "none"
    ):
        return False
    if after.value.kind != "count" and not _fits(match, after, 100):
        return False
    gap = view.low[match.end : after.start]
    return 0 < len(gap) <= 3 and gap != [","] and all(word in _LEADING for word in gap)


_LEADING = frozenset(("if", "not", "or", "even", "and", "perhaps", "maybe", ",", "possibly"))


def _given(match: Match, source: Match) -> Match:
    """The number with the unit of another; behind ``50 basis points``, ``45 cents`` in hundredths too."""
    own, said = match.value.number, as_said(source)
    if said.value and source.value.number.value == said.value / 100:
        own = own.times(Decimal("0.01"))
    unit = replace(source.value, number=own, relation=None, per=source.value.per)
    return match._replace(
        value=unit,
        parts=(*match.parts, Match(source.start, source.end, source.value, _RULE)),
    )


def lifted(view: View, matches: list[Match]) -> list[Match]:
    """Give the first end of a move the multiplier of the second: ``from $10 to $15 billion``."""
    done = list(matches)
    for n in range(len(done) - 1):
        first, second = done[n], done[n + 1]
        if view.low[first.end : second.start] != ["to"] or view.word(first.start - 1) != "from":
            continue
        number = second.parts[0] if second.parts else None
        low, high = first.value.number.value, second.value.number.value or second.value.number.low
        if (
            number is None
            or first.value.code != second.value.code
            or not low
            or not high
            or low > 1000
        ):
            continue
        scale = high / _base(number)
        if scale > 1 and low * scale < high * 100 and first.parts and _base(first.parts[0]) == low:
            done[n] = first._replace(value=first.value.given(first.value.number.times(scale)))
    return done


def _base(number: Match) -> Decimal:
    """The number before its multipliers."""
    while number.parts:
        part = number.parts[0]
        if not isinstance(part.value, Number):
            break
        number = part
    value: Decimal = number.value.value or number.value.low or Decimal(1)
    return value


def _same_sentence(view: View, start: int, end: int) -> bool:
    return not any(view.low[j] in _SENTENCE_END or view.pieces.broken(j) for j in range(start, end))


def _whole(view: View, before: list[Match], match: Match) -> Match | None:
    """``Of the eight victims, three …``: the whole that the sentence begins with."""
    for other in before[:-9:-1]:
        if not _same_sentence(view, other.end, match.start):
            return None
        named = other.value.kind == "count" and other.value.name
        if named and _opens(view, other) and view.word(other.end) == ",":
            return other
    return None


def _opens(view: View, match: Match) -> bool:
    """Whether "of" before an amount opens a clause: ``Of the eight victims``, not ``each of its 132 matches``."""
    of = match.start - 1 - (view.word(match.start - 1) != "of")
    if of < 0 or view.word(of) != "of":
        return False
    return of == 0 or view.pieces.broken(of - 1) or not view.word(of - 1)[-1:].isalnum()


def _before(view: View, before: list[Match], match: Match) -> Match | None:
    """``from 21 mpg to 23``, ``435 homes by open sale and 187 by tender``: the unit of the number before."""
    the = view.word(match.start - 1) == "the" and view.word(match.start - 2) in _COMPARED
    joint = view.word(match.start - 1 - the)
    for other in before[:-4:-1]:
        if other.value.kind == "none" or not (other.value.name or other.value.kind != "count"):
            if view.low[match.start - 3 : match.start] in _MOVED_FROM:
                return None
            continue
        gap = match.start - other.end
        if _moved_by(view, other, match):
            return other
        if gap > _NEAR or not _same_sentence(view, other.end, match.start):
            return None
        measure = other.value.kind != "count"
        if view.low[max(match.start - 2, 0) : match.start] == ["of", "which"]:
            return other
        if (
            measure
            and not begins_clause(view, match)
            and _paired(joint, _word_before(view, other))
            and _fits(other, match, 20)
        ):
            return other
        if not measure and joint in _BACK and not _harmed(view, match):
            return _alike(view, before, match, other) if joint in _COMPARED else other
        return None
    return None


def _moved_by(view: View, other: Match, match: Match) -> bool:
    """``at 141.65 yen, off 0.45``, ``75 basis points of it, up from 50``: a measure and what moved it."""
    said = view.low[other.end : match.start]
    if other.value.kind == "count" or said[:1] == [")"]:
        return False
    money = other.value.kind == "currency" and said in ([",", "off"], [",", "up"], [",", "down"])
    return money or (said[-3:] in _MOVED_FROM and _fits(other, match, 20))


_MOVED_FROM = ([",", "up", "from"], [",", "down", "from"])


def _alike(view: View, before: list[Match], match: Match, near: Match) -> Match:
    """``2,300 people at each of its 132 matches, up from 1,631``: a count before, if only it is as large."""
    if _fits(near, match):
        return near
    for other in before[-2:-5:-1]:
        named = other.value.kind == "count" and other.value.name
        if not named or not _same_sentence(view, other.end, match.start):
            return near
        if _fits(other, match):
            return other
    return near


def _word_before(view: View, match: Match) -> str:
    """The word before an amount and its relation: ``from`` of ``from about 14 mpg``."""
    said = view.before("relation", match.start)
    return view.word((said.start if said else match.start) - 1)


def _paired(joint: str, first: str) -> bool:
    """Whether the words before two amounts tie them: ``from … to``, ``to … from``, ``and``; not ``rose 8% to 3.65``."""
    if joint == "to":
        return first == "from"
    if joint == "from":
        return first in ("to", "at", "of")
    return joint in ("and", "or", "with")


def _fits(other: Match, match: Match, most: int = 3) -> bool:
    """Whether two values may share a unit of measure: of about the same size."""
    one, two = as_said(other), match.value.number
    low, high = one.value or one.low, two.value or two.low
    if low is None or high is None or not low or not high:
        return False
    ratio = abs(high / low)
    return bool(1 / most < ratio < most)


def _harmed(view: View, match: Match) -> bool:
    """Whether people are harmed or rescued in that number: ``82 were killed``, ``wounded over 5,000``."""
    after = range(match.end, min(match.end + 4, view.size))
    for j in after:
        if view.find(HARMED, Harmed, j) is not None:
            return True
        if view.tags[j] not in ("VBD", "VBP", "VBZ", "VBN", "RB", "VB", "MD"):
            break
    colon = view.word(match.start - 1) == ":"
    for j in range(match.start - 1 - colon, max(match.start - 6, -1), -1):
        if view.find(HARMED, Harmed, j) is not None:
            return True
        if view.low[j] == "at" and view.tags[j + 1] not in ("JJS", "RBS"):
            break
        if view.tags[j] not in (
            "RB",
            "IN",
            "JJR",
            "JJS",
            "RBR",
            "DT",
            "JJ",
            "VBD",
            "TO",
            "RP",
            "RBS",
        ):
            break
    return False


def _of_us(view: View, match: Match) -> bool:
    """``140 of us``, ``50 who vape``, ``we were six``, ``a crowd of 500``, ``room for 90``: people."""
    after = view.low[match.end : match.end + 2]
    group = view.word(match.start - 1) == "of" and view.word(match.start - 2) in _GROUPS
    said = view.before("relation", match.start)
    at = (said.start if said else match.start) - 1
    room = view.word(at) == "for" and view.word(at - 1) in _ROOM
    if (
        group
        or room
        or after[:1] == ["who"]
        or (after[:1] == ["of"] and after[1:] in (["us"], ["you"], ["whom"]))
    ):
        return True
    return view.word(match.start - 1) in ("were", "are") and view.word(match.start - 2) == "we"


_ROOM = nouns("room")
_GROUPS = nouns("peopled") | nouns("crowd")


def _is_issued(view: View, match: Match) -> bool:
    """``10.4% of its shares, or the 9.6 million outstanding``: shares, where they were spoken of."""
    spoken = view.low[max(match.start - 40, 0) : match.start]
    owed = view.word(match.end + 1) == "in"
    return view.word(match.end) == "outstanding" and not owed and "shares" in spoken


def _people(view: View, match: Match) -> Match:
    """``At least 82 were killed``: people, where nothing else is named; ``the 9.6 million outstanding``: shares."""
    if match.value.kind == "count" and _is_issued(view, match):
        return match._replace(value=replace(match.value, name="share"))
    if match.value.kind != "count" or not (_harmed(view, match) or _of_us(view, match)):
        return match
    return match._replace(value=replace(match.value, name="person"))
