"""Run the rules of the prose over a text: which pieces are closed, and why."""

from __future__ import annotations

from factx.rules.grammar import Grammar
from factx.rules.lexicon import Lexicon
from factx.rules.match import why
from factx.store import Sheet


class ProseReader:
    """Closes the digits inside names; the value of a closed match is the reason. Also marks tallies of votes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.grammar = Grammar("factx.prose.read", "closed", lexicon)

    def __call__(self, sheet: Sheet) -> None:
        """Read the sheet and put what was found onto it."""
        view = sheet.view(self.lexicon)
        closed = self.grammar.read(view)
        for kind in sorted(self.grammar.kinds):
            sheet.put(kind, [row[0] for _, row in sorted(view.charts[kind].items())])
        sheet.set("rejected", [why(match, sheet.pieces) for match in closed])
