"""What a definite repeat stands for: of "the insurer", the name or the longer phrase that it takes up again.

Source: Vieira and Poesio (2000), An empirically based system for processing definite descriptions: same head before,
else a name that the description is a role of.
"""

from __future__ import annotations

from dataclasses import replace

from factx.claims.clause import NOUN_SUBJECTS
from factx.claims.cues import Cues
from factx.claims.phrase import NounPhrase, lemma, noun_phrase
from factx.model import Claim, Phrase, Reason
from factx.rules.tokens import Tokens

BACK = 8
_LONGEST = 6
_RULE = "claims.links.repeats.taken_up"
_DEFINITE = ("the", "this", "that", "these", "those")
_NAMES = ("NNP", "NNPS")


def repeats(claims: list[Claim], tokens: Tokens, cues: Cues) -> list[Claim]:
    """The claims, each definite repeat among their subjects with what it stands for."""
    return [_one(claim, tokens, cues) for claim in claims]


def _one(claim: Claim, tokens: Tokens, cues: Cues) -> Claim:
    subject = claim.subject
    if subject is None or " " in subject.text.strip():
        return claim
    found = taken_up(tokens, tokens.at(subject.span[0]), cues)
    if found is None:
        return claim
    phrase = Phrase(tokens.said(found.start, found.end), tokens.span(found.start, found.end))
    reasons = (*claim.evidence.get("subject", ()), Reason(_RULE, phrase.span, phrase.text))
    known = replace(subject, refers_to=phrase)
    return replace(claim, subject=known, evidence={**claim.evidence, "subject": reasons})


def taken_up(tokens: Tokens, noun: int, cues: Cues) -> NounPhrase | None:
    """The phrase that a bare definite noun takes up again, None where it is none or nothing fits."""
    if tokens.tag[noun] not in ("NN", "NNS") or tokens.low[noun - 1 : noun] == []:
        return None
    if tokens.low[noun - 1] not in _DEFINITE:
        return None
    first = tokens.sents[max(0, tokens.sent[noun] - BACK)][0]
    word = lemma(tokens, noun)
    for i in range(noun - 2, first - 1, -1):
        if tokens.low[i] == tokens.low[noun] and tokens.tag[i].startswith("NN"):
            found = _named(tokens, i) or _longer(tokens, i)
            if found is not None:
                return found
    return _role(tokens, noun, first, cues) if word in cues.roles else None


def _named(tokens: Tokens, noun: int) -> NounPhrase | None:
    """The name beside an earlier mention: "Aldgate, an insurer", "the insurer Aldgate", "the insurer, Aldgate"."""
    above = tokens.head[noun]
    if tokens.dep[noun] in ("appos", "compound") and tokens.text[above][:1].isupper():
        found = noun_phrase(tokens, above)
        start = max(found.start, noun + 1) if noun < above else found.start
        return NounPhrase(above, start, above + 1)
    for child in tokens.children[noun]:
        if tokens.dep[child] == "appos" and tokens.text[child][:1].isupper():
            return NounPhrase(child, noun_phrase(tokens, child).start, child + 1)
    return None


def _longer(tokens: Tokens, noun: int) -> NounPhrase | None:
    """An earlier mention that says more: "the insurer based in Cork", "Ireland's largest insurer"."""
    found = noun_phrase(tokens, noun)
    loose = any(tokens.tag[i] in ("PRP", "IN") for i in range(found.start, noun))
    return found if 1 < found.end - found.start <= _LONGEST and not loose else None


def _role(tokens: Tokens, noun: int, first: int, cues: Cues) -> NounPhrase | None:
    """The nearest name before that is the subject of its sentence, or owns it, and is not who only speaks."""
    for number in range(tokens.sent[noun] - 1, tokens.sent[first] - 1, -1):
        for i in range(*tokens.sents[number]):
            owner = tokens.dep[i] == "poss" and tokens.dep[tokens.head[i]] in NOUN_SUBJECTS
            speaks = tokens.low[tokens.head[i]] in cues.reporting_verbs
            if tokens.tag[i] in _NAMES and (tokens.dep[i] in NOUN_SUBJECTS or owner) and not speaks:
                found = noun_phrase(tokens, i)
                return NounPhrase(i, found.start, i + 1)
    return None
