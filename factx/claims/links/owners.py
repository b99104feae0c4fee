"""Whose account a bare line item is: "Revenue declined to $3 billion" belongs to the company that the text is about."""

from __future__ import annotations

from factx.claims.clause import own_subject
from factx.claims.frame import Frame
from factx.claims.links.names import most_named
from factx.claims.links.pronouns import is_person
from factx.claims.phrase import NounPhrase, lemma, noun_phrase
from factx.claims.topic import Topic
from factx.rules.slot import Filled

_BACK = 4
_STORY = 15
_HOUSES = "company firm group bank carmaker retailer airline carrier insurer lender maker chain brewer miner".split()
_ANYBODYS = ("loss", "cost", "spending", "earnings")


def owned(
    frame: Frame, topic: Topic, before: list[tuple[Frame, Filled[Topic] | None]]
) -> Topic | None:
    """The topic with the owner as subject and the line item as measure, None where it is no bare line item.

    The owner is that of the line item claimed before it, within a few sentences, else the name that is the subject or
    the possessor in the nearest sentence before.
    """
    tokens, head = frame.tokens, topic.subject.head
    if topic.measure is not None or frame.inside(head) or not _item(frame, head):
        return None
    here = tokens.sent[frame.root]
    owner = _beside(frame, head)
    for other, found in reversed(before):
        if owner is not None or here - tokens.sent[other.root] > _BACK:
            break
        if (
            found is not None
            and found.value.measure is not None
            and _item(other, found.value.measure.head)
        ):
            owner = found.value.subject
            break
    if owner is None and lemma(tokens, head) not in _ANYBODYS and tokens.left[head] >= head - 3:
        owner = _named(frame, here)
    return Topic(owner, topic.subject) if owner is not None else None


def _beside(frame: Frame, item: int) -> NounPhrase | None:
    """The house in the same sentence: "Arden said revenue fell", "the firm, where sales fell"; not analysts."""
    tokens = frame.tokens
    for i in tokens.children[item]:
        if i < item and tokens.dep[i] == "compound" and tokens.tag[i] == "NNP":
            return noun_phrase(tokens, i)
    verb = tokens.head[item]
    anybodys = lemma(tokens, item) in _ANYBODYS
    for _ in range(0 if anybodys else 4):
        if tokens.dep[verb] == "relcl" and any(
            tokens.low[c] == "where" for c in tokens.children[verb]
        ):
            return noun_phrase(tokens, tokens.head[verb])
        above = tokens.head[verb]
        says = tokens.dep[verb] == "ccomp" and tokens.low[above] in frame.cues.reporting_verbs
        who = own_subject(tokens, above) if says else None
        if who is not None:
            house = tokens.tag[who] == "NNP" and not is_person(tokens, who)
            return noun_phrase(tokens, who) if house or tokens.low[who] in _HOUSES else None
        verb = above
    return None


def _item(frame: Frame, noun: int) -> bool:
    tokens = frame.tokens
    return tokens.low[noun] in frame.cues.owned or lemma(tokens, noun) in frame.cues.owned


def _named(frame: Frame, here: int) -> NounPhrase | None:
    """The name that the text before the sentence is about."""
    tokens = frame.tokens
    start = tokens.sents[max(here - _STORY, 0)][0]
    speaking = frozenset(frame.cues.reporting_verbs)
    name = most_named(tokens, start, tokens.sents[here][0], speaking)
    return noun_phrase(tokens, name) if name is not None else None
