"""Ages without "years": ``a girl of six``, ``she died at 79``, ``the driver was 58``, ``the pension age is 67``.

Source: the complement of *be* and of *at* with numerals of age (Quirk et al., A Comprehensive Grammar of the English
Language, 6.63 and 9.40).
"""

from __future__ import annotations

from decimal import Decimal

from factx.quantities.near import number_at
from factx.quantities.read.ages import age_of, is_age
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, rule
from factx.rules.view import View
from factx.words.senses import nouns, verbs

_PERSONS = nouns("person") | nouns("post")
_BE = frozenset("is was are were be been 's ’s am".split())
_LEADS = frozenset("only just barely still already then now about around nearly almost not".split())
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "$", "JJR")
_CLAUSE = 8


def _bare(view: View, i: int) -> Match | None:
    """The number at piece ``i`` that may be an age: no noun, unit or sign behind it."""
    number = number_at(view, i)
    if number is None or not (is_age(number.value) or number.value.form == "range"):
        return None
    end = number.end
    tag = view.tags[end] if end < view.size else ""
    if tag in _NOUNS and not view.pieces.broken(end):
        return None
    return (
        None if view.word(end) in ("%", "percent", "per", "-", "of", "out", "in", ":") else number
    )


def _lead(view: View, i: int) -> int:
    """The piece before the number at ``i`` and its words of relation: ``was`` of ``was only about 12``."""
    at = i - 1
    said = view.before("relation", i)
    if said is not None:
        at = said.start - 1
    while view.word(at) in _LEADS:
        at -= 1
    return at


def _ends(view: View, number: Match) -> bool:
    """Whether the clause ends behind a number, or goes on with another: ``was 12 when``, ``was 12.``."""
    return view.word(number.end) in _ENDS or view.pieces.broken(number.end)


_ENDS = frozenset(
    '. , ; ) " ” ’ — – and or when while but as at who then now after before to if with'.split()
) | {""}


def _aged(number: Match) -> Found:
    return Found(number.end, age_of(number.value), (number,))


@rule(Kind("number"))
def child_of(view: View, i: int) -> Found | None:
    """``a girl of six``, ``children of 10``, ``a man of 60``; not ``a mother of three``, ``boys of 12 villages``."""
    number = _bare(view, i)
    at = _lead(view, i)
    if number is None or view.word(at) != "of" or view.word(at - 1) not in _YOUNG:
        return None
    return _aged(number)


_YOUNG = nouns("young")


@rule(Kind("number"))
def at_age(view: View, i: int) -> Found | None:
    """``she died at 79``, ``left school at 15``, ``At 79, she sings``; not ``the death toll is at 15``."""
    number = _bare(view, i)
    at = _lead(view, i)
    if number is None or view.word(at) != "at" or not _ends(view, number):
        return None
    if at == 0 or view.pieces.broken(at) or not view.word(at - 1)[-1:].isalnum():
        return _aged(number) if view.word(number.end) == "," and _somebody(view, number) else None
    for j in range(at - 1, max(at - 1 - _CLAUSE, -1), -1):
        if view.pieces.broken(j + 1) or not view.word(j)[-1:].isalnum():
            return None
        event = view.word(j) in _EVENTS and view.tags[j + 1] not in ("NN", "NNS")
        if event or _leaves(view, j, number):
            return _aged(number)
    return None


def _somebody(view: View, number: Match) -> bool:
    """Whether a person is the subject behind ``At 79,``: a pronoun, or a name of two words."""
    name, after = [*view.tags[number.end + 1 : number.end + 3], "", ""][:2]
    named = name == "NNP" and after in ("NNP", "VBD", "VBZ")
    return view.word(number.end + 1) in ("he", "she", "i") or named


_EVENTS = verbs("live_through") | nouns("stage_of_life")
_SCHOOL = frozenset(("school", "home", "college", "university"))
_HOURS = 12


def _leaves(view: View, j: int, number: Match) -> bool:
    """``left school at 15``; not ``left home at seven``, an hour."""
    years = number.value.value or number.value.low
    return view.word(j) in _LEAVE and view.word(j + 1) in _SCHOOL and years > _HOURS


_LEAVE = verbs("leave_school")


@rule(Kind("number"))
def was(view: View, i: int) -> Found | None:
    """``The driver was 58``, ``the youngest is nine``, ``Ann was only 12 when he died``; not ``the toll was 58``."""
    number = _bare(view, i)
    at = _lead(view, i)
    if number is None or view.word(at) not in _BE or not _ends(view, number):
        return None
    before, tag = view.word(at - 1), view.tags[at - 1] if at else ""
    if not _ELDEST.isdisjoint((before, view.word(at - 2))):
        return _aged(number)
    when = view.word(number.end) == "when" and (tag == "NNP" or before in ("he", "she", "i", "who"))
    person = before in _PERSONS and tag == "NN" and view.word(at) in ("is", "was")
    return _aged(number) if when or person or _kin(view, at, number) else None


def _kin(view: View, at: int, number: Match) -> bool:
    """``whose daughters are six and eight``: the members of a family, and one age for each."""
    owned = view.word(at - 1) in _KIN and view.word(at - 2) in _WHOSE
    return (
        owned
        and view.word(number.end) in (",", "and")
        and number_at(view, number.end + 1) is not None
    )


_ELDEST = frozenset(("youngest", "oldest", "eldest"))
_KIN = nouns("kin")
_WHOSE = frozenset("his her their my our your whose 's ’s the two three four".split())


@rule(Kind("number"))
def by_now(view: View, i: int) -> Found | None:
    """``His wife, now 80, agreed``, ``the driver, 58,``, ``The two, both 17``; not ``The price, now 80, fell``."""
    number = _bare(view, i)
    told = view.word(i - 2) in _KIN or (
        view.word(i - 2) in _PERSONS and view.tags[i - 2 : i - 1] == ["NN"]
    )
    if number is not None and view.word(i - 1) == "," and told:
        return _aged(number) if view.word(number.end) in (",", ".", ")", ";") else None
    if (
        number is None
        or view.word(i - 2) != ","
        or view.word(number.end) not in (",", ".", ")", "and")
    ):
        return None
    whole = view.word(i - 1) in ("both", "all")
    if not (whole or view.word(i - 1) in ("then", "now")):
        return None
    named = view.tags[i - 3 : i - 2] == (["CD"] if whole else ["NNP"])
    return _aged(number) if named or view.word(i - 3) in _PERSONS else None


@rule(Kind("number"))
def under(view: View, i: int) -> Found | None:
    """``half of the population is under 30``, ``most of the dead were over 65``; not ``prices are under 30``."""
    number = _bare(view, i)
    if (
        number is None
        or view.word(i - 1) not in ("under", "over", "above", "below")
        or not _ends(view, number)
    ):
        return None
    at = i - 2
    while view.word(at) in _LEADS:
        at -= 1
    if view.word(at) not in _BE:
        return None
    for j in range(at - 1, max(at - 7, -1), -1):
        if view.low[j] in (".", ",", ";") or view.pieces.broken(j + 1):
            return None
        if view.low[j] in _PERSONS or view.low[j] in _PEOPLE:
            return _aged(number)
    return None


_PEOPLE = frozenset("population workforce electorate dead injured them who".split())


@rule(Kind("number"), layer=2)
def of_age(view: View, i: int) -> Found | None:
    """``the average age is 46``, ``raise the pension age to 67``, ``life expectancy of 81.2``; no ``ice age of 90``."""
    number = view.at("number", i)
    if number is None or number.value.form not in ("cardinal", "range") or view.at("quantity", i):
        return None
    value = number.value.value or number.value.high
    bare = _bare(view, i) is not None or (value is not None and value % 1 != 0)
    if not bare or value is None or not Decimal(1) < value <= 125:
        return None
    for j in range(i - 1, max(i - 1 - _CLAUSE, -1), -1):
        word, tag = view.word(j), view.tags[j]
        if word in ("age", "expectancy"):
            return _aged(number) if j < i - 1 else None
        if not (
            tag in _BETWEEN
            or view.at("number", j)
            or view.word(j - 1) == "of"
            and view.word(j - 2) == "age"
        ):
            return None
    return None


_BETWEEN = frozenset("VB VBD VBZ VBN VBG VBP MD TO IN RB RBR JJR".split())


@rule(Kind("number"), layer=3)
def listed(view: View, i: int) -> Found | None:
    """``aged six and eight``, ``girls of 6, 8 and 10``: the ages behind the first."""
    number = _bare(view, i)
    at = i - 1 - (view.word(i - 1) in ("and", "or") and view.word(i - 2) == ",")
    if number is None or view.word(i - 1) not in ("and", "or", ",") or not _ends(view, number):
        return None
    first = view.before("quantity", at)
    told = first is not None and first.rule.startswith(
        ("quantities.told_ages", "quantities.ages.aged")
    )
    return _aged(number) if told and first is not None and first.end == first.parts[0].end else None
