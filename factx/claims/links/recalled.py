"""What a bare count counts where its own sentence has no noun for it: "On Friday there were 94"."""

from __future__ import annotations

from math import log10

from factx.claims.clause import is_verb
from factx.claims.frame import Frame
from factx.claims.phrase import lemma, noun_phrase
from factx.claims.slots.subject.counts import counted
from factx.claims.slots.subject.people import people_near
from factx.claims.topic import Topic
from factx.rules.slot import Filled
from factx.words.senses import verbs

Topics = dict[str, Filled[Topic] | None]

_BACK = 5
_AHEAD = 2
_GAP = 0.6
_SAME_VERB = 1.0
_SAME_NUMBER = 2.0
_POINTS = ("the", "these", "those")
_LIMIT = 2.5
_ASIDE = 1.0
_WHERE = ("in", "at", "across", "on", "around", "near", "outside", "from", "by")
_RESTS = ("other", "remaining")
_OWNING = ("the", "its", "their", "his", "her", "our")
_SPOKEN = 2
_SOME = ("every", "another", "single", "each")
_OBJECTS = ("dobj", "attr", "pobj", "nsubjpass", "conj")
_TIMES = frozenset("second minute hour day week month year decade century time".split())
RECALLED = "claims.links.recalled.recalled"
THOSE = ("those", "these", "them", "which", "whom")
_TALLIED = verbs("tally")
_HANDED = ("clause", "before")
_BE = ("be", "is", "are", "was", "were", "been", "'s", "’s")


def bare(frame: Frame, found: Filled[Topic] | None) -> bool:
    """Whether a count without a noun has found none in its sentence that can be counted.

    "Members rose to 4,000" and "the wolves number 40" have one; in "the port moved 36 million", "it was seven",
    "he counted 91" the subject is not what is counted.
    """
    if frame.quantity.unit.kind != "count" or frame.quantity.unit.name:
        return False
    if found is None or _rest(frame) or of_those(frame, found):
        return True
    if found.rule.endswith(".carrier"):
        expects = frame.verb is not None and frame.low(frame.verb) in frame.cues.modal_words
        return expects and found.value.subject.head == frame.subject
    if found.rule.rsplit(".", 1)[-1] not in _HANDED or found.value.measure is not None:
        return False
    tokens, head = frame.tokens, found.value.subject.head
    tag = tokens.tag[head]
    if tag == "NNS":
        verb = tokens.low[frame.verb] if frame.verb is not None else ""
        if frame.dep == "dobj" and verb in _TALLIED:
            return True
        cues = frame.cues
        tells = any(verb in t for t in (cues.level_verbs, cues.share_verbs, cues.change_verbs))
        return not (tells or frame.change is not None)
    return tag != "NN" or frame.change is None


def recalled(n: int, made: list[Frame], topics: Topics) -> Filled[Topic] | None:
    """What the count that is nearest counts: in the text, in size, by the same verb or as "the two", "these two".

    A count of the sentences before; of a headline also one of the sentences after.

    Args:
        n: Which of the frames is the bare count.
        made: All frames of the text, in order.
        topics: What each is about, by the quantity's id; those before it for good.
    """
    frame = made[n]
    here = frame.tokens.sent[frame.root]
    part = of_those(frame, topics[frame.quantity.id])
    near = []
    for other in map(made.__getitem__, range(n - 1, -1, -1)):
        if here - other.tokens.sent[other.root] > _BACK:
            break
        near.append(other)
    ahead = [] if here else made[n + 1 :]
    near += [o for o in ahead if o.tokens.sent[o.root] <= _AHEAD]
    costs = [
        (_cost(frame, other), order, other)
        for order, other in enumerate(near)
        if _counts(other, topics[other.quantity.id]) and (not part or _holds(other, frame))
    ]
    cost, _, other = min(costs, default=(_LIMIT, 0, frame))
    found = topics[other.quantity.id] if cost < _LIMIT else None
    if found is None:
        return _acting(frame, topics) or _spoken_of(frame, topics)
    return Filled(found.value, (other.start, frame.end))


def acts(frame: Frame) -> bool:
    """Whether a bare number is the subject of a verb that follows it: "3,000 made it across"."""
    verb = frame.above
    doing = (
        frame.dep in ("nsubj", "nsubjpass")
        and verb > frame.root
        and frame.tokens.low[verb] not in _BE
    )
    return doing and counted(frame) is None and is_verb(frame.tokens, verb)


def _acting(frame: Frame, topics: Topics) -> Filled[Topic] | None:
    """ "More than 3,000 made it across": people, in the words of the sentences around."""
    found = topics[frame.quantity.id]
    if not acts(frame) or (found is not None and found.rule.endswith(".clause")):
        return None
    near = people_near(frame)
    return Filled(Topic(near), (frame.start, frame.above + 1)) if near is not None else None


def _spoken_of(frame: Frame, topics: Topics) -> Filled[Topic] | None:
    """ "The worry is drivers. There are four", "She fears more cuts. He had seen two": the last noun in the plural."""
    tokens, found = frame.tokens, topics[frame.quantity.id]
    if found is None:
        wants = frame.verb is not None and any(
            tokens.dep[c] == "expl" for c in tokens.children[frame.verb]
        )
    else:
        verb, cues = frame.low(frame.verb) if frame.verb is not None else "", frame.cues
        tells = verb in cues.change_verbs or (verb in cues.level_verbs and verb not in _BE)
        wants = tokens.tag[found.value.subject.head] in ("PRP", "NNP") and not tells
    first = tokens.sents[max(tokens.sent[frame.root] - _SPOKEN, 0)][0]
    for i in range(frame.start - 1, first - 1, -1) if wants else ():
        if _is_some(frame, i):
            noun = tokens.head[i] if tokens.dep[i] == "compound" else i
            return Filled(Topic(noun_phrase(tokens, noun)), (i, frame.end))
    return None


def _is_some(frame: Frame, noun: int) -> bool:
    """Whether a noun speaks of some that can be counted: a plural, or one behind "every", "another", "single"."""
    tokens = frame.tokens
    if tokens.tag[noun] == "NN":
        return any(tokens.low[c] in _SOME for c in tokens.children[noun])
    if tokens.tag[noun] != "NNS" or tokens.dep[noun] not in _OBJECTS:
        return False
    numbered = any(tokens.tag[c] in ("CD", "PRP$") for c in tokens.children[noun])
    return not numbered and lemma(tokens, noun) not in _TIMES and not frame.inside(noun)


def _counts(frame: Frame, topic: Filled[Topic] | None) -> bool:
    """Whether a count tells how many there are of its subject, not what a "seven-member crew" is made of.

    A name or a pronoun is none that is counted.
    """
    if frame.quantity.unit.kind != "count" or topic is None:
        return False
    if frame.tokens.tag[topic.value.subject.head].startswith(("PRP", "NNP", "W")):
        return False
    if counted(frame) is None:
        return topic.rule.rsplit(".", 1)[-1] not in _HANDED
    return frame.inside(topic.value.subject.head)


def of_those(frame: Frame, found: Filled[Topic] | None) -> bool:
    """ "Of those, 12 were closed": a part of what the nearest larger count counts."""
    if found is None or not found.rule.endswith(".fronted"):
        return False
    return frame.tokens.low[found.value.subject.head] in THOSE


def _rest(frame: Frame) -> bool:
    """ "the other 74", "the remaining 12": what is left of a count before."""
    return frame.low(frame.start - 1) in _RESTS and frame.low(frame.start - 2) in _OWNING


def _holds(other: Frame, frame: Frame) -> bool:
    """Whether a count may be the whole of another: it is no smaller."""
    one, two = other.quantity, frame.quantity
    high, low = one.value or one.low, two.value or two.low
    return high is None or low is None or high >= low


def _cost(frame: Frame, other: Frame) -> float:
    if _rest(frame):
        return _GAP * (frame.tokens.sent[frame.root] - frame.tokens.sent[other.root])
    verb = _stem(frame)
    same = verb is not None and verb == _stem(other)
    gap = abs(frame.tokens.sent[frame.root] - other.tokens.sent[other.root])
    again = frame.low(frame.start - 1) in _POINTS and other.quantity.value == frame.quantity.value
    near = (_SAME_VERB if same else 0.0) + (_SAME_NUMBER if again else 0.0)
    aside = _ASIDE if _is_place(other) else 0.0
    return _GAP * gap + abs(_size(other) - _size(frame)) - near + aside


def _is_place(frame: Frame) -> bool:
    """Whether a count only says where: "in 26 wards", "at its two clinics"."""
    noun = counted(frame)
    if noun is None or frame.tokens.dep[noun] != "pobj":
        return False
    return frame.tokens.low[frame.tokens.head[noun]] in _WHERE


def _stem(frame: Frame) -> str | None:
    """The first letters of the verb, the same for most of its forms; nothing for forms of "be"."""
    verb = frame.verb
    if verb is None or not is_verb(frame.tokens, verb) or frame.tokens.low[verb] in _BE:
        return None
    return "have" if frame.tokens.low[verb] in ("has", "had") else frame.tokens.low[verb][:4]


def _size(frame: Frame) -> float:
    """The order of magnitude of a quantity."""
    quantity = frame.quantity
    number = quantity.value or quantity.low or quantity.high
    return log10(number) if number is not None and number > 0 else 0.0
