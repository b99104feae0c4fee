"""The dateline before a report's first sentence: "DUBLIN, Nov 9 - Consumer prices rose"."""

from __future__ import annotations

import re

# A place in capitals, or a place with its country, then perhaps the date and the agency, then a dash.
_DATELINE = re.compile(
    r"(?:^|(?<=\n))[^\S\n]*"
    r"(?:[A-Z][A-Z.'’ -]{2,40}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}, (?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}))"
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([A-Za-z .]+\))?"
    r"[^\S\n]*(?:--?|–|—|_)[^\S\n]+"
)


def datelines(text: str) -> list[int]:
    """The offsets at which the text behind a dateline begins."""
    return [found.end() for found in _DATELINE.finditer(text)]
