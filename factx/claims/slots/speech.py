"""Who speaks: the phrase that names them, and who can be one."""

from __future__ import annotations

from factx.claims.clause import child
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object
from factx.rules.slot import Filled
from factx.rules.tokens import Tokens

_SELF = ("i", "we", "you")


def speaker(frame: Frame, verb: int, noun: int) -> Filled[NounPhrase]:
    """The phrase of who speaks, read from it and its verb."""
    tokens = frame.tokens
    named = [c for c in tokens.children[verb] if tokens.dep[c] == "nsubj" and c > noun]
    if named and tokens.low[noun + 1] == "-" and tokens.tag[named[-1]] == "NNP":
        noun = named[-1]
    whole = NounPhrase(noun, tokens.left[noun], _with_name(tokens, noun))
    return Filled(whole, (min(verb, whole.start), max(verb + 1, whole.end)))


def speaks(frame: Frame, noun: int) -> bool:
    """Whether a noun can be who says so."""
    tokens = frame.tokens
    passive = tokens.dep[noun] == "nsubjpass"
    parts = (o for o in frame.others if o.quantity.unit.kind in ("percent", "none"))
    asked = any(o.inside(noun) for o in parts)
    return not passive and not asked and not within(frame, noun) and tokens.low[noun] not in _SELF


def within(frame: Frame, noun: int) -> bool:
    """Whether the amount stands in the phrase of who speaks: "a survey of 1,020 adults showed".

    What a named house tells in a clause of its own it says all the same: "Rive Sure, which counted 31 wrecks".
    """
    tokens = frame.tokens
    if frame.inside(noun) or not tokens.left[noun] <= frame.root <= tokens.right[noun]:
        return frame.inside(noun)
    told = [c for c in tokens.children[noun] if tokens.dep[c] == "relcl"]
    own = any(tokens.left[c] <= frame.root <= tokens.right[c] for c in told)
    which = any(tokens.low[tokens.left[c]] == "which" for c in told)
    return not (own and which and tokens.tag[noun].startswith("NNP"))


def _with_name(tokens: Tokens, noun: int) -> int:
    """The end of a speaker's phrase, with the name behind a post: "the director, Ada Bell"."""
    end = _end(tokens, noun)
    if tokens.tag[noun] == "NNP" or tokens.low[end : end + 1] != [","]:
        return end
    name = child(tokens, noun, "appos")
    named = name is not None and tokens.tag[name] == "NNP" and tokens.left[name] == end + 1
    return name + 1 if named and name is not None else end


def _end(tokens: Tokens, noun: int) -> int:
    """The end of a speaker's phrase, with its prepositions and without its clauses and appositions."""
    end = noun + 1
    for right in tokens.children[noun]:
        if right != end or tokens.dep[right] not in ("prep", "compound", "nummod"):
            continue
        below = last_object(tokens, right)
        end = _end(tokens, below) if below is not None else right + 1
    return end
