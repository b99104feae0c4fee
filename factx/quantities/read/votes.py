"""The two sides of a vote."""

from __future__ import annotations

from factx.numbers.value import Number
from factx.quantities.near import is_whole
from factx.quantities.value import Amount
from factx.rules.rule import Found, Kind, rule
from factx.rules.view import View
from factx.words.senses import nouns, verbs

_VOTES = verbs("vote_on") | nouns("voting")
_JOINTS = frozenset(("-", "–", "to", "‐", "‑"))


@rule(Kind("number"))
def side(view: View, i: int) -> Found | None:
    """``voted 89-52``, ``by 52 votes to 48``, ``a 5-4 ruling``: each side is a count."""
    number = view.at("number", i)
    if number is None or number.value.form != "cardinal" or not is_whole(number.value):
        return None
    first = view.word(number.end) in _JOINTS and _whole(view, number.end + 1)
    second = view.word(i - 1) in _JOINTS and _ends(view, i - 1)
    if not (first or second) or not _is_vote(view, i):
        return None
    return Found(number.end, Amount(Number("cardinal", number.value.value), "count"), (number,))


def _whole(view: View, i: int) -> bool:
    number = view.at("number", i)
    return number is not None and number.value.form == "cardinal" and is_whole(number.value)


def _ends(view: View, i: int) -> bool:
    number = view.before("number", i)
    return number is not None and number.value.form == "cardinal" and is_whole(number.value)


def _is_vote(view: View, i: int) -> bool:
    """Whether a word of voting stands close by."""
    return any(view.word(j) in _VOTES for j in range(max(i - 7, 0), min(i + 7, view.size)))
