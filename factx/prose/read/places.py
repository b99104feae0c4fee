"""Addresses, telephone numbers, names on the net."""

from __future__ import annotations

import re

from factx.prose.look import is_figure
from factx.rules.rule import Digit, Found, Words, rule
from factx.rules.view import View
from factx.words.senses import nouns

_STREETS = nouns("street")
_NUMBERED = frozenset("street st avenue ave".split())
_REACH = 40
_LINK = 400
_NET = re.compile(
    r"://|www\.|[^\W\d]\w*@\w|@\w*[^\W\d]|#\w*[^\W\d]|\w\.(com|org|net|gov|edu|info|io|co|cn|uk|de|tv|html?|php)\b",
    re.I,
)
_LONG_CALL = re.compile(
    r"\+\d{1,3}[ .-]?(?:\(\d{1,5}\)[ .-]?)?\d{1,5}(?:[ .-]\d{2,5}){1,4}(?!\d)"
    r"|(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\d)|(?:1-)?8\d\d-\d{3}-[A-Z0-9]{4}(?!\w)"
)
_SHORT_CALL = re.compile(r"\d{3}[ .-]\d{4}(?!\d)|0\d{2,4} \d{3,4}(?: \d{3,4})?(?!\d)|\d{3,6}(?!\d)")
_AFTER_CALL = frozenset("or for to and in if on at after".split())
_CALLS = frozenset(
    "call phone telephone tel dial dialing dialling hotline fax text helpline dialed dialled".split()
)


@rule(Digit())
def street(view: View, i: int) -> Found | None:
    """``221 Baker Street``, ``10 Downing Street``: a number, a name and a word for a street."""
    if not is_figure(view.raw[i]) or view.pieces.glued(i):
        return None
    at, streets = i + 1, _STREETS
    if view.pieces.glued(at) and view.word(at) in ("st", "nd", "rd", "th"):
        at, streets = at + 1, _NUMBERED
    for end in range(at, min(at + 4, view.size)):
        if not (
            view.raw[end][0].isupper() or view.raw[end] in (".", "-") or view.raw[end].isdecimal()
        ):
            return None
        if view.low[end] in streets:
            return Found(end + 1, "the number of a house") if end > i + 1 or at > i + 1 else None
    return None


@rule(Digit())
def net(view: View, i: int) -> Found | None:
    """``example.org/2020``, ``@user12``, ``#metoo2``, ``bob7@example.org``: nothing in it is a number."""
    glued, start, end = view.pieces.glued, i, i + 1
    while start > i - _REACH and glued(start):
        start -= 1
    while end < i + _REACH and glued(end):
        end += 1
    if end - start < 3 and view.raw[start] not in "@#":
        return None
    return (
        Found(end, "a name on the net", (), start)
        if _NET.search(view.pieces.said(start, end))
        else None
    )


@rule(Words(("http", "https", "www", "ftp")))
def link(view: View, i: int) -> Found | None:
    """``https://example.org/a/2020?b=1``: all that is grown to it, however long."""
    if view.pieces.glued(i) and view.raw[i - 1] not in "(<[\"'“":
        return None
    end, last = i + 1, min(i + _LINK, view.size)
    while end < last and view.pieces.glued(end):
        end += 1
    return (
        Found(end, "a name on the net") if view.word(i + 1) in (":", ".") and end > i + 3 else None
    )


@rule(Digit(), Words(("+", "(")))
def telephone(view: View, i: int) -> Found | None:
    """``+44 20 7946 0958``, ``(212) 555-0100``, ``1-800-555-0199``; ``call 911``, ``dial 555-0100``."""
    pieces = view.pieces
    if pieces.glued(i) and view.raw[i - 1] not in "(:":
        return None
    start = pieces.start[i]
    found = _LONG_CALL.match(pieces.text, start, start + 32)
    if found is None and any(view.word(j) in _CALLS for j in range(i - 1, max(i - 4, -1), -1)):
        found = _SHORT_CALL.match(pieces.text, start, start + 24)
        follows = view.word(pieces.at(found.end() - 1) + 1) if found else ""
        if found and found.group().isdecimal() and follows.isalpha() and follows not in _AFTER_CALL:
            found = None
    if found is None or found.end() == start:
        return None
    return Found(pieces.at(found.end() - 1) + 1, "a telephone number")
