"""A percentage that goes on telling how a whole is divided: "A took 41 percent of the vote. B got 29 percent"."""

from __future__ import annotations

from dataclasses import replace

from factx.claims.frame import Frame
from factx.claims.slots.part import has_part, is_multiple, is_proportion
from factx.model import Claim, Reason

BACK = 2
_RULE = "claims.links.shares.gone_on"


def shares(made: list[Frame], claims: list[Claim]) -> list[Claim]:
    """The claims, with levels that are shares of a whole named before made shares of it."""
    done: list[Claim] = []
    last: tuple[Frame, Claim] | None = None
    for frame, claim in zip(made, claims, strict=True):
        if last is not None and gone_on(frame, claim, last[0]):
            whole = last[1].whole
            words = frame.tokens.said(frame.start, frame.end)
            reason = Reason(_RULE, frame.tokens.span(frame.start, frame.end), words)
            told = claim.evidence.get("kind", ()) if claim.kind == "share" else ()
            evidence = {**claim.evidence, "kind": (*told, reason), "whole": (reason,)}
            claim = replace(claim, kind="share", whole=whole, evidence=evidence)
        if claim.kind == "share" and claim.whole is not None and _divides(frame):
            last = (frame, claim)
        done.append(claim)
    return done


def _divides(frame: Frame) -> bool:
    return is_proportion(frame) and not is_multiple(frame)


def gone_on(frame: Frame, claim: Claim, before: Frame) -> bool:
    """Whether a percentage tells the next part of a whole: in or near the sentence of a share, with a verb of having.

    A percentage without a verb of its own goes on with the verb of the share before it.
    """
    tokens = frame.tokens
    told = claim.kind not in ("level", "share") or claim.whole is not None
    if told or frame.quantity.unit.code != "%":
        return False
    gap = tokens.sent[frame.root] - tokens.sent[before.root]
    if gap > BACK or (frame.change is not None and frame.change.difference):
        return False
    if frame.verb is None or frame.verb == before.verb:
        return gap == 0
    if frame.dep == "pobj" and tokens.tag[tokens.head[frame.above]].startswith("NN"):
        return False
    if has_part(frame):
        return True
    word = tokens.low[frame.verb]
    return before.verb is not None and word == tokens.low[before.verb] and word not in _BEING


_BEING = frozenset("is are was were be been".split())
