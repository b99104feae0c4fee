"""Amounts of money: the sign or code before or after the number, or the currency's name."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.money import (
    CURRENCIES,
    SIGNS,
    WORDS,
    Currency,
    MoneySign,
    MoneyWord,
    currency_name,
)
from factx.quantities.near import is_noun, is_verb, numbers_at, unit_starts
from factx.quantities.value import Amount, scaled
from factx.rules.match import Match
from factx.rules.rule import Found, Keys, Kind, Words, rule
from factx.rules.view import View
from factx.words.senses import verbs

_CENT = Decimal("0.01")
_ONE = Decimal(1)
_FORMS = ("cardinal", "fraction", "range", "vague")
# Currency words that are other words too: they must be tagged nouns.
_COMMON = frozenset("won real reals sol som sen lei kina marks crown fen rand kn".split())
_QUALIFIERS = {
    "us": "USD",
    "u.s.": "USD",
    "usd": "USD",
    "canadian": "CAD",
    "cad": "CAD",
    "australian": "AUD",
    "aud": "AUD",
}
_AFTER = frozenset(
    (
        "a",
        "an",
        "per",
        "in",
        "on",
        "to",
        "for",
        "and",
        "or",
        "from",
        ",",
        ".",
        ";",
        ")",
        "(",
        "/",
        "at",
    )
)


def amount(
    view: View,
    number: Number,
    codes: tuple[str, ...],
    factor: Decimal = _ONE,
    dimension: str = "currency",
) -> Amount:
    """An amount of money; the codes after the first are what its sign may stand for too."""
    name = currency_name(view.lexicon, codes[0])
    return Amount(
        scaled(number, factor), "currency", codes[0], name, dimension=dimension, others=codes[1:]
    )


@rule(Keys(SIGNS, MoneySign))
def sign_before(view: View, i: int) -> Found | None:
    """``$5``, ``US$1.2m``, ``€3–5 million``, ``Rs 5 crore``, ``$76 US``; ``A $5 prize`` is no ``A$5``."""
    found = view.find(SIGNS, MoneySign, i)
    if found is None or found[1].place in ("after", "pence") or _is_article(view, i):
        return None
    end, row = found
    if view.pieces.glued(i) and (
        view.raw[i - 1][-1].isalpha() or (view.raw[i].isalpha() and view.raw[i - 1] == "-")
    ):
        return None
    if row.place == "glued" and (not view.pieces.glued(end) or is_noun(view, i - 1)):
        return None
    for number in numbers_at(view, end):
        if number.value.form in _FORMS and (row.place != "large" or _is_sum(view, number)):
            return _qualified(view, row.codes, number)
    return None


def _is_article(view: View, i: int) -> bool:
    """Whether ``A`` stands apart from the sign behind it, an article: ``A $5 million reward``; not ``C $5``."""
    return view.low[i] == "a" and not view.pieces.glued(i + 1)


def _is_sum(view: View, number: Match) -> bool:
    """Whether a number behind ``#`` or ``N`` is a sum: ``#2.5 billion``, ``#1.20``, ``N75,000``; no ``#2``."""
    value = number.value.value or number.value.high
    glued = view.pieces.glued(number.start) and not view.pieces.glued(number.start - 1)
    large = value is not None and (value >= 1_000_000 or value % 1 != 0)
    return glued and (large or "," in view.raw[number.start])


def _qualified(view: View, codes: tuple[str, ...], number: Match) -> Found:
    """``$76 US a barrel``, ``$5 Canadian``: the country after the number."""
    code = _QUALIFIERS.get(view.word(number.end))
    upper = view.raw[number.end][0].isupper() if code else False
    if (
        code in codes
        and upper
        and (number.end + 1 == view.size or view.word(number.end + 1) in _AFTER)
    ):
        return Found(number.end + 1, amount(view, number.value, (str(code),)), (number,))
    return Found(number.end, amount(view, number.value, codes), (number,))


@rule(Words(("-", "−", "–", "minus")))
def negative(view: View, i: int) -> Found | None:
    """``-$5 million``, ``minus £300``: the sign stands before the currency's."""
    found = view.find(SIGNS, MoneySign, i + 1)
    if found is None or found[1].place not in ("before", "both") or not view.pieces.glued(i + 1):
        return None
    if view.pieces.glued(i) and view.raw[i - 1] not in "([":
        return None
    for number in numbers_at(view, found[0]):
        if number.value.form == "cardinal" and number.value.value is not None:
            value = Number("cardinal", -number.value.value)
            return Found(number.end, amount(view, value, found[1].codes), (number,))
    return None


@rule(Kind("number"), Kind("short"))
def sign_after(view: View, i: int) -> Found | None:
    """``5€``, ``500 kr``, ``20 USD``, ``164p``."""
    for number in numbers_at(view, i):
        found = view.find(SIGNS, MoneySign, number.end)
        if (
            found is None
            or number.value.form not in _FORMS
            or found[1].place in ("before", "glued", "large")
        ):
            continue
        end, row = found
        if row.place == "pence" and not _is_pence(view, number.end):
            continue
        if view.at("number", end) and view.pieces.glued(end) and not view.pieces.glued(number.end):
            continue
        factor = _CENT if row.place == "pence" else _ONE
        return Found(end, amount(view, number.value, row.codes, factor), (number,))
    return None


def _is_pence(view: View, i: int) -> bool:
    """Whether ``p`` or ``c`` at piece ``i`` stands for pence or cents: glued to the number, and nothing to it."""
    after = view.word(i + 1)
    if not view.pieces.glued(i):
        return (
            view.low[i] == "p"
            and after in _AFTER
            and not (view.pieces.glued(i + 1) and after.isalnum())
        )
    return not (view.pieces.glued(i + 1) and (after.isalnum() or after == "/"))


@rule(Kind("number"), Kind("short"))
def named(view: View, i: int) -> Found | None:
    """``70 million dollars``, ``1.69 trillion yuan``, ``100,000 Kenyan shillings``, ``five pence``, ``800-yuan``."""
    for number in numbers_at(view, i):
        if number.value.form not in _FORMS:
            continue
        for start in unit_starts(view, number):
            found = currency_at(view, start, _is_rich(view, number))
            if found is not None:
                end, codes, factor = found
                return Found(end, amount(view, number.value, codes, factor), (number,))
    return None


def _is_rich(view: View, number: Match) -> bool:
    """Whether ``won`` behind a number is money though tagged a verb: ``1.2 trillion won``; no ``4,000 won a prize``."""
    low = number.value.value or number.value.low or 0
    tag = view.tags[number.end + 1] if number.end + 1 < view.size else ""
    return low >= 1_000_000 or (low >= 1000 and tag not in _OBJECTS)


_OBJECTS = frozenset("DT PRP$ PRP NN NNS NNP NNPS JJ RB RP".split())


@rule(Kind("number"))
def exchanged(view: View, i: int) -> Found | None:
    """``the peso slipped to 53.55 per dollar``, ``the yen fell to 141 to the dollar``: the money named before."""
    number = view.at("number", i)
    if number is None or number.value.form != "cardinal":
        return None
    at = number.end + 1 + (view.word(number.end + 1) == "the")
    priced = view.word(number.end) == "per" or view.low[number.end : at] in (
        ["to", "the"],
        ["against", "the"],
    )
    at += view.word(at) in ("us", "u.s.")
    per = currency_at(view, at) if priced else None
    if per is None:
        return None
    for j in range(i - 1, max(i - _SENTENCE, -1), -1):
        if view.pieces.broken(j + 1) or view.low[j] in (".", ";"):
            return None
        found = currency_at(view, j)
        if found is not None and found[1] != per[1]:
            return Found(number.end, amount(view, number.value, found[1], found[2]), (number,))
    return None


_SENTENCE = 30


def currency_at(
    view: View, i: int, rich: bool = False
) -> tuple[int, tuple[str, ...], Decimal] | None:
    """The currency named at piece ``i``: where its name ends, its codes, and the factor to the main unit.

    A name that is a verb too (``won``) must be a noun, or stand behind a large number (``rich``).
    """
    known = view.find(CURRENCIES, Currency, i)
    shared = view.find(WORDS, MoneyWord, i)
    if known is not None and (shared is None or known[0] >= shared[0]):
        common = view.word(i) in _COMMON and not (rich or is_noun(view, i))
        return None if common else (known[0], (known[1].code,), _ONE)
    if shared is None:
        return None
    if not rich and view.word(i) in _COMMON and (is_verb(view, i) or not is_noun(view, i)):
        return None
    return shared[0], shared[1].codes, shared[1].factor


@rule(Words(("a", "an", "another")))
def one_of(view: View, i: int) -> Found | None:
    """``a dollar``, ``a penny``, ``another euro``: one of it, where nothing else is said to be one."""
    found = currency_at(view, i + 1)
    if found is None or not _alone(view, i, found[0]):
        return None
    return Found(found[0], amount(view, Number("cardinal", _ONE), found[1], found[2]))


def _alone(view: View, i: int, end: int) -> bool:
    """Whether ``a dollar`` is an amount: not a rate (``5 a dollar``), not a name (``a pound sign``)."""
    after = view.word(end)
    if view.before("number", i) or view.before("quantity", i):
        return False
    noun = end < view.size and view.tags[end].startswith(("N", "J"))
    return view.word(i - 1) in _COSTS and not noun and after != "-"


_COSTS = verbs("cost") | frozenset(
    "than by for about nearly almost of at only just worth extra another".split()
)
