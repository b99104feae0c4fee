"""Whether a claim is stated, forecast, a target, hypothetical or denied."""

from __future__ import annotations

from factx.claims.amount import before_amount
from factx.claims.clause import MODIFYING, child, own_subject, tense
from factx.claims.frame import Frame
from factx.claims.phrase import lemma
from factx.claims.slots import planned
from factx.claims.slots.placed import Placed
from factx.claims.slots.planned import as_modality
from factx.claims.slots.subject.order import is_duration
from factx.claims.slots.usable import describes
from factx.claims.verbs_up import verbs_up
from factx.model import Modality
from factx.rules.slot import Filled, slot
from factx.words.senses import verbs

_WOULD = ("would", "'d", "’d")
_AHEAD = ("is", "are", "was", "were", "going")
_AHEAD_OF_TEXT = "claims.slots.modality.ahead"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_THIS = ("the", "these", "those", "both", "its", "their", "our", "his", "her", "my")
_SEES = ("sees", "see")
_RAISING = verbs("expect")
_NONE = ("none", "nobody", "neither", "nothing")
_UNLESS = ("with", "without", "otherwise")
_REVISED = ("revised", "raised", "lowered")


@slot
def aside(frame: Frame) -> Filled[Modality] | None:
    """ "their 6-month-old son": an age or a length that only describes a noun is stated, whatever the clause says.

    So is the time that a record holds for ("the largest in two decades") and how many were asked ("according to a poll
    of 1,500 people").
    """
    asked = any(frame.low(i) == "according" for i in frame.path)
    if (describes(frame) and frame.quantity.unit.kind != "percent") or asked or _record(frame):
        return Filled("stated", (frame.start, frame.end))
    return None


def _record(frame: Frame) -> bool:
    """Whether a duration says for how long something is the most: "the driest summer in 60 years"."""
    if not is_duration(frame) or frame.low(before_amount(frame)) != "in":
        return False
    tags = frame.tokens.tag[max(frame.start - 9, frame.sentence[0]) : frame.start]
    return "JJS" in tags or "RBS" in tags


@slot
def known(frame: Frame) -> Filled[Modality] | None:
    """ "win 100 of the 199 seats", "pay each of its 24,000 workers": what "the" points at is there."""
    tokens, noun = frame.tokens, frame.root
    if frame.quantity.unit.kind != "count" or frame.low(frame.start - 1) not in _THIS:
        return None
    if frame.dep == "nsubjpass" or not tokens.tag[noun].startswith("NN"):
        return None
    told = any(tokens.dep[c] == "relcl" for c in tokens.children[noun])
    return None if told else Filled("stated", (frame.start - 1, frame.end))


@slot
def origin(frame: Frame) -> Filled[Modality] | None:
    """ "will shrink to 13 events from 14": what a forecast or a plan starts from is there already."""
    at = before_amount(frame)
    told = any(frame.tokens.dep[c] == "relcl" for c in frame.tokens.children[frame.root])
    if frame.low(frame.start - 1) == "the" and frame.low(frame.start - 2) == "than" and not told:
        return Filled("stated", (at, frame.end))
    if planned.moved.fill(frame) is not None:
        return None
    if frame.against is None or any(frame.low(i) in _REVISED for i in range(at - 3, at)):
        return None
    return Filled("stated", (at, frame.end))


@slot
def definite(frame: Frame) -> Filled[Modality] | None:
    """ "Work on the $40 million bridge will begin", "would clear the 5% hurdle": it tells which thing is meant."""
    tokens, before = frame.tokens, frame.low(frame.start - 1)
    if frame.quantity.unit.kind not in ("currency", "percent") or frame.dep not in MODIFYING:
        return None
    noun = frame.above
    if noun < frame.end or lemma(tokens, noun) in frame.cues.modal_nouns:
        return None
    pointed = before in _THIS or before in ("'s", "’s")
    return Filled("stated", (frame.start - 1, noun + 1)) if pointed else None


@slot
def denied(frame: Frame) -> Filled[Modality] | None:
    """ "did not reach 5 million", "does not expect to make", "denied that": a verb over the quantity is negated."""
    tokens = frame.tokens
    if _beside(frame):
        return None
    for i in verbs_up(frame):
        for c in tokens.children[i]:
            if tokens.dep[c] == "neg" and tokens.low[c] in ("not", "n't", "n’t", "never"):
                return Filled("denied", (c, c + 1))
        none = _nobody(frame, i)
        if none is not None:
            return Filled("denied", (none, i + 1))
        if _denies(frame, tokens.low[i]) and i != frame.verb:
            return Filled("denied", (i, i + 1))
        above = tokens.low[tokens.head[i]]
        raised = tokens.dep[i] == "ccomp" and (_denies(frame, above) or above in _RAISING)
        if tokens.dep[i] != "xcomp" and not raised:
            return None
    return None


def _nobody(frame: Frame, verb: int) -> int | None:
    """The negative subject of a verb: "None had predicted more than 6 percent", "No analyst saw 5 percent coming"."""
    tokens, noun = frame.tokens, child(frame.tokens, verb, "nsubj", "nsubjpass")
    if noun is None or tokens.left[noun] <= frame.start <= tokens.right[noun]:
        return None
    if tokens.low[noun] in _NONE or tokens.low[tokens.left[noun]] in ("no", "neither"):
        return tokens.left[noun]
    return None


def _beside(frame: Frame) -> bool:
    """Whether a thing is only compared with the amount: "not as good as the gain of 2 percent in May"."""
    tokens = frame.tokens
    nouns = [i for i in frame.path if tokens.tag[i].startswith("NN")]
    the = any(tokens.low[tokens.left[i]] == "the" for i in nouns)
    return the and any(tokens.low[i] in ("as", "than") and i < frame.start for i in frame.path)


def _denies(frame: Frame, word: str) -> bool:
    row = frame.cues.modal_words.get(word)
    return row is not None and row.meaning == "denied" and word != "unlikely"


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
            hoped = words.get(tokens.low[tokens.head[i]]) if tokens.dep[i] == "ccomp" else None
            if hoped is not None and hoped.meaning == "target":
                return Filled("target", (c, c + 1))
            if tokens.low[c] in _WOULD:
                return Filled(would(frame, i), (c, c + 1))
            if c == i or tokens.dep[c] in ("aux", "mark", "acomp", "advmod", "oprd"):
                return Filled(as_modality(row.meaning), (c, c + 1))
    return None


def would(frame: Frame, verb: int) -> Modality:
    """What "would" says: hypothetical beside a condition, else a forecast: "The plan would cost $3 million".

    Conditions are "would have", "with" or "without" something, "I would", and "it would take a year to …".
    """
    tokens = frame.tokens
    below = [tokens.low[c] for c in tokens.children[verb] if c < verb]
    own = own_subject(tokens, verb)
    low = tokens.low[own] if own is not None else ""
    if "have" in below or any(word in _UNLESS for word in below) or low in ("i", "we", "what"):
        return "hypothetical"
    then = (c for c in tokens.children[verb] if c > verb and tokens.dep[c] in ("xcomp", "advcl"))
    to = any(tokens.low[t] == "to" for c in then for t in tokens.children[c])
    return "hypothetical" if low == "it" and to else "forecast"


@slot
def seen(frame: Frame) -> Filled[Modality] | None:
    """ "sees rates dropping by 15 percent", "are seen dropping", "sees growth of 6%": what is yet to happen."""
    tokens, verb = frame.tokens, frame.verb
    if verb is not None and verb < frame.start and tokens.low[verb] in _SEES:
        thing, cues = child(tokens, verb, "dobj"), frame.cues
        if thing is not None and lemma(tokens, thing) in (*cues.change_nouns, *cues.measures):
            return Filled("forecast", (verb, frame.end))
    for i in verbs_up(frame):
        above = tokens.head[i]
        if tokens.dep[i] == "acl" and tokens.low[i] in frame.cues.change_verbs:
            above = tokens.head[above]
        passive = tokens.low[above] == "seen" and child(tokens, above, "auxpass") is not None
        active = tokens.low[above] in _SEES and tokens.tag[above] in ("VBZ", "VBP")
        told = passive or (
            active and (tokens.dep[i] == "acl" or own_subject(tokens, i) is not None)
        )
        if told and above < i and tokens.tag[i] == "VBG":
            return Filled("forecast", (above, i + 1))
    return None


def ahead(frame: Frame, when: Placed | None, published: str | None) -> Filled[Modality] | None:
    """ "Tickets cost $9 from May 2030": what holds at a time after the text was published is foretold."""
    if when is None or not published or not when.time.begin:
        return None
    fronted = when.start <= frame.sentence[0] + 1
    if frame.verb is None or not (fronted or when.start > frame.verb):
        return None
    told = tense(frame.tokens, frame.verb) == "past" or frame.low(when.start) == "last"
    later = when.time.begin[:10] > published[:10] and not told
    return Filled("forecast", (when.start, when.end), _AHEAD_OF_TEXT) if later else None


@slot
def destined(frame: Frame) -> Filled[Modality] | None:
    """ "The plant is to employ 750 people", "is going to cost": "be" or "be going" with an infinitive looks ahead."""
    tokens = frame.tokens
    for i in verbs_up(frame):
        be = tokens.head[i]
        if tokens.dep[i] != "xcomp" or tokens.low[be] not in _AHEAD:
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


RULES = (
    aside,
    known,
    origin,
    planned.holder,
    denied,
    definite,
    conditional,
    reported,
    modal,
    planned.aiming,
    planned.moved,
    planned.goal,
    planned.foreseen,
    seen,
    destined,
    headline,
)
