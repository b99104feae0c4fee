"""What NewsQuant calls the concept of a quantity: the noun phrase it describes, with its attributes, and the agent.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

from collections.abc import Mapping

from factx.claims.clause import child
from factx.evaluation.benchmarks.agents import agent, equated, led_by
from factx.evaluation.benchmarks.described import (
    described,
    first,
    governing,
    in_passing,
    meant_for,
    part,
    small,
    unit_noun,
)
from factx.evaluation.benchmarks.newsquant_words import phrase, words
from factx.evaluation.benchmarks.scene import NOUNS, Scene
from factx.model import Claim, Quantity, Span

NONE = ("-",)


def concepts(scene: Scene, quantity: Quantity, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The words of the described thing and of the agent of the clause, in the order of the text."""
    rule = quantity.evidence.rule if quantity.evidence else ""
    if rule == "quantities.bare.fraction":
        return NONE
    before = _moved_on(scene, quantity)
    if before is not None:
        return concepts(scene, before, claims)
    own = range(*scene.spans[quantity.id])
    claim = claims.get(quantity.id)
    found = _all(scene, _heads(scene, quantity, claim), own)
    found = found or _all(scene, _measured(scene, claim), own)
    return tuple(words(scene.tokens, found, scene.taken - found)) or NONE


def _moved_on(scene: Scene, quantity: Quantity) -> Quantity | None:
    """The amount that another is only the start of: ``rose 6.4 percent, officials said, up from 5.7 percent``."""
    start = scene.spans[quantity.id][0]
    if scene.tokens.low[start - 2 : start] not in (["up", "from"], ["down", "from"]):
        return None
    sent, unit = scene.tokens.sent, quantity.unit
    for other in reversed(scene.quantities[: scene.quantities.index(quantity)]):
        alike = (other.unit.kind, other.unit.code) == (unit.kind, unit.code)
        if alike and sent[scene.spans[other.id][0]] == sent[start]:
            return other
    return None


def _all(scene: Scene, heads: list[int], own: range) -> set[int]:
    """The tokens of the phrases; a head that counts something itself keeps its number (``five launches``)."""
    found: set[int] = set()
    for head in heads:
        counted = scene.amount(head)
        if counted is None:
            found.update(phrase(scene, head, scene.taken))
        elif head not in own:
            free = scene.taken - set(range(*scene.spans[counted.id]))
            whole = set(phrase(scene, head, free))
            found |= whole if counted.unit.kind == "count" else whole - scene.taken
    return found


def _heads(scene: Scene, quantity: Quantity, claim: Claim | None) -> list[int]:
    """The heads of the phrases: what is described, or what the claim says is measured; the agent."""
    root = first(scene, scene.top(*scene.spans[quantity.id]))
    root = unit_noun(scene, root, quantity)
    said = small(scene, root)
    if said is not None and child(scene.tokens, said, "poss") is None:
        return [said]
    noun = described(scene, root) if said is None else said
    counted = quantity.unit.kind == "count" and bool(quantity.unit.name)
    who = None if counted and in_passing(scene, root) else agent(scene, root)
    if who is None and noun is None:
        who = equated(scene, quantity)
    measured = [] if noun is not None or counted else _measured(scene, claim)
    if claim and claim.measure and who in measured[:1]:
        measured = measured[:1]
    over = _over(scene, noun, root, quantity)
    more = (noun, over, meant_for(scene, quantity), *led_by(scene, root))
    heads = [*measured, *(i for i in more if i is not None)]
    acts = who is not None and scene.tokens.dep[who] == "nsubj" and not heads
    if who is not None and (acts or who not in scene.taken):
        heads.append(who)
    return heads


def _over(scene: Scene, noun: int | None, root: int, quantity: Quantity) -> int | None:
    """The noun over the described one, or over one that is counted: ``reductions on 50 products``; not over the old."""
    why = quantity.evidence
    if noun is not None:
        aged = why is not None and why.rule.startswith(("quantities.ages", "quantities.told_ages"))
        return None if aged else governing(scene, noun)
    counted = quantity.unit.kind == "count" and quantity.unit.name
    return governing(scene, root, ("on",)) if counted else None


def _measured(scene: Scene, claim: Claim | None) -> list[int]:
    """The heads of the claim's measure, subject and whole."""
    heads: list[int] = []
    for slot in (claim.measure, claim.subject, claim.whole) if claim else ():
        if slot is None or _speaks(slot.span, claim):
            continue
        head = scene.top(*scene.tokens.covering(*slot.span))
        if scene.tokens.low[head] in ("each", "all", "both"):
            head = part(scene, head) or head
        if head not in scene.taken and scene.tokens.tag[head].startswith(NOUNS):
            heads.append(head)
    return heads


def _speaks(span: Span, claim: Claim | None) -> bool:
    """Whether a phrase is who says so: ``Tesla says it will cost $42,500``."""
    source = claim.source.span if claim and claim.source else (0, 0)
    return source[0] <= span[0] and span[1] <= source[1]
