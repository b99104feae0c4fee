"""What each quantity is about, once the quantities know of each other: restated, compared, repeated, owned."""

from __future__ import annotations

from itertools import pairwise

from factx.claims.frame import Frame
from factx.claims.links.afterthoughts import afterthought, owns_noun
from factx.claims.links.compared import compared, spread
from factx.claims.links.groups import group
from factx.claims.links.inherited import inherited
from factx.claims.links.owners import owned
from factx.claims.links.recalled import RECALLED, acts, bare, recalled
from factx.claims.links.same_as import restated
from factx.claims.slots.part import part_of
from factx.claims.slots.subject.counts import counted
from factx.claims.slots.subject.order import subject
from factx.claims.topic import Topic
from factx.rules.slot import Filled

Topics = dict[str, Filled[Topic] | None]

_AFTERTHOUGHT = "claims.links.afterthoughts.afterthought"
_INHERITED = "claims.links.inherited.inherited"
_CLAUSES = ("claims.slots.subject.amounts.clause",)
_COMPARED = "claims.links.compared.compared"
_SPREAD = "claims.links.compared.spread"
_GROUP = "claims.links.groups.group"
_BARE = (
    "clause",
    "of_noun",
    "gapped",
    "apposed",
    "before",
    "change_noun",
    "afterthought",
    "compared",
)
_SHARES = ("%", "percent", "cent", "pct", "half", "third", "quarter", "million", "billion")
_REPEATS = ("figure", "number", "total", "amount", "sum", "count", "tally", "this", "that")


def topics_of(made: list[Frame]) -> list[Filled[Topic] | None]:
    """The topic of each quantity.

    A restated amount and a baseline are about what the amount beside them is about; a bare repeat ("the figure")
    about what the claim before it was; a bare line item ("revenue") belongs to an owner.
    """
    topics: Topics = {}
    for frame in made:
        topics[frame.quantity.id] = _first(frame, topics)
    _recall(made, topics)
    _repeat(made, topics)
    for n, frame in enumerate(made):
        owner = inherited(n, made, topics)
        if owner is not None:
            topics[frame.quantity.id] = Filled(owner.value, owner.read, _INHERITED)
    _hand_over(made, topics)
    _own(made, topics)
    for frame in made:
        plain = frame.quantity.unit.kind != "count" or counted(frame) is None
        own = topics[frame.quantity.id]
        rival = own is not None and own.rule.endswith(".rival")
        if frame.against is not None and plain and not rival:
            topics[frame.quantity.id] = topics[frame.against.quantity.id]
    return [topics[frame.quantity.id] for frame in made]


def _first(frame: Frame, topics: Topics) -> Filled[Topic] | None:
    """The topic of the amount that this one restates or looks at again, else its own."""
    for link, rule in ((compared, _COMPARED), (spread, _SPREAD)):
        same = link(frame)
        known = topics[same.quantity.id] if same is not None else None
        if same is not None and known is not None:
            return Filled(known.value, (same.start, frame.end), rule)
    again = afterthought(frame)
    found = topics[again.quantity.id] if again is not None else None
    if again is None or found is None:
        other = restated(frame)
        stake = frame.quantity.unit.code == "%" and owns_noun(frame)
        return topics[other.quantity.id] if other is not None and not stake else subject(frame)
    return Filled(found.value, (again.start, frame.end), _AFTERTHOUGHT)


def _recall(made: list[Frame], topics: Topics) -> None:
    """A bare count whose sentence names nothing counts what the count nearest to it does; a proportion is a part."""
    for n, frame in enumerate(made):
        part = group(n, made, topics)
        if part is not None:
            topics[frame.quantity.id] = Filled(part.value, part.read, _GROUP)
        if bare(frame, topics[frame.quantity.id]):
            again = recalled(n, made, topics)
            if again is not None:
                topics[frame.quantity.id] = Filled(again.value, again.read, RECALLED)
            elif acts(frame):
                topics[frame.quantity.id] = None


def _hand_over(made: list[Frame], topics: Topics) -> None:
    """ "It holds 500 shares, 200 of them bought for $9 each": what is said of a bare number is about what it counts."""
    for frame in made:
        found = topics[frame.quantity.id]
        head = found.value.subject.head if found is not None else 0
        tags = frame.tokens.tag
        number = tags[head] == "CD" or frame.tokens.low[head] in _SHARES
        if found is None or not number or tags[head - 1] in ("POS", "PRP$"):
            continue
        other = next((o for o in frame.others if o.inside(head) and o is not frame), None)
        about = topics[other.quantity.id] if other is not None else None
        if about is not None and tags[about.value.subject.head] != "CD":
            topics[frame.quantity.id] = Filled(about.value, found.read, found.rule)


def _repeat(made: list[Frame], topics: Topics) -> None:
    """ "The figure was 11": a bare repeat stands for what the claim before it was about."""
    for before, frame in pairwise(made):
        found, earlier = topics[frame.quantity.id], topics[before.quantity.id]
        if found is None or earlier is None or found.value.measure is not None:
            continue
        subject = found.value.subject
        tags = frame.tokens.tag[subject.start : subject.head]
        single = all(tag == "JJ" for tag in tags) and subject.end == subject.head + 1
        if (
            single
            and not frame.inside(subject.head)
            and frame.tokens.low[subject.head] in _REPEATS
            and _apart(before, frame) <= 1
        ):
            topics[frame.quantity.id] = Filled(earlier.value, found.read, found.rule)


def _own(made: list[Frame], topics: Topics) -> None:
    """Bare line items get their owner."""
    before: list[tuple[Frame, Filled[Topic] | None]] = []
    for frame in made:
        found = topics[frame.quantity.id]
        loose = found is not None and found.rule.rsplit(".", 1)[-1] in _BARE
        share = part_of(frame) if loose and found is not None and found.rule in _CLAUSES else None
        if (
            found is not None
            and loose
            and share is None
            and frame.quantity.unit.kind in ("currency", "percent")
        ):
            topic = owned(frame, found.value, before)
            if topic is not None:
                topics[frame.quantity.id] = found = Filled(topic, found.read, found.rule)
        before.append((frame, found))


def _apart(before: Frame, frame: Frame) -> int:
    """How many sentences lie between two quantities."""
    return frame.tokens.sent[frame.root] - before.tokens.sent[before.root]
