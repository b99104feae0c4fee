"""How far a time hangs from a quantity in the tree of the sentence, and whether another clause holds it."""

from __future__ import annotations

from factx.claims.clause import BEFORE_NOUN, is_verb, tense, verb_over
from factx.claims.frame import Frame
from factx.claims.slots.placed import Placed
from factx.rules.tokens import Tokens
from factx.words.senses import verbs

_ATTENDED = verbs("attend")
_APART = frozenset("after before because although though unless until".split())
_SAID = ("say", "says", "said", "saying")


def distance(frame: Frame, time: Placed) -> float | None:
    """How far the time hangs from the quantity in the tree, None where another clause holds it."""
    tokens = frame.tokens
    up_time = _chain(tokens, time.root)
    up_quantity = _chain(tokens, frame.root)
    meeting = next((i for i in up_time if i in up_quantity), None)
    if meeting is None:
        return None
    side_time = up_time[: up_time.index(meeting)]
    side_quantity = up_quantity[: up_quantity.index(meeting)]
    if (
        when_said(frame, time)
        or (tokens.low[meeting] in _SAID and not _asked(frame, side_quantity, meeting))
        or _behind_stop(frame, time)
        or _before_mark(frame, time)
        or _astray(frame, side_time, meeting)
        or _closed(frame, side_quantity, time, meeting)
    ):
        return None
    crossed = [i for i in side_time[1:] if is_verb(tokens, i)]
    if any(not _lets_out(frame, i, up_quantity) for i in crossed):
        return None
    reported = [
        i
        for i in (*side_quantity, meeting)
        if tokens.dep[i] in ("ccomp", "parataxis") and i != meeting
    ]
    if reported and tokens.low[meeting] in frame.cues.reporting_verbs:
        return None
    gap = abs(time.start - frame.start) / 100
    between = sum(
        1
        for other in frame.others
        if min(time.start, frame.end) <= other.start < max(time.start, frame.start)
        and other is not frame
    )
    return len(side_time) + len(side_quantity) + gap + between + 2 * len(crossed)


def _asked(frame: Frame, side_quantity: list[int], meeting: int) -> bool:
    """Whether the quantity tells how many said so when asked: "In a poll last month, 61% of the 300 owners said …"."""
    top = side_quantity[-1] if side_quantity else meeting
    return frame.tokens.dep[top] == "nsubj" and any(
        other.root == top and other.quantity.unit.kind in ("none", "percent")
        for other in frame.others
    )


def _behind_stop(frame: Frame, time: Placed) -> bool:
    """Whether a semicolon stands between the quantity and a time: "Rents rose 9 percent; one now costs 9"."""
    between = frame.tokens.low[min(frame.end, time.end) : max(frame.start, time.start)]
    return ";" in between


def _before_mark(frame: Frame, time: Placed) -> bool:
    """Whether "after" and the like open a clause behind the time: "… next year after they voted 89-52"."""
    tokens = frame.tokens
    over = verb_over(tokens, time.root)
    for i in range(time.end, frame.start):
        if tokens.dep[i] != "mark":
            continue
        verb = tokens.head[i]
        inner = tokens.left[verb] <= frame.root <= tokens.right[verb]
        apart = tokens.low[i] in _APART and (inner or _brought(frame, verb))
        if apart or verb == over:
            return True
    return False


def _brought(frame: Frame, verb: int) -> bool:
    """Whether a participle tells what the clause before it brought: "… after a storm hit the town, injuring 11"."""
    tokens, i = frame.tokens, frame.verb
    while i is not None and tokens.dep[i] == "conj" and tokens.head[i] < i:
        i = tokens.head[i]
    if i is None or tokens.tag[i] != "VBG" or i < verb or tokens.dep[i] != "advcl":
        return False
    return bool(tokens.low[tokens.left[i] - 1] == ",")


def _astray(frame: Frame, side_time: list[int], meeting: int) -> bool:
    """Whether the time describes a noun that is not the subject: "in power since 2000"."""
    tokens = frame.tokens
    nouns = [i for i in side_time[1:] if tokens.tag[i].startswith("NN")]
    if len(nouns) > 1:
        return True
    modifies = tokens.dep[side_time[0]] in BEFORE_NOUN if side_time else False
    if modifies and nouns and (side_time[0] > nouns[0] or _event(tokens, nouns[0])):
        return False
    return modifies and bool(nouns) and nouns[0] not in (frame.subject, meeting)


def _event(tokens: Tokens, noun: int) -> bool:
    """Whether a noun names what something happened in: "killed in Monday's attack", "at the May meeting"."""
    above = tokens.low[tokens.head[noun]]
    if tokens.dep[noun] == "dobj":
        return above in _ATTENDED
    return tokens.dep[noun] == "pobj" and above in ("in", "at", "during")


def _closed(frame: Frame, side_quantity: list[int], time: Placed, meeting: int) -> bool:
    """Whether a clause of its own holds the quantity, which the time outside does not date."""
    tokens = frame.tokens
    for i in side_quantity:
        if tokens.low[i] in ("after", "before") and tokens.dep[i] == "prep":
            return True
        if not is_verb(tokens, i):
            continue
        dep = tokens.dep[i]
        if dep in ("relcl", "acl"):
            if _said(frame, i, time):
                return True
            if _suffered(frame, i, meeting):
                return False
            return not time.start <= tokens.head[i] < time.end and tokens.head[i] != meeting
        if dep == "advcl" and _marked(tokens, i) and not _together(tokens, i):
            return True
        over = verb_over(tokens, time.root)
        if over is not None and over < time.start < i and _to(tokens, over) and _to(tokens, i):
            return True
        if dep == "conj" and tokens.head[i] < time.start < i:
            return tense(tokens, i) != tense(tokens, tokens.head[i])
    return False


def _suffered(frame: Frame, verb: int, noun: int) -> bool:
    """Whether a relative clause tells what an event did to people: "the Aug. 7 bombing of an embassy that killed 40".

    The parser hangs it on the noun nearest to it; what kills is the event.
    """
    tokens = frame.tokens
    i = tokens.head[verb]
    if tokens.low[verb] not in frame.cues.people_verbs and tokens.low[verb] != "left":
        return False
    while i != noun and not is_verb(tokens, i) and tokens.head[i] != i:
        i = tokens.head[i]
    return i == noun and tokens.tag[noun].startswith("NN")


def _to(tokens: Tokens, verb: int) -> bool:
    """Whether an infinitive repeats its "to": "to raise wages by 2018, to create 5,000 places"."""
    return any(tokens.low[c] == "to" and tokens.dep[c] == "aux" for c in tokens.children[verb])


def _said(frame: Frame, verb: int, time: Placed) -> bool:
    """Whether a clause is what was said at a time, though it hangs on the time: "said on Friday they had 5"."""
    tokens = frame.tokens
    if not time.start <= tokens.head[verb] < time.end:
        return False
    if any(
        tokens.tag[c] in ("WDT", "WP", "WRB") or tokens.low[c] == "that"
        for c in tokens.children[verb]
    ):
        return False
    over = verb_over(tokens, time.root)
    return over is not None and tokens.low[over] in frame.cues.reporting_verbs


def when_said(frame: Frame, time: Placed) -> bool:
    """Whether a time right behind a verb of saying dates the saying: "said on Friday it had 5"."""
    tokens = frame.tokens
    if tokens.dep[time.root] in BEFORE_NOUN and tokens.head[time.root] >= time.end:
        return False
    verb = time.start - (2 if time.preposition else 1)
    if frame.low(verb) not in frame.cues.reporting_verbs or frame.start < verb:
        return False
    return tokens.left[frame.verb or verb] >= time.end - 1 or any(
        tokens.dep[c] == "nsubj" and c >= time.end for c in tokens.children[frame.verb or verb]
    )


def _lets_out(frame: Frame, verb: int, up_quantity: list[int]) -> bool:
    """Whether a time below this verb may date what stands above it.

    It may where the verb only completes the one above ("saw its sales total …") or describes the noun that the
    quantity hangs on ("two men who were sought last week"), not in a clause that tells another event.
    """
    tokens = frame.tokens
    above = tokens.head[verb]
    if tokens.dep[verb] == "xcomp":
        return True
    if tokens.dep[verb] == "ccomp":
        return tokens.low[above] not in frame.cues.reporting_verbs
    if tokens.dep[verb] == "advcl" and (_together(tokens, verb) or _began(tokens, verb)):
        return True
    return (
        tokens.dep[verb] in ("relcl", "acl")
        and above in up_quantity
        and tokens.low[tokens.left[verb]] != "where"
        and not is_verb(tokens, above)
        and (tokens.low[verb] == "reported" or tokens.low[verb] not in frame.cues.reporting_verbs)
        and tokens.low[verb] not in frame.cues.modal_words
    )


def _marked(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] == "mark" for c in tokens.children[verb])


def _together(tokens: Tokens, verb: int) -> bool:
    """Whether a clause with "as", "when" or "while" tells what happened at the same time as the clause above it."""
    words = [tokens.low[c] for c in tokens.children[verb] if tokens.dep[c] in ("mark", "advmod")]
    above = tense(tokens, tokens.head[verb])
    if above == "future" and words == ["when"] and verb > tokens.head[verb]:
        return True
    same = tense(tokens, verb) == above
    return same and any(word in ("as", "when", "while", "whereas") for word in words)


def _began(tokens: Tokens, verb: int) -> bool:
    """Whether a clause tells since when something has gone on: "40 have died since a bomb went off on Friday"."""
    return _since(tokens, verb) and _perfect(tokens, tokens.head[verb])


def began(frame: Frame, time: Placed) -> bool:
    """The same where the parser hangs the clause elsewhere: "40 have died and 90 been hurt since it fell on Friday"."""
    verb = verb_over(frame.tokens, time.root)
    if verb is None or not _since(frame.tokens, verb) or frame.end > frame.tokens.left[verb]:
        return False
    first, last = frame.sentence
    return any(_perfect(frame.tokens, i) for i in range(first, min(verb, last)))


def _since(tokens: Tokens, verb: int) -> bool:
    return any(tokens.low[c] == "since" and tokens.dep[c] == "mark" for c in tokens.children[verb])


def _perfect(tokens: Tokens, verb: int) -> bool:
    helpers = {tokens.low[c] for c in tokens.children[verb] if tokens.dep[c].startswith("aux")}
    return bool(helpers & {"has", "have", "had", "'s", "’ve", "'ve"})


def _chain(tokens: Tokens, i: int) -> list[int]:
    chain = [i]
    while tokens.head[i] != i and len(chain) < 30:
        i = tokens.head[i]
        chain.append(i)
    return chain
