"""Counts: a number and the noun phrase that it counts."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.labels import label_of
from factx.quantities.near import HYPHENS, after_hyphen, glued, is_whole, numbers_at, taken
from factx.quantities.nouns import Phrase, name_of, partitive, phrase_at
from factx.quantities.read.money import amount, currency_at
from factx.quantities.read.physical import physical, unit_at
from factx.quantities.units import units_of
from factx.quantities.value import Amount
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View
from factx.words.nouns import singular
from factx.words.senses import nouns

_ONE = Decimal(1)
# Nouns with "one" that say "some" or "a certain", not how many.
_SOME = nouns("one_some")
_FIXED = ("cardinal", "range", "vague")
_CALENDAR = frozenset(("last", "this", "next"))


def _count(number: Number, name: str) -> Amount:
    return Amount(number, "count", "1", name)


def free_numbers(view: View, i: int) -> list[Match]:
    """The numbers at piece ``i`` that no unit has taken."""
    if taken(view, i):
        return []
    return [m for m in numbers_at(view, i) if m.value.form in _FIXED]


def is_many(number: Number) -> bool:
    """Whether the noun counted stands in the plural."""
    return number.value is None or abs(number.value) != _ONE


@rule(Kind("number"), layer=3)
def of_noun(view: View, i: int) -> Found | None:
    """``600,000 5G base stations``, ``three newer versions``, ``10 others``, ``five people``."""
    for number in free_numbers(view, i):
        if number.rule.endswith(".short") or _is_pronoun(view, number) or is_named(view, number):
            continue
        if view.word(number.end) == "×" or label_of(view, number) is not None:
            continue
        odd = glued(view, number)
        start = odd.end if odd else number.end
        if after_hyphen(view, start) > start or _is_glued(view, number):
            continue
        phrase = phrase_at(view, start, is_many(number.value))
        if phrase is None or is_of_time(view, number) or is_numbered(view, number):
            continue
        if view.word(number.end) not in _CALENDAR or view.at("dated", number.end) is None:
            return _counted(view, number, phrase)
    return None


def _counted(view: View, number: Match, phrase: Phrase) -> Found:
    """A number with its noun; a measured noun is a measure (``517 rushing yards``, ``five million Fijian dollars``)."""
    head = phrase.end - 1
    if phrase.inner:
        return Found(number.end, _count(number.value, name_of(view, phrase)), (number,))
    if head > phrase.start and view.low[head] not in _NO_UNITS:
        unit = units_of(view.lexicon).word(view.pieces, head)
        if unit is not None and unit[0] == phrase.end:
            return Found(phrase.end, physical(number.value, unit[1]), (number,))
        money = currency_at(view, head)
        if money is not None and money[0] == phrase.end and view.low[head] not in _NO_MONEY:
            return Found(phrase.end, amount(view, number.value, money[1], money[2]), (number,))
    return Found(phrase.end, _count(number.value, name_of(view, phrase)), (number,))


# Heads of a noun phrase that are things more often than units, or other units.
_NO_UNITS = nouns("thing_first")
_NO_MONEY = frozenset(("marks", "pounds", "crowns"))


@rule(Kind("number"), layer=3)
def labelled(view: View, i: int) -> Found | None:
    """``Injured: 74``, ``Total dead: 10`` on a line: what the label says is counted, not the next line's noun."""
    number = view.at("number", i)
    label = label_of(view, number) if number is not None and not taken(view, i) else None
    if number is None or label is None:
        return None
    start, colon = label
    start += view.low[start] == "total" and colon - start > 1
    last = view.low[colon - 1]
    if last != "dead" and not last.endswith("ed") and singular(last) == last:
        return None
    return Found(number.end, _count(number.value, name_of(view, Phrase(start, colon))), (number,))


@rule(Kind("number"), layer=2)
def times_as(view: View, i: int) -> Found | None:
    """``three times the price``, ``12 times earnings``, ``2 times Acme's value``: a multiple has no unit."""
    number = view.at("number", i)
    if number is None or number.value.form not in _FIXED or view.word(number.end) != "times":
        return None
    at = number.end + 1
    if view.word(at) not in _MULTIPLIED and not _is_owner(view, at):
        return None
    return Found(number.end + 1, Amount(number.value, "none"), (number,))


def _is_owner(view: View, i: int) -> bool:
    """Whether the phrase at piece ``i`` is the owner of another, by its genitive: ``Acme's book value``."""
    for j in range(i, min(i + 4, view.size)):
        if view.tags[j] == "POS":
            return j > i and view.at("dated", i) is None
        if not view.tags[j].startswith("NN") or view.pieces.broken(j):
            return False
    return False


@rule(Words(("twice", "thrice")))
def twice(view: View, i: int) -> Found | None:
    """``twice as much``, ``almost twice the rate``: a multiple of something; not ``he called twice``."""
    if view.word(i + 1) not in _MULTIPLIED:
        return None
    value = Number("cardinal", Decimal(2 if view.low[i] == "twice" else 3))
    return Found(i + 1, Amount(value, "none"))


_MULTIPLIED = frozenset(
    "the as more less higher lower larger bigger greater smaller faster slower what its their that his her normal "
    "longer cheaper heavier stronger likelier this my our your earnings sales revenue revenues profit profits "
    "income book cash projected estimated annual gdp capital".split()
)


@rule(Kind("number"), layer=3)
def as_modifier(view: View, i: int) -> Found | None:
    """``131-page document``, ``seven-member crew``, ``62-member``: the noun behind the hyphen."""
    for number in free_numbers(view, i):
        at = after_hyphen(view, number.end)
        if (
            at == number.end
            or not view.raw[at].isalpha()
            or is_named(view, number)
            or not is_whole(number.value)
            or view.low[i] == "zero"
        ):
            continue
        if view.tags[at] in ("IN", "RB", "TO", "RP", "CC") or view.low[at] in _NOT_MODIFIERS:
            return None
        return Found(at + 1, _count(number.value, name_of(view, Phrase(at, at + 1))), (number,))
    return None


_NOT_MODIFIERS = frozenset(
    "on time to odd plus ish something fold and in a th sided man-made over under all".split()
)


@rule(Kind("number"), layer=3)
def vague_of(view: View, i: int) -> Found | None:
    """``hundreds of people``, ``dozens of agents``, ``tens of thousands of scenes``, ``a couple of points``."""
    number = view.at("number", i)
    if number is None or number.value.form != "vague" or taken(view, i):
        return None
    if view.low[number.end - 1] == "of":
        phrase = phrase_at(view, number.end, True)
    else:
        phrase = partitive(view, number.end, True)
    if phrase is None:
        return None
    return Found(phrase.end, _count(number.value, name_of(view, phrase)), (number,))


@rule(Kind("number"), layer=3)
def some_of(view: View, i: int) -> Found | None:
    """``six of the cases``, ``4 million of its 4.9 million shares``, ``three of his buyers``: the number only."""
    for number in free_numbers(view, i):
        if number.value.form == "vague" or number.value.value == _ONE:
            continue
        phrase = partitive(view, number.end, True)
        if phrase is not None:
            return Found(number.end, _count(number.value, name_of(view, phrase)), (number,))
    return None


def is_of_time(view: View, number: Match) -> bool:
    """Whether a unit of time follows, which other rules have left to the times."""
    unit = unit_at(view, number.end, number.end)
    return unit is not None and unit[1].dimension == "time"


def _is_pronoun(view: View, number: Match) -> bool:
    """Whether ``one`` is no count: ``no one``, ``the one``, ``one side``, ``one another``, ``one of``."""
    if view.low[number.start] != "one" or number.width > 1:
        return False
    before, after = view.word(number.start - 1), view.word(number.end)
    if before in (
        "no",
        "the",
        "this",
        "that",
        "every",
        "any",
        "each",
        "which",
        "another",
        "some",
        "a",
        "-",
        "day",
    ):
        return not (
            before in ("the", "this", "that", "a")
            and view.tags[number.end : number.end + 1] in (["NN"],)
        )
    certain = before == "in" and after in ("case", "instance", "incident", "example")
    return (
        after in _SOME
        or certain
        or (after in HYPHENS and view.word(number.end + 1) in ("on", "time", "off", "of"))
    )


def is_named(view: View, number: Match) -> bool:
    """Whether a number belongs to a name before it: ``Formula-1 races``, ``F-16 fighters``, ``the No 9 shirt``."""
    i = number.start
    if _after_point(view, i) or _is_year_of(view, number) or _is_clock(view, number):
        return True
    if _is_numbered_by(view, i):
        return True
    return (
        i > 0
        and view.raw[i - 1] in HYPHENS
        and view.pieces.glued(i)
        and view.pieces.glued(i - 1)
        and view.raw[i - 2][-1:].isalpha()
    )


def _is_numbered_by(view: View, i: int) -> bool:
    """Whether digits at piece ``i`` stand behind ``No``, ``No.``, ``Nos.``; not ``"No. 12 people came"``."""
    at = i - 1 - (view.word(i - 1) == "." and view.pieces.glued(i - 1))
    if at < 0 or view.raw[at] not in ("No", "Nos") or not view.raw[i][0].isdecimal():
        return False
    opens = at == 0 or view.pieces.broken(at) or not view.word(at - 1)[-1:].isalnum()
    return at == i - 1 or not opens


def _is_clock(view: View, number: Match) -> bool:
    """Whether digits are a time of day: ``10.20 p.m.``."""
    return view.word(number.end) in ("a.m.", "p.m.", "am", "pm")


def _after_point(view: View, i: int) -> bool:
    """Whether a point ties the number to letters: ``ID.3``, ``v.2``."""
    glued = view.pieces.glued
    return (
        i > 1
        and view.raw[i - 1] == "."
        and glued(i)
        and glued(i - 1)
        and view.raw[i - 2][-1].isalpha()
    )


def _is_year_of(view: View, number: Match) -> bool:
    """Whether four digits behind a noun or a possessive are a year: ``the firm's 2018 sales``, ``its 2018 level``."""
    raw = view.raw[number.start]
    year = number.width == 1 and len(raw) == 4 and raw.isdecimal() and raw[:2] in ("19", "20")
    before = view.tags[number.start - 1] if number.start else ""
    return year and before in ("NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "DT")


def _is_glued(view: View, number: Match) -> bool:
    """Whether letters are glued to the digits: ``22pm``, ``5th``."""
    return view.pieces.glued(number.end) and view.word(number.end)[:1].isalpha()


def is_numbered(view: View, number: Match) -> bool:
    """Whether digits stand before a name in the singular, as in ``787 Dreamliner``, ``22 Avenue Foch``: no count."""
    if not view.raw[number.start].isdecimal() or not is_many(number.value):
        return False
    phrase = phrase_at(view, number.end, True)
    if phrase is None or not view.raw[number.end][0].isupper() or view.tags[number.end] == "JJ":
        return False
    last = phrase.end - 1
    return (
        view.tags[last] in ("NN", "NNP")
        and view.raw[last][0].isupper()
        and not view.low[last].endswith("s")
    )
