"""Who says so."""

from __future__ import annotations

from factx.claims.clause import child, is_verb, own_subject, subject_of
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase
from factx.claims.slots import records
from factx.claims.slots.speech import speaker, speaks, within
from factx.rules.slot import Filled, slot
from factx.rules.tokens import Tokens
from factx.words.senses import verbs

_WEIGHING = verbs("weigh")
_RECOUNT = verbs("recount")
_LATER = ("will", "would", "has", "have", "'ll", "’ll")
_ADDS = ("IN", "RB", "RP", "VBN", "VBG", "TO", "RBR")
_QUOTES = ("“", "”", '"', "``", "''")


@slot
def said(frame: Frame) -> Filled[NounPhrase] | None:
    """ "X said that …", "…, X said", "statistics show that …": the subject of a verb of saying over the clause."""
    tokens, verbs = frame.tokens, frame.cues.reporting_verbs
    i = frame.root
    for _ in range(25):
        above = tokens.head[i]
        if above == i:
            break
        content = tokens.dep[i] in ("ccomp", "parataxis", "xcomp") or _goes_on(tokens, i)
        if content and tokens.low[above] in verbs and is_verb(tokens, above):
            noun = own_subject(tokens, above)
            if noun is None and tokens.dep[above] != "xcomp":
                noun = subject_of(tokens, above)
            if noun is not None and speaks(frame, noun):
                return speaker(frame, above, noun)
        i = above
    return None


def _goes_on(tokens: Tokens, verb: int) -> bool:
    """Whether a verb beside a verb of saying is said too: "said it was not fixed, but will be set at 8 percent"."""
    above = tokens.head[verb]
    if tokens.dep[verb] != "conj" or tokens.tag[above] != "VBD" or own_subject(tokens, verb):
        return False
    later = any(tokens.low[c] in _LATER for c in tokens.children[verb] if c < verb)
    return later and child(tokens, above, "ccomp") is not None


@slot
def quoting(frame: Frame) -> Filled[NounPhrase] | None:
    """ "quoted an officer as saying that …": the object of the verb of quoting."""
    tokens = frame.tokens
    i = frame.root
    for _ in range(25):
        above = tokens.head[i]
        if above == i:
            break
        if tokens.low[above] == "saying" and tokens.low[tokens.head[above]] == "as":
            quote = tokens.head[tokens.head[above]]
            noun = child(tokens, quote, "dobj", "nsubjpass")
            if noun is not None:
                return speaker(frame, quote, noun)
        i = above
    return None


@slot
def tail(frame: Frame) -> Filled[NounPhrase] | None:
    """ "…, Castro said.": the verb of saying closes the sentence, behind a comma or a quotation mark."""
    tokens, verbs = frame.tokens, frame.cues.reporting_verbs
    last = frame.sentence[1]
    for i in range(max(frame.end, last - 10), last):
        if tokens.low[i] in verbs and is_verb(tokens, i):
            noun = own_subject(tokens, i)
            if noun is not None and speaks(frame, noun):
                left = min(tokens.left[noun], i) - 1
                if left > frame.start and tokens.low[left] in (",", *_QUOTES):
                    return speaker(frame, i, noun)
    return None


@slot
def aside(frame: Frame) -> Filled[NounPhrase] | None:
    """ "…, X said." where the parser hangs the verb of saying below the clause."""
    tokens, verbs = frame.tokens, frame.cues.reporting_verbs
    first, last = frame.sentence
    for i in range(first, last):
        if (
            tokens.low[i] in verbs
            and tokens.dep[i] in ("parataxis", "ccomp")
            and is_verb(tokens, i)
        ):
            noun = own_subject(tokens, i)
            below = tokens.left[i] <= frame.root <= tokens.right[i]
            silent = child(tokens, i, "neg") is not None
            if noun is not None and speaks(frame, noun) and not below and not silent:
                return speaker(frame, i, noun)
    return None


@slot
def interposed(frame: Frame) -> Filled[NounPhrase] | None:
    """ "Prices rose 6 percent, the office said on Friday, up from 5 percent": what goes on behind who said it."""
    tokens, verbs = frame.tokens, frame.cues.reporting_verbs
    for i in range(frame.sentence[0] + 1, frame.start):
        if tokens.low[i] not in verbs or not is_verb(tokens, i):
            continue
        noun = own_subject(tokens, i)
        if noun is None or not speaks(frame, noun) or noun > i:
            continue
        comma = next((j for j in range(i + 1, i + 5) if frame.low(j) == ","), None)
        if tokens.low[tokens.left[noun] - 1] != "," or comma is None or comma >= frame.start:
            continue
        if tokens.tag[comma + 1] in _ADDS:
            return speaker(frame, i, noun)
    return None


@slot
def recounted(frame: Frame) -> Filled[NounPhrase] | None:
    """ "As the broadcaster reports, 40 men fled": a clause with "as" says who tells it."""
    tokens = frame.tokens
    for i in range(*frame.sentence):
        if tokens.low[i] not in _RECOUNT or tokens.dep[i] != "advcl":
            continue
        marked = any(tokens.low[c] == "as" and tokens.dep[c] == "mark" for c in tokens.children[i])
        noun = own_subject(tokens, i) if marked else None
        aside = frame.low(tokens.right[i] + 1) == "," or frame.low(tokens.left[i] - 1) == ","
        below = tokens.left[i] <= frame.root <= tokens.right[i]
        if noun is not None and aside and not below and speaks(frame, noun):
            return speaker(frame, i, noun)
    return None


@slot
def according(frame: Frame) -> Filled[NounPhrase] | None:
    """ "according to a report": the noun behind "according to", "citing" or "in data from"."""
    tokens = frame.tokens
    first, last = frame.sentence
    for i in range(first, last - 1):
        if tokens.low[i] == "according" and tokens.low[i + 1] == "to":
            noun = child(tokens, i + 1, "pobj") or child(tokens, i, "pobj")
        elif tokens.low[i] == "citing":
            noun = child(tokens, i, "dobj", "pobj")
        else:
            continue
        if noun is not None and not within(frame, noun):
            return speaker(frame, i, noun)
    return None


@slot
def estimate(frame: Frame) -> Filled[NounPhrase] | None:
    """ "She estimates her properties at $5 million": the verb of saying has the amount for an object."""
    tokens = frame.tokens
    verb = frame.verb
    if verb is None or tokens.dep[frame.root] in ("nsubj", "nsubjpass"):
        return None
    row = frame.cues.reporting_verbs.get(tokens.low[verb])
    if row is None or row.lemma not in _WEIGHING:
        return None
    noun = own_subject(tokens, verb)
    laid = row.lemma == "put" and "at" not in tokens.low[verb : frame.start]
    if laid or noun is None or tokens.dep[noun] == "nsubjpass" or frame.inside(noun):
        return None
    return speaker(frame, verb, noun)


def within_quotes(frame: Frame) -> bool:
    """Whether the quantity stands in quotation marks that hold more than a few words."""
    tokens = frame.tokens
    paragraph = tokens.doc_text.rfind("\n\n", 0, tokens.start[frame.start]) + 1
    before = tokens.doc_text[max(paragraph, 0) : tokens.start[frame.start]]
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    if "``" in before:
        return before.rfind("``") > before.rfind("''")
    return before.count('"') % 2 == 1


def _parted(frame: Frame, sentence: int) -> bool:
    """Whether a paragraph ends between the quantity and a sentence."""
    tokens = frame.tokens
    here, there = frame.start, tokens.sents[sentence][0]
    low, high = sorted((tokens.start[here], tokens.start[there]))
    return "\n\n" in tokens.doc_text[low:high].replace("\r", "")


@slot
def quoted(frame: Frame) -> Filled[NounPhrase] | None:
    """A quotation whose speaker stands in the next or the last sentence of its paragraph."""
    if not within_quotes(frame):
        return None
    tokens, verbs = frame.tokens, frame.cues.reporting_verbs
    number = tokens.sent[frame.root]
    for near in (number, number - 1, number + 1, number - 2, number + 2):
        if not 0 <= near < len(tokens.sents) or _parted(frame, near):
            continue
        first, last = tokens.sents[near]
        for i in range(first, last):
            if tokens.low[i] in verbs and is_verb(tokens, i):
                noun = own_subject(tokens, i)
                if noun is not None and speaks(frame, noun):
                    return speaker(frame, i, noun)
    return None


RULES = (
    quoting,
    said,
    aside,
    tail,
    according,
    estimate,
    quoted,
    interposed,
    recounted,
    records.shown,
    records.foretold,
    records.expected,
    records.surveyed,
)
