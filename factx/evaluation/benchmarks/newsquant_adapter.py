"""What factx finds, in NewsQuant's terms: where its conventions differ from the claim format, only this file knows.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from factx.evaluation.benchmarks.newsquant_concepts import NONE, concepts
from factx.evaluation.benchmarks.newsquant_names import one_of, unit_of
from factx.evaluation.benchmarks.scene import Scene
from factx.model import Claim, Quantity, Span

Value = float | tuple[float, float]
_CHANGE = {"=": "=", "~": "~", "<": "<", "<=": "<", ">": ">", ">=": ">"}
_TREND_WORDS = frozenset(("up", "down"))


@dataclass(frozen=True)
class Guess:
    """One quantity as NewsQuant has it."""

    value: Value
    unit: str
    change: str
    concepts: tuple[str, ...]
    span: Span = (0, 0)

    def plain(self) -> dict[str, Any]:
        """The prediction as plain data."""
        value = list(self.value) if isinstance(self.value, tuple) else self.value
        return {
            "value": value,
            "normalized_unit": self.unit,
            "change": self.change,
            "referred_concepts": list(self.concepts),
        }


def guesses(doc: Any) -> list[Guess]:
    """The quantities of a Doc that factx has gone over, in NewsQuant's terms and order of the text."""
    claims = {claim.quantity: claim for claim in doc._.claims}
    scene = Scene(doc)
    found = []
    for quantity in doc._.quantities:
        if _counts(quantity):
            claim = claims.get(quantity.id)
            guess = _guess(doc, quantity, claim, concepts(scene, quantity, claims))
            found += _apart(quantity, guess)
    found += _generations(doc)
    found += _ones(doc)
    found.sort(key=lambda guess: guess.span)
    found = list(_restated(doc.text, found))
    return list(_moved(doc.text, found))


def _apart(quantity: Quantity, guess: Guess) -> list[Guess]:
    """A range with a conversion between its ends is two items there."""
    if "(" not in quantity.text or not isinstance(guess.value, tuple):
        return [guess]
    start, end = guess.span
    first, second = (start, start + 1), (end - 1, end)
    low, high = guess.value
    return [replace(guess, value=low, span=first), replace(guess, value=high, span=second)]


def _counts(quantity: Quantity) -> bool:
    """Whether NewsQuant annotates a quantity like this: no ranks, no ``twice``, no brackets of age, no ``a year``."""
    why = quantity.evidence
    rule = why.rule if why else ""
    if rule.startswith("quantities.ranks") or rule == "quantities.counts.twice":
        return False
    if rule == "quantities.ages.aged" and quantity.low is not None:
        return False
    bare = quantity.text.lower().split()[0] in ("a", "an", "another") or "couple" in quantity.text
    long = quantity.text.lower().rstrip("s").endswith(("decade", "centurie", "century"))
    return not long and not (bare and rule.endswith((".one_of", ".a_point", ".couple")))


def _guess(doc: Any, quantity: Quantity, claim: Claim | None, concept: tuple[str, ...]) -> Guess:
    value, unit = _value(quantity), unit_of(doc, quantity)
    if unit in ("cent", "point", "basis point") and quantity.unit.kind != "count":
        value = _times(value, 100)
    return Guess(value, unit, _change(doc, quantity, claim), concept, quantity.span)


def _value(quantity: Quantity) -> Value:
    """One number or a pair; a vague count spans its power of ten (``hundreds`` is 100-1000)."""
    if quantity.value is not None:
        return float(quantity.value)
    low, high = quantity.low, quantity.high
    if low is not None and high is None:
        return float(low) / 2, float(low) * 5
    if low is None or high is None:
        return float(high or 0)
    return float(low), float(high)


def _times(value: Value, factor: int) -> Value:
    if isinstance(value, tuple):
        return round(value[0] * factor, 9), round(value[1] * factor, 9)
    return round(value * factor, 9)


def _change(doc: Any, quantity: Quantity, claim: Claim | None) -> str:
    """A bound or ``about`` first; then the trend of an amount of change, where a verb or ``up`` says it."""
    before = doc.text[: quantity.span[0]].rstrip().lower()
    if before.endswith("+") or quantity.text[:1] == "+":
        return "up"
    said = "=" if before.endswith("(") and quantity.relation == "~" else _relation(quantity, before)
    if said != "=":
        return said
    if before.endswith((" to", " at", " by just", " by only")):
        return "="
    return _trend(doc, quantity, claim) or "="


_NO_RELATION = (
    "almost",
    "nearly",
    "some",
    "surpass",
    "exceed",
    "top",
    "tops",
    "near",
    "reach",
    "approach",
    "cross",
    "within",
)


def _relation(quantity: Quantity, before: str) -> str:
    """The relation, where NewsQuant has one: ``nearly`` and verbs such as ``surpassed`` are none there."""
    words = before.split()[-2:]
    if quantity.relation != "=" and any(word.startswith(_NO_RELATION) for word in words[-1:]):
        return "="
    return _CHANGE[quantity.relation]


def _trend(doc: Any, quantity: Quantity, claim: Claim | None) -> str | None:
    """The direction of a change or growth whose word is a verb or a particle."""
    if claim is not None and claim.direction and claim.kind in ("change", "growth"):
        for reason in claim.evidence.get("direction", ()):
            span = doc.char_span(*reason.span, alignment_mode="expand")
            if span is not None and any(
                t.tag_.startswith("VB") or t.lower_ in _TREND_WORDS for t in span
            ):
                return claim.direction
    return None


def _generations(doc: Any) -> Iterator[Guess]:
    """``5G``, which NewsQuant counts."""
    for why in doc._.factx_rejected:
        if why.words[-1:] == "G" and why.words[:-1].isdigit():
            yield Guess(float(why.words[:-1]), "generation wireless", "=", ("-",), why.span)


def _ones(doc: Any) -> Iterator[Guess]:
    """``one of the best speakers``, ``one hand``: NewsQuant counts every one that is no pronoun for people."""
    for why in doc._.factx_rejected:
        if why.words != "one" and not (why.words == "One" and why.span[0] == 0):
            continue
        token = doc.char_span(*why.span, alignment_mode="expand")[0]
        before = token.nbor(-1).lower_ if token.i else ""
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
        ):
            continue
        yield Guess(1.0, one_of(token), "=", ("-",), why.span)


def _restated(text: str, found: list[Guess]) -> Iterator[Guess]:
    """``lost 190 points, or 0.6%``: what restates an amount of change has its trend."""
    last: Guess | None = None
    for guess in found:
        joint = text[last.span[1] : guess.span[0]].strip() if last else ""
        if (
            last
            and joint in (", or", "or")
            and last.change in ("up", "down")
            and guess.change == "="
        ):
            guess = replace(guess, change=last.change)
        yield guess
        last = guess


def _moved(text: str, found: list[Guess]) -> Iterator[Guess]:
    """``from 4.8 percent to 4.7`` as one range, in the order of the words."""
    n = 0
    while n < len(found):
        one = found[n]
        other = found[n + 1] if n + 1 < len(found) else None
        if other is not None and _is_move(text, one, other):
            assert isinstance(one.value, float)
            assert isinstance(other.value, float)
            yield replace(
                one,
                value=(one.value, other.value),
                unit=one.unit if one.unit != "-" else other.unit,
                change="=" if one.change in ("up", "down") else one.change,
                concepts=_joined(one.concepts, other.concepts),
                span=(one.span[0], other.span[1]),
            )
            n += 2
            continue
        yield one
        n += 1


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The words of both concepts, each once."""
    return tuple(dict.fromkeys(word for word in one + other if word not in NONE)) or NONE


def _is_move(text: str, one: Guess, other: Guess) -> bool:
    between = text[one.span[1] : other.span[0]].lower()
    before = text[: one.span[0]].rstrip().lower()
    single = isinstance(one.value, float) and isinstance(other.value, float)
    units = one.unit.split(" per ")[0] == other.unit.split(" per ")[0] or "-" in (
        one.unit,
        other.unit,
    )
    words = between.split()
    return (
        single
        and units
        and before.endswith(("from", "from about", "from around"))
        and bool(words)
        and (words[-1] == "to" or words[-2:] == ["up", "to"])
        and len(words) <= 6
        and "." not in words
    )
