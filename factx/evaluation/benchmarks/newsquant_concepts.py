"""What NewsQuant calls the concept of a quantity: the noun phrase it describes, with its attributes, and the agent.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factx.model import Claim, Quantity, Span

NONE = ("-",)
_NOUNS = ("NN", "FW")
_CONTENT = ("NN", "JJ", "FW", "ADD", "CD")
_MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod", "quantmod")
_JOINS = frozenset(("of", "for", "to", "in", "on", "from", "at", "across", "among", "with"))
_EMPTY = frozenset("total other such own same many few several more most all number rest".split())
_EDGES = "\"'“”‘’()[],.;:!?"


def concepts(doc: Any, quantity: Quantity, claim: Claim | None) -> tuple[str, ...]:
    """The words of the measured thing and of the agent of the clause, in the order of the text."""
    rule = quantity.evidence.rule if quantity.evidence else ""
    if rule == "quantities.bare.fraction":
        return NONE
    own = doc.char_span(*quantity.span, alignment_mode="expand")
    spans = [doc.char_span(*q.span, alignment_mode="expand") for q in doc._.quantities]
    taken = {token.i for span in spans for token in span}
    counted = quantity.unit.kind == "count" and quantity.unit.name
    root = _stated(own.root, taken)
    described = _described(root, taken)
    heads = [described] if described is not None else []
    if not heads and not counted:
        heads = _measured(doc, claim, taken)
    agent = _agent(root)
    if agent is not None and agent.i not in taken and not _covered(agent, heads):
        heads.append(agent)
    times = [time.span for time in doc._.times]
    found: set[int] = set()
    for head in heads:
        found |= set(_phrase(head, taken, times))
    if not found - taken:
        for head in _measured(doc, claim, taken):
            found |= set(_phrase(head, taken, times))
    return tuple(_words(doc, found - taken)) or NONE


def _stated(root: Any, taken: set[int]) -> Any:
    """The amount that an amount in apposition says again: ``$8 billion ($11 billion)``, ``15 ppg, 7 rpg``."""
    for _ in range(4):
        if root.dep_ != "appos" or root.head.i not in taken:
            return root
        root = root.head
    return root


def _described(root: Any, taken: set[int]) -> Any | None:
    """The noun that an amount modifies (``a 60 basis point improvement``), or is said of (``a gain of 2.13%``)."""
    head = root.head
    if root.dep_ in (*_MODIFIERS, "appos") and head.tag_.startswith("NN") and head.i not in taken:
        return head
    if root.dep_ == "pobj" and head.lower_ in ("of", "at") and head.head.tag_.startswith("NN"):
        return None if head.head.i in taken else head.head
    moved = root.dep_ == "npadvmod" and head.tag_ == "RB" and head.head.tag_.startswith("NN")
    if moved and head.head.i not in taken and head.head.i < root.i:
        return head.head
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_.startswith("NN") and inner.i not in taken:
                    return inner
    return None


def _measured(doc: Any, claim: Claim | None, taken: set[int]) -> list[Any]:
    """The heads of the claim's measure, subject and whole."""
    heads: list[Any] = []
    slots = (claim.measure, claim.subject, claim.whole) if claim else ()
    for slot in slots:
        span = doc.char_span(*slot.span, alignment_mode="expand") if slot else None
        if span is None or span.root.i in taken or span.root.tag_ in ("PRP", "PRP$", "DT"):
            continue
        if span.root.tag_.startswith(_NOUNS) and not _covered(span.root, heads):
            heads.append(span.root)
    return heads


def _covered(token: Any, heads: Iterable[Any]) -> bool:
    return any(head.i == token.i for head in heads)


def _agent(root: Any) -> Any | None:
    """The noun that is the subject of the clause a quantity stands in, if it is not in the subject itself.

    A relative pronoun is the noun before it; for a personal pronoun the clause above is asked.
    """
    token = root
    for _ in range(16):
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            or token.head.i == token.i
            and not token.tag_.startswith("VB")
        ):
            return None
        if token.i != root.i or not token.tag_.startswith("VB"):
            found = _subject(token) if token.tag_.startswith(("VB", "MD")) else None
            if found is not None and found.tag_.startswith(_NOUNS) and not _reports(token, root):
                return found
            infinitive = token.dep_ == "acl" and token.tag_ == "VB"
            if token.dep_ in ("relcl", "acl") and token.tag_.startswith("VB") and not infinitive:
                noun = token.head
                return (
                    noun
                    if noun.tag_.startswith(_NOUNS) and found is not None and found.tag_[:1] == "W"
                    else None
                )
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _reports(verb: Any, root: Any) -> bool:
    """Whether a verb only tells the clause that the quantity stands in: ``executives say it has a range of …``."""
    below = root
    while below.head.i != verb.i and below.head.i != below.i:
        below = below.head
    return bool(below.dep_ == "ccomp" and below.tag_.startswith(("VB", "MD")))


def _subject(verb: Any) -> Any | None:
    """The subject of a verb; a coordinated or open verb has that of the verb above it."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i:
                return child
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp") or not verb.head.tag_.startswith(
            "VB"
        ):
            return None
        verb = verb.head
    return None


def _phrase(head: Any, taken: set[int], times: list[Span], depth: int = 0) -> Iterator[int]:
    """The tokens of a noun phrase: its modifiers, its coordinated nouns, and the phrases its prepositions lead to."""
    if head.i in taken or any(a <= head.idx < b for a, b in times):
        return
    yield head.i
    for child in head.children:
        if child.i in taken:
            continue
        if child.dep_ in _MODIFIERS and child.i < head.i:
            yield from _modifier(child, taken)
        elif child.dep_ == "prep" and child.lower_ in _JOINS and depth < 3 and child.i > head.i:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_.startswith(_NOUNS):
                    yield from _phrase(inner, taken, times, depth + 1)
        elif (
            child.dep_ == "conj"
            and child.tag_.startswith(_NOUNS)
            and depth < 3
            and child.i - head.i < 8
        ):
            yield from _phrase(child, taken, times, depth + 1)
        elif child.dep_ in ("nummod", "nmod") and child.i == head.i + 1:
            yield child.i


def _modifier(token: Any, taken: set[int]) -> Iterator[int]:
    for below in token.subtree:
        if below.i not in taken:
            yield below.i


def _words(doc: Any, found: set[int]) -> Iterator[str]:
    """The words as the text parts them by spaces, without function words, possessives and signs at their ends."""
    seen: set[str] = set()
    for i in sorted(found):
        token = doc[i]
        if not token.tag_.startswith((*_CONTENT, "VBN", "VBG")) or token.lower_ in _EMPTY:
            continue
        word = _spaced(doc, token)
        if word and word not in seen:
            seen.add(word)
            yield word


def _spaced(doc: Any, token: Any) -> str:
    """The word between spaces that a token lies in."""
    text: str = doc.text
    start = max(text.rfind(" ", 0, token.idx), text.rfind("\n", 0, token.idx)) + 1
    ends = [end for end in (text.find(" ", token.idx), text.find("\n", token.idx)) if end >= 0]
    word = text[start : min(ends, default=len(text))].strip(_EDGES)
    for ending in ("'s", "’s", "′s"):
        word = word.removesuffix(ending)
    return word.strip(_EDGES)
