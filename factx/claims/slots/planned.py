"""Modality from nouns and verbs of planning: "a target of 5 million", "cut its forecast to 3 percent"."""

from __future__ import annotations

from factx.claims.clause import is_verb, tense
from factx.claims.frame import Frame
from factx.claims.phrase import lemma
from factx.claims.slots.part import is_proportion
from factx.claims.slots.subject.order import is_duration
from factx.claims.verbs_up import verbs_up
from factx.model import Modality
from factx.rules.slot import Filled, slot
from factx.words.senses import verbs

_FIGURES = ("aim", "ambition", "goal", "objective", "target")
_KEEPING = verbs("maintain")
_BE = ("is", "was", "be", "are", "were", "remains", "been")


def as_modality(meaning: str) -> Modality:
    """The modality that a table names."""
    return meaning  # type: ignore[return-value]


@slot
def aiming(frame: Frame) -> Filled[Modality] | None:
    """ "agreed to sell three ships", "called for it to buy 30 buses", "has an option to buy 9 percent"."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        to = next((c for c in tokens.children[i] if tokens.low[c] == "to" and c < i), None)
        above = tokens.head[i]
        if to is None or above == i:
            continue
        if tokens.dep[i] in ("acl", "relcl"):
            row = frame.cues.modal_nouns.get(lemma(tokens, above))
            if row is not None and tokens.tag[above].startswith("NN"):
                return Filled(as_modality(row.meaning), (above, i + 1))
        elif tokens.dep[i] in ("xcomp", "ccomp", "advcl") and is_verb(tokens, above):
            verb = frame.cues.aiming_verbs.get(tokens.low[above])
            if verb is not None and (verb.lemma != "call" or tokens.low[above + 1] == "for"):
                return Filled("target", (above, i + 1))
    return None


@slot
def holder(frame: Frame) -> Filled[Modality] | None:
    """ "a target of 5 million", "the target range of 2 to 4 percent", "a planned rise of 2 percent"."""
    tokens = frame.tokens
    for i in _over(frame):
        for c in (i, *(c for c in tokens.children[i] if tokens.dep[c] == "compound")):
            found = None if any(other.inside(c) for other in frame.others) else _noun(frame, c)
            if found is not None:
                return found
    for i in (frame.root, *frame.path):
        for c in tokens.children[i]:
            word = frame.cues.modal_words.get(tokens.low[c])
            if word and tokens.dep[c] in ("amod", "compound") and tokens.tag[c].startswith("VB"):
                return Filled(as_modality(word.meaning), (c, c + 1))
    return None


def _over(frame: Frame) -> list[int]:
    """The nouns over the quantity, as far as "of" ties them: "a forecast of a rise of 2 percent"."""
    tokens, found = frame.tokens, []
    for i in frame.path:
        if tokens.tag[i].startswith("NN"):
            found.append(i)
        elif tokens.low[i] not in ("of", "for") or is_verb(tokens, i):
            break
    return found


def _noun(frame: Frame, noun: int) -> Filled[Modality] | None:
    tokens = frame.tokens
    if not tokens.tag[noun].startswith("NN"):
        return None
    row = frame.cues.modal_nouns.get(lemma(tokens, noun))
    if row is None:
        return None
    if row.meaning == "forecast" and _once(frame, row.word):
        return None
    return Filled(as_modality(row.meaning), (noun, noun + 1))


@slot
def moved(frame: Frame) -> Filled[Modality] | None:
    """ "cut its forecast to 3 percent", "put the chance at 80 percent": the noun that is moved says it."""
    tokens, verb = frame.tokens, frame.verb
    rank = frame.quantity.unit.kind == "none" and not is_proportion(frame)
    if verb is None or rank or is_duration(frame) or frame.dep in ("nsubj", "nsubjpass"):
        return None
    low = tokens.low[verb]
    moving = (frame.cues.change_verbs, frame.cues.level_verbs, _KEEPING)
    if not any(low in verbs_of for verbs_of in moving):
        return None
    for c in tokens.children[verb]:
        found = _noun(frame, c) if tokens.dep[c] in ("dobj", "nsubj", "nsubjpass") else None
        if found is not None and (found.value == "forecast" or lemma(tokens, c) in _FIGURES):
            return found
    return None


def _once(frame: Frame, noun: str) -> bool:
    """Whether a chance was one in the past: "The chance of a flood was one in 200"."""
    chance = noun in ("chance", "odds", "likelihood", "probability")
    return (
        chance
        and tense(frame.tokens, frame.verb) == "past"
        and frame.tokens.low[frame.verb or 0] != "put"
    )


@slot
def foreseen(frame: Frame) -> Filled[Modality] | None:
    """ "above the 641 million expected by analysts", "the 30 jobs planned": a participle right behind the amount."""
    tokens, at = frame.tokens, frame.end
    row = frame.cues.modal_words.get(frame.low(at))
    if row is None or tokens.tag[at] not in ("VBN", "VBD") or not frame.inside(tokens.head[at]):
        return None
    return Filled(as_modality(row.meaning), (frame.start, at + 1))


@slot
def goal(frame: Frame) -> Filled[Modality] | None:
    """ "Its goal is to cut them to 5 percent": the subject of the copula says it."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        if tokens.low[i] not in _BE:
            continue
        for c in tokens.children[i]:
            if tokens.dep[c] != "nsubj":
                continue
            row = frame.cues.modal_nouns.get(lemma(tokens, c))
            if row is not None and row.meaning == "target":
                return Filled("target", (c, c + 1))
    return None
