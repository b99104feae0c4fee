"""The one rule by which a stretch of time is a quantity too, and where it is a time only.

A number and a unit of time is a quantity ("three years", "six weeks ago", "over the last five months"), as is "a" with
a unit where a duration is meant ("nearly a decade ago", "an hour after"). It is a time only where it names a period
of the calendar ("the first nine months", "the six months ended June 30") or a period of comparison ("a year earlier").
"""

from __future__ import annotations

from factx.rules.view import View
from factx.words.months import month_numbers

_ENDED = frozenset(("ended", "ending", "through", "to"))
_SHORT = frozenset(("hours", "minutes", "seconds"))
_FIRST = frozenset(("first", "final", "opening", "closing"))


_QUARTERS = tuple([word, "months"] for word in "three six nine 12 twelve 3 6 9".split())


def no_duration(view: View, i: int, end: int) -> str:
    """Why the number at piece ``i`` with a unit of time up to piece ``end`` is a time only, or the empty string."""
    if (
        view.word(i - 1) in _FIRST
        and view.low[end - 1] not in _SHORT
        and view.word(i - 2)
        in (
            "the",
            "its",
            "their",
            "this",
            "year",
            "'s",
            "’s",
            "",
        )
    ):
        return "a period of the calendar"
    if view.low[i:end] == ["one", "day"] and not _is_measured(view, i, end):
        return "some day"
    if view.word(end) in _ENDED and _is_end_of_period(view, i, end + 1):
        return "a period of the calendar"
    if view.low[i:end] in _QUARTERS and _is_reported(view, i, end):
        return "a period of the calendar"
    if is_compared(view, i, end):
        return "a period of comparison"
    return ""


def _is_reported(view: View, i: int, end: int) -> bool:
    """Whether a firm reports on months: ``for the nine months, net was``, ``the year-earlier six months``."""
    if view.low[max(i - 2, 0) : i] in (["in", "the"], ["for", "the"]):
        verb = view.tags[end] if end < view.size else ""
        return view.word(end) in (",", ".", ";", "") or verb in ("VBD", "VBZ", "MD")
    return view.low[max(i - 3, 0) : i] in _COMPARABLE or view.word(i - 1) in _SAME


_SAME = frozenset(("comparable", "corresponding", "same", "like"))
_COMPARABLE = (["year", "-", "earlier"], ["year", "-", "ago"], ["prior", "-", "year"])


def _is_end_of_period(view: View, i: int, at: int) -> bool:
    """Whether the end of a period stands at piece ``at``: ``June 30``, after ``the`` any date, ``the end of May``."""
    if view.word(at).rstrip(".") in month_numbers():
        return True
    return view.word(i - 1) == "the" and (
        view.at("time", at) is not None or view.low[at : at + 2] == ["the", "end"]
    )


def is_compared(view: View, i: int, end: int) -> bool:
    """``higher than four years ago``, ``from 4.9 percent five years earlier``; not ``more than a year ago`` alone."""
    if view.word(end) not in ("ago", "earlier", "before"):
        return False
    amount = view.before("quantity", i)
    if amount is not None:
        return view.word(amount.start - 1) in ("from", "with", "against", "than")
    if view.word(i - 1) != "than":
        return False
    word = view.word(i - 2)
    if view.word(i - 3) in ("more", "less") and view.tags[i - 2] in ("JJ", "RB"):
        return True
    if word in ("more", "less", "fewer"):
        return any(view.before("number", j) for j in range(i - 2, max(i - 5, 0), -1))
    return word.endswith("er") and view.tags[i - 2] in ("JJR", "RBR", "")


def _is_measured(view: View, i: int, end: int) -> bool:
    """Whether ``one day`` is how long, not some day: ``by one day``, ``one day after``."""
    before = (
        "by",
        "in",
        "for",
        "within",
        "after",
        "than",
        "just",
        "only",
        "about",
        "least",
        "last",
        "every",
        "-",
    )
    return view.word(i - 1) in before or view.word(end) in (
        "after",
        "before",
        "later",
        "ahead",
        "ago",
        "earlier",
        "to",
    )
