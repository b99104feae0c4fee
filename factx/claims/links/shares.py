"""A percentage that goes on telling how a whole is divided: "A took 41 percent of the vote. B got 29 percent"."""

from __future__ import annotations

from dataclasses import replace

from factx.claims.amount import before_amount
from factx.claims.clause import MODIFYING
from factx.claims.frame import Frame
from factx.claims.slots.part import has_part, is_multiple, is_proportion
from factx.model import Claim, Reason

BACK = 2
_POLL = "claims.slots.proportion.polled"
_HELD = ("at", "to", "on", "reach", "reached", "reaching")
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
            evidence = {**claim.evidence, "kind": (*told, reason)}
            evidence |= {"whole": (reason,)} if whole is not None else {}
            claim = replace(claim, kind="share", whole=whole, evidence=evidence)
        if claim.kind == "share" and (claim.whole or _polled(claim)) and _divides(frame):
            last = (frame, claim)
        done.append(claim)
    return done


def _polled(claim: Claim) -> bool:
    """Whether the words of a poll or a vote told that an amount is a share, though no whole is named."""
    return any(reason.rule == _POLL for reason in claim.evidence.get("kind", ()))


def _divides(frame: Frame) -> bool:
    return is_proportion(frame) and not is_multiple(frame)


def gone_on(frame: Frame, claim: Claim, before: Frame) -> bool:
    """Whether a percentage tells the next part of a whole: in or near the sentence of a share, with a verb of having.

    A percentage without a verb of its own goes on with the verb of the share before it.
    """
    tokens = frame.tokens
    told = claim.kind not in ("level", "share") or claim.whole is not None
    told = told or (claim.kind == "level" and frame.dep in MODIFYING)
    if told or frame.quantity.unit.code != "%":
        return False
    gap = tokens.sent[frame.root] - tokens.sent[before.root]
    if gap > BACK or (frame.change is not None and frame.change.difference):
        return False
    if frame.verb is None or frame.verb == before.verb:
        return gap == 0
    if frame.dep == "pobj" and tokens.tag[tokens.head[frame.above]].startswith("NN"):
        return False
    if has_part(frame) or _stands(frame):
        return True
    word = tokens.low[frame.verb]
    return before.verb is not None and word == tokens.low[before.verb] and word not in _BEING


def _stands(frame: Frame) -> bool:
    """Whether a name stands at a percentage or moves to it: "The Greens stand at 24%", "Honda slipped to 12%"."""
    tokens, subject = frame.tokens, frame.subject
    if subject is None or not tokens.tag[subject].startswith("NNP"):
        return False
    at = before_amount(frame)
    led = frame.low(at) in _HELD or frame.low(at + 1) == "at"
    return led and frame.low(at - 1) != "up"


_BEING = frozenset("is are was were be been".split())
