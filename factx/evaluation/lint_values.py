"""Whether values, times and slots of an annotated document look right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal

from factx.model import Claim, Document, Quantity, Time

Level = Literal["error", "suspicious"]
Problem = tuple[Level, str, str]
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "crore": 10**7, "dozen": 12,
}  # fmt: skip
_GLUED = {
    "k": 1000,
    "m": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "cr": 10**7,
}
_UNSETTLED = re.compile(r"[/½¼¾⅓⅔⅛±]| (?:and|in|in every|for every|out of) ")
_SMALL = {"cent", "cents", "pence", "p", "penny", "basis", "bp", "bps"}
_RELATIONS = {
    "about": "~", "around": "~", "nearly": "~", "almost": "~", "roughly": "~", "approximately": "~",
    "more than": ">", "over": ">", "at least": ">=", "fewer than": "<", "less than": "<", "under": "<",
    "up to": "<=", "at most": "<=",
}  # fmt: skip
_DETERMINERS = ("the ", "a ", "an ", "these ", "those ")
_PRONOUNS = frozenset("it he she they we i its his her their this that these those them".split())
_TOLERANCE = Decimal("1e-6")


def quantities(document: Document) -> Iterator[Problem]:
    """Values, bounds, relations and codes of quantities."""
    for quantity in document.quantities:
        yield from ((level, quantity.id, what) for level, what in _amount(quantity, document.text))


def _amount(quantity: Quantity, text: str) -> Iterator[tuple[Level, str]]:
    bounds = quantity.low is not None or quantity.high is not None
    if quantity.value is None and not bounds:
        yield "error", "neither a value nor a bound"
    if quantity.low is not None and quantity.high is not None and quantity.low > quantity.high:
        yield "error", f"low {quantity.low} is above high {quantity.high}"
    unit = quantity.unit
    if unit.kind == "currency" and unit.code not in _currencies():
        yield "error", f"“{unit.code}” is no ISO 4217 code"
    if unit.kind == "percent" and unit.code not in ("%", "pp"):
        yield "error", f"the code of a percent is % or pp, not “{unit.code}”"
    if unit.kind in ("count", "none") and unit.code != "1":
        yield "error", f"the code of a {unit.kind} is 1, not “{unit.code}”"
    expected = _figures(quantity)
    stated = quantity.low if quantity.value is None else quantity.value
    if expected and stated is not None and not any(_near(stated, one) for one in expected):
        said = " or ".join(f"{one.normalize():f}" for one in sorted(expected))
        yield "suspicious", f"“{quantity.text}” looks like {said}, not {stated}"
    before = " ".join(text[max(0, quantity.span[0] - 20) : quantity.span[0]].lower().split())
    for words, relation in _RELATIONS.items():
        if re.search(rf"\b{words}$", before) and quantity.relation == "=":
            yield "suspicious", f"after “{words}” the relation is {relation}, not ="


def _figures(quantity: Quantity) -> set[Decimal]:
    """What the figures of a quantity may be worth; nothing where they do not settle it."""
    words = quantity.text.lower().replace("per cent", "percent")
    numerals = _NUMERAL.findall(words)
    bounded = quantity.value is None
    alone = len(numerals) == 1 + bounded
    if not numerals or not alone or _UNSETTLED.search(words):
        return set()
    number = Decimal(numerals[0].replace(",", ""))
    scale = Decimal(1)
    if bounded:
        words = words[: next(_NUMERAL.finditer(words)).end()] + words.split(numerals[-1])[-1]
    for word in re.findall(r"[a-z]+", words):
        scale *= _SCALES.get(word, 1)
    glued = re.search(r"\d\s?(k|mln|mn|bn|tn|cr|m|b)\b", words)
    small = bool(_SMALL & set(re.findall(r"[a-z]+", words)))
    if scale == 1 and glued and quantity.unit.kind == "currency":
        scale = Decimal(_GLUED[glued[1]])
    worth = {number * scale}
    if glued and quantity.unit.kind != "currency":
        worth.add(number * _GLUED[glued[1]])
    if small or (quantity.unit.kind == "currency" and re.search(r"\d[pc¢]\b|¢", words)):
        worth = {number / 100}
    return worth | {-one for one in worth}


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other), Decimal(1))


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def times(document: Document) -> Iterator[Problem]:
    """Values and intervals of times."""
    for time in document.times:
        yield from (("suspicious", time.id, what) for what in _time(time))


def _time(time: Time) -> Iterator[str]:
    if time.begin and time.end and time.begin[:10] > time.end[:10]:
        yield f"it begins {time.begin}, after its end {time.end}"
    year = re.match(r"(\d{4})(?!\d)", time.value)
    dated = time.type in ("DATE", "TIME") and not time.parts and year is not None
    inside = time.begin and time.end and year and time.begin[:4] <= year[1] <= time.end[:4]
    if dated and time.begin and time.end and not inside:
        yield f"its value {time.value} lies outside {time.begin} to {time.end}"
    if (
        time.type in ("DURATION", "SET")
        and not re.match(r"P|XXXX|T", time.value)
        and not time.parts
    ):
        yield f"{time.value} is no value of a {time.type}"


def claims(document: Document) -> Iterator[Problem]:
    """Slots of claims that look wrong."""
    for claim in document.claims:
        yield from (("suspicious", f"{claim.id}.{slot}", what) for slot, what in _claim(claim))


def _claim(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.subject is None:
        yield "subject", "there is none"
    else:
        words = claim.subject.text.lower()
        if words.startswith(_DETERMINERS):
            yield "subject", f"“{claim.subject.text}” begins with a determiner"
        if words in _PRONOUNS:
            yield "subject", f"“{claim.subject.text}” is a pronoun; give what it stands for"
        if claim.subject.head != claim.subject.head.lower():
            yield "subject", f"the head “{claim.subject.head}” is not in lower case"
        people = claim.subject.head == "person" and "people" in words
        if (
            claim.subject.head[: 2 if len(claim.subject.head) > 4 else 1] not in words
            and not people
        ):
            yield "subject", f"the head “{claim.subject.head}” is no word of “{claim.subject.text}”"
    if claim.kind == "share" and claim.whole is None:
        yield "whole", "a share without its whole"
    if (
        claim.kind in ("change", "growth")
        and claim.direction is None
        and claim.modality == "stated"
    ):
        yield "direction", f"a {claim.kind} without direction"
    if claim.baseline is not None and claim.direction is None:
        yield "baseline", "a baseline without direction"
    if claim.time is not None and claim.time_role is None:
        yield "time_role", "a time without its role"
