"""A line of a list that gives a label and a number: ``Injured: 74``.

Source: the labelled lists of casualties, votes and results in wire copy; the label names what is counted.
"""

from __future__ import annotations

from factx.numbers.value import Number
from factx.rules.match import Match
from factx.rules.view import View

_LONGEST = 5


def label_of(view: View, number: Match) -> tuple[int, int] | None:
    """The pieces of the label, where a line holds nothing but it, a colon and the number.

    ``Total dead: 10`` and ``Americans: 0`` are such lines; ``He said: 10`` at the end of a sentence is none.
    """
    value: Number = number.value
    colon, text, start = number.start - 1, view.pieces.text, view.pieces.start
    if value.form != "cardinal" or view.word(colon) != ":":
        return None
    after = text[view.pieces.end[number.end - 1] :].lstrip(" \t\r")
    line = text.rfind("\n", 0, start[colon]) + 1
    first = view.pieces.at(line)
    words = view.raw[first:colon]
    plain = all(word.isalpha() for word in words) and 0 < len(words) <= _LONGEST
    alone = not after or after[0] == "\n"
    return (first, colon) if plain and alone and words[0][0].isupper() else None
