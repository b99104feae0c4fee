"""Whom a bare proportion is a part of: "39 percent of the voters want it; 12 percent do not"."""

from __future__ import annotations

from factx.claims.clause import STATES
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, lemma, noun_phrase
from factx.claims.slots.part import fronted, is_multiple, is_proportion, part_of
from factx.claims.topic import Topic, number_before
from factx.rules.slot import Filled

Topics = dict[str, Filled[Topic] | None]

_BACK = 4
_ASKED = frozenset("survey poll sample study questionnaire".split())
_OPENS = frozenset(", ; : and but while whereas though although that than".split())
_GROUPS = ("of_share", "groups.group")


def group(n: int, made: list[Frame], topics: Topics) -> Filled[Topic] | None:
    """The group that a proportion which does something itself is a part of, None where it does nothing.

    It is the one behind the "of" that opens the sentence, else that of the proportion before it, else those whom a
    survey asked.

    Args:
        n: Which of the frames is the proportion.
        made: All frames of the text, in order.
        topics: What each is about, by the quantity's id; those before it for good.
    """
    frame, own = made[n], topics[made[n].quantity.id]
    if not _bare(frame) or (own is not None and own.rule.endswith("shares.holder")):
        return None
    front = _fronted(frame)
    if front is not None:
        return Filled(Topic(front), (frame.sentence[0], frame.end))
    if not acts(frame):
        return None
    here = frame.tokens.sent[frame.root]
    for other in map(made.__getitem__, range(n - 1, -1, -1)):
        if here - other.tokens.sent[other.root] > _BACK:
            break
        found = topics[other.quantity.id]
        if found is not None and (_parts(other, found) or _asks(other, found)):
            return Filled(found.value, (other.start, frame.end))
    return None


def acts(frame: Frame) -> bool:
    """Whether a bare proportion is the subject of its clause: "3 percent left the trial", "half were children"."""
    tokens, verb = frame.tokens, frame.verb
    opens = frame.start == frame.sentence[0] or frame.low(frame.start - 1) in _OPENS
    if opens and frame.low(frame.end) and tokens.tag[frame.end] in ("VBD", "VBP", "MD"):
        verb = frame.end
    elif frame.dep not in ("nsubj", "nsubjpass") or verb is None or verb < frame.end:
        return False
    low, percent = tokens.low[verb], frame.quantity.unit.kind == "percent"
    return low not in frame.cues.change_verbs and not (percent and low in STATES)


def _bare(frame: Frame) -> bool:
    """Whether nothing beside a proportion says what it is of, or that it is a difference."""
    alone = is_proportion(frame) and not is_multiple(frame) and frame.change is None
    return alone and part_of(frame) in (None, fronted(frame))


def _fronted(frame: Frame) -> NounPhrase | None:
    """The noun of "Of its 900 nurses, some 70% …"."""
    tokens, noun = frame.tokens, fronted(frame)
    if noun is None or not tokens.tag[noun].startswith("NN") or frame.timed(noun):
        return None
    return noun_phrase(tokens, noun, number_before(frame, noun))


def _parts(other: Frame, found: Filled[Topic]) -> bool:
    """Whether a proportion before is one of a group in the plural."""
    head = found.value.subject.head
    if not is_proportion(other) or is_multiple(other) or found.value.measure is not None:
        return False
    many = other.tokens.tag[head] == "NNS" or lemma(other.tokens, head) == "people"
    return many and (
        part_of(other) is not None or found.rule.endswith(_GROUPS) or head == other.end
    )


def _asks(other: Frame, found: Filled[Topic]) -> bool:
    """Whether a count says how many a survey asked: "a poll of 1,020 adults"."""
    tokens, head = other.tokens, found.value.subject.head
    asked = other.quantity.unit.kind == "count" and other.inside(head)
    before = tokens.low[max(other.start - 4, other.sentence[0]) : other.start]
    return asked and not _ASKED.isdisjoint(before) and "of" in before
