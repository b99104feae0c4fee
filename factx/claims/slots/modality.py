"""Whether a claim is stated, forecast, a target, hypothetical or denied."""

from __future__ import annotations

from factx.claims.clause import is_verb
from factx.claims.frame import Frame
from factx.model import Modality
from factx.rules.slot import Filled, slot

_HOLDERS = ("plan", "goal", "target", "forecast", "aim", "proposal", "expectation", "bid")


def verbs_up(frame: Frame) -> list[int]:
    """The verbs over the quantity, nearest first, up to the one that reports it."""
    tokens = frame.tokens
    verbs = []
    i = frame.root
    for _ in range(25):
        if is_verb(tokens, i):
            verbs.append(i)
        if tokens.head[i] == i:
            break
        i = tokens.head[i]
    return verbs


@slot
def denied(frame: Frame) -> Filled[Modality] | None:
    """"did not reach 5 million": the nearest verb is negated."""
    if frame.verb is None:
        return None
    for c in frame.tokens.children[frame.verb]:
        if frame.tokens.dep[c] == "neg" and frame.tokens.low[c] in ("not", "n't", "n’t", "never"):
            return Filled("denied", (c, c + 1))
    return None


@slot
def modal(frame: Frame) -> Filled[Modality] | None:
    """"will reach", "could cost", "is expected to", "plans to": the nearest word of modality over the quantity."""
    tokens, words = frame.tokens, frame.cues.modal_words
    for i in verbs_up(frame):
        for c in (*tokens.children[i], i):
            row = words.get(tokens.low[c])
            if row is None or frame.inside(c):
                continue
            if c == i or tokens.dep[c] in ("aux", "mark", "acomp", "advmod", "oprd"):
                if c == i and i == frame.verb and tokens.tag[c] == "VBN" and row.meaning == "target":
                    return Filled(_modality(row.meaning), (c, c + 1))
                return Filled(_modality(row.meaning), (c, c + 1))
    return None


@slot
def holder(frame: Frame) -> Filled[Modality] | None:
    """"a target of 5 million", "the forecast of 3 percent": the noun over the quantity says it."""
    tokens, words = frame.tokens, frame.cues.modal_words
    for i in frame.path:
        row = words.get(tokens.low[i])
        if row is not None and tokens.tag[i].startswith("NN"):
            return Filled(_modality(row.meaning), (i, i + 1))
    return None


def _modality(meaning: str) -> Modality:
    return meaning  # type: ignore[return-value]


RULES = (denied, modal, holder)
