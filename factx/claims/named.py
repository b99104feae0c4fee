"""The nouns of bare counts: what "rose to 4,000" counts, by what its claim is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from factx.claims.frame import Frame
from factx.claims.links.recalled import acts
from factx.model import Claim, Quantity, Span, Subject
from factx.words.nouns import singular
from factx.words.senses import nouns

_PEOPLED = "claims.slots.subject.counts.peopled"
_FIGURES = ("number", "figure", "count", "total")
_HEADS = nouns("crowd") | set("we us our i me you he she him her they them".split())
_INDEXES = nouns("index")
_NUMBERED = ("measured", "moved", "of", "fronted", "said_of")
_ELIDED = "quantities.elided"
_LIKE = "like"
_NEAR = 6
_BACK = 3
_SIZE = 20
_SIDE = "quantities.votes.side"
_POSSESSOR = re.compile(r"^.*(?:['’]s|s['’])\s")


class Named(NamedTuple):
    """A count with its noun."""

    frame: Frame
    name: str


def names(made: list[Frame], claims: list[Claim]) -> list[Quantity]:
    """The quantities, bare counts with the noun of their subject, or of a count with the same subject before."""
    known: dict[Span, str] = {}
    before: list[Named] = []
    done = []
    for frame, claim in zip(made, claims, strict=True):
        quantity, subject = frame.quantity, claim.subject
        unit = quantity.unit
        if unit.kind == "count" and subject is not None:
            given = "" if _elided(quantity, claim) else unit.name
            name = given or _vote(quantity, subject) or known.get(subject.span)
            name = name or _by_table(frame, claim, before) or _name(subject, claim)
            known.setdefault(subject.span, name)
            bare = not unit.name and subject.head in _INDEXES
            unit = replace(unit, kind="none", name="") if bare else replace(unit, name=name)
            quantity = replace(quantity, unit=unit)
            before.append(Named(frame, name))
        elif unit.kind == "count" and not unit.name and acts(frame):
            quantity = replace(quantity, unit=replace(unit, name="person"))
        done.append(quantity)
    return done


def _by_table(frame: Frame, claim: Claim, before: list[Named]) -> str:
    """What some nouns are counted in: "employment rose by 500" jobs, a market of 4 million what it was before."""
    subject = claim.subject
    row = frame.cues.counted_in.get(subject.head) if subject is not None else None
    if row is None:
        return _owned(claim)
    if row.meaning != _LIKE:
        return row.meaning
    for other in before[:-_NEAR:-1]:
        apart = frame.tokens.sent[frame.root] - frame.tokens.sent[other.frame.root]
        if apart > _BACK:
            break
        if other.name != row.word and near(other.frame.quantity, frame.quantity):
            return other.name
    return ""


def _owned(claim: Claim) -> str:
    """Of "Halden raised its sales to 4,000" the sales: what somebody has in the plural is what is counted."""
    measure, subject = claim.measure, claim.subject
    if measure is None or subject is None or measure.span[0] < subject.span[0]:
        return ""
    last = measure.text.split()[-1].lower()
    one = singular(last)
    return "" if one in (last, *_FIGURES) else one


def near(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are of about the same size."""
    low, high = one.value or one.low, two.value or two.low
    return bool(low and high and low < _SIZE * high and high < _SIZE * low)


def _elided(quantity: Quantity, claim: Claim) -> bool:
    """Whether the noun of a bare number is that of another number, though its clause says what it counts."""
    why = quantity.evidence
    taken = why is not None and any(part.rule == _ELIDED for part in why.parts)
    return taken and claim.evidence["subject"][0].rule.rpartition(".")[2] in _NUMBERED


def _vote(quantity: Quantity, subject: Subject) -> str:
    """The sides of a vote are votes, where no plural says whose: "a 6-3 vote", "the court ruled 5-4"."""
    side = quantity.evidence is not None and quantity.evidence.rule == _SIDE
    return "vote" if side and subject.text.lower().endswith(subject.head) else ""


def _name(subject: Subject, claim: Claim) -> str:
    """What a bare count counts: its subject's noun; of "passenger numbers" passengers, of a town or a toll people.

    Of "those to Spain" it is what "those" stands for.
    """
    if claim.evidence["subject"][0].rule == _PEOPLED or subject.head in _HEADS:
        return "person"
    if subject.text.lower().startswith("those "):
        return subject.head
    words = _POSSESSOR.sub("", subject.text.split(" of ")[0]).split()
    head = subject.head
    if head in _FIGURES and len(words) > 1:
        words, head = words[:-1], singular(words[-2].lower())
    return " ".join([*map(_plain_case, words[:-1]), head])


def _plain_case(word: str) -> str:
    """Lower case, save words with digits and acronyms."""
    return word if any(c.isdigit() or c.isupper() for c in word[1:]) else word.lower()
