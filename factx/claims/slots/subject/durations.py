"""What lasted, or what happened so long ago."""

from __future__ import annotations

from factx.claims.change import before_amount
from factx.claims.clause import child, own_subject, tense
from factx.claims.frame import Frame
from factx.claims.links.persons import POSTS
from factx.claims.phrase import NounPhrase, last_object, noun_phrase, of_object
from factx.claims.topic import Topic, about_clause, number_before, topic
from factx.rules.slot import Filled, slot
from factx.rules.tokens import Tokens
from factx.words.senses import verbs

_COMES = ("come", "comes", "came", "coming")
_SENTENCED = verbs("sentence")
_HELD_UP = verbs("hold_up")
_KEEPS = verbs("leave_so")
_SINGLE = ("year", "month", "week", "day", "hour", "decade", "century")
_LASTS = ("for", "in", "of", "over", "within", "during")


@slot
def after(frame: Frame) -> Filled[Topic] | None:
    """ "a week after the storm", "two days after the club won": what it is counted from."""
    tokens, at = frame.tokens, frame.end
    if frame.low(at) not in ("after", "before", "since"):
        return None
    comes = frame.verb is not None and tokens.low[frame.verb] in _COMES
    if comes or frame.low(before_amount(frame)) in _LASTS:
        return None
    noun = child(tokens, at, "pobj")
    if noun is None and tokens.dep[at] == "mark":
        noun = own_subject(tokens, tokens.head[at])
    if noun is None or noun < at or frame.timed(noun) or not tokens.tag[noun].startswith("NN"):
        return None
    return Filled(Topic(noun_phrase(tokens, noun)), (frame.start, noun + 1))


@slot
def record(frame: Frame) -> Filled[Topic] | None:
    """ "the driest summer in 60 years", "its lowest level in two years": what is the record of so long a time."""
    tokens = frame.tokens
    above = before_amount(frame)
    if frame.low(above) not in ("in", "for", "of"):
        return None
    for i in range(above - 1, max(above - 6, frame.sentence[0]) - 1, -1):
        if tokens.tag[i].startswith("NN"):
            if any(
                tokens.tag[j] in ("JJS", "RBS") for j in range(max(i - 3, frame.sentence[0]), i)
            ):
                return Filled(Topic(noun_phrase(tokens, i)), (i, frame.end))
            return None
    return None


@slot
def modified(frame: Frame) -> Filled[Topic] | None:
    """ "a two-year term", "a five year low": the noun that the duration modifies."""
    tokens = frame.tokens
    above = frame.above
    extreme = frame.low(frame.end) in ("low", "high")
    single = tokens.low[frame.end - 1] in _SINGLE and (tokens.tag[frame.end] == "NN" or extreme)
    if (
        single
        and frame.low(frame.start - 1) in ("a", "its", "their")
        and frame.end - frame.start > 1
    ):
        above = frame.end
    elif (
        frame.dep not in ("compound", "nmod", "amod", "nummod", "npadvmod", "poss")
        or above < frame.end
    ):
        return None
    if single and above == frame.end and not tokens.tag[above].startswith("NN"):
        return Filled(Topic(NounPhrase(above, above, above + 1)), (frame.start, above + 1))
    while tokens.dep[above] in ("amod", "compound", "poss") and tokens.head[above] > above:
        above = tokens.head[above]
    if not tokens.tag[above].startswith("NN"):
        return None
    return Filled(
        Topic(noun_phrase(tokens, above, (frame.start, frame.end))), (frame.start, above + 1)
    )


@slot
def remaining(frame: Frame) -> Filled[Topic] | None:
    """ "left with two years remaining on his contract": what has so long to run."""
    tokens, at = frame.tokens, frame.end
    if frame.low(at) not in ("remaining", "left") or frame.low(at + 1) not in ("on", "of", "in"):
        return None
    noun = last_object(tokens, at + 1)
    if noun is None or frame.timed(noun) or not tokens.tag[noun].startswith("NN"):
        return None
    return Filled(Topic(noun_phrase(tokens, noun)), (frame.start, noun + 1))


@slot
def of(frame: Frame) -> Filled[Topic] | None:
    """ "210 years of loyalty": the noun behind "of"; "within a week of his capture" only says from when."""
    found = of_object(frame.tokens, frame.root)
    if (
        found is None
        or _within(frame)
        or frame.inside(found)
        or not frame.tokens.tag[found].startswith(("NN", "PRP", "VBG"))
    ):
        return None
    return Filled(Topic(noun_phrase(frame.tokens, found)), (frame.start, found + 1))


@slot
def hung(frame: Frame) -> Filled[Topic] | None:
    """ "a contract for three years", "the slayings over the last five years": the noun that the duration hangs on."""
    tokens = frame.tokens
    if frame.dep != "pobj" or tokens.tag[frame.above] != "IN":
        return None
    noun = tokens.head[frame.above]
    if not tokens.tag[noun].startswith("NN") or noun > frame.start or frame.inside(noun):
        return None
    if tokens.low[noun] in POSTS and tokens.dep[noun] == "appos":
        noun = tokens.head[noun]
    if any(
        o is not frame and o.inside(noun) and o.quantity.unit.kind != "count" for o in frame.others
    ):
        return None
    return Filled(Topic(noun_phrase(tokens, noun)), (noun, frame.end))


@slot
def clause(frame: Frame) -> Filled[Topic] | None:
    """ "He spent six days aboard": what the subject of the clause is about; "it took a day to put out the fire"."""
    if frame.subject is None:
        return _there(frame)
    told = about_clause(frame) if frame.tokens.head[frame.subject] != frame.verb else None
    if told is not None and told.value.subject.head != frame.subject:
        return told
    if frame.low(frame.subject) == "it" and frame.low(frame.end) == "to" and frame.dep == "dobj":
        doing = child(frame.tokens, frame.tokens.head[frame.end], "dobj")
        if doing is not None and frame.tokens.tag[doing].startswith("NN"):
            return Filled(topic(frame, doing), (frame.start, doing + 1))
    awaited = _awaited(frame)
    if awaited is not None:
        return Filled(topic(frame, awaited), (frame.start, awaited + 1))
    whom = _undergoes(frame)
    if whom is not None and not any(o.inside(whom) for o in frame.others):
        return Filled(topic(frame, whom), (whom, frame.end))
    return Filled(topic(frame, frame.subject), (frame.subject, frame.end))


def _awaited(frame: Frame) -> int | None:
    """ "It took two hours for help to arrive": what was so long in coming."""
    tokens, at = frame.tokens, frame.end
    waits = frame.subject is not None and tokens.low[frame.subject] == "it"
    if not waits or frame.low(at) != "for" or frame.dep != "dobj":
        return None
    noun = child(tokens, at, "pobj")
    if noun is None and tokens.dep[at] == "mark":
        noun = own_subject(tokens, tokens.head[at])
    return noun if noun is not None and noun > at and tokens.tag[noun].startswith("NN") else None


def _within(frame: Frame) -> bool:
    """Whether the duration is a limit: "within the next two weeks"."""
    tokens = frame.tokens
    return frame.dep == "pobj" and tokens.low[frame.above] == "within"


def _undergoes(frame: Frame) -> int | None:
    """The object that has so long, or whose time it is.

    That is who is sentenced or given the time ("gave them five months"), what is to be done within it, and what a
    verb that does not look back is about where the time is past: "will investigate the fire three years ago". What
    is closed, blocked or kept open so long is so itself: "snow shut the pass for two days"; not who "ran the inn".
    """
    tokens, verb = frame.tokens, frame.verb
    if verb is None:
        return None
    given = child(tokens, verb, "dative") if frame.dep == "dobj" else None
    if given is not None and given < frame.start and tokens.tag[given][:2] in ("NN", "PR"):
        return given
    ago = frame.low(frame.end) == "ago" and tense(tokens, verb) != "past" and not _has(tokens, verb)
    held = tokens.low[verb] in _HELD_UP or _kept(tokens, verb)
    if not (_within(frame) or ago or held or tokens.low[verb] in _SENTENCED):
        return None
    objects = (c for c in tokens.children[verb] if tokens.dep[c] == "dobj" and c < frame.start)
    return next((c for c in objects if tokens.tag[c][:2] in ("NN", "PR")), None)


def _kept(tokens: Tokens, verb: int) -> bool:
    """Whether a verb says in which state it left its object: "kept the shop open", "left the town without power"."""
    if tokens.low[verb] not in _KEEPS:
        return False
    return any(
        tokens.dep[c] in ("oprd", "acomp") or tokens.low[c] == "without"
        for c in tokens.children[verb]
    )


def _has(tokens: Tokens, verb: int) -> bool:
    """Whether a verb looks back by "has", "having" or as a participle."""
    aux = any(tokens.low[c] in ("has", "have", "having", "had") for c in tokens.children[verb])
    return aux or tokens.tag[verb] == "VBN"


def _there(frame: Frame) -> Filled[Topic] | None:
    """ "There have been nine strikes in two years": what there was."""
    noun = child(frame.tokens, frame.verb, "attr") if frame.verb is not None else None
    if noun is None or frame.inside(noun) or noun > frame.start:
        return None
    number = number_before(frame, noun)
    return Filled(Topic(noun_phrase(frame.tokens, noun, number)), (noun, frame.end))
