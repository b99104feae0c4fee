"""Ages, in years unless another unit is said."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.near import HYPHENS, after_hyphen, is_whole, number_at
from factx.quantities.read.physical import physical
from factx.quantities.units import units_of
from factx.quantities.value import Amount
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View
from factx.words.months import month_numbers
from factx.words.senses import nouns

_OLDEST = 125
_TEN_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def age_of(number: Number) -> Amount:
    """A number of years that somebody has lived."""
    return Amount(number, "physical", "a", "year", dimension="time")


def is_age(number: Number) -> bool:
    """Whether a number may be somebody's age."""
    return number.form == "cardinal" and is_whole(number) and 0 < (number.value or 0) <= _OLDEST


@rule(Kind("number"))
def old(view: View, i: int) -> Found | None:
    """``14-year-old``, ``52 years old``, ``nine-month-old``, ``2000 year old``, ``45 years of age``."""
    number = number_at(view, i)
    if number is None or number.value.form not in ("cardinal", "range", "vague"):
        return None
    start = after_hyphen(view, number.end)
    if view.word(start) in ("yo", "y.o.") and is_age(number.value):
        return Found(start + 1, age_of(number.value), (number,))
    found = units_of(view.lexicon).word(view.pieces, start)
    if found is None or found[1].dimension != "time":
        return None
    end, unit = found
    at = after_hyphen(view, end)
    if view.word(at) in ("old", "olds"):
        return Found(at + 1, physical(number.value, unit), (number,))
    if view.word(end) == "of" and view.word(end + 1) == "age":
        return Found(end + 2, physical(number.value, unit), (number,))
    return None


@rule(Kind("number"), Words(_TEN_WORDS))
def decade(view: View, i: int) -> Found | None:
    """``in his 30s``, ``in her early twenties``, ``in their 60s and 70s``: ten years of a life."""
    low, end = _tens(view, i)
    if not low:
        return None
    at = i - 1 - (view.word(i - 1) in HYPHENS)
    at -= view.word(at) in ("early", "mid", "middle", "late")
    joined = view.word(at) in ("and", "or", "to") and view.low[max(at - 2, 0) : at - 1] in _TENTHS
    at -= 3 if joined else 0
    if view.word(at) not in _WHOSE:
        return None
    number = view.at("number", i)
    aged = age_of(Number("range", None, Decimal(low), Decimal(low + 9)))
    return Found(end, aged, (number,) if number else ())


def _tens(view: View, i: int) -> tuple[int, int]:
    """The ten at piece ``i`` and where it ends: ``30s``, ``30's``, ``thirties``; else 0."""
    if view.low[i] in _TEN_WORDS:
        return 10 * _TEN_WORDS.index(view.low[i]) + 20, i + 1
    said = view.raw[i] in _TENS and view.pieces.glued(i + 1)
    return (int(view.raw[i]), i + 2) if said and view.word(i + 1) in ("s", "'s", "’s") else (0, i)


_TENS = frozenset("20 30 40 50 60 70 80 90".split())
_TENTHS = tuple([ten] for ten in _TENS)
_WHOSE = frozenset("his her their my our your whose".split())
_RANGED = ("range", "ranged", "ranges", "ranging", "vary", "varied")


@rule(Kind("number"))
def aged(view: View, i: int) -> Found | None:
    """``aged 45``, ``at age 7``, ``the age of 12``, ``ages ranged from 4 to 81``; the word itself is left out."""
    at = i - 1
    if view.word(at) in ("of", "between", "from", "under", "over"):
        at -= 1
    ranged = view.word(at) in _RANGED and "ages" in view.low[max(at - 8, 0) : at]
    if not ranged and view.word(at) not in ("aged", "age", "ages"):
        return None
    number = number_at(view, i)
    if number is None or number.value.form not in ("cardinal", "range"):
        return None
    unit = after_hyphen(view, number.end)
    if view.word(unit) in ("%", "percent") or units_of(view.lexicon).word(view.pieces, unit):
        return None
    return Found(number.end, age_of(number.value), (number,))


@rule(Kind("number"))
def bounded(view: View, i: int) -> Found | None:
    """``children under four``, ``anyone over 75``, ``under-17s``, ``the over-65s``; not ``a team under 12 coaches``."""
    number = view.at("number", i)
    if number is None or not is_age(number.value):
        return None
    at = i - 1 - (view.word(i - 1) in HYPHENS)
    if view.word(at) not in ("under", "over", "above"):
        return None
    if view.word(number.end) == "s" and view.pieces.glued(number.end):
        return Found(number.end + 1, age_of(number.value), (number,)) if at < i - 1 else None
    alone = view.tags[number.end : number.end + 1] not in (["NN"], ["NNS"], ["JJ"], ["CD"], ["$"])
    after = view.word(number.end)
    if at < i - 1 or not alone or after in ("%", "percent", "per", "-", "of"):
        return None
    return (
        Found(number.end, age_of(number.value), (number,)) if view.word(at - 1) in _AGED else None
    )


_AGED = nouns("person")


@rule(Kind("number"))
def apposed(view: View, i: int) -> Found | None:
    """``Thomas Sam, 42, and``, ``McBride, 54, of Lewisburg``, ``Kopp (44)``: after a name, between commas."""
    number = view.at("number", i)
    if number is None or not is_age(number.value) or not view.raw[i][0].isdecimal():
        return None
    comma = view.word(i - 1) == "," and view.word(number.end) in (",", ".", ";", ")", "")
    bracket = (
        (number.value.value or 0) > 9 and view.word(i - 1) == "(" and view.word(number.end) == ")"
    )
    named = _is_name(view, i - 2)
    if not named or not (comma or bracket):
        return None
    if comma and (view.at("number", number.end + 1) or view.before("number", i - 1)):
        return None
    return Found(number.end, age_of(number.value), (number,))


def _is_name(view: View, i: int) -> bool:
    """Whether a person's name may end with piece ``i``: a capitalised name of two words, or one known before."""
    if i < 0 or not view.tags[i].startswith("NNP") or not view.raw[i][0].isupper():
        return view.word(i) in ("jr.", "sr.", "jr", "sr") or (
            view.word(i) == "." and view.word(i - 1) in ("jr", "sr")
        )
    word = view.low[i].rstrip(".")
    return word not in _DATED and word not in month_numbers()


_DATED = frozenset(
    "no section chapter article page monday tuesday wednesday thursday friday saturday sunday".split()
)


@rule(Kind("number"))
def being(view: View, i: int) -> Found | None:
    """``being 48``, ``who at 77 is``, ``he turned 50``, ``turning 30``, ``she is 29``."""
    number = view.at("number", i)
    if number is None or not is_age(number.value):
        return None
    after = view.word(number.end)
    if after in ("%", "percent", "per", "-") or view.tags[number.end : number.end + 1] in (
        ["NN"],
        ["NNS"],
        ["JJ"],
    ):
        return None
    before, first = view.word(i - 1), view.word(i - 2)
    person = first in ("who", "he", "she", "i")
    turned = before in ("turned", "turns", "turning") and view.word(i - 2) not in ("it", "profit")
    at = before == "at" and person
    is_at = (
        before in ("is", "was", "'s", "’s", "am", "'m")
        and person
        and after in ("and", ".", ",", "", "when", "at", "now")
    )
    return (
        Found(number.end, age_of(number.value), (number,))
        if turned or at or is_at or before == "being"
        else None
    )
