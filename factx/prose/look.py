"""Small looks at the pieces around digits, shared by the rules that close names."""

from __future__ import annotations

from factx.rules.view import View
from factx.words.months import month_numbers

DASHES = frozenset("-‐‑–—−")
_PERIODS = (
    "second minute hour day night week weekend fortnight month quarter year season decade century"
).split()
_UNITS = (
    "percent per % pc pct percentage million billion trillion thousand hundred dozen bn mn tn crore lakh "
    "people persons "
    "men women times points euros dollars pounds yen yuan cents pence km kilometers kilometres miles meters metres "
    "tons tonnes kg mph kmh degrees ° inch inches foot feet ft cm mm lb lbs gb mb tb ghz mhz watt watts"
).split()
COUNTED = frozenset(_PERIODS) | frozenset(f"{period}s" for period in _PERIODS) | frozenset(_UNITS)
_ENDS = frozenset('.!?:;"“”‘(—–•*|[')
MONTHS = frozenset(month_numbers())
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)


def is_figure(word: str, most: int = 5) -> bool:
    """Whether a piece is a plain whole number of at most so many digits."""
    return word.isdecimal() and len(word) <= most


def counts(view: View, i: int) -> bool:
    """Whether a unit, a multiplier or a period stands at piece ``i``, so that a number before it is one."""
    if view.word(i) in DASHES and view.pieces.glued(i):
        i += 1
    return view.word(i) in COUNTED and not view.pieces.broken(i)


def begins(view: View, i: int) -> bool:
    """Whether a sentence, a line or a quotation begins at piece ``i``."""
    if i <= 0 or view.raw[i - 1] in _ENDS or view.pieces.broken(i):
        return True
    gap = view.pieces.text[view.pieces.end[i - 1] : view.pieces.start[i]]
    return "\n" in gap


def capital(word: str) -> bool:
    """Whether a piece is a word with a capital in it."""
    return word.isalpha() and not word.islower()
