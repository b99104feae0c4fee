"""Ordinals that rank: the value is the position; ordinals that only identify are no quantities."""

from __future__ import annotations

from factx.numbers.value import Number
from factx.quantities.near import after_hyphen, is_whole
from factx.quantities.nouns import phrase_at
from factx.quantities.value import Amount
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View
from factx.words.senses import nouns

_RUNS = frozenset(("consecutive", "straight", "successive"))
_PLACES = frozenset(("place", "position", "spot", "rank", "seed", "places", "positions"))
_RANKED = frozenset(
    "ranked ranks rank ranking finished finish finishes finishing placed came come comes seeded".split()
)
_SPANS = frozenset(("day", "session", "week", "month", "year", "night", "season"))
_NOT_RANKED = frozenset(("end", "floor", "base", "period", "term", "quarter", "half", "day"))


_BE = frozenset("is was are were be been being 's ’s 're ’re 'm ’m".split())
_BECOME = _BE | frozenset("become becomes became".split())


def ordinal_at(view: View, i: int) -> Match | None:
    """The ordinal at piece ``i``, above the first: ``first`` alone ranks nothing."""
    found = view.at("number", i)
    if found is None or found.value.form != "ordinal" or found.value.value is None:
        return None
    return found


def _rank(match: Match, name: str = "") -> Amount:
    return Amount(Number("ordinal", match.value.value), "none", "1", name)


@rule(Kind("number"))
def superlative(view: View, i: int) -> Found | None:
    """``third-largest``, ``second lowest``, ``fourth most populous``."""
    found = ordinal_at(view, i)
    if found is None:
        return None
    at = after_hyphen(view, found.end)
    tag = view.tags[at] if at < view.size else ""
    word = view.word(at)
    best = word in (
        "most",
        "least",
        "best",
        "worst",
        "highest",
        "lowest",
        "largest",
        "biggest",
        "longest",
    )
    if not best and not (
        word.endswith("est") and len(word) > 4 and (tag in ("JJS", "RBS", "JJ", "", "NN", "HYPH"))
    ):
        return None
    if view.word(i - 1) == "-" and view.pieces.glued(i):
        return None
    end = at + 1
    if word in ("most", "least"):
        end = after_hyphen(view, end) + 1
    return Found(min(end, view.size), _rank(found), (found,))


@rule(Kind("number"))
def in_a_row(view: View, i: int) -> Found | None:
    """``an eighth consecutive year``, ``the third straight win``, ``a second successive quarter``."""
    found = ordinal_at(view, i)
    if found is None:
        return None
    if view.word(after_hyphen(view, found.end)) not in _RUNS:
        return _in_a_row(view, found)
    end = after_hyphen(view, found.end) + 1
    name = view.low[end - 1]
    while end < min(view.size, found.end + 5) and view.tags[end].startswith(("NN", "JJ")):
        name = f"{name} {view.low[end]}"
        end += 1
        if view.tags[end - 1].startswith("NN"):
            break
    return Found(end, _rank(found, name), (found,))


def _in_a_row(view: View, found: Match) -> Found | None:
    """``the third year in a row``, ``her fifth medal in a row``, ``the sixth year running``."""
    end = _noun_end(view, found.end)
    if end is None:
        return None
    at = end
    if view.word(at) == "of":
        at = _noun_end(view, at + 1) or at
    if view.low[at : at + 3] != ["in", "a", "row"] and view.word(at) != "running":
        return None
    return Found(end, _rank(found, view.low[end - 1]), (found,))


def _noun_end(view: View, i: int) -> int | None:
    """The piece after the noun of the phrase that begins at piece ``i``, if it is a short one."""
    end = i
    while end < min(view.size, i + 4) and view.tags[end].startswith(("NN", "JJ", "HYPH")):
        end += 1
    return end if end > i and view.tags[end - 1].startswith("NN") else None


@rule(Kind("number"))
def place(view: View, i: int) -> Found | None:
    """``fourth place``, ``10th position``, ``ranked fifth``, ``the 100th anniversary``, ``for a fourth time|day``."""
    found = ordinal_at(view, i)
    if found is None:
        return None
    at = after_hyphen(view, found.end)
    word = view.word(at)
    if word in _PLACES:
        return Found(at + 1, _rank(found), (found,))
    if word in ("anniversary", "birthday", "edition"):
        return Found(at + 1, _rank(found), (found,)) if word != "edition" else None
    if view.word(i - 2) == "for" and view.word(i - 1) in ("a", "the") and found.value.value != 1:
        if word == "time":
            return Found(found.end, _rank(found), (found,))
        if word in _SPANS and view.word(at + 1) != "of":
            return Found(at + 1, _rank(found, word), (found,))
    if view.word(i - 1) in _BE and word in ("in", "among", "overall", "behind"):
        return Found(found.end, _rank(found), (found,))
    if view.low[max(i - 2, 0) : i] in (["up", "from"], ["down", "from"]) and not word.isalpha():
        return Found(found.end, _rank(found), (found,))
    if view.word(i - 1) in ("come", "comes", "came") and found.value.value == 1:
        return None
    ranked = {
        view.word(i - 1),
        view.word(i - 2) if view.word(i - 1) in ("in", "a", "the") else "",
    } & _RANKED
    if ranked and word not in _NOT_RANKED:
        return Found(found.end, _rank(found), (found,))
    return None


@rule(Kind("number"))
def of_those(view: View, i: int) -> Found | None:
    """``the second activist to be charged``, ``it was the third fire in the town``: so many there are by now.

    Also ``the third of its kind``, ``the third time he came``, ``the fire, the second on the farm since May``.
    """
    found = ordinal_at(view, i)
    if (
        found is None
        or found.value.value == 1
        or view.word(i - 1) not in ("the", "a", "an", "his", "its", "only")
    ):
        return None
    comma = view.word(i - 2) in (",", "—", "–") and _since(view, found.end)
    so_far = comma or (view.word(i - 1) == "the" and view.word(i - 2) in _BECOME)
    kind = view.low[found.end : found.end + 3] in _KINDS
    if kind or (so_far and (view.word(found.end) == "time" or _within(view, found.end))):
        return Found(found.end, _rank(found), (found,))
    end = found.end
    while end < min(view.size, found.end + 5) and view.tags[end].startswith(
        ("NN", "JJ", "HYPH", "VBN")
    ):
        end += 1
    if end == found.end or not view.tags[end - 1].startswith("NN"):
        return None
    after = view.word(end)
    to_be = after == "to" and view.tags[end + 1 : end + 2] in (["VB"],)
    counted = so_far and _within(view, end) and view.low[end - 1] not in _NOT_RANKED
    said = to_be or counted or after == "being"
    return Found(found.end, _rank(found), (found,)) if said else None


def _within(view: View, i: int) -> bool:
    """Whether what is counted is limited at piece ``i``: ``in town``, ``at the bank since May``; no ``on the left``."""
    return view.word(i) in ("in", "since", "this", "within") or (
        view.word(i) in ("on", "at") and _since(view, i)
    )


_KINDS = (["of", "its", "kind"], ["of", "their", "kind"], ["such", "case", "in"])


def _since(view: View, i: int) -> bool:
    """Whether the phrase from piece ``i`` on counts what there was in some time: ``since May``, ``in two years``."""
    for j in range(i, min(i + 8, view.size)):
        if view.low[j] in (".", ",", ";") or view.pieces.broken(j):
            return False
        if view.low[j] == "since" or view.low[j : j + 2] in _THIS:
            return True
        if view.low[j] in ("in", "within") and (
            view.at("number", j + 1) or view.word(j + 1) == "less"
        ):
            return True
    return False


_THIS = (["this", "year"], ["this", "month"], ["this", "week"], ["this", "season"])


@rule(Words(("#", "no", "no.", "number", "nos")))
def numbered(view: View, i: int) -> Found | None:
    """``#2``, ``No. 3 in the world``, ``the number two supplier``: a rank, where it is no name."""
    at = i + 1
    if view.word(i) == "no" and view.word(at) == ".":
        at += 1
    number = view.at("number", at)
    if (
        number is None
        or number.value.form != "cardinal"
        or not is_whole(number.value)
        or number.value.value > 500
    ):
        return None
    if view.low[i] == "number" and (
        view.raw[at][0].isdecimal() or view.word(i - 1) in ("a", "any")
    ):
        return None
    if view.low[i] in ("no", "nos") and at == i + 1 or not _ranks(view, i, at, number.end):
        return None
    return Found(number.end, Amount(Number("ordinal", number.value.value), "none"), (number,))


def _ranks(view: View, i: int, at: int, end: int) -> bool:
    """Whether a number with its sign is a rank: ``the #2 browser``, ``been #3``, ``No. 1 in``; no street or name."""
    if view.low[i] == "#":
        return view.pieces.glued(at) and not view.pieces.glued(i)
    before, after = view.word(i - 1), view.word(end)
    said = before in (
        "the",
        "world",
        "ranked",
        "is",
        "was",
        "at",
        "’s",
        "'s",
        "as",
        "a",
        "country",
        "its",
        "his",
        "her",
    )
    return said and (
        _leads(view, before, at, end)
        or after
        in ("in", "spot", "seed", "player", "ranking", "ranked", ",", ".", "pick", "selection")
        or before == "ranked"
    )


def _leads(view: View, before: str, at: int, end: int) -> bool:
    """Whether a small number tells how high a thing stands: ``the No. 1 U.S. auto maker``; no ``No. 2 fuel oil``."""
    small = view.raw[at].isdecimal() and len(view.raw[at]) == 1
    if not small or before in ("at", "as", "a", "is", "was") or view.pieces.glued(end):
        return False
    phrase = phrase_at(view, end, False)
    if phrase is None:
        return False
    head = view.raw[phrase.end - 1]
    named = head[0].isupper() and view.raw[phrase.start][0].isupper()
    return not named and not _NUMBERED.intersection(view.low[phrase.start : phrase.end])


# Things of which there are several alike, told apart by their numbers.
_NUMBERED = nouns("numbered")
