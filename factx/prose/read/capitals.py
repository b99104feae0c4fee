"""Names with a number in them that their capital gives away."""

from __future__ import annotations

from factx.prose.look import DASHES, MONTHS, WEEKDAYS, begins, counts, is_figure
from factx.prose.tables import CODES, Code
from factx.rules.rule import Digit, Found, rule
from factx.rules.view import View

_STOPS = frozenset(
    "about some only nearly almost over under around at in on of by for from with to the a an and or but than "
    "as is are "
    "was were being has have had he she they we it i you be been last next all more most less least up down "
    "until till since "
    "after before when while if that these those this into out off per mr mrs ms dr approximately roughly another "
    "exactly just killed kills kill wins win won leaves left total day christmas easter ramadan early late mid "
    "spring summer autumn fall winter circa ages age aged noon no nos number q top".split()
)
_CLOSERS = frozenset((".", ",", ";", ":", "!", "?", ")", '"', "”", "’", "'", "'s", "’s"))
_MANY = frozenset("were are have were and of to or other more new percent".split())


@rule(Digit(), layer=2)
def capitalised(view: View, i: int) -> Found | None:
    """``Windows 10``, ``Falcon 9``, ``Hayabusa 2``: a name, a number, and nothing counted behind it.

    Not at the beginning of a sentence, not where all words have capitals (a headline), not with a year, a month or
    a currency, not before a plural ("in Iraq 12 soldiers").
    """
    if not is_figure(view.raw[i], 4) or view.pieces.glued(i) or begins(view, i):
        return None
    if view.before("closed", i + 1):
        return None
    head = i - 1
    name = view.raw[max(head, 0)]
    if head < 1 or not (name[0].isupper() and name.isalpha() and len(name) > 1):
        return None
    if (
        view.word(head - 1) == "told"
        or begins(view, head)
        or _is_no_head(view, head)
        or 1900 <= int(view.raw[i]) <= 2100
    ):
        return None
    if _counted(view, i + 1) or not _prose(view, i):
        return None
    return Found(i + 1, "a number in a name", (), head)


def _is_no_head(view: View, i: int) -> bool:
    word = view.low[i]
    if word in _STOPS or word in MONTHS or word in WEEKDAYS:
        return True
    return view.raw[i] in view.table(CODES, Code).by_key


def _counted(view: View, i: int) -> bool:
    """Whether the number before piece ``i`` counts what follows, or belongs to a longer number."""
    word = view.word(i)
    if not word or view.pieces.broken(i):
        return False
    if counts(view, i) or word in _MANY or word in DASHES or word[0].isdecimal():
        return True
    if view.pieces.glued(i) and word not in _CLOSERS:
        return True
    return word.islower() and word.endswith("s") and len(word) > 3 and view.raw[i].islower()


def _prose(view: View, i: int) -> bool:
    """Whether a long word without capital stands near: a headline in capitals has none."""
    near = view.raw[max(i - 7, 0) : i] + view.raw[i + 1 : i + 8]
    return any(word.islower() and len(word) > 4 for word in near)
