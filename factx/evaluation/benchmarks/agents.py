"""Whom the clause of a quantity is about: the agent in a concept of NewsQuant, whose property MeasEval has measured.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

from factx.claims.links.pronouns import antecedent
from factx.evaluation.benchmarks.scene import NOUNS, Scene
from factx.model import Quantity

_SUBJECTS = ("nsubj", "nsubjpass")
_IMPERSONAL = frozenset("cost costs take takes took".split())
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_DASHES = ("—", "–", "--")
_LEAD = 6
_LIMIT = 16


def agent(scene: Scene, root: int) -> int | None:
    """The noun that is the subject of the clause a quantity stands in, if it is not in the subject itself.

    A relative pronoun is the noun before it; a personal pronoun is what it stands for in the sentence, else the
    clause above is asked; so it is above an open clause: ``called for 30 gigawatts to be installed``. What stands
    behind the amount is not its agent: ``with eight more picks the team went on``.
    """
    tokens, token = scene.tokens, root
    for _ in range(_LIMIT):
        top = tokens.head[token] == token
        verb = tokens.tag[token].startswith("VB") or top and _subject(scene, token) is not None
        if top and not verb:
            return None
        if tokens.dep[token] in _SUBJECTS:
            token = tokens.head[token]
            if tokens.head[token] == token or _finite(scene, token):
                return None
        elif token != root or not verb:
            found = _subject(scene, token) if verb or tokens.tag[token] == "MD" else None
            if found is not None and not _reports(scene, token, root):
                if tokens.tag[found].startswith((*NOUNS, "JJ")):
                    return found if found < root else None
                if (
                    tokens.tag[found] == "WP"
                    and tokens.dep[token] != "relcl"
                    and found > 0
                    and scene.is_noun(found - 1)
                ):
                    return found - 1
                stands = _stands_for(scene, found, token)
                if stands is not None:
                    return stands
            aim = _is_aim(scene, token)
            loose = tokens.dep[token] == "acl" and found is None and _absolute(scene, token)
            if tokens.dep[token] in ("relcl", "acl") and verb and not aim and not loose:
                related = found is not None and tokens.tag[found][:1] == "W"
                return _related(scene, tokens.head[token]) if related else None
        if top:
            return None
        token = tokens.head[token]
    return None


def led_by(scene: Scene, root: int) -> tuple[int, ...]:
    """The name that a dash parts from its sentence, and the subject behind it: ``Carnival — The operator gained``."""
    tokens = scene.tokens
    start = tokens.sents[tokens.sent[root]][0]
    for i in range(start + 1, min(start + _LEAD, len(tokens) - 1)):
        if tokens.low[i] in _DASHES:
            subject = next(
                (
                    j
                    for j in range(i + 1, root)
                    if tokens.dep[j] in (*_SUBJECTS, "appos") and scene.is_noun(j)
                ),
                None,
            )
            return (i - 1,) if subject is None else (i - 1, subject)
        if not tokens.tag[i].startswith("NNP"):
            break
    return ()


def _is_aim(scene: Scene, verb: int) -> bool:
    """Whether a verb only says what its noun is for, or which it is: ``the first model to come from it``."""
    tokens = scene.tokens
    if tokens.tag[verb] != "VB":
        return False
    return tokens.dep[verb] == "acl" or any(tokens.low[c] == "to" for c in tokens.children[verb])


def _absolute(scene: Scene, verb: int) -> bool:
    """Whether a participle stands with its noun beside a clause: ``priced from $90, with sizes starting from 40 m``."""
    tokens = scene.tokens
    noun = tokens.head[verb]
    return tokens.dep[noun] == "pobj" and tokens.low[tokens.head[noun]] == "with"


def _related(scene: Scene, noun: int) -> int | None:
    """The noun that a relative clause is about; not what something is counted by (``investment per person which``)."""
    tokens = scene.tokens
    above = tokens.head[noun]
    if tokens.low[above] == "per":
        noun = tokens.head[above]
    return noun if tokens.tag[noun].startswith(NOUNS) else None


def _finite(scene: Scene, verb: int) -> bool:
    """Whether a clause has a verb with a tense: not ``to be installed``, not ``with adults saying``."""
    tokens = scene.tokens
    helpers = [c for c in tokens.children[verb] if tokens.dep[c].startswith("aux")]
    return any(tokens.tag[i] in _FINITE for i in (verb, *helpers))


def _stands_for(scene: Scene, pronoun: int, verb: int) -> int | None:
    """What a pronoun stands for in the same sentence; nothing in ``says it will cost $42,500``."""
    tokens = scene.tokens
    empty = tokens.low[pronoun] == "it" and tokens.low[verb] in _IMPERSONAL
    where = any(tokens.tag[c] == "WRB" for c in tokens.children[verb])
    if tokens.tag[pronoun] != "PRP" or empty or tokens.dep[verb] == "relcl" and not where:
        return None
    found = antecedent(tokens, pronoun, tuple(q.span for q in scene.quantities))
    if found is None or tokens.sent[found.head] != tokens.sent[pronoun]:
        return None
    return found.head


def _reports(scene: Scene, verb: int, root: int) -> bool:
    """Whether a verb only tells the clause that the quantity stands in: ``executives say it has a range of …``."""
    tokens, below = scene.tokens, root
    while tokens.head[below] not in (verb, below):
        below = tokens.head[below]
    return tokens.dep[below] == "ccomp" and tokens.tag[below].startswith(("VB", "MD"))


def _subject(scene: Scene, verb: int) -> int | None:
    """The subject of a verb; a coordinated or open verb has that of the verb above it."""
    tokens = scene.tokens
    for _ in range(4):
        for c in tokens.children[verb]:
            if tokens.dep[c] in _SUBJECTS and c < verb:
                return c
        above = tokens.head[verb]
        shares = tokens.dep[verb] in ("conj", "xcomp", "advcl", "pcomp")
        if not shares or not tokens.tag[above].startswith("VB"):
            return None
        verb = above
    return None


def equated(scene: Scene, quantity: Quantity) -> int | None:
    """The subject right before ``is`` and an amount, whatever the parser says: ``life expectancy is around 73``."""
    tokens = scene.tokens
    i = scene.spans[quantity.id][0] - 1
    while i > 0 and (tokens.tag[i] in ("RB", "IN", "RBR", "JJR") or tokens.low[i] in ("$", "~")):
        i -= 1
    if i < 1 or tokens.low[i] not in ("is", "was", "are", "were") or not scene.is_noun(i - 1):
        return None
    noun = i - 1
    for _ in range(4):
        above = tokens.head[noun]
        if (
            tokens.dep[noun] != "pobj"
            or not scene.is_noun(tokens.head[above])
            or tokens.head[above] > noun
        ):
            break
        noun = tokens.head[above]
    return noun
