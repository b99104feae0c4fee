"""What the prose closes or frames before numbers are read.

In: pieces of the text. Out: closed pieces (digits inside a name, each with its reason), tallies of votes (kind "vote",
left open), and where paragraphs begin.

- ``dateline.py`` finds where the text behind a dateline begins.
- ``blocks.py`` cuts a long text at sentence ends.
- ``tables.py`` describes the tables of names; ``look.py`` looks at the pieces around digits.
- ``read/`` holds the rules that close pieces; ``reader.py`` runs them; ``component.py`` is the spaCy component.
"""
