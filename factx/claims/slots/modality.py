"""Whether a claim is stated, forecast, a target, hypothetical or denied."""

from __future__ import annotations

from factx.claims.clause import is_verb
from factx.claims.frame import Frame, once
from factx.claims.phrase import lemma
from factx.claims.slots.placed import describes
from factx.model import Modality
from factx.rules.slot import Filled, slot

_FACTS = ("after", "when", "as", "because", "since", "while", "although", "though", "before")
_DENY = ("deny", "denies", "denied", "denying")
_WOULD = ("would", "'d", "’d")
_BE = ("is", "was", "be", "are", "were", "remains", "been")
_BE_NOW = ("is", "are", "was", "were")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_GOALS = ("plan", "goal", "target", "aim", "ambition", "objective", "intention")


@once
def verbs_up(frame: Frame) -> list[int]:
    """The verbs over the quantity, nearest first, up to the one that reports it."""
    tokens = frame.tokens
    verbs = []
    i = frame.root
    for _ in range(25):
        if is_verb(tokens, i):
            verbs.append(i)
            if _told(frame, i):
                break
        if tokens.head[i] == i:
            break
        i = tokens.head[i]
    return verbs


def _told(frame: Frame, verb: int) -> bool:
    """Whether a clause tells an event of its own, whatever stands above it."""
    tokens = frame.tokens
    if tokens.dep[verb] == "relcl":
        return True
    return tokens.dep[verb] == "advcl" and any(
        tokens.dep[c] == "mark" and tokens.low[c] in _FACTS for c in tokens.children[verb]
    )


@slot
def aside(frame: Frame) -> Filled[Modality] | None:
    """ "their 6-month-old son": an age or a length that only describes a noun is stated, whatever the clause says."""
    return Filled("stated", (frame.start, frame.end)) if describes(frame) else None


@slot
def denied(frame: Frame) -> Filled[Modality] | None:
    """ "did not reach 5 million", "does not expect to make", "denied that": a verb over the quantity is negated."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        for c in tokens.children[i]:
            if tokens.dep[c] == "neg" and tokens.low[c] in ("not", "n't", "n’t", "never"):
                return Filled("denied", (c, c + 1))
        if tokens.low[i] in _DENY and i != frame.verb:
            return Filled("denied", (i, i + 1))
        above = tokens.low[tokens.head[i]]
        if tokens.dep[i] != "xcomp" and not (tokens.dep[i] == "ccomp" and above in _DENY):
            return None
    return None


@slot
def conditional(frame: Frame) -> Filled[Modality] | None:
    """ "If the dam breaks, 20,000 will flee": the clause hangs on a condition, or is one."""
    tokens = frame.tokens
    for i in verbs_up(frame)[:3]:
        clauses = [i, *(c for c in tokens.children[i] if tokens.dep[c] == "advcl")]
        for m in (m for clause in clauses for m in tokens.children[clause]):
            if tokens.dep[m] == "mark" and tokens.low[m] in ("if", "unless"):
                return Filled("hypothetical", (m, m + 1))
    return None


@slot
def reported(frame: Frame) -> Filled[Modality] | None:
    """ "said it would cut 5,000 jobs": "would" under a verb of saying in the past is "will" as it was said."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        would = next((c for c in tokens.children[i] if tokens.low[c] in _WOULD), None)
        above = tokens.head[i]
        past = tokens.dep[i] == "ccomp" and tokens.tag[above] == "VBD"
        if would is not None and past and tokens.low[above] in frame.cues.reporting_verbs:
            return Filled("forecast", (would, would + 1))
    return None


@slot
def modal(frame: Frame) -> Filled[Modality] | None:
    """ "will reach", "could cost", "is expected to", "plans to": the nearest word of modality over the quantity."""
    tokens, words = frame.tokens, frame.cues.modal_words
    for i in verbs_up(frame):
        for c in (*tokens.children[i], i):
            row = words.get(tokens.low[c])
            if row is None or frame.inside(c):
                continue
            if c == i or tokens.dep[c] in ("aux", "mark", "acomp", "advmod", "oprd"):
                if (
                    c == i
                    and i == frame.verb
                    and tokens.tag[c] == "VBN"
                    and row.meaning == "target"
                ):
                    return Filled(_modality(row.meaning), (c, c + 1))
                return Filled(_modality(row.meaning), (c, c + 1))
    return None


@slot
def holder(frame: Frame) -> Filled[Modality] | None:
    """ "a target of 5 million", "the forecast of 3 percent": the noun over the quantity says it."""
    tokens, words = frame.tokens, frame.cues.modal_words
    for i in frame.path:
        row = words.get(tokens.low[i])
        if row is not None and tokens.tag[i].startswith("NN"):
            return Filled(_modality(row.meaning), (i, i + 1))
    return None


def _modality(meaning: str) -> Modality:
    return meaning  # type: ignore[return-value]


@slot
def goal(frame: Frame) -> Filled[Modality] | None:
    """ "Its goal is to cut them to 5 percent": the subject of the copula says it."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        if tokens.low[i] not in _BE:
            continue
        for c in tokens.children[i]:
            if tokens.dep[c] == "nsubj" and lemma(tokens, c) in _GOALS:
                return Filled("target", (c, c + 1))
    return None


@slot
def going(frame: Frame) -> Filled[Modality] | None:
    """ "is going to cost": the future of "go"."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        if tokens.low[i] == "going" and any(tokens.dep[c] == "xcomp" for c in tokens.children[i]):
            return Filled("forecast", (i, i + 1))
    return None


@slot
def destined(frame: Frame) -> Filled[Modality] | None:
    """ "The plant is to employ 750 people", "is to be paid in five parts": "be" with an infinitive looks ahead."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        be = tokens.head[i]
        if tokens.dep[i] != "xcomp" or tokens.low[be] not in _BE_NOW:
            continue
        to = next((c for c in tokens.children[i] if tokens.low[c] == "to"), None)
        if to == be + 1 or (to == be + 2 and tokens.tag[be + 1] == "RB"):
            return Filled("forecast", (be, i + 1))
    return None


@slot
def headline(frame: Frame) -> Filled[Modality] | None:
    """ "Chipmaker to spend 2 billion euros": an infinitive for the verb of a headline."""
    tokens = frame.tokens
    first, last = frame.sentence
    if tokens.start[first] or any(tokens.tag[i] in _FINITE for i in range(first, last)):
        return None
    for i in range(first + 1, last - 1):
        if tokens.low[i] == "to" and tokens.tag[i] == "TO" and tokens.tag[i - 1].startswith("NN"):
            if tokens.tag[i + 1] == "VB" and frame.start > i:
                return Filled("forecast", (i, i + 2))
            return None
    return None


RULES = (aside, denied, conditional, reported, modal, holder, goal, going, destined, headline)
