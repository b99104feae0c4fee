"""How NewsQuant names units: ours through a table, counted nouns as their gold writes them.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

from factx.model import Quantity
from factx.words.nouns import singular

_MEASURE = re.compile(r"\d[\d.,]*[a-zµ]+")


@cache
def _names() -> dict[str, str]:
    path = Path(__file__).with_name("newsquant_units.csv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {row["ours"]: row["theirs"] for row in csv.DictReader(lines)}


def unit_of(doc: Any, quantity: Quantity) -> str:
    """The unit's name there; its rate behind ``per``; ``-`` where there is none."""
    unit, text = quantity.unit, quantity.text.lower()
    names = _names()
    if text.endswith("times"):
        return "count"
    if unit.kind == "none":
        name = _part(doc, quantity)
    elif unit.kind == "currency":
        minor = text.endswith(("cents", "cent", "¢")) or text.rstrip().endswith("cents")
        pence = text.endswith(("p", "pence", "penny"))
        name = "cent" if minor else "point" if pence else names.get(unit.code, unit.name)
        if text[:1] == "$" and text[1:2].isdigit():
            name = "dollar"
    elif quantity.evidence and quantity.evidence.rule.startswith(
        ("quantities.ages", "quantities.told_ages")
    ):
        name = f"{unit.name} of age"
    elif unit.kind == "count":
        name = names.get(unit.name, _base(_short(doc, quantity))) if _is_named(quantity) else "-"
    else:
        name = names.get(unit.name, names.get(unit.code, unit.name))
    per = f" per {names.get(unit.per, unit.per)}" if unit.per and name != "-" else ""
    return (name + per).strip() or "-"


def _is_named(quantity: Quantity) -> bool:
    """Whether the text itself gives a count its noun, here or beside another number."""
    why = quantity.evidence
    if not quantity.unit.name or why is None:
        return False
    return why.rule != "quantities.bare.elliptic" or any(
        p.rule == "quantities.elided" for p in why.parts
    )


def _short(doc: Any, quantity: Quantity) -> str:
    """The counted noun without adverbs, participles and measures before it."""
    span = doc.char_span(*quantity.span, alignment_mode="expand")
    left_out = {
        token.lower_ for token in span if token.tag_ in ("RB", "VBN") and token.i < span.end - 1
    }
    words = quantity.unit.name.split()
    kept = [
        word for word in words[:-1] if word.lower() not in left_out and not _MEASURE.fullmatch(word)
    ]
    return " ".join([*kept, *words[-1:]])


_COMPARED = {
    "best": "good",
    "better": "good",
    "worst": "bad",
    "worse": "bad",
    "latest": "late",
    "later": "late",
}
_MUTE = frozenset("larg saf wid clos nic fin rar wis brav simpl strang pur fierc".split())
_ADJECTIVES = frozenset(
    "larg small new old high low long short young wid saf bigg earli heavi great strong".split()
)


def _base(name: str) -> str:
    """A counted noun as the gold writes it: people stay people, comparatives in the base form, no quotes."""
    words = [_positive(word) for word in name.replace("“", "").replace("”", "").split()]
    words = [word for word in words if word not in ("and", "or", "other", "more", "the")]
    if words and words[-1] == "person":
        words[-1] = "people"
    return " ".join(words)


def _positive(word: str) -> str:
    """The positive of an adjective: ``proudest`` is proud, ``smaller`` small, ``earliest`` early."""
    if word in _COMPARED:
        return _COMPARED[word]
    for ending in ("est", "er"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3 or (ending == "er" and stem not in _ADJECTIVES):
            continue
        if stem in _MUTE:
            return stem + "e"
        if stem.endswith("i"):
            return stem[:-1] + "y"
        return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def _part(doc: Any, quantity: Quantity) -> str:
    """``% `` and the noun that a fraction is of; ``-`` for a number without a unit."""
    end = quantity.span[1]
    fraction = quantity.value is not None and 0 < quantity.value < 1
    if (
        not fraction
        or any(letter.isdigit() for letter in quantity.text)
        and "/" not in quantity.text
    ):
        return "-"
    tokens = [token for token in doc if token.idx >= end][:10]
    words: list[str] = []
    for token in tokens:
        if token.tag_ in ("IN", "DT", "PRP$", "VBN") and not words:
            continue
        if token.tag_ == "CD" or (token.tag_ == "CC" and words):
            continue
        if not token.tag_.startswith(("NN", "JJ", "VBN")):
            break
        words.append(singular(token.lower_) if token.tag_ == "NNS" else token.text)
    words = [word for word in words if len(word) > 1]
    return f"% {' '.join(words)}" if words else "% -"


def one_of(token: Any) -> str:
    """The noun that ``one`` counts: behind ``of the``, or right behind."""
    words: list[str] = []
    doc, i = token.doc, token.i + 1
    while i < len(doc) and len(words) < 6:
        following = doc[i]
        tag = following.tag_
        if tag.startswith(("NN", "JJ", "VBN", "HYPH")):
            words.append(following.lower_)
        elif tag not in ("POS", "CC") and (words or tag not in ("IN", "DT", "PRP$", "RBS")):
            break
        i += 1
    if not words:
        return "-"
    words[-1] = singular(words[-1])
    return _base(" ".join(words))
