"""Whose account a bare line item is: "Revenue declined to $3 billion" belongs to the company that the text is about."""

from __future__ import annotations

from factx.claims.clause import own_subject
from factx.claims.frame import Frame
from factx.claims.links.names import most_named
from factx.claims.links.persons import is_person
from factx.claims.phrase import NounPhrase, lemma, noun_phrase
from factx.claims.topic import Topic, is_item
from factx.rules.slot import Filled
from factx.rules.tokens import Tokens
from factx.words.senses import nouns

_BACK = 4
_STORY = 15
_HOUSES = nouns("house")
_FORMS = nouns("legal_form")
_IN_NAMES = ("NNP", "NNPS", "HYPH", "CC", "IN", "POS", "NN")
_LONGEST = 8
_PARTS = nouns("branch")
_ANYBODYS = ("loss", "cost", "spending", "earnings")


def owned(
    frame: Frame, topic: Topic, before: list[tuple[Frame, Filled[Topic] | None]]
) -> Topic | None:
    """The topic with the owner as subject and the line item as measure, None where it is no bare line item.

    The owner is that of the line item claimed before it, within a few sentences, else the name that is the subject or
    the possessor in the nearest sentence before.
    """
    tokens, head = frame.tokens, topic.subject.head
    bare = topic.measure is None and topic.subject.end == head + 1 and not frame.inside(head)
    if not bare or not is_item(frame, head) or _to_some(tokens, head):
        return None
    here = tokens.sent[frame.root]
    owner = _beside(frame, head)
    for other, found in reversed(before):
        if owner is not None or here - tokens.sent[other.root] > _BACK:
            break
        item = found.value.measure if found is not None else None
        if found is None or item is None or not is_item(other, item.head):
            continue
        if lemma(tokens, found.value.subject.head) not in _PARTS:
            owner = _in_full(frame, found.value.subject, here)
            break
    if owner is None and lemma(tokens, head) not in _ANYBODYS and tokens.left[head] >= head - 3:
        owner = _named(frame, here)
    return Topic(owner, topic.subject) if owner is not None else None


def _to_some(tokens: Tokens, item: int) -> bool:
    """Whether only a part of the item is meant: "sales to households"; not "revenue to $7 million"."""
    after = tokens.tag[item + 2 : item + 3]
    return tokens.low[item + 1 : item + 2] == ["to"] and after in (["NN"], ["NNS"], ["JJ"], ["DT"])


def _beside(frame: Frame, item: int) -> NounPhrase | None:
    """The house in the same sentence: "Arden said revenue fell", "the firm, where sales fell"; not analysts.

    Of "sales fell, the company said" it is the name of the company.
    """
    tokens = frame.tokens
    for i in tokens.children[item]:
        if i < item and tokens.dep[i] == "compound" and tokens.tag[i] == "NNP":
            return noun_phrase(tokens, i)
    verb = tokens.head[item]
    absolute = tokens.dep[verb] == "pcomp" and tokens.low[tokens.head[verb]] == "with"
    if absolute:
        who = own_subject(tokens, tokens.head[tokens.head[verb]])
        measure = who is None or who > item or lemma(tokens, who) in frame.cues.measures
        house = who is not None and tokens.tag[who] == "NNP" and not is_person(tokens, who)
        if who is not None and not measure and (house or tokens.low[who] in _HOUSES):
            return noun_phrase(tokens, who)
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
            owner = noun_phrase(tokens, who)
            if who > item and not house:
                owner = _in_full(frame, owner, tokens.sent[who])
            return owner if house or tokens.low[who] in _HOUSES else None
        verb = above
    return None


def _named(frame: Frame, here: int) -> NounPhrase | None:
    """The name that the text before the sentence is about."""
    tokens = frame.tokens
    start = tokens.sents[max(here - _STORY, 0)][0]
    speaking = frozenset(frame.cues.reporting_verbs)
    end = tokens.sents[here][0]
    name = most_named(tokens, start, end, speaking) or most_named(tokens, start, end)
    return _in_full(frame, noun_phrase(tokens, name), here) if name is not None else None


def _in_full(frame: Frame, owner: NounPhrase, here: int) -> NounPhrase:
    """The name of "the company"; a name with its form of company, as the text first gives it: "Arden Corp."."""
    tokens = frame.tokens
    story = tokens.sents[max(here - _STORY, 0)][0]
    if tokens.low[owner.head] in _HOUSES and tokens.tag[owner.head] == "NN":
        owner = _named(frame, tokens.sent[owner.head]) or owner
    if tokens.tag[owner.head] not in ("NNP", "NNPS"):
        return owner
    for i in range(story, owner.start):
        if tokens.text[i] == tokens.text[owner.start]:
            end = next((j for j in range(i, i + _LONGEST) if tokens.low[j] in _FORMS), -1)
            named = end > 0 and all(tokens.tag[j] in _IN_NAMES for j in range(i, end))
            if named:
                return NounPhrase(end, i, end + 1)
    return owner
