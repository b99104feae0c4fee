"""Run the rules of numbers over a text."""

from __future__ import annotations

from factx.rules.grammar import Grammar
from factx.rules.lexicon import Lexicon
from factx.store import Sheet


class NumberReader:
    """Finds numbers and the relations before them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.grammar = Grammar("factx.numbers.read", "number", lexicon)

    def __call__(self, sheet: Sheet) -> None:
        """Read the sheet and put what was found onto it."""
        view = sheet.view(self.lexicon)
        self.grammar.read(view)
        for kind in sorted(self.grammar.kinds):
            sheet.put(kind, [row[0] for _, row in sorted(view.charts[kind].items())])
