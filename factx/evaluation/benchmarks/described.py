"""Which noun an amount describes: the head of what NewsQuant's annotators write first into the concept.

Source: NewsQuant's annotation conventions (CQE, EMNLP 2023), as its gold shows them.
"""

from __future__ import annotations

from factx.claims.phrase import lemma
from factx.evaluation.benchmarks.scene import MODIFIERS, PERIODS, Scene
from factx.model import Quantity

_SUMS = frozenset("total rest".split())
_SPREAD = frozenset("ranging starting varying".split())
_GOVERN = ("of", "for", "on")
_ADVERBS = ("RB", "RBR", "JJR", "IN")
_DEPTH = 4


def first(scene: Scene, root: int) -> int:
    """The amount that one in apposition says again, or that one is told beside: ``$8 billion ($11 billion)``."""
    tokens = scene.tokens
    for _ in range(_DEPTH):
        above = tokens.head[root]
        beside = tokens.dep[root] == "conj" and described(scene, root) is None
        if above not in scene.taken or not (tokens.dep[root] == "appos" or beside):
            return root
        root = above
    return root


def unit_noun(scene: Scene, root: int, quantity: Quantity) -> int:
    """The noun that a number counts where it stands apart: ``eight million 250ml bottles``, ``35m of its devices``."""
    if quantity.unit.kind != "count" or not quantity.unit.name:
        return root
    noun = described(scene, root)
    tokens = scene.tokens
    same = noun is not None and lemma(tokens, noun) == quantity.unit.name.split()[-1].lower()
    return noun if noun is not None and same else root


def described(scene: Scene, root: int) -> int | None:
    """The noun that an amount modifies (``a 60 basis point improvement``), or is said of (``a gain of 2.13%``)."""
    tokens = scene.tokens
    head, dep = tokens.head[root], tokens.dep[root]
    above = tokens.head[head]
    if dep in MODIFIERS and scene.is_noun(head) and head > root:
        whole = _whole(scene, head)
        return None if tokens.low[whole] in PERIODS else whole
    if dep == "appos" and scene.is_noun(head):
        return head
    said = dep == "pobj" and tokens.low[head] in ("of", "at") and tokens.tag[above][:2] == "NN"
    if said and tokens.low[above] not in _SUMS:
        return None if above in scene.taken else above
    worth = _worth(scene, root)
    if worth is not None:
        return worth
    if dep == "pobj" and tokens.low[head] in ("to", "from") and tokens.tag[above].startswith("VB"):
        spread = tokens.low[above] in _SPREAD
        return scene.before(above) if spread else scene.pushed(above, root)
    had = _having(scene, root)
    if had is not None:
        return had
    compared = _compared(scene, head) if dep == "npadvmod" else None
    if compared is not None:
        return compared
    if dep == "npadvmod" and tokens.tag[head] == "RB" and scene.is_noun(above) and above < root:
        return above
    return part(scene, root)


def _compared(scene: Scene, word: int) -> int | None:
    """What an amount is set against: ``10mph less than the top speeds``, ``16 per cent above the closing level``."""
    tokens = scene.tokens
    if tokens.low[word] not in ("less", "more", "above", "below"):
        return None
    for c in (word, *tokens.children[word]):
        found = scene.object_of(c) if tokens.dep[c] == "prep" else None
        if found is not None and found > word:
            timed = found in scene.times or tokens.low[found] in PERIODS
            return None if timed else found
    return None


def _having(scene: Scene, root: int) -> int | None:
    """The noun before ``with`` and a measure: ``customers with more than 7.5 million crowns``."""
    tokens, amount = scene.tokens, scene.amount(root)
    head = tokens.head[root]
    if amount is None or amount.unit.kind == "count" or tokens.dep[root] != "pobj":
        return None
    return scene.before(head) if tokens.low[head] == "with" else None


def _worth(scene: Scene, root: int) -> int | None:
    """What is worth an amount, or what an amount is worth of: ``a market worth over 2 billion``."""
    tokens = scene.tokens
    here = scene.amount(root)
    if here is None:
        return None
    start, end = scene.spans[here.id]
    if tokens.low[end : end + 2] == ["worth", "of"]:
        return scene.object_of(end + 1)
    while start > 0 and tokens.tag[start - 1] in ("IN", "RB", "JJR"):
        start -= 1
    return scene.before(start - 1) if start > 0 and tokens.low[start - 1] == "worth" else None


def part(scene: Scene, root: int) -> int | None:
    """The noun behind the ``of`` of an amount: ``76 per cent of men``."""
    tokens = scene.tokens
    for c in tokens.children[root]:
        if tokens.dep[c] == "prep" and tokens.low[c] == "of":
            found = scene.object_of(c)
            if found is not None:
                return found
    return None


def _whole(scene: Scene, noun: int) -> int:
    """The head of the compound that a noun is part of: of ``an $800 stone pizza oven`` the oven."""
    tokens = scene.tokens
    for _ in range(_DEPTH):
        above = tokens.head[noun]
        inside = tokens.dep[noun] in ("compound", "nmod") and above == noun + 1
        if not inside or not scene.is_noun(above):
            return noun
        noun = above
    return noun


def small(scene: Scene, root: int) -> int | None:
    """What a phrase without a verb says an amount of: ``with its shares down 2%``, ``pulled the sector 2% lower``.

    And what stands before the comma in a list: ``JD Sports, down 1.95p at 125.8p``.
    """
    tokens = scene.tokens
    adverb = tokens.head[root]
    if tokens.dep[root] == "pobj":
        adverb = tokens.head[adverb]
    gap = _gapped(scene, root)
    if gap is not None:
        return gap
    level = _level(scene, root)
    if level is not None:
        return level
    amount = scene.amount(root)
    lasts = amount is not None and amount.unit.dimension == "time" and tokens.dep[root] == "pobj"
    if lasts and tokens.low[tokens.head[root]] == "for" and scene.is_noun(adverb):
        return adverb
    if tokens.tag[adverb] not in _ADVERBS or adverb in scene.taken:
        return None
    above = tokens.head[adverb]
    if adverb > root:
        return scene.pushed(above, root)
    return None if tokens.tag[above].startswith("VB") else scene.before(adverb)


def _level(scene: Scene, root: int) -> int | None:
    """The measure right before ``at``, though the parser hangs that on the verb: ``seen with levels at 1200``."""
    tokens, at = scene.tokens, scene.tokens.head[root]
    level = at - 1
    if tokens.dep[root] != "pobj" or tokens.low[at] != "at" or tokens.head[at] == level:
        return None
    return level if level >= 0 and scene.is_noun(level) and scene.is_measure(level) else None


def _gapped(scene: Scene, root: int) -> int | None:
    """The subject that a list gives without repeating the verb: ``were down 2.3%, Burlington by 2.6%``."""
    tokens, by = scene.tokens, scene.tokens.head[root]
    if tokens.dep[root] != "pobj" or tokens.low[by] not in ("by", "at", "to") or by < 2:
        return None
    name = by - 1
    while name > 0 and tokens.tag[name - 1].startswith("NNP"):
        name -= 1
    alone = tokens.tag[by - 1].startswith("NNP") and tokens.low[name - 1] in (",", "and")
    return by - 1 if alone and name > 1 and name - 2 in scene.taken else None


def governing(scene: Scene, noun: int, words: tuple[str, ...] = _GOVERN) -> int | None:
    """The noun over the described one: ``the average on the key 30 year rate``."""
    tokens = scene.tokens
    if tokens.dep[noun] != "pobj":
        return None
    above = tokens.head[noun]
    over = tokens.head[above]
    near = tokens.low[above] in words and over == above - 1
    return over if near and scene.is_noun(over) else None


def in_passing(scene: Scene, root: int) -> bool:
    """Whether what is counted, with its ``of``, stands in an adjunct: ``wells in 35 sections of the region``."""
    tokens = scene.tokens
    adjunct = tokens.dep[root] == "pobj" and tokens.low[tokens.head[root]] != "of"
    return adjunct and part(scene, root) is not None


def meant_for(scene: Scene, quantity: Quantity) -> int | None:
    """What a ``for`` right behind an amount says that it holds for: ``24 mpg for mid-sized cars``."""
    tokens, end = scene.tokens, scene.spans[quantity.id][1]
    while end + 1 < len(tokens) and (end in scene.times or end + 1 in scene.times):
        end += 1
    if end >= len(tokens) or tokens.low[end] != "for":
        return None
    found = scene.object_of(end)
    return None if found is None or tokens.low[found] in PERIODS else found
