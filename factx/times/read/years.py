"""Years, decades and centuries."""

from __future__ import annotations

from factx.rules.match import Match
from factx.rules.rule import Digit, Found, Kind, Words, rule
from factx.rules.view import View
from factx.times.expression import Calendar, Era
from factx.times.words import PREPOSITIONS, capital, ordinal_at, unit_at

_HUNDREDS = {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700, "twenty": 2000}
_DECADES = {
    "twenties": "2", "thirties": "3", "forties": "4", "fifties": "5",
    "sixties": "6", "seventies": "7", "eighties": "8", "nineties": "9",
}  # fmt: skip
_COUNTED = frozenset("% percent per million billion trillion hundred thousand times".split())
_LABEL = frozenset(
    "no number room page section route highway flight bus model article chapter line".split()
)
_COUNTING = frozenset(
    "some almost nearly than about over least most roughly approximately another".split()
)
_QUOTES = frozenset("\"“”'‘’«»")
_FUNCTION = PREPOSITIONS | frozenset(
    "q the a an and or but that this its his her their our both either is was as has had".split()
)
_DATING = frozenset("the in since during by until before after".split())
_DATES = frozenset(("in", "since", "until"))
_MONEY = frozenset("$ € £ ¥ # °".split())


@rule(Digit(), kind="year")
def figures(view: View, i: int) -> Found | None:
    """Four digits that may be a year: ``1989``, ``2020``."""
    word = view.raw[i]
    if not (word.isdecimal() and len(word) == 4) or not 1000 <= int(word) <= 2199:
        return None
    if view.word(i - 1) in _MONEY or _part_of_code(view, i) or view.word(i + 1) in ("%", "°"):
        return None
    return Found(i + 1, Calendar(year=int(word)))


@rule(Words(_HUNDREDS), kind="year")
def words(view: View, i: int) -> Found | None:
    """``nineteen ninety-six``, ``nineteen ninety seven``."""
    for at in (i + 1, i + 2):
        rest = view.at("number", at)
        if at == i + 2 and view.word(i + 1) != "-":
            break
        if (
            rest
            and rest.value.form == "cardinal"
            and rest.value.value
            and 10 <= rest.value.value <= 99
        ):
            if unit_at(view, rest.end) or not view.word(at)[0].isalpha():
                return None
            return Found(
                rest.end, Calendar(year=_HUNDREDS[view.low[i]] + int(rest.value.value)), (rest,)
            )
    return None


@rule(Words(["'", "’", "‘", "`"]), kind="year")
def short(view: View, i: int) -> Found | None:
    """``'98`` after a month or a preposition."""
    word = view.word(i + 1)
    if (
        not (word.isdecimal() and len(word) == 2 and view.pieces.glued(i + 1))
        or view.word(i + 2) == "s"
    ):
        return None
    if view.word(i - 1) not in PREPOSITIONS:
        return None
    return Found(i + 2, Calendar(year=int(word) + (2000 if int(word) < 50 else 1900)))


@rule(Words(["year"]), layer=2)
def the_year(view: View, i: int) -> Found | None:
    """``the year 2000``, ``the year two thousand``."""
    if view.word(i - 1) != "the":
        return None
    year = view.at("year", i + 1)
    if year:
        return Found(year.end, year.value, (year,), i - 1)
    number = view.at("number", i + 1)
    value = number.value.value if number else None
    if number and value and 1000 <= value <= 2199 and value == int(value):
        return Found(number.end, Calendar(year=int(value)), (number,), i - 1)
    return None


@rule(Words(["fiscal", "calendar", "fy", "financial", "tax"]), layer=2)
def fiscal(view: View, i: int) -> Found | None:
    """``fiscal 1989``, ``the fiscal year 2020``, ``calendar 1990``, ``the 2012 fiscal year``, ``tax year 2019``."""
    before = view.before("year", i)
    if view.low[i] in ("financial", "tax") and view.word(i + 1) != "year":
        return None
    if before and view.word(i + 1) == "year":
        return Found(
            i + 2, before.value, (before,), before.start - (view.word(before.start - 1) == "the")
        )
    at = i + 2 if view.word(i + 1) == "year" else i + 1
    year = view.at("year", at)
    start = i - (at == i + 2 and view.word(i - 1) == "the")
    return Found(year.end, year.value, (year,), start) if year else None


@rule(Kind("year"), layer=2)
def bare(view: View, i: int) -> Found | None:
    """A year by itself, with evidence that it is none of the other things that four digits are."""
    year = view.at("year", i)
    if year is None or not is_year(view, year):
        return None
    return Found(year.end, year.value, (year,))


@rule(Digit(), layer=2)
def decade(view: View, i: int) -> Found | None:
    """``1990s``, ``the 1990s``; with an article before it see ``the_decade``."""
    word = view.raw[i]
    if not word.isdecimal() or len(word) != 4 or word[3] != "0" or not _plural_s(view, i + 1):
        return None
    return Found(i + 2, Era(word[:3] if word[2:] != "00" else word[:2]))


@rule(Words(["'", "’", "‘", "`", *_DECADES]), layer=2)
def short_decade(view: View, i: int) -> Found | None:
    """``'80s``, ``the nineties``."""
    if view.low[i] in _DECADES:
        near = view.word(i - 1) in ("the", "early", "late", "-", "mid", "swinging", "roaring")
        aged = view.word(i - 2) in ("his", "her", "their") or view.word(i - 1) in (
            "his",
            "her",
            "their",
        )
        return Found(i + 1, Era(_DECADES[view.low[i]], True)) if near and not aged else None
    word = view.word(i + 1)
    if len(word) != 2 or not word.isdecimal() or word[1] != "0" or not view.pieces.glued(i + 1):
        return None
    return Found(i + 3, Era(word[0], True)) if _plural_s(view, i + 2) else None


@rule(Kind("time"), layer=3)
def the_decade(view: View, i: int) -> Found | None:
    """``the 1990s``, ``the '80s``, ``the nineties``."""
    inner = view.at("time", i)
    if inner is None or view.word(i - 1) != "the" or not isinstance(inner.value, Era):
        return None
    if view.word(inner.end - 1) == "century":
        return None
    return Found(inner.end, inner.value, (inner,), i - 1)


@rule(Kind("number"), layer=2)
def century(view: View, i: int) -> Found | None:
    """``20th century``, ``twenty-first century``."""
    ordinal = ordinal_at(view, i)
    if ordinal is None or ordinal.count is None or not 1 <= ordinal.count <= 30:
        return None
    at = ordinal.end + (view.word(ordinal.end) == "-")
    if view.word(at) not in ("century", "centuries"):
        return None
    return Found(at + 1, Era(f"{int(ordinal.count) - 1:02d}"), ordinal.parts)


@rule(Kind("time"), layer=3)
def the_century(view: View, i: int) -> Found | None:
    """``the 20th century``."""
    inner = view.at("time", i)
    if inner is None or view.word(i - 1) != "the" or not inner.rule.endswith(".century"):
        return None
    return Found(inner.end, inner.value, (inner,), i - 1)


def is_year(view: View, year: Match) -> bool:
    """Whether four digits are a year: what stands around them says so, and nothing speaks against it."""
    i, end = year.start, year.end
    before, after = view.word(i - 1), view.word(end)
    said = before in ("about", "approximately", "roughly") and view.word(i - 2) in _DATES
    if said and view.tags[end : end + 1] not in (["NN"], ["NNS"]):
        before = view.word(i - 2)
    if before in _LABEL or after in _COUNTED or before in _COUNTING or _plural_s(view, end):
        return False
    if before == "." and view.word(i - 2) in _LABEL:
        return False
    if before in _QUOTES and after in _QUOTES and before != "'":
        return False
    if before in ("'s", "’s") and capital(view, i - 2) and not _modifies(view, end):
        return False
    if (
        before.isalpha()
        and capital(view, i - 1)
        and before not in _FUNCTION
        and not view.pieces.broken(i)
    ):
        return False
    if _counts(view, end) and before not in _DATING:
        return False
    span = year.value.year
    return 1800 <= span <= 2099 or before in ("in", "since", "until", "by", "from", "of", "circa")


def _counts(view: View, end: int) -> bool:
    """Whether a plural noun follows that the digits count: "2020 people"."""
    if view.pieces.broken(end) or end >= view.size:
        return False
    word, tag = view.word(end), view.tags[end]
    if tag:
        return tag == "NNS" and word.islower() and not capital(view, end) and not unit_at(view, end)
    return word in (
        "people",
        "men",
        "women",
        "children",
        "users",
        "jobs",
        "workers",
        "tons",
        "tonnes",
    )


def _modifies(view: View, end: int) -> bool:
    """Whether a noun or adjective follows: "the bank's 1989 profit", not "Orwell's 1984 is"."""
    after = view.word(end)
    tag = view.tags[end] if end < view.size else ""
    return (
        after.isalpha()
        and after not in _FUNCTION
        and not tag.startswith(("VBZ", "VBD", "IN", "MD"))
    )


def _part_of_code(view: View, i: int) -> bool:
    """Whether the digits are glued into a number, a code or a phone number."""
    glued, text = view.pieces.glued, view.word
    joined = ("-", "/", ".", ":", ",", "_", "–")
    before = glued(i) and text(i - 1) in joined and text(i - 2)[:1].isdigit() and glued(i - 1)
    after = glued(i + 1) and text(i + 1) in joined and text(i + 2)[:1].isdigit() and glued(i + 2)
    if before and text(i - 1) in "-–/" and len(text(i - 2)) == 4:
        before = False
    if after and text(i + 1) in "-–/" and len(text(i + 2)) in (2, 4):
        after = False
    letters = (
        glued(i)
        and text(i - 1).isalpha()
        and text(i - 1) != "fy"
        or glued(i + 1)
        and text(i + 1).isalpha()
    )
    return before or after or letters and text(i + 1) != "s"


def _plural_s(view: View, i: int) -> bool:
    return view.pieces.glued(i) and (view.word(i) in ("s", "'s", "’s"))
