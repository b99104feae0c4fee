"""A claim written out as one plain English sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.model import Claim, Document

_RELATIONS = {"~": "about", "<": "less than", "<=": "up to", ">": "more than", ">=": "at least"}
_ABOVE = re.compile(r"(?:surpass|exceed|top|pass)", re.I)
_BARE = re.compile(r"[\d.,]+(?: (?:thousand|million|billion|trillion))?")
_AGE = re.compile(r"([\w.,]+)-year-olds?", re.I)
_JOINED = re.compile(r"[\w.,]+-[^\W\d][\w-]*(?: [\w-]+)?")
_ONE = re.compile(
    r"(?:(?:about|less than|up to|more than|at least) )?(?:one|1|an?)\b(?![.,]\d)", re.I
)
_MONEY = re.compile(
    r"[$€£¥₹]|\b(?:dollar|euro|yuan|yen|pound|franc|rupee|rouble|peso|krone|kroner|crown|cent|zloty)s?\b"
)
_LASTING = re.compile(
    r"\b(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie))s?$"
)
_SUMS = frozenset(
    "price cost wage salary pay sales revenue profit loss deficit debt budget income rent fare value worth sum fee"
    " fine tax turnover spending peak average total".split()
)
_PRONOUNS = frozenset("it they he she we you i this that these those".split())
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_LEAD = re.compile(r"^(?:in|on|at|by|since|from|during|until|of|for|than)\s+", re.I)
_ADVERB = re.compile(
    r"(?:last|this|next|yesterday|today|tonight|tomorrow|now|currently|recently|every|each|once|ago)\b|.*\bago$",
    re.I,
)
_DAY = re.compile(
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}\.? \d{{1,2}}\b|\d{{1,2}} {_MONTH}", re.I
)
_CLOCK = re.compile(
    r".*(?:\d:\d|[ap]\.?m\b|noon|midnight)|(?:the )?(?:end|start|beginning)\b", re.I
)
_PAST = {"be": ("was", "were"), "have": ("had", "had")}
_MODAL = {"hypothetical": "could {}", "denied": "did not {}"}
_SUBJECTLESS = "what the text speaks of"


def sentence(claim: Claim, document: Document | None = None) -> str:
    """Write a claim out; the document, where it is given, lends its quantity and times their words."""
    amount = _amount(claim, document)
    if re.match(r"[A-Z](?:[a-z]+\b| )", amount):
        amount = amount[0].lower() + amount[1:]
    parts = [_core(claim, amount), _compared(claim), _placed(claim), _timed(claim, document)]
    if claim.source is not None:
        parts.append(f", according to {_clean(claim.source.text)}")
    text = _clean("".join(parts)).rstrip(".") + "."
    return text[0].upper() + text[1:]


def _core(claim: Claim, amount: str) -> str:
    """Who or what, the verb and the amount."""
    who, many = _who(claim), _plural(claim)
    whole = f" of {_clean(claim.whole.text)}" if claim.whole is not None else ""
    if claim.whole is not None and re.search(r"(?:times|twice)$", amount):
        whole = f" {_clean(claim.whole.text)}"
    if claim.kind == "rank":
        alone = " " not in amount or amount.endswith("place")
        verb = "rank" if alone else "mark the"
        return f"{who} {_verb(claim, verb, many)} {amount}"
    if claim.kind == "level" and whole and claim.subject is not None and _inside(claim):
        return f"this {_verb(claim, 'concern', False)} {amount}{whole}"
    if claim.kind == "share":
        if claim.subject is None or (whole and claim.whole and _inside(claim)):
            return f"this {_verb(claim, 'concern', False)} {amount}{whole}"
        verb = "make up" if whole else "have a share of"
        return f"{who} {_verb(claim, verb, many)} {amount}{whole}"
    if claim.kind in ("change", "growth"):
        return f"{who} {_verb(claim, _mover(claim, 'change'), many)} by {amount}{whole}"
    return _level(claim, amount, who) + whole


def _level(claim: Claim, amount: str, who: str) -> str:
    """How much there is of it, or where it moved to."""
    subject, many = claim.subject, _plural(claim)
    if (
        claim.direction is not None
        and claim.measure is None
        and subject
        and _counted(claim, amount)
    ):
        who, many = f"the number of {_clean(subject.text)}", False
    if claim.direction is not None:
        return f"{who} {_verb(claim, _mover(claim, 'change'), many)} to {amount}"
    if _BARE.fullmatch(amount) and _aged(claim):
        return f"{who} {_verb(claim, 'be', many)} {amount} years old"
    aged = _AGE.search(amount)
    if aged is not None:
        return f"{who} {_verb(claim, 'be', many)} {aged[1]} years old"
    if subject is not None and claim.measure is None:
        if _JOINED.fullmatch(amount):
            return f"there {_verb(claim, 'be', False)} a {amount} {subject.head}"
        if _counted(claim, amount):
            return f"there {_verb(claim, 'be', not _ONE.match(amount))} {amount}"
        if _BARE.fullmatch(re.sub(r"^(?:about|less than|up to|more than|at least) ", "", amount)):
            return f"the number of {who} {_verb(claim, 'be', False)} {amount}"
        if _MONEY.search(amount) and subject.head not in _SUMS:
            return f"the amount for {who} {_verb(claim, 'be', False)} {amount}"
        if _LASTING.search(amount):
            return f"{who} {_verb(claim, 'last', many)} {amount}"
    return f"{who} {_verb(claim, 'be', many)} {amount}"


def _aged(claim: Claim) -> bool:
    """Whether a bare number is an age: the rule that found the amount or its subject says so."""
    reasons = (*claim.evidence.get("quantity", ()), *claim.evidence.get("subject", ()))
    return any("ages." in reason.rule for reason in reasons)


def _who(claim: Claim) -> str:
    """The measure and the subject, as the sentence begins."""
    if claim.subject is None:
        return f"the {_clean(claim.measure.text)}" if claim.measure else _SUBJECTLESS
    name = _named(claim)
    if claim.measure is None:
        return name
    measure = _clean(claim.measure.text)
    return name if measure.lower() in name.lower() else f"the {measure} of {name}"


def _named(claim: Claim) -> str:
    subject = claim.subject
    assert subject is not None
    text = _clean(subject.text)
    owned = "’s " in text or "'s " in text
    named = not text or not text[0].isalpha() or text[0].isupper() or text.lower() in _PRONOUNS
    articled = text if named or (_plural(claim) and not owned) else f"the {text}"
    return f"{articled} ({_clean(subject.refers_to.text)})" if subject.refers_to else articled


def _plural(claim: Claim) -> bool:
    """Whether the verb is a plural's: the head stands in the subject in another form than the dictionary's."""
    if claim.subject is None or claim.measure is not None:
        return False
    head = claim.subject.head.lower()
    words = [word.strip(".,;:'’\"()").lower() for word in claim.subject.text.split()]
    return (
        head == "person"
        and "people" in words
        or (bool(head) and head not in words and any(w.endswith("s") for w in words))
    )


def _counted(claim: Claim, amount: str) -> bool:
    """Whether the amount names what it counts: "277 vulnerabilities"."""
    assert claim.subject is not None
    last = amount.split()[-1].lower() if amount.split() else ""
    own = {word.lower() for word in claim.subject.text.split()} | {claim.subject.head.lower()}
    return len(amount.split()) > 1 and last in own


def _inside(claim: Claim) -> bool:
    """Whether subject and whole are the same words of the text."""
    assert claim.subject is not None
    assert claim.whole is not None
    one, other = claim.subject.span, claim.whole.span
    return one[0] < other[1] and other[0] < one[1]


def _mover(claim: Claim, other: str) -> str:
    return {"up": "rise", "down": "fall"}.get(claim.direction or "", other)


def _verb(claim: Claim, base: str, many: bool) -> str:
    """The verb in the mood that the claim has."""
    if claim.modality == "denied" and base == "be":
        return "were not" if many else "was not"
    if claim.modality in _MODAL:
        return _MODAL[claim.modality].format(base)
    if claim.modality in ("forecast", "target"):
        bound = "expected" if claim.modality == "forecast" else "meant"
        return f"{'are' if many else 'is'} {bound} to {base}"
    first, _, rest = base.partition(" ")
    if first in _PAST:
        return " ".join(filter(None, (_PAST[first][many], rest)))
    irregular = {"rise": "rose", "fall": "fell", "make": "made", "change": "changed"}
    return " ".join(filter(None, (irregular.get(first, f"{first}ed"), rest)))


def _amount(claim: Claim, document: Document | None) -> str:
    """The quantity with its relation, in the words of the text."""
    if document is not None:
        quantity = next((q for q in document.quantities if q.id == claim.quantity), None)
        if quantity is not None:
            return _clean(f"{_RELATIONS.get(quantity.relation, '')} {quantity.text}")
    said = [reason.words for reason in claim.evidence.get("quantity", ())]
    if not said or not _clean(said[0]):
        return f"the amount {_clean(claim.quantity)}"
    relation = said[1].lower() if len(said) > 1 else ""
    return _clean(f"{'more than' if _ABOVE.match(relation) else relation} {said[0]}")


def _compared(claim: Claim) -> str:
    """What it is measured against."""
    if claim.baseline is None:
        return ""
    text = _LEAD.sub("", _clean(claim.baseline.text), count=1)
    if re.match(
        r"(?:year|month|quarter|week)[ -]o(?:n|ver)\b|(?:on|over) the ", claim.baseline.text, re.I
    ):
        return f" {_clean(claim.baseline.text)}"
    return (
        f" from {text}" if claim.kind == "level" and claim.direction else f", compared with {text},"
    )


def _placed(claim: Claim) -> str:
    return f" in {_clean(claim.place.text)}" if claim.place is not None else ""


def _timed(claim: Claim, document: Document | None) -> str:
    """When, with the preposition that goes with the words."""
    said = ""
    if document is not None:
        said = next((time.text for time in document.times if time.id == claim.time), "")
    elif claim.time is not None:
        said = next((reason.words for reason in claim.evidence.get("time", ())), "")
    text = _LEAD.sub("", _clean(said), count=1)
    if not text:
        return ""
    if claim.time_role in ("since", "until", "by"):
        return f" {claim.time_role} {text}"
    if _ADVERB.match(text):
        return f" {text}"
    word = "at" if _CLOCK.match(text) else "on" if _DAY.match(text) else "in"
    return f" {word} {text}"


def _clean(text: str) -> str:
    """One line, single spaces, no comma before the end or doubled."""
    return re.sub(r"\s*,(?:\s*,)*\s*$", "", re.sub(r",\s*,", ",", " ".join(text.split())))


FIELDS = "quantity kind direction subject measure time time_role baseline whole place source modality same_as".split()


def explained(claim: Claim) -> str:
    """Field by field: what stands there, the rule and the words that it read; the empty ones in one line."""
    lines = [f"{claim.id} ({claim.quantity}): {claim.kind}"]
    empty = []
    for name in FIELDS:
        value = getattr(claim, name)
        reasons = claim.evidence.get("time" if name == "time_role" and value else name, ())
        if value is None:
            empty.append(name)
            continue
        said = getattr(value, "text", None) or str(value)
        lines += [f"  {name}: {said} — {reason.rule}: “{reason.words}”" for reason in reasons]
        if not reasons:
            default = name == "modality" and value == "stated"
            lines.append(f"  {name}: {said}" + (" — no word says otherwise" if default else ""))
    return "\n".join([*lines, f"  empty: {', '.join(empty)}"] if empty else lines)
