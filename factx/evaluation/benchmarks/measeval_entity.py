"""What a quantity measures in MeasEval's terms: the entity, and the property that the text names apart from it.

Source: MeasEval's annotation guidelines (Harper et al., 2021), as its training data shows them.
"""

from __future__ import annotations

from factx.claims.phrase import lemma, noun_phrase, of_object, possessor
from factx.evaluation.benchmarks.agents import agent
from factx.evaluation.benchmarks.described import described, first, small
from factx.evaluation.benchmarks.scene import Scene
from factx.model import Claim, Quantity, Span

_SIGNS = frozenset("= ( : ≥ ≤ > < ∼ ~ ≈ ≃".split())
_LEADS = _SIGNS | frozenset(", ± about approximately around".split())
_PROPERTIES = frozenset(
    "velocity energy stress strain flux potential voltage current resistance power force angle wavelength period "
    "coefficient constant dose content saturation gradient deviation error precision resolution bandwidth gain "
    "lifetime age score step slope charge spacing separation offset shift amplitude fraction abundance extent "
    "concentration variation factor magnification dose field noise maximum minimum increase decrease reduction change "
    "difference p r n".split()
)
_ENDINGS = ("ity", "ness", "ance", "ency")
_OWNERS = ("of", "for", "in", "between", "on", "to")
_CARRIERS = ("with", "of")
_PARTS = ("of", "in", "for", "with", "without", "on")


def measured(
    scene: Scene, quantity: Quantity, claim: Claim | None
) -> tuple[Span | None, Span | None]:
    """The entity, and the property where it is named apart: ``a flow of 2 m/s in the pipe`` is of the pipe."""
    if quantity.unit.kind == "count" and quantity.unit.name:
        over = _group(scene, scene.top(*scene.spans[quantity.id]))
        if over is not None:
            return _span(scene, over), None
        return (claim.subject.span if claim and claim.subject else None), _named(claim)
    root = first(scene, scene.top(*scene.spans[quantity.id]))
    noun = _thing(scene, quantity, root, claim)
    if noun is None:
        return None, None
    if not _is_property(scene, noun):
        return _span(scene, noun), _named(claim)
    owner = _owner(scene, noun, root)
    if owner is not None:
        return _span(scene, owner), _span(scene, noun)
    start = _modified(scene, noun)
    if start is not None:
        return scene.tokens.span(start, noun), scene.tokens.span(noun, noun + 1)
    return _span(scene, noun), None


def _group(scene: Scene, root: int) -> int | None:
    """The group that a count is the size of: ``a subgroup of 274 participants``."""
    tokens = scene.tokens
    above = tokens.head[root]
    near = tokens.dep[root] == "pobj" and tokens.low[above] == "of"
    noun = tokens.head[above]
    return noun if near and scene.is_noun(noun) and not _is_property(scene, noun) else None


def _named(claim: Claim | None) -> Span | None:
    return claim.measure.span if claim and claim.measure else None


def _span(scene: Scene, noun: int) -> Span:
    """A noun with the words around it that name it, without amounts and their signs."""
    tokens = scene.tokens
    whole = noun_phrase(tokens, noun)
    end = whole.end
    for c in tokens.children[noun]:
        if c == end and tokens.dep[c] == "prep" and tokens.low[c] in _PARTS:
            end = tokens.right[c] + 1
    if not scene.taken.isdisjoint(range(noun + 1, end)):
        end = noun + 1
    start = next(
        (i + 1 for i in range(noun - 1, whole.start - 1, -1) if i in scene.taken), whole.start
    )
    while start < noun and not tokens.text[start][0].isalnum():
        start += 1
    return tokens.span(start, end)


def _is_property(scene: Scene, noun: int) -> bool:
    word = lemma(scene.tokens, noun)
    return word in _PROPERTIES or scene.is_measure(noun) or word.endswith(_ENDINGS)


def _thing(scene: Scene, quantity: Quantity, root: int, claim: Claim | None) -> int | None:
    """What the text puts beside the amount: ``p = 0.03``, ``small pores (0.4 mm2)``; what it describes; the subject."""
    subject = _subject(scene, claim)
    beside = _beside(scene, quantity)
    if beside is not None:
        return beside
    said = small(scene, root)
    if said is None:
        said = described(scene, root)
    if said is None and (quantity.unit.dimension == "time" or subject is None):
        said = agent(scene, root)
    return subject if said is None else said


def _subject(scene: Scene, claim: Claim | None) -> int | None:
    if claim is None or claim.subject is None:
        return None
    head = scene.top(*scene.tokens.covering(*claim.subject.span))
    return (
        head
        if head not in scene.taken and scene.tokens.tag[head][:2] in ("NN", "JJ", "FW")
        else None
    )


def _beside(scene: Scene, quantity: Quantity) -> int | None:
    """The noun before a sign or a bracket that opens with the amount."""
    tokens = scene.tokens
    i = scene.spans[quantity.id][0] - 1
    signed = False
    while i >= 0 and tokens.low[i] in _LEADS:
        signed = signed or tokens.low[i] in _SIGNS
        i -= 1
    return i if signed and i >= 0 and scene.is_noun(i) else None


def _owner(scene: Scene, noun: int, root: int) -> int | None:
    """Whose property it is: behind its preposition, its possessor, the noun that has it, the subject of the clause."""
    tokens = scene.tokens
    found = of_object(tokens, noun, *_OWNERS)
    if found is not None and found not in scene.taken:
        return found
    owner = possessor(tokens, noun)
    if owner is not None and tokens.tag[owner].startswith("NN"):
        return owner
    above = tokens.head[noun]
    if (
        tokens.dep[noun] == "pobj"
        and tokens.low[above] in _CARRIERS
        and scene.is_noun(tokens.head[above])
    ):
        return tokens.head[above]
    who = agent(scene, root)
    return who if who is not None and who != noun and who not in scene.taken else None


def _modified(scene: Scene, noun: int) -> int | None:
    """Where the nouns begin that a property is compounded with: ``wind speed``."""
    tokens, start = scene.tokens, noun
    while (
        start > 0
        and start - 1 not in scene.taken
        and tokens.head[start - 1] in (noun, start)
        and tokens.dep[start - 1] == "compound"
    ):
        start -= 1
    return start if start < noun else None
