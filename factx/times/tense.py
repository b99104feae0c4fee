"""The tense of the verb nearest to a time, from part-of-speech tags where there are some, else from the words.

Source: Penn Treebank tags; English tense and modality (Quirk et al., 4.2-4.66).
"""

from __future__ import annotations

from factx.rules.view import View
from factx.times.reckon.context import Tense
from factx.words.senses import verbs

REACH = 14
_STOPS = frozenset(".!?;:")
_AHEAD = frozenset("will shall ll won may might can could would should must".split())
_UNREAL = frozenset(("could", "might"))
_NOT = frozenset(("not", "n't", "n’t"))
_NEAR = 8
_CLITICS = frozenset(("'ll", "’ll", "'d", "’d"))
_HAVE = frozenset("has have had 've ’ve having".split())
_BE = frozenset("is are 's ’s 're ’re am be".split())
_PLANS = verbs("look_ahead") | frozenset("due set likely meant going ready about".split())


def tense(view: View, start: int, end: int) -> Tense:
    """The tense around pieces ``start`` to ``end``: of the nearest verb before them, else after them."""
    if view.word(start - 1) in ("until", "till") and not _opens(view, start - 1):
        return "future"
    if view.word(start - 1) == "ended":
        return "past"
    if _planned(view, start):
        return "future"
    if view.word(end) in ("'s", "’s"):
        return ""
    found = _left(view, start) or _right(view, end) or ""
    return "future" if found != "past" and view.word(start - 1) in ("by", "before") else found


def _planned(view: View, start: int) -> bool:
    """Whether a word of plan stands right before: "was planned for early March", but not "had been planned for"."""
    if view.word(start - 1) != "for" or view.word(start - 2) not in _PLANS:
        return False
    return view.word(start - 3) != "been" or view.word(start - 4) != "had"


def _opens(view: View, i: int) -> bool:
    """Whether a sentence begins at piece ``i``."""
    return i == 0 or view.pieces.broken(i) or view.word(i - 1) in _STOPS


def _left(view: View, start: int) -> Tense | None:
    for i in range(start - 1, max(-1, start - 1 - REACH), -1):
        if _stops(view, i):
            return None
        found = _of_verb(view, i)
        if found:
            return found
    return None


def _right(view: View, end: int) -> Tense | None:
    for i in range(end, min(view.size, end + REACH)):
        if _stops(view, i) or view.pieces.broken(i):
            return None
        found = _of_verb(view, i)
        if found:
            return found
    return None


def _stops(view: View, i: int) -> bool:
    if view.pieces.broken(i + 1):
        return True
    ends = view.low[i] in _STOPS
    return ends and not (view.low[i] == "." and view.pieces.glued(i + 1))


def _of_verb(view: View, i: int) -> Tense | None:
    """The tense of the verb at piece ``i``, if one stands there."""
    tag, word = view.tags[i], view.low[i]
    if not tag:
        return _of_word(word)
    if tag == "VBD":
        return "future" if _looks_ahead(view, i) else "past"
    if tag == "MD" or word in _CLITICS:
        return None if word in _UNREAL else "future"
    if tag == "VB":
        return _of_infinitive(view, i)
    if tag in ("VBN", "VBG"):
        return _of_participle(view, i)
    if tag in ("VBZ", "VBP"):
        return _of_present(view, i)
    return None


def _denied(view: View, i: int) -> bool:
    """Whether "could" is denied at piece ``i``: who "could not be reached on Friday" was not reached."""
    if view.word(i) == "couldn":
        return True
    before = view.low[max(i - _NEAR, 0) : max(i, 0)]
    return view.word(i) == "could" and (view.word(i + 1) in _NOT or "neither" in before)


def _looks_ahead(view: View, i: int) -> bool:
    """Whether what was planned is still to come: "planned to pay on Friday", "were due to meet on Friday"."""
    after = view.word(i + 1)
    if view.low[i] in ("was", "were") and after in ("likely", "possible"):
        return True
    return view.low[i] in _PLANS and (
        after in ("to", "for") or (view.low[i] == "planned" and after in ("a", "an"))
    )


def _of_word(word: str) -> Tense | None:
    """Without tags: modal verbs look ahead, well-known past forms back."""
    if word in ("will", "shall", "ll") or word in _CLITICS:
        return "future"
    return "past" if word in ("was", "were", "had", "did", "said") else None


def _of_infinitive(view: View, i: int) -> Tense | None:
    """A bare verb behind a modal, or behind "to" and a word of plan, looks ahead; behind "did" it is past.

    An infinitive of purpose ("came to mark …") says nothing by itself.
    """
    k = _before_adverbs(view, i - 1)
    word = view.word(k)
    if word in ("did", "didn") or _denied(view, k):
        return "past"
    if word in _AHEAD or view.word(k) and view.tags[k] == "MD":
        return "future"
    if word != "to":
        return None
    k = _before_adverbs(view, k - 1)
    word = view.word(k)
    if word in _PLANS or word in _BE:
        return "past" if view.word(k - 1) == "been" and view.word(k - 2) == "had" else "future"
    return None


def _of_participle(view: View, i: int) -> Tense | None:
    """Behind "have" or "was" it is past, behind "is" a plan ("is scheduled") looks ahead, as does one alone."""
    word = view.low[i]
    k = _before_adverbs(view, i - 1)
    auxiliary = view.word(k)
    tag = view.tags[k] if k >= 0 else ""
    if auxiliary == "be" and _denied(view, _before_adverbs(view, k - 1)):
        return "past"
    if tag == "MD" or (auxiliary == "be" and (view.word(k - 1) == "to" or _modal(view, k - 1))):
        return "future"
    if auxiliary in _HAVE and _modal(view, k - 1):
        return "future"
    if auxiliary in _HAVE and word in ("scheduled", "set", "planned"):
        return "future"
    if tag == "VBD" and _looks_ahead(view, i):
        return "future"
    if tag == "VBD" or auxiliary in _HAVE or (auxiliary == "been"):
        return "past"
    if word in _PLANS and (word != "set" or view.word(i + 1) in ("for", "to")):
        return "future"
    if auxiliary in _BE:
        return "present"
    if tag == "VBG":
        return None
    return "past" if view.tags[i] == "VBN" else None


def _before_adverbs(view: View, k: int) -> int:
    """The piece at ``k``, or the one before the adverbs there; at most three."""
    for _ in range(3):
        if k >= 0 and view.tags[k] == "RB":
            k -= 1
    return k


def _modal(view: View, k: int) -> bool:
    k = _before_adverbs(view, k)
    return k >= 0 and (view.tags[k] == "MD" or view.low[k] in _AHEAD)


def _of_present(view: View, i: int) -> Tense | None:
    word = view.low[i]
    if word in _HAVE:
        perfect = any(view.tags[k] in ("VBN", "VBD") for k in range(i + 1, min(view.size, i + 5)))
        return "past" if perfect or word not in ("has", "have") else "present"
    if word in ("says", "say", "reports", "writes"):
        return None
    follows = [view.low[k] for k in range(i + 1, min(view.size, i + 3))]
    if word in _BE and any(f in _PLANS or f == "to" for f in follows):
        return "future"
    return "future" if word in _PLANS else "present"
